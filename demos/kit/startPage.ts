import type { Component } from 'vue'
import { createApp } from 'vue'
import { followColorScheme } from '../../composables/colorScheme.ts'
import '../../styles/tokens.css'
import '../../styles/ground.css'
import './page.css'

/** Draws a demo's own page. */
export function startPage(page: Component): void {
  followColorScheme()
  createApp(page).mount('#app')
}
