import type { ComputedRef, MaybeRefOrGetter } from 'vue'
import type { UsePairConnectionReturn } from '../../composables/usePairConnection.ts'
import type { UseRoomReturn } from '../../composables/useRoom.ts'
import type { Participant } from '../../room/state.ts'
import type { Cell } from './grid.ts'
import type { State } from './throughput-messages.ts'
import type { BufferGraph } from './useBufferGraph.ts'
import { useIntervalFn } from '@vueuse/core'
import { computed, shallowRef, watch } from 'vue'
import { parseText } from '../../rtc/parse.ts'
import { RateLimit } from '../../rtc/rate-limit.ts'
import { useStageDevice } from '../kit/stage/useStageDevice.ts'
import { Arrivals } from './arrivals.ts'
import { CELLS } from './grid.ts'
import { info } from './info.ts'
import { MAX_TEXT_LENGTH, ScreenTalkSchema, TalkSchema } from './throughput-messages.ts'
import { useBufferGraph } from './useBufferGraph.ts'
import { useMeasuring } from './useMeasuring.ts'

export interface UseThroughputDeviceReturn {
  partner: ComputedRef<Participant | null>
  pair: UsePairConnectionReturn
  /** Of whichever of the two devices sends, or has sent last. */
  state: ComputedRef<State>
  graph: BufferGraph
  /** A measurement can begin. */
  isReady: ComputedRef<boolean>
  /** This device is the one that sends, or the last that did. */
  isSender: ComputedRef<boolean>
  measure: (cells: readonly Cell[]) => void
  stop: () => void
  leave: () => void
}

const ARRIVED_EVERY_MS = 200
/** The other end tells ten times a second how it stands. */
const TALK_LIMIT = { perSecond: 40, burst: 120 }

/** One of the two devices: sends when asked, and counts what the other sends. */
export function useThroughputDevice({ room, stageId }: { room: UseRoomReturn, stageId: MaybeRefOrGetter<string> }): UseThroughputDeviceReturn {
  const arrivals = new Arrivals()
  const graph = useBufferGraph()
  /** The other device's, while it is the one that sends. */
  const remote = shallowRef<State | null>(null)
  let wish: number | null = null
  /** What the screen wishes measured: it may know of the connection before its channels are open here. */
  const wanted = shallowRef<readonly Cell[] | null>(null)

  const measuring = useMeasuring({
    onlive(live) {
      graph.push(live)
      send({ kind: 'live', ...live })
    },
  })
  const device = useStageDevice({
    room,
    stageId,
    info,
    channels: ['throughput', 'throughput-echo'],
    onchannel(purpose, channel) {
      if (purpose !== 'throughput' && purpose !== 'throughput-echo')
        return
      measuring.takeChannel(purpose, channel)
      if (purpose === 'throughput')
        channel.onmessage = ({ data }) => arrivals.take(data, performance.now())
    },
    onmessage: handleTalk,
    onscreenmessage: handleScreen,
    ontell: tellState,
  })
  const { pair, partner } = device
  const isReady = computed(() => pair.state.value === 'connected' && measuring.isOpen.value)

  function send<R extends { readonly kind: string }>(report: R): void {
    pair.send(JSON.stringify(report))
    device.report(report)
  }

  /** What the other device measures, it tells the screen itself. */
  function tellState(): void {
    if (!remote.value)
      send({ kind: 'state', ...measuring.state.value })
  }

  const limit = new RateLimit({
    ...TALK_LIMIT,
    nowMs: performance.now(),
  })
  function handleTalk(text: string): void {
    const talk = text.length > MAX_TEXT_LENGTH || !limit.take(performance.now())
      ? null
      : parseText(TalkSchema, text)
    if (talk?.kind === 'arrived')
      measuring.takeArrived(talk)
    else if (talk?.kind === 'live' && remote.value)
      graph.push(talk)
    else if (talk?.kind === 'state')
      takeState(talk)
  }

  /** The one that runs is shown; of two that ran, the last. */
  function takeState(talk: State): void {
    const isOurs = measuring.state.value.running !== null
    if (talk.running && isOurs && (partner.value?.id ?? '') > (room.selfId.value ?? ''))
      return
    if (talk.running && isOurs)
      measuring.stop()
    if (talk.running || remote.value || (talk.results.length > 0 && measuring.state.value.results.length === 0))
      remote.value = talk
  }

  function handleScreen(text: string): void {
    const talk = text.length > MAX_TEXT_LENGTH
      ? null
      : parseText(ScreenTalkSchema, text)
    if (!talk || talk.revision === wish)
      return
    wish = talk.revision
    if (talk.what === 'stop') {
      wanted.value = null
      measuring.stop()
    }
    else {
      wanted.value = talk.what === 'one'
        ? [talk]
        : CELLS
    }
  }

  /** This device is the one that sends from now on, and keeps what the other has measured. */
  function takeOver(): void {
    if (remote.value)
      measuring.adopt(remote.value.results)
    remote.value = null
  }

  function measure(cells: readonly Cell[]): void {
    takeOver()
    graph.clear()
    void measuring.run(cells.map(({ chunkKiB, bufferKiB }) => ({ chunkKiB, bufferKiB })))
  }

  useIntervalFn(() => {
    const { current, hasNews } = arrivals
    if (current && hasNews)
      arrivals.hasNews = !pair.send(JSON.stringify({ kind: 'arrived', ...current }))
  }, ARRIVED_EVERY_MS)
  watch(pair.state, (now) => {
    measuring.limitMessages(pair.connection()?.sctp?.maxMessageSize ?? null)
    if (now !== 'connected')
      measuring.breakOff()
  })
  watch([isReady, wanted], ([now, cells]) => {
    if (!now || !cells)
      return
    wanted.value = null
    measure(cells)
  })
  watch(measuring.state, tellState)
  watch(() => partner.value?.id, () => {
    wanted.value = null
    measuring.breakOff()
    takeOver()
  })

  return {
    partner,
    pair,
    state: computed(() => remote.value ?? measuring.state.value),
    graph,
    isReady,
    isSender: computed(() => remote.value === null),
    measure,
    stop: measuring.stop,
    leave: device.leave,
  }
}
