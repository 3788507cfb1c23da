import { startPage } from '../kit/startPage.ts'
import FileDropPage from './FileDropPage.vue'

startPage(FileDropPage)
