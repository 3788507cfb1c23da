import { startPage } from '../kit/startPage.ts'
import BoardPage from './BoardPage.vue'

startPage(BoardPage)
