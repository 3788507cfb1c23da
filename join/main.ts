import { createApp, effectScope } from 'vue'
import { followColorScheme } from '../composables/colorScheme.ts'
import JoinApp from './JoinApp.vue'
import { useJoin } from './useJoin.ts'
import '../styles/tokens.css'
import './join.css'

/** How long the picture waits for the connection to be on its way: the preloaded configuration takes a tenth of that. */
const HEAD_START_MS = 80

followColorScheme()
// Connecting takes a slow phone longest, so its first packet leaves before anything is drawn.
const scope = effectScope(true)
const join = scope.run(useJoin)!
void Promise.race([
  join.started,
  new Promise(resolve => setTimeout(resolve, HEAD_START_MS)),
])
  .then(() => createApp(JoinApp, { join }).mount('#app'))
