import type { Message, Signal } from '../../small-app/call.ts'
import { afterEach, expect, it, vi } from 'vitest'
import { startCall } from '../../small-app/call.ts'

interface End {
  readonly localVideo: HTMLVideoElement
  readonly remoteVideo: HTMLVideoElement
  readonly callButton: HTMLButtonElement
  readonly connection: RTCPeerConnection
}

const ends: End[] = []

afterEach(() => {
  for (const { connection, localVideo, remoteVideo, callButton } of ends.splice(0)) {
    connection.getSenders().forEach(({ track }) => track?.stop())
    connection.close()
    for (const element of [localVideo, remoteVideo, callButton])
      element.remove()
  }
})

/** One end of a message channel, which keeps what arrives before somebody listens. It carries JSON, as a server would. */
class PortSignal implements Signal {
  readonly #port: MessagePort
  #listener: Signal['onmessage'] = null

  constructor(port: MessagePort) {
    this.#port = port
  }

  get onmessage(): Signal['onmessage'] {
    return this.#listener
  }

  set onmessage(listener: Signal['onmessage']) {
    this.#listener = listener
    this.#port.onmessage = ({ data }: MessageEvent<string>) => listener?.(JSON.parse(data) as Message)
  }

  send(message: Parameters<Signal['send']>[0]): void {
    this.#port.postMessage(JSON.stringify(message))
  }
}

async function open(port: MessagePort): Promise<End> {
  const [localVideo, remoteVideo] = [
    document.createElement('video'),
    document.createElement('video'),
  ]
  const callButton = document.createElement('button')
  for (const video of [localVideo, remoteVideo])
    Object.assign(video, { autoplay: true, muted: true, playsInline: true })
  document.body.append(localVideo, remoteVideo, callButton)
  const connection = await startCall({
    localVideo,
    remoteVideo,
    callButton,
    signal: new PortSignal(port),
    iceServers: [],
  })
  const end = {
    localVideo,
    remoteVideo,
    callButton,
    connection,
  }
  ends.push(end)
  return end
}

async function expectMoving(video: HTMLVideoElement): Promise<void> {
  await vi.waitFor(() => expect(video.videoWidth).toBeGreaterThan(0), { timeout: 10_000 })
  const before = video.getVideoPlaybackQuality().totalVideoFrames
  await vi.waitFor(() => expect(video.getVideoPlaybackQuality().totalVideoFrames).toBeGreaterThan(before + 3), { timeout: 10_000 })
}

it('the app on the slide shows both their own picture and, after a press of the button, the other’s', async () => {
  const { port1, port2 } = new MessageChannel()
  const ada = await open(port1)
  const bo = await open(port2)
  await expectMoving(ada.localVideo)
  expect(ada.connection.connectionState).toBe('new')

  ada.callButton.click()
  await vi.waitFor(() => expect([ada, bo].map(({ connection }) => connection.connectionState)).toEqual(['connected', 'connected']), { timeout: 10_000 })
  await expectMoving(ada.remoteVideo)
  await expectMoving(bo.remoteVideo)
  expect(bo.remoteVideo.srcObject).not.toBe(bo.localVideo.srcObject)
  for (const { remoteVideo } of [ada, bo])
    expect((remoteVideo.srcObject as MediaStream).getTracks().map(({ kind }) => kind).sort()).toEqual(['audio', 'video'])
})

it('the app on the slide answers whoever calls while its camera is still opening', async () => {
  const { port1, port2 } = new MessageChannel()
  const ada = await open(port1)
  ada.callButton.click()
  await vi.waitFor(() => expect(ada.connection.signalingState).toBe('have-local-offer'))
  const bo = await open(port2)
  await expectMoving(ada.remoteVideo)
  await expectMoving(bo.remoteVideo)
})
