import { startPage } from '../kit/startPage.ts'
import QualityPage from './QualityPage.vue'

startPage(QualityPage)
