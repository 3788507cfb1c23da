import type { Ref, ShallowRef } from 'vue'
import type { ChatEntry, ChatLog } from './chat-log.ts'
import type { WireMessage, WireType } from './wire.ts'
import { onScopeDispose, readonly, ref, shallowReadonly, shallowRef } from 'vue'
import { RateLimit } from '../../rtc/rate-limit.ts'
import { ChatChannel } from './chat-channel.ts'
import { acknowledge, append, breakOff, change } from './chat-log.ts'
import { fillerPayload, inspect, toPayload } from './wire.ts'

export interface UseChatOptions {
  /** What was said before, with whom this chat goes on. */
  initial: ChatLog
  /** Tells the other end how many of its messages have arrived. */
  acknowledge: (received: number) => void
}

export interface UseChatReturn {
  log: Readonly<ShallowRef<ChatLog>>
  isOpen: Readonly<Ref<boolean>>
  /** Messages that came too fast to be shown. */
  unshown: Readonly<Ref<number>>
  /** Takes the channel of a new connection, in place of the one before. */
  attach: (channel: RTCDataChannel) => void
  /** The connection is gone; a channel whose own end closed it says nothing. */
  check: () => void
  /** Sends a text, or keeps it until there is a channel. */
  send: (text: string, type: WireType) => void
  /** Sends a message of that many bytes, and keeps what the browser says of it. */
  sendFiller: (sizeBytes: number, type: WireType) => void
  /** Sends one again whose fate is unknown. */
  resend: (entry: ChatEntry) => void
  /** The other end has so many messages of this channel. */
  confirm: (received: number) => void
  /** Begins with another partner, or none. */
  restart: (log: ChatLog) => void
}

/** Nobody reads faster; a flood is counted and not shown. */
const SHOWN_PER_SECOND = 10
const SHOWN_AT_ONCE = 40
const MAX_ERROR_LENGTH = 200

/** A chat over one data channel after another: what is written, sent, acknowledged and received. */
export function useChat({ initial, acknowledge: tellReceived }: UseChatOptions): UseChatReturn {
  const log = shallowRef(initial)
  const isOpen = ref(false)
  const unshown = ref(0)
  const pace = new RateLimit({
    perSecond: SHOWN_PER_SECOND,
    burst: SHOWN_AT_ONCE,
    nowMs: Date.now(),
  })
  let current: ChatChannel | null = null

  function attach(channel: RTCDataChannel): void {
    release()
    current = new ChatChannel(channel, {
      onopen: handleOpen,
      onmessage: handleMessage,
      onclose: release,
    })
  }

  function release(): void {
    current?.release()
    current = null
    isOpen.value = false
    log.value = breakOff(log.value)
  }

  function handleOpen(): void {
    isOpen.value = true
    for (const entry of log.value.entries.filter(({ state }) => state === 'waiting'))
      transmit(entry)
  }

  function handleMessage(message: WireMessage, count: number): void {
    tellReceived(count)
    if (pace.take(Date.now())) {
      log.value = append(log.value, message, {
        state: 'received',
        atMs: Date.now(),
      })
    }
    else {
      unshown.value += 1
    }
  }

  function write(payload: string | Uint8Array<ArrayBuffer>): void {
    const message = inspect(payload)
    if (!message)
      return
    log.value = append(log.value, message, {
      state: 'waiting',
      atMs: Date.now(),
    })
    const entry = log.value.entries.at(-1)
    if (entry)
      transmit(entry)
  }

  function transmit({ id, text, type, sizeBytes }: ChatEntry): void {
    if (!current?.isOpen)
      return
    try {
      const n = current.send(text === null
        ? fillerPayload(sizeBytes, type)
        : toPayload(text, type))
      log.value = change(log.value, id, {
        state: 'sent',
        n,
        atMs: Date.now(),
      })
    }
    catch (thrown) {
      const error = thrown instanceof Error
        ? `${thrown.name}: ${thrown.message}`
        : String(thrown)
      log.value = change(log.value, id, {
        state: 'refused',
        error: error.slice(0, MAX_ERROR_LENGTH),
      })
    }
  }

  onScopeDispose(release)
  return {
    log: shallowReadonly(log),
    isOpen: readonly(isOpen),
    unshown: readonly(unshown),
    attach,
    check() {
      if (current && isOpen.value && !current.isOpen)
        release()
    },
    send: (text, type) => write(toPayload(text, type)),
    sendFiller: (sizeBytes, type) => write(fillerPayload(sizeBytes, type)),
    resend(entry) {
      log.value = change(log.value, entry.id, { state: 'waiting', n: null })
      transmit(entry)
    },
    confirm: received => log.value = acknowledge(log.value, received, Date.now()),
    restart(next) {
      log.value = next
      unshown.value = 0
    },
  }
}
