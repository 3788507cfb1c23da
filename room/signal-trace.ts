import type { Signal } from '../rtc/signal.ts'
import type { ClientFrame, HostFrame, TracedSignal } from './protocol.ts'
import type { MemberId, RoomState } from './state.ts'
import { seatOf } from './state.ts'

export type TraceFrame = Extract<HostFrame, { t: 'trace' }>

/** Signals kept of one stage: the set-up of several connections fits well. */
const MAX_TRACED_SIGNALS = 200

const CANDIDATE_TYPE = / typ (host|srflx|prflx|relay)\b/

/** How the devices on the stage have signaled to each other, as an onlooker may know it. Begins anew with every stage. */
export class SignalTrace {
  #soFar: TraceFrame | null = null

  /** What was taken down of the stage that is open, for who looks on later; null where there is none. */
  of({ stage }: RoomState): TraceFrame | null {
    return this.#soFar && this.#soFar.stageId === stage?.id
      ? this.#soFar
      : null
  }

  /** Takes down a signal that is relayed. Returns what onlookers are told of it: null unless both ends are on stage. */
  record(state: RoomState, from: MemberId, { to, signal }: Extract<ClientFrame, { t: 'signal' }>, atMs: number): TraceFrame | null {
    const { stage } = state
    if (!stage || !seatOf(state, from) || !seatOf(state, to))
      return null
    const traced = {
      from,
      to,
      atMs,
      ...describe(signal),
    }
    const news: TraceFrame = {
      t: 'trace',
      stageId: stage.id,
      signals: [traced],
    }
    this.#soFar = continueTrace(this.#soFar, news)
    return news
  }
}

/** A trace with what followed: the newest signals of the newer's stage. */
export function continueTrace(earlier: TraceFrame | null, news: TraceFrame): TraceFrame {
  const before = earlier?.stageId === news.stageId
    ? earlier.signals
    : []
  return {
    ...news,
    signals: [
      ...before,
      ...news.signals,
    ].slice(-MAX_TRACED_SIGNALS),
  }
}

/** A signal's kind and the type of a candidate: no description, no address. */
function describe(signal: Signal): Pick<TracedSignal, 'kind' | 'candidateType'> {
  if (signal.kind === 'description')
    return { kind: signal.description.type }
  if (signal.kind !== 'candidate')
    return { kind: signal.kind }
  // An empty candidate ends a generation of them, null ends them all.
  const line = signal.candidate?.candidate ?? ''
  if (line === '')
    return { kind: 'end-of-candidates' }
  const type = CANDIDATE_TYPE.exec(line)?.[1] as RTCIceCandidateType | undefined
  return {
    kind: 'candidate',
    ...(type === undefined
      ? {}
      : { candidateType: type }),
  }
}
