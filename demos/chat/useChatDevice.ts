import type { ComputedRef, MaybeRefOrGetter, Ref } from 'vue'
import type { UsePairConnectionReturn } from '../../composables/usePairConnection.ts'
import type { UseRoomReturn } from '../../composables/useRoom.ts'
import type { Participant } from '../../room/state.ts'
import type { ChatEntry } from './chat-log.ts'
import type { ChatReport, Control, OwnEntry } from './chat-schemas.ts'
import type { UseChatReturn } from './useChat.ts'
import { useTimeoutFn } from '@vueuse/core'
import { readonly, ref, toValue, watch } from 'vue'
import { parseText } from '../../rtc/parse.ts'
import { useStageDevice } from '../kit/stage/useStageDevice.ts'
import { ControlSchema, MAX_REPORTED } from './chat-schemas.ts'
import { info } from './info.ts'
import { keepChat, recallChat, turnTo } from './kept-chat.ts'
import { useChat } from './useChat.ts'

export interface UseChatDeviceReturn {
  chat: UseChatReturn
  pair: UsePairConnectionReturn
  partner: ComputedRef<Participant | null>
  isPartnerTyping: Readonly<Ref<boolean>>
  /** The largest message that this connection takes; `null` while there is none. */
  maxMessageBytes: Readonly<Ref<number | null>>
  /** Says whether somebody is typing here. */
  setTyping: (isTyping: boolean) => void
  leave: () => void
}

/** Longest control frame that is parsed at all. */
const MAX_CONTROL_LENGTH = 200
/** Who has not said for so long that they type, types no more. */
const TYPING_MS = 4_000

/** One of the two devices of the chat. */
export function useChatDevice({ room, stageId }: { room: UseRoomReturn, stageId: MaybeRefOrGetter<string> }): UseChatDeviceReturn {
  const maxMessageBytes = ref<number | null>(null)
  const isPartnerTyping = ref(false)
  const stopTyping = useTimeoutFn(() => isPartnerTyping.value = false, TYPING_MS, { immediate: false })
  let typedAtMs = 0
  let isSaidToType = false
  /** The connection to the screen that has been told all there is to tell. */
  let toldScreen: RTCPeerConnection | null = null

  const device = useStageDevice({
    room,
    stageId,
    info,
    channels: ['chat'],
    onchannel: handleChannel,
    onmessage: handleControl,
    ontell: tell,
  })
  const { pair, partner } = device
  /** Whom this chat is with, kept while they are away. */
  let partnerId = partner.value?.id ?? null
  const chat = useChat({
    initial: recallChat(toValue(stageId), partnerId),
    acknowledge: received => control({ kind: 'ack', received }),
  })

  function handleChannel(_purpose: string, channel: RTCDataChannel): void {
    chat.attach(channel)
  }

  function control(value: Control): void {
    pair.send(JSON.stringify(value))
  }

  function handleControl(json: string): void {
    const message = json.length > MAX_CONTROL_LENGTH
      ? null
      : parseText(ControlSchema, json)
    if (message?.kind === 'ack')
      return chat.confirm(message.received)
    if (!message)
      return
    isPartnerTyping.value = message.isTyping
    if (message.isTyping)
      stopTyping.start()
  }

  function setTyping(isTyping: boolean): void {
    typedAtMs = isTyping
      ? Date.now()
      : 0
    if (isTyping !== isSaidToType)
      sayTyping(isTyping)
  }

  /** Said again while somebody goes on typing: it ends by itself at the other end, and a channel may be new. */
  function sayTyping(isTyping: boolean): void {
    isSaidToType = isTyping
    control({ kind: 'typing', isTyping })
    report({ kind: 'typing', isTyping })
  }

  function report(value: ChatReport): boolean {
    return device.report(value)
  }

  function reportEntries(entries: readonly ChatEntry[]): boolean {
    const own = entries.flatMap(({ n: _n, state, ...entry }): OwnEntry[] => state === 'received'
      ? []
      : [
          {
            ...entry,
            head: [...entry.head],
            state,
          },
        ])
    return report({
      kind: 'entries',
      nowMs: Date.now(),
      entries: own.slice(-MAX_REPORTED),
    })
  }

  /** A screen that came, or came back, is told what was said before. */
  function tell(): void {
    const connection = device.screen.connection()
    if (connection && connection !== toldScreen && reportEntries(chat.log.value.entries))
      toldScreen = connection
    report({ kind: 'limit', maxMessageBytes: maxMessageBytes.value })
    if (Date.now() - typedAtMs < TYPING_MS)
      sayTyping(true)
  }

  watch(pair.state, chat.check)
  watch(chat.isOpen, () => {
    const limit = pair.connection()?.sctp?.maxMessageSize
    maxMessageBytes.value = limit !== undefined && Number.isFinite(limit)
      ? limit
      : null
    tell()
  })
  watch(chat.log, (now, before) => {
    keepChat(toValue(stageId), partnerId, now)
    const known = new Set(before.entries)
    const changed = now.entries.filter(entry => !known.has(entry))
    if (changed.length > 0)
      reportEntries(changed)
    if (changed.some(({ state }) => state === 'received'))
      isPartnerTyping.value = false
  })
  watch(() => partner.value?.id ?? null, (id) => {
    if (id === null || id === partnerId)
      return
    const log = turnTo(toValue(stageId), id, { partnerId, log: chat.log.value })
    partnerId = id
    keepChat(toValue(stageId), id, log)
    chat.restart(log)
  })

  return {
    chat,
    pair,
    partner,
    isPartnerTyping: readonly(isPartnerTyping),
    maxMessageBytes: readonly(maxMessageBytes),
    setTyping,
    leave: device.leave,
  }
}
