import type { LocalTrack } from '../../rtc/local-tracks.ts'
import type { Signal, SignalPath } from '../../rtc/signal.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { PairConnection } from '../../rtc/pair-connection.ts'

/** A signaling path in one page, that can be cut. */
class Wire implements SignalPath {
  onsignal: SignalPath['onsignal'] = null
  onopen: SignalPath['onopen'] = null
  isCut = false
  other: Wire | null = null

  send(signal: Signal): boolean {
    if (this.isCut)
      return false
    queueMicrotask(() => this.other?.onsignal?.(signal))
    return true
  }
}

function createWires(): [Wire, Wire] {
  const wires: [Wire, Wire] = [
    new Wire(),
    new Wire(),
  ]
  wires[0].other = wires[1]
  wires[1].other = wires[0]
  return wires
}

const opened: PairConnection[] = []

function createEnd(path: SignalPath, isPolite: boolean, tracks: () => readonly LocalTrack[] = () => []): PairConnection {
  const end = new PairConnection({
    path,
    isPolite,
    iceServers: [],
    tracks,
  })
  opened.push(end)
  return end
}

afterEach(() => {
  for (const end of opened.splice(0))
    end.close()
})

async function acquireTracks(kinds: MediaStreamConstraints): Promise<LocalTrack[]> {
  const stream = await navigator.mediaDevices.getUserMedia(kinds)
  return stream.getTracks().map(track => ({ track, stream }))
}

const SLOW = { timeout: 5_000, interval: 50 }

function connected(...ends: PairConnection[]): Promise<void> {
  return expect.poll(() => ends.map(end => end.state), SLOW).toEqual(ends.map(() => 'connected')).then(() => {})
}

async function decodedFrames(end: PairConnection): Promise<number> {
  const report = await end.connection?.getStats()
  let frames = 0
  report?.forEach((stats) => {
    if (stats.type === 'inbound-rtp' && stats.kind === 'video')
      frames = stats.framesDecoded
  })
  return frames
}

describe('two ends of a pair', () => {
  it('send each other pictures and sound, whichever starts first', async () => {
    for (const first of [0, 1] as const) {
      const [wireA, wireB] = createWires()
      const tracks = await acquireTracks({ audio: true, video: true })
      const ends = [
        createEnd(wireA, false, () => tracks),
        createEnd(wireB, true, () => tracks),
      ] as const
      ends[first].start()
      ends[1 - first as 0 | 1].start()
      await connected(...ends)
      for (const end of ends) {
        expect(end.remoteStream?.getTracks().map(track => track.kind).sort()).toEqual(['audio', 'video'])
        await expect.poll(() => decodedFrames(end), SLOW).toBeGreaterThan(3)
      }
      expect(ends[0].connection?.getTransceivers()).toHaveLength(2)
    }
  })

  it('exchange texts over the data channel of the same connection', async () => {
    const [wireA, wireB] = createWires()
    const a = createEnd(wireA, false)
    const b = createEnd(wireB, true)
    const received: string[] = []
    b.onmessage = text => received.push(text)
    a.start()
    b.start()
    await connected(a, b)
    await expect.poll(() => a.send('hello'), SLOW).toBe(true)
    await expect.poll(() => received).toEqual(['hello'])
  })

  it('connect anew when one of them is reloaded', async () => {
    const [wireA, wireB] = createWires()
    const a = createEnd(wireA, false)
    const b = createEnd(wireB, true)
    a.start()
    b.start()
    await connected(a, b)
    // A reload says no goodbye.
    const gone = b.connection
    wireB.onsignal = null
    const reloaded = createEnd(wireB, true)
    reloaded.start()
    await connected(a, reloaded)
    gone?.close()
    expect(reloaded.connection).not.toBe(gone)
  })

  it('wait for each other again after a goodbye', async () => {
    const [wireA, wireB] = createWires()
    const a = createEnd(wireA, false)
    const b = createEnd(wireB, true)
    a.start()
    b.start()
    await connected(a, b)
    b.close()
    await expect.poll(() => a.state).toBe('waiting')
    const next = createEnd(wireB, true)
    next.start()
    await connected(a, next)
  })

  it('need no signaling once they are connected, and find each other when it comes back', async () => {
    const [wireA, wireB] = createWires()
    const a = createEnd(wireA, false)
    const b = createEnd(wireB, true)
    a.start()
    b.start()
    await connected(a, b)
    const before = a.connection
    wireA.isCut = wireB.isCut = true
    expect(a.send('still here')).toBe(true)
    wireA.isCut = wireB.isCut = false
    wireA.onopen?.()
    wireB.onopen?.()
    await connected(a, b)
    expect(a.connection).toBe(before)
  })

  it('connect although the first offer was lost with the signaling path', async () => {
    const [wireA, wireB] = createWires()
    const a = createEnd(wireA, false)
    const b = createEnd(wireB, true)
    a.start()
    b.start()
    wireA.isCut = true
    await expect.poll(() => a.connection?.signalingState, SLOW).toBe('have-local-offer')
    wireA.isCut = false
    wireA.onopen?.()
    await connected(a, b)
  })

  it('restart ICE with new credentials and keep the connection', async () => {
    const [wireA, wireB] = createWires()
    const a = createEnd(wireA, false)
    const b = createEnd(wireB, true)
    a.start()
    b.start()
    await connected(a, b)
    const before = a.connection
    const ufrag = (): string | undefined => a.connection?.localDescription?.sdp.match(/a=ice-ufrag:(\S+)/)?.[1]
    const old = ufrag()
    a.connection?.restartIce()
    await expect.poll(() => ufrag() !== old && a.connection?.signalingState === 'stable', SLOW).toBe(true)
    await connected(a, b)
    expect(a.connection).toBe(before)
  })

  it('end in stable with the media of both after both renegotiate at once, again and again', async () => {
    const [wireA, wireB] = createWires()
    const tracks = await acquireTracks({ video: true })
    const ends = [
      createEnd(wireA, false, () => tracks),
      createEnd(wireB, true, () => tracks),
    ] as const
    ends.forEach(end => end.start())
    await connected(...ends)
    for (let round = 0; round < 200; round++) {
      // One more data channel changes nothing to negotiate, so both turn a transceiver around.
      for (const end of ends) {
        const [transceiver] = end.connection?.getTransceivers() ?? []
        if (transceiver) {
          transceiver.direction = round % 2 === 0
            ? 'sendonly'
            : 'sendrecv'
        }
      }
      await expect.poll(() => ends.map(end => end.connection?.signalingState), { timeout: 5_000, interval: 5 }).toEqual(['stable', 'stable'])
    }
    await expect.poll(() => ends.map(end => end.connection?.getTransceivers()[0]?.currentDirection), SLOW).toEqual(['sendrecv', 'sendrecv'])
    for (const end of ends) {
      const before = await decodedFrames(end)
      await expect.poll(() => decodedFrames(end), SLOW).toBeGreaterThan(before)
    }
  }, 60_000)
})
