import { startPage } from '../startPage.ts'
import GalleryPage from './GalleryPage.vue'

startPage(GalleryPage)
