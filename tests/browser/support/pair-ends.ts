import type { ChannelPurpose } from '../../../rtc/data-channels.ts'
import type { LocalTrack } from '../../../rtc/local-tracks.ts'
import type { Signal, SignalPath } from '../../../rtc/signal.ts'
import { afterEach, expect } from 'vitest'
import { PairConnection } from '../../../rtc/pair-connection.ts'

/** A signaling path in one page, that can be cut, and that can keep what is sent. */
export class Wire implements SignalPath {
  onsignal: SignalPath['onsignal'] = null
  onopen: SignalPath['onopen'] = null
  isCut = false
  isHeld = false
  other: Wire | null = null
  readonly held: Signal[] = []
  offers = 0

  send(signal: Signal): boolean {
    if (this.isCut)
      return false
    if (signal.kind === 'description' && signal.description.type === 'offer')
      this.offers += 1
    if (this.isHeld)
      this.held.push(signal)
    else
      this.#deliver(signal)
    return true
  }

  release(): void {
    this.isHeld = false
    for (const signal of this.held.splice(0))
      this.#deliver(signal)
  }

  #deliver(signal: Signal): void {
    queueMicrotask(() => this.other?.onsignal?.(signal))
  }

  get holdsOffer(): boolean {
    return this.held.some(signal => signal.kind === 'description' && signal.description.type === 'offer')
  }
}

export function createWires(): [Wire, Wire] {
  const wires: [Wire, Wire] = [
    new Wire(),
    new Wire(),
  ]
  wires[0].other = wires[1]
  wires[1].other = wires[0]
  return wires
}

/** Closed after each test. */
export const opened: PairConnection[] = []

export function createEnd(path: SignalPath, isPolite: boolean, tracks: () => readonly LocalTrack[] = () => [], channels: readonly ChannelPurpose[] = []): PairConnection {
  const end = new PairConnection({
    path,
    isPolite,
    iceServers: [],
    tracks,
    channels,
  })
  opened.push(end)
  return end
}

interface Two {
  readonly wireA: Wire
  readonly wireB: Wire
  /** The impolite end, and the polite one. */
  readonly a: PairConnection
  readonly b: PairConnection
}

/** Two ends that send nothing but what is asked of them, and have not started. */
export function createTwo(): Two {
  const [wireA, wireB] = createWires()
  return {
    wireA,
    wireB,
    a: createEnd(wireA, false),
    b: createEnd(wireB, true),
  }
}

/** The same, connected. */
export async function connectTwo(): Promise<Two> {
  const two = createTwo()
  two.a.start()
  two.b.start()
  await connected(two.a, two.b)
  return two
}

afterEach(() => {
  for (const end of opened.splice(0))
    end.close()
})

export async function acquireTracks(kinds: MediaStreamConstraints): Promise<LocalTrack[]> {
  const stream = await navigator.mediaDevices.getUserMedia(kinds)
  return stream.getTracks().map(track => ({ track, stream }))
}

/** How long what two connections agree upon may take. */
export const SLOW = { timeout: 5_000, interval: 50 }

export function connected(...ends: PairConnection[]): Promise<void> {
  return expect.poll(() => ends.map(end => end.state), SLOW).toEqual(ends.map(() => 'connected')).then(() => {})
}
