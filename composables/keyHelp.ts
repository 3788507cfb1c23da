import { ref } from 'vue'

/** Whether this window of the deck shows which keys there are. */
export const isKeyHelpShown = ref(false)
