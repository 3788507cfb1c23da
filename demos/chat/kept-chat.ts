import type { ChatLog } from './chat-log.ts'
import { parseText } from '../../rtc/parse.ts'
import { breakOff, EMPTY_LOG } from './chat-log.ts'
import { KeptChatSchema } from './chat-schemas.ts'

const keyOf = (stageId: string): string => `wt-chat-${stageId}`

/** The chat that this tab had on this stage with this partner before it was reloaded; empty where it had none. */
export function recallChat(stageId: string, partnerId: string | null): ChatLog {
  const kept = parseText(KeptChatSchema, readStorage(keyOf(stageId)) ?? '')
  return kept && kept.partnerId === partnerId
    ? breakOff(kept.log)
    : EMPTY_LOG
}

/**
 * The chat with a partner who came, in place of that with `before`. What was written while nobody had ever been there
 * waits for the first who comes.
 */
export function turnTo(stageId: string, partnerId: string, before: { partnerId: string | null, log: ChatLog }): ChatLog {
  const recalled = recallChat(stageId, partnerId)
  return before.partnerId === null && recalled.entries.length === 0
    ? before.log
    : recalled
}

export function keepChat(stageId: string, partnerId: string | null, log: ChatLog): void {
  try {
    sessionStorage.setItem(keyOf(stageId), JSON.stringify({ partnerId, log }))
  }
  catch {
    // Storage is full or refused: the chat lasts as long as the page.
  }
}

function readStorage(key: string): string | null {
  try {
    return sessionStorage.getItem(key)
  }
  catch {
    return null
  }
}
