import type { LocalTrack } from '../../rtc/local-tracks.ts'
import { expect, it, vi } from 'vitest'
import { LocalTracks } from '../../rtc/local-tracks.ts'

function createTrack(): MediaStreamTrack {
  return { kind: 'video' } as MediaStreamTrack
}

function localTracks(...tracks: MediaStreamTrack[]): LocalTrack[] {
  return tracks.map(track => ({ track, stream: {} as MediaStream }))
}

/** A sender whose track is another only when that is allowed to end. */
class SlowSender {
  track: MediaStreamTrack | null
  #end: () => void = () => {}

  constructor(track: MediaStreamTrack) {
    this.track = track
  }

  replaceTrack(track: MediaStreamTrack | null): Promise<void> {
    return new Promise((resolve) => {
      this.#end = () => {
        this.track = track
        resolve()
      }
    })
  }

  async end(): Promise<void> {
    this.#end()
    await new Promise(resolve => setTimeout(resolve))
  }
}

function connect(): { connection: RTCPeerConnection & { signalingState: string }, senders: SlowSender[] } {
  const senders: SlowSender[] = []
  const connection = {
    signalingState: 'stable',
    addTrack(track: MediaStreamTrack) {
      if (this.signalingState === 'closed')
        throw new Error('closed')
      const sender = new SlowSender(track)
      senders.push(sender)
      return sender
    },
  }
  return { connection: connection as unknown as RTCPeerConnection & { signalingState: string }, senders }
}

it('what was wished last is sent, although what was wished before is still on its way', async () => {
  const { connection, senders } = connect()
  const tracks = new LocalTracks(connection)
  const [camera, screen] = [
    createTrack(),
    createTrack(),
  ]
  const send = (track: MediaStreamTrack): Promise<void> => tracks.update(localTracks(track))
  await send(camera)
  const there = send(screen)
  const back = send(camera)
  await new Promise(resolve => setTimeout(resolve))
  await senders[0]?.end()
  await senders[0]?.end()
  await Promise.all([there, back])
  expect(senders).toHaveLength(1)
  expect(senders[0]?.track).toBe(camera)
})

it('a connection that was closed meanwhile is no failure, and one that is open is', async () => {
  const { connection } = connect()
  const tracks = new LocalTracks(connection)
  connection.signalingState = 'closed'
  await expect(tracks.update(localTracks(createTrack()))).resolves.toBeUndefined()
  connection.signalingState = 'stable'
  const broken = new LocalTracks({
    ...connection,
    addTrack: vi.fn().mockThrow(new Error('no')),
  })
  await expect(broken.update(localTracks(createTrack()))).rejects.toThrow('no')
})
