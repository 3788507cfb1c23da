import { createApp } from 'vue'
import { followColorScheme } from '../composables/colorScheme.ts'
import JoinApp from './JoinApp.vue'
import '../styles/tokens.css'
import './join.css'

followColorScheme()
createApp(JoinApp).mount('#app')
