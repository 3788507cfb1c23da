import { startPage } from '../kit/startPage.ts'
import ScreenSharePage from './ScreenSharePage.vue'

startPage(ScreenSharePage)
