import type { Ref, ShallowRef } from 'vue'
import type { Arrived } from './arrivals.ts'
import type { Cell } from './grid.ts'
import type { Live, Result, State } from './throughput-messages.ts'
import { onScopeDispose, readonly, ref, shallowReadonly, shallowRef } from 'vue'
import { toTalkError } from '../../rtc/errors.ts'
import { Echo } from './echo.ts'
import { isSameCell, isTooLarge } from './grid.ts'
import { measure } from './measure.ts'
import { INITIAL_STATE } from './throughput-messages.ts'

export interface UseMeasuringOptions {
  onlive: (live: Live) => void
}

export interface UseMeasuringReturn {
  state: Readonly<ShallowRef<State>>
  /** Its channels are open, which may be before or after the connection says that it stands. */
  isOpen: Readonly<Ref<boolean>>
  /** Takes a channel of the pair; it takes the earlier one's place. */
  takeChannel: (purpose: 'throughput' | 'throughput-echo', channel: RTCDataChannel) => void
  /** Goes on from what the other end has measured. */
  adopt: (results: readonly Result[]) => void
  /** Longest message that the connection takes, in bytes; `null`: not known. */
  limitMessages: (maxBytes: number | null) => void
  /** The other end's count. */
  takeArrived: (arrived: Arrived) => void
  /** Measures these, one after the other; what is running then ends. */
  run: (cells: readonly Cell[]) => Promise<void>
  /** May be called at any time. */
  stop: () => void
  /** The connection is gone: what runs cannot end. */
  breakOff: () => void
}

/** One way is measured for long, all of them each for short. */
const LOAD_MS = { one: 3_000, all: 1_000 }

/** What this device measures as the one that sends, until the scope ends. */
export function useMeasuring({ onlive }: UseMeasuringOptions): UseMeasuringReturn {
  const state = shallowRef(INITIAL_STATE)
  const isOpen = ref(false)
  let data: RTCDataChannel | null = null
  let echoes: RTCDataChannel | null = null
  let echo: Echo | null = null
  let arrived: Arrived | null = null
  let running = new AbortController()

  function change(patch: Partial<State>): void {
    state.value = {
      ...state.value,
      ...patch,
    }
  }

  async function runOne(cell: Cell, left: number, loadMs: number, signal: AbortSignal): Promise<Result | null> {
    if (data?.readyState !== 'open' || !echo)
      return null
    return await measure({
      channel: data,
      echo,
      cell,
      loadMs,
      arrived: () => arrived,
      onphase: phase => change({
        running: { ...cell, phase, left },
      }),
      onlive,
      signal,
    })
  }

  function keep(result: Result): void {
    change({
      results: [
        ...state.value.results.filter(other => !isSameCell(other, result)),
        result,
      ],
    })
  }

  async function run(cells: readonly Cell[]): Promise<void> {
    running.abort()
    const own = running = new AbortController()
    const possible = cells.filter(cell => !isTooLarge(cell, state.value.maxMessageBytes))
    const loadMs = cells.length === 1
      ? LOAD_MS.one
      : LOAD_MS.all
    let isBroken = false
    change({ isBroken })
    try {
      for (const [index, cell] of possible.entries()) {
        const result = await runOne(cell, possible.length - index - 1, loadMs, own.signal)
        if (result)
          keep(result)
        isBroken ||= result === null
      }
    }
    catch (error) {
      isBroken = toTalkError(error, 'connection-failed').reason !== 'aborted'
    }
    // Another run may have begun meanwhile: its state is not ours to change.
    if (running === own)
      change({ running: null, isBroken })
  }

  /** What ran has no more say in the state. */
  function end(isBroken: boolean): void {
    running.abort()
    running = new AbortController()
    change({ running: null, isBroken })
  }

  function breakOff(): void {
    if (state.value.running)
      end(true)
  }

  function lookOpen(): void {
    isOpen.value = data?.readyState === 'open' && echoes?.readyState === 'open'
    if (!isOpen.value)
      breakOff()
  }

  onScopeDispose(() => running.abort())

  return {
    state: shallowReadonly(state),
    isOpen: readonly(isOpen),
    takeChannel(purpose, channel) {
      if (purpose === 'throughput-echo') {
        echo = new Echo(channel)
        echoes = channel
      }
      else {
        data = channel
      }
      channel.addEventListener('open', lookOpen)
      channel.addEventListener('close', lookOpen)
      lookOpen()
    },
    adopt: results => change({
      results: [...results],
    }),
    limitMessages: maxMessageBytes => change({ maxMessageBytes }),
    takeArrived: count => arrived = count,
    run,
    stop: () => end(false),
    breakOff,
  }
}
