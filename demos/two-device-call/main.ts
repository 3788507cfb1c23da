import { startPage } from '../kit/startPage.ts'
import CallPage from './CallPage.vue'

startPage(CallPage)
