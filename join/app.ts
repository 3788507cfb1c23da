import type { Beginning } from './beginning.ts'
import { createApp } from 'vue'
import { followColorScheme } from '../composables/colorScheme.ts'
import JoinApp from './JoinApp.vue'
import '../styles/tokens.css'
import '../styles/ground.css'
import './join.css'

/** Draws the page around what is already under way. */
export function startApp(beginning: Beginning): void {
  followColorScheme()
  createApp(JoinApp, { beginning }).mount('#app')
}
