import { startPage } from '../kit/startPage.ts'
import ConnectivityPage from './ConnectivityPage.vue'

startPage(ConnectivityPage)
