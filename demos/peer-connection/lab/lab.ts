import type { NegotiationSignal } from '../../../rtc/negotiation.ts'
import type { CandidateFilter } from './filter.ts'
import type { EndMedia } from './media.ts'
import type { Step, StepKind, StepView } from './steps.ts'
import type { EndId, LogEntry, MessageContent } from './types.ts'
import { findAttribute, forgeFingerprint, keepCandidates } from '../../../rtc/sdp.ts'
import { codeOf, shortCodeOf } from './code.ts'
import { LabEnd } from './end.ts'
import { passes } from './filter.ts'
import { LabLog } from './log.ts'
import { Runner } from './runner.ts'
import { otherEnd } from './types.ts'

export type Pace = 'hand' | 'slow' | 'run'

/** How the two ends and the path between them are, as it can be changed while they run. */
export interface LabConditions {
  readonly pace: Pace
  /** Candidates wait until somebody lets them through. */
  readonly holdsCandidates: boolean
  readonly filter: CandidateFilter
  /** Somebody on the signaling path changes the fingerprints. */
  readonly forges: boolean
}

export interface LabOptions {
  readonly configuration: RTCConfiguration
  readonly polite: EndId
  readonly conditions: () => LabConditions
  /** What an end sends; asked for when its tracks are added. */
  readonly media: (end: EndId, signal: AbortSignal) => Promise<EndMedia>
}

/**
 * Two RTCPeerConnections in one page and the signaling path between them, of which nothing happens by itself unless
 * the pace says so: every call of the API and every message is a step that waits for its turn.
 */
export class Lab {
  onchange: (() => void) | null = null
  readonly log: LabLog
  readonly #options: LabOptions
  readonly #ends: Partial<Record<EndId, LabEnd>> = {}
  readonly #runner: Runner
  readonly #ended = new AbortController()
  readonly #startMs = performance.now()

  constructor(options: LabOptions) {
    this.#options = options
    this.log = new LabLog(() => this.#now())
    this.log.onchange = () => this.onchange?.()
    this.#runner = new Runner(options.conditions)
    this.#runner.onchange = () => this.onchange?.()
    for (const end of ['a', 'b'] as const)
      this.#plan(end, 'create', () => this.#create(end))
    this.#plan('a', 'tracks', () => this.end('a')?.addMedia())
  }

  get steps(): readonly StepView[] {
    return this.#runner.steps
  }

  get isBusy(): boolean {
    return this.#runner.isBusy
  }

  get entries(): readonly LogEntry[] {
    return this.log.entries
  }

  end(id: EndId): LabEnd | null {
    return this.#ends[id] ?? null
  }

  /** Does what is next: the step of this id, or the one whose turn it is. */
  next(id?: number): Promise<void> {
    return this.#runner.next(id)
  }

  /** Lets all candidates through that were kept back. */
  deliverCandidates(): Promise<void> {
    return this.#runner.deliverCandidates()
  }

  /** The conditions have changed: what may go by itself now goes. */
  follow(): void {
    this.#runner.follow()
  }

  /** Both ends change what they send at the same time, so that both offer. */
  async collide(): Promise<void> {
    await this.#runner.together(['a', 'b'], () => Promise.all([
      this.end('a')?.togglePicture(),
      this.end('b')?.togglePicture(),
    ]))
  }

  /** One end is gone without a word, as a phone whose battery is empty. */
  vanish(id: EndId): void {
    this.log.happening(id, 'vanished')
    this.end(id)?.close()
    this.#runner.forget(id)
  }

  /** Closes both ends; may be called twice. */
  stop(): void {
    this.#ended.abort()
    this.#runner.stop()
    for (const end of Object.values(this.#ends))
      end.close()
    this.onchange = null
  }

  #now(): number {
    return performance.now() - this.#startMs
  }

  #create(id: EndId): void {
    const { configuration, polite, media } = this.#options
    this.#ends[id] = new LabEnd({
      id,
      configuration,
      isPolite: id === polite,
      now: () => this.#now(),
      plan: (kind, perform) => this.#plan(id, kind, perform),
      send: signal => this.#carry(id, signal),
      media: () => media(id, this.#ended.signal),
      onhappening: (name, detail) => this.log.happening(id, name, detail),
      onchange: () => this.onchange?.(),
    })
  }

  #plan(end: EndId, kind: StepKind, perform: Step['perform']): void {
    this.#runner.plan({
      end,
      kind,
      code: codeOf(kind, end, this.#options.configuration),
      perform: () => {
        // The row of a message says what became of it; the other steps are calls.
        if (!kind.startsWith('deliver') && kind !== 'candidate' && kind !== 'end-of-candidates')
          this.log.call(end, shortCodeOf(kind))
        return perform()
      },
    })
  }

  /** A message leaves an end: it is on its way until a step delivers it. */
  #carry(from: EndId, signal: NegotiationSignal): boolean {
    if (this.#ended.signal.aborted)
      return false
    const to = otherEnd(from)
    const { filter } = this.#options.conditions()
    if (signal.kind === 'candidate') {
      const line = signal.candidate?.candidate ?? ''
      const content: MessageContent = { type: 'candidate', candidate: signal.candidate }
      if (!passes(line, filter)) {
        this.log.message(from, content, 'filtered')
        return true
      }
      const { id } = this.log.message(from, content)
      this.#plan(to, line ? 'candidate' : 'end-of-candidates', () => this.#take(to, id, signal))
      return true
    }
    const type = signal.description.type === 'answer'
      ? 'answer'
      : 'offer'
    const sdp = keepCandidates(signal.description.sdp, line => passes(line, filter))
    const { id } = this.log.message(from, { type, sdp })
    this.#plan(to, `deliver-${type}`, () => this.#deliver(to, id, type, sdp))
    return true
  }

  /** A description arrives; the end takes it in a step of its own. */
  #deliver(to: EndId, id: number, type: 'offer' | 'answer', original: string): void {
    const { forges } = this.#options.conditions()
    const sdp = forges
      ? forgeFingerprint(original)
      : original
    const isForged = sdp !== original
    this.log.settle(id, 'arrived', isForged
      ? {
          content: { type, sdp },
          isForged,
        }
      : {})
    this.#plan(to, `take-${type}`, () => this.#take(to, id, {
      kind: 'description',
      description: { type, sdp },
    }))
  }

  async #take(to: EndId, id: number, signal: NegotiationSignal): Promise<void> {
    const end = this.end(to)
    const fate = end && end.connection.signalingState !== 'closed'
      ? await end.receive(signal)
      : 'lost'
    this.log.settle(id, fate)
  }
}

/** The ICE user name of an end's newest description. */
export function usernameFragment(end: LabEnd | null): string | null {
  const sdp = end?.connection.localDescription?.sdp
  return sdp
    ? findAttribute(sdp, 'ice-ufrag')
    : null
}
