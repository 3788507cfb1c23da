import type { ChannelPurpose } from '../../rtc/data-channels.ts'
import type { PairConnection } from '../../rtc/pair-connection.ts'
import { describe, expect, it, vi } from 'vitest'
import { DATA_CHANNELS } from '../../rtc/data-channels.ts'
import { acquireTracks, connected, createEnd, createWires, SLOW } from './support/pair-ends.ts'

/** The newest channel of each purpose. */
function collectChannels(end: PairConnection): Map<ChannelPurpose, RTCDataChannel> {
  const channels = new Map<ChannelPurpose, RTCDataChannel>()
  end.onchannel = (purpose, channel) => channels.set(purpose, channel)
  return channels
}

/** A channel's delivery where the table says nothing of it. */
const DELIVERY = { ordered: true, maxRetransmits: null, maxPacketLifeTime: null }

function describeChannel({ id, ordered, maxRetransmits, maxPacketLifeTime }: RTCDataChannel): object {
  return {
    id,
    ordered,
    maxRetransmits,
    maxPacketLifeTime,
  }
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

/** Whether what an end receives is shown: what is decoded need not be. */
async function expectShown(end: PairConnection): Promise<void> {
  const video = document.createElement('video')
  video.muted = true
  video.srcObject = end.remoteStream
  await video.play()
  const shown = (): number => video.getVideoPlaybackQuality().totalVideoFrames
  const before = shown()
  await expect.poll(shown, SLOW).toBeGreaterThan(before + 3)
  video.srcObject = null
}

async function receivedPackets(end: PairConnection, kind: string): Promise<number> {
  const report = await end.connection?.getStats()
  let packets = 0
  report?.forEach((stats) => {
    if (stats.type === 'inbound-rtp' && stats.kind === kind)
      packets += stats.packetsReceived
  })
  return packets
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
    // Connected says that a text can be sent.
    expect(a.send('hello')).toBe(true)
    await expect.poll(() => received, SLOW).toEqual(['hello'])
  })

  it('open a channel per purpose, each with the delivery that the table says', async () => {
    const [wireA, wireB] = createWires()
    const purposes = Object.keys(DATA_CHANNELS).filter(purpose => purpose !== 'talk') as ChannelPurpose[]
    const ends = [
      createEnd(wireA, false, () => [], purposes),
      createEnd(wireB, true, () => [], purposes),
    ] as const
    const channels = ends.map(collectChannels)
    ends.forEach(end => end.start())
    await connected(...ends)
    for (const purpose of purposes) {
      const [a, b] = channels.map(opened => opened.get(purpose)) as [RTCDataChannel, RTCDataChannel]
      await expect.poll(() => [a.readyState, b.readyState], SLOW).toEqual(['open', 'open'])
      expect(describeChannel(a), purpose).toEqual({
        ...DELIVERY,
        ...DATA_CHANNELS[purpose],
      })
      expect(describeChannel(b)).toEqual(describeChannel(a))
      const arrived = new Promise<unknown>(resolve => b.onmessage = ({ data }) => resolve(data))
      a.send(new Uint8Array([1, 2, 3]))
      expect(new Uint8Array(await arrived as ArrayBuffer)).toEqual(new Uint8Array([1, 2, 3]))
    }
  })

  it('make their connection and its offer ready before the other is there, and send them once that is', async () => {
    const [wireA, wireB] = createWires()
    const describeLocally = vi.spyOn(RTCPeerConnection.prototype, 'setLocalDescription')
    const send = vi.spyOn(wireA, 'send')
    const asked = Promise.withResolvers<void>()
    const a = createEnd(wireA, false, () => {
      asked.resolve()
      return []
    }, ['chat'])
    const channels = collectChannels(a)
    a.prepare()
    await asked.promise
    await expect.poll(() => (describeLocally.mock.contexts.at(-1) as RTCPeerConnection | undefined)?.iceGatheringState, SLOW).toBe('complete')
    describeLocally.mockRestore()
    a.start()
    expect([
      a.connection,
      a.state,
      channels.size,
      wireA.offers,
    ]).toEqual([null, 'waiting', 0, 0])
    const b = createEnd(wireB, true, () => [], ['chat'])
    b.start()
    await connected(a, b)
    await expect.poll(() => channels.get('chat')?.readyState, SLOW).toBe('open')
    expect(wireA.offers).toBe(1)
    // What was found meanwhile is in the offer.
    expect(send.mock.calls.flatMap(([signal]) => signal.kind === 'candidate'
      ? [signal.candidate]
      : [])).toEqual([null])
  })

  it('let go of what was made ready for somebody who did not come, and tell nobody', () => {
    const [wireA] = createWires()
    const send = vi.spyOn(wireA, 'send')
    const close = vi.spyOn(RTCPeerConnection.prototype, 'close')
    const a = createEnd(wireA, false)
    a.prepare()
    a.close()
    expect(close).toHaveBeenCalledTimes(1)
    expect(send).not.toHaveBeenCalled()
    close.mockRestore()
  })

  it('get new channels with a new connection', async () => {
    const [wireA, wireB] = createWires()
    const a = createEnd(wireA, false, () => [], ['chat'])
    const b = createEnd(wireB, true, () => [], ['chat'])
    const channels = collectChannels(a)
    a.start()
    b.start()
    await expect.poll(() => channels.get('chat')?.readyState, SLOW).toBe('open')
    const first = channels.get('chat')
    b.close()
    const reloaded = createEnd(wireB, true, () => [], ['chat'])
    reloaded.start()
    await expect.poll(() => channels.get('chat') !== first && channels.get('chat')?.readyState, SLOW).toBe('open')
    expect(first?.readyState).toBe('closed')
  })

  it('end in stable with the media of both after 200 rounds in which both offer at once', async () => {
    const wires = createWires()
    const tracks = await acquireTracks({ audio: true, video: true })
    const ends = [
      createEnd(wires[0], false, () => tracks),
      createEnd(wires[1], true, () => tracks),
    ] as const
    ends.forEach(end => end.start())
    await connected(...ends)
    const audioOf = (end: PairConnection): RTCRtpTransceiver | undefined => end.connection?.getTransceivers().find(({ receiver }) => receiver.track.kind === 'audio')
    const isStable = (): boolean => ends.every(end => end.connection?.signalingState === 'stable')
    await expect.poll(isStable, SLOW).toBe(true)
    const before = wires.map(wire => wire.offers)

    for (let round = 0; round < 200; round++) {
      const isSilent = round % 2 === 0
      for (const wire of wires)
        wire.isHeld = true
      for (const end of ends) {
        const audio = audioOf(end)
        if (audio)
          audio.direction = isSilent ? 'recvonly' : 'sendrecv'
      }
      // Neither hears of the other's offer before it has made its own: they collide every time.
      await expect.poll(() => wires.every(wire => wire.holdsOffer), { timeout: 5_000, interval: 2 }).toBe(true)
      for (const wire of wires)
        wire.release()
      const negotiated = isSilent ? 'inactive' : 'sendrecv'
      await expect.poll(() => isStable() && ends.every(end => audioOf(end)?.currentDirection === negotiated), { timeout: 5_000, interval: 2 }).toBe(true)
      if (round % 20 === 19)
        await Promise.all(ends.map(expectShown))
    }

    wires.forEach((wire, end) => expect(wire.offers - (before[end] ?? 0)).toBeGreaterThanOrEqual(200))
    expect(isStable()).toBe(true)
    for (const end of ends) {
      expect(end.remoteStream?.getTracks().map(track => track.kind).sort()).toEqual(['audio', 'video'])
      await expectShown(end)
      for (const kind of ['video', 'audio']) {
        const received = await receivedPackets(end, kind)
        await expect.poll(() => receivedPackets(end, kind), SLOW).toBeGreaterThan(received)
      }
    }
  }, 60_000)
})
