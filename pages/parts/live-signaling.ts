import type { SequenceEntry } from '../../components/diagrams/sequence-rows.ts'
import type { TracedSignal } from '../../room/protocol.ts'
import type { RoomState } from '../../room/state.ts'

export interface LiveSignaling {
  readonly messages: readonly SequenceEntry[]
  /** Milliseconds from the first message to the moment both ends said that they are connected. */
  readonly connectedMs: number | null
  readonly names: { readonly a: string, readonly b: string }
}

/**
 * The signaling of the two devices that signaled last, `a` being the one in the earlier seat; null while nobody on
 * stage has.
 */
export function liveSignaling({ stage, participants }: RoomState, trace: readonly TracedSignal[]): LiveSignaling | null {
  const newest = trace.at(-1)
  if (!stage || !newest)
    return null
  const ids = stage.seats.map(({ participantId }) => participantId)
  const [a = '', b = ''] = [newest.from, newest.to].toSorted((left, right) => ids.indexOf(left) - ids.indexOf(right))
  const between = trace.filter(({ from, to }) => (from === a && to === b) || (from === b && to === a))
  // What came before the last of them left belongs to a call that is over.
  const signals = between.slice(between.findLastIndex(({ kind }) => kind === 'bye') + 1)
  const startMs = signals[0]?.atMs
  if (startMs === undefined)
    return null
  const connected = [a, b].map(id => signals.find(({ kind, from }) => kind === 'connected' && from === id)?.atMs)
  return {
    messages: signals.flatMap(({ kind, from, candidateType, atMs }) => isDrawn(kind)
      ? {
          kind,
          from: from === a
            ? 'a'
            : 'b',
          candidateType,
          atMs,
        }
      : []),
    connectedMs: connected.every(ms => ms !== undefined)
      ? Math.max(...connected) - startMs
      : null,
    names: { a: participants[a]?.name ?? '', b: participants[b]?.name ?? '' },
  }
}

function isDrawn(kind: TracedSignal['kind']): kind is SequenceEntry['kind'] {
  return kind === 'ready' || kind === 'offer' || kind === 'answer' || kind === 'candidate'
}
