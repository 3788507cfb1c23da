import { startPage } from '../kit/startPage.ts'
import LabPage from './LabPage.vue'

startPage(LabPage)
