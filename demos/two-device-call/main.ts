import { createApp } from 'vue'
import { followColorScheme } from '../../composables/colorScheme.ts'
import StandaloneCall from './StandaloneCall.vue'
import '../../styles/tokens.css'
import './page.css'

followColorScheme()
createApp(StandaloneCall).mount('#app')
