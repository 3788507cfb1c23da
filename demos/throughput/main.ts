import { startPage } from '../kit/startPage.ts'
import ThroughputPage from './ThroughputPage.vue'

startPage(ThroughputPage)
