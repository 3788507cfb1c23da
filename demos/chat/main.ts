import { startPage } from '../kit/startPage.ts'
import ChatPage from './ChatPage.vue'

startPage(ChatPage)
