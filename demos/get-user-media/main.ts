import { startPage } from '../kit/startPage.ts'
import GetUserMediaPage from './GetUserMediaPage.vue'

startPage(GetUserMediaPage)
