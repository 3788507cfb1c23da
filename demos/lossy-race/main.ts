import { startPage } from '../kit/startPage.ts'
import RacePage from './RacePage.vue'

startPage(RacePage)
