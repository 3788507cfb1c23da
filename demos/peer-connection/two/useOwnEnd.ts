import type { ShallowRef } from 'vue'
import type { NegotiationSignal } from '../../../rtc/negotiation.ts'
import type { NegotiationStep } from '../../../rtc/pair-connection.ts'
import type { EndId, HappeningName, LogEntry, MessageContent, States } from '../lab/types.ts'
import { onScopeDispose, shallowReadonly, shallowRef } from 'vue'
import { LabLog } from '../lab/log.ts'
import { StateRecord } from '../lab/state-record.ts'
import { NO_STATES, otherEnd } from '../lab/types.ts'

export interface UseOwnEndReturn {
  entries: Readonly<ShallowRef<readonly LogEntry[]>>
  states: Readonly<ShallowRef<States>>
  /** Milliseconds since the beginning. */
  now: () => number
  /** Takes down a step of the negotiation. */
  note: (step: NegotiationStep) => void
  /** Takes down something else that happened at this end. */
  noteHappening: (name: HappeningName) => void
  /** Follows the states of this connection from now on, and those of an earlier one no more. */
  follow: (connection: RTCPeerConnection | null) => void
}

/** What a device sees of a connection from its own end: what was said, and the states that it went through. */
export function useOwnEnd(own: EndId): UseOwnEndReturn {
  const startMs = performance.now()
  const now = (): number => performance.now() - startMs
  const log = new LabLog(now)
  const entries = shallowRef(log.entries)
  log.onchange = () => entries.value = log.entries
  const states = shallowRef<States>(NO_STATES)
  let record: StateRecord | null = null
  /** The newest description that came. */
  let receivedId = -1

  function note(step: NegotiationStep): void {
    if (step.kind === 'noticed') {
      if (step.event === 'offer-ignored' || step.event === 'answer-ignored')
        log.settle(receivedId, 'ignored')
      if (step.event === 'offer-ignored' || step.event === 'offer-rolled-back' || step.event === 'description-refused')
        log.happening(own, step.event)
      return
    }
    const from = step.kind === 'sent'
      ? own
      : otherEnd(own)
    const { id } = log.message(from, contentOf(step.signal), 'taken')
    if (step.kind === 'received' && step.signal.kind === 'description')
      receivedId = id
  }

  function follow(connection: RTCPeerConnection | null): void {
    record?.stop()
    const followed = connection && new StateRecord(connection, now)
    record = followed
    states.value = followed?.states ?? NO_STATES
    if (!followed)
      return
    followed.onchange = (machine, state) => {
      states.value = followed.states
      if (machine === 'connectionState')
        log.happening(own, state as RTCPeerConnectionState)
    }
  }

  onScopeDispose(() => record?.stop())

  return {
    entries: shallowReadonly(entries),
    states: shallowReadonly(states),
    now,
    note,
    noteHappening: name => log.happening(own, name),
    follow,
  }
}

function contentOf(signal: NegotiationSignal): MessageContent {
  if (signal.kind === 'candidate')
    return { type: 'candidate', candidate: signal.candidate }
  const { type, sdp } = signal.description
  return {
    type: type === 'answer'
      ? 'answer'
      : 'offer',
    sdp,
  }
}
