import type { Page } from '@playwright/test'
import { expect } from '@playwright/test'

/** What a page holds open in a call. */
export interface OpenThings {
  /** RTCPeerConnections that carry media or negotiated channels: the room's own carry none, and announce their channels. */
  readonly connections: number
  /** Live tracks: of devices, screens, canvases and remote ends, and clones of them. */
  readonly tracks: number
  readonly audioContexts: number
}

export const NOTHING_OPEN: OpenThings = { connections: 0, tracks: 0, audioContexts: 0 }

/** Everything that a page holds open of the platform. */
export interface LiveThings extends OpenThings {
  readonly recorders: number
  /** Calls of setInterval that were not cleared. */
  readonly intervals: number
  /** Callbacks that wait for the next frame, of the screen or of a video: as many as there are loops. */
  readonly frames: number
  readonly broadcastChannels: number
  readonly workers: number
  readonly objectUrls: number
}

/** What is watched, as other helpers of the tests find it in a page. */
interface Watch { readonly connections: readonly RTCPeerConnection[], readonly count: () => LiveThings }

/** Where a page that is left notes what was still open, for the next one of its origin. */
const LEFT_KEY = 'test-left-open'

/** Watches the platform's constructors and functions from now on. Call before the page loads. */
export async function watchPlatform(page: Page): Promise<void> {
  await page.addInitScript(installWatch, LEFT_KEY)
}

/** What of a call is open now. */
export async function openThings(page: Page): Promise<OpenThings> {
  const { connections, tracks, audioContexts } = await liveThings(page)
  return { connections, tracks, audioContexts }
}

/** All that is open now. */
export function liveThings(page: Page): Promise<LiveThings> {
  return page.evaluate(() => (globalThis as unknown as { __open: Watch }).__open.count())
}

/** The page comes to hold nothing more than it did before. */
export async function expectNothingMore(page: Page, before: LiveThings): Promise<void> {
  await expect.poll(async () => excess(before, await liveThings(page)), { message: 'nothing more is open than before' }).toEqual({})
}

function excess(before: LiveThings, now: LiveThings): Record<string, string> {
  return Object.fromEntries(Object.entries(now)
    .filter(([name, count]) => count > before[name as keyof LiveThings])
    .map(([name, count]) => [name, `${count}, was ${before[name as keyof LiveThings]}`]))
}

/** What the page before this one, of the same origin, held open when it was left. */
export function leftOpen(page: Page): Promise<LiveThings | null> {
  return page.evaluate(key => JSON.parse(localStorage.getItem(key) ?? 'null') as LiveThings | null, LEFT_KEY)
}

/** Runs in the page. */
function installWatch(leftKey: string): void {
  const connections: RTCPeerConnection[] = []
  /** Those that opened a channel without announcing it. */
  const negotiated = new WeakSet<object>()
  const tracks = new Set<MediaStreamTrack>()
  const contexts: AudioContext[] = []
  const recorders: MediaRecorder[] = []
  const intervals = new Set<unknown>()
  const frames = new Set<string>()
  const channels = new Set<BroadcastChannel>()
  const workers = new Set<Worker>()
  const urls = new Set<string>()
  const scope = globalThis as unknown as Record<string, unknown>
  const addAll = (stream: MediaStream): void => stream.getTracks().forEach(track => tracks.add(track))

  /** Calls back with everything that a constructor makes. */
  function watchMade<T extends object>(name: string, made: (object: T) => void): void {
    const constructor = scope[name]
    if (typeof constructor !== 'function')
      return
    scope[name] = new Proxy(constructor as new (...args: unknown[]) => T, {
      construct(target, args, newTarget) {
        const object = Reflect.construct(target, args, newTarget) as T
        made(object)
        return object
      },
    })
  }

  /** Calls back with every call of a method, and its result. */
  function watchCalls<T extends object>(owner: T | undefined, name: keyof T & string, called: (result: unknown, args: readonly unknown[], self: unknown) => void): void {
    const original = owner?.[name]
    if (!owner || typeof original !== 'function')
      return
    Object.defineProperty(owner, name, {
      configurable: true,
      writable: true,
      value(this: unknown, ...args: unknown[]) {
        const result = Reflect.apply(original, this, args) as unknown
        called(result, args, this)
        return result
      },
    })
  }

  watchMade<RTCPeerConnection>('RTCPeerConnection', (connection) => {
    connections.push(connection)
    connection.addEventListener('track', ({ track }) => tracks.add(track))
  })
  watchCalls(RTCPeerConnection.prototype, 'createDataChannel', (_result, [, init], self) => {
    if ((init as RTCDataChannelInit | undefined)?.negotiated)
      negotiated.add(self as object)
  })
  watchMade<AudioContext>('AudioContext', context => contexts.push(context))
  watchMade<MediaRecorder>('MediaRecorder', recorder => recorders.push(recorder))
  watchMade<BroadcastChannel>('BroadcastChannel', channel => channels.add(channel))
  watchMade<Worker>('Worker', worker => workers.add(worker))
  watchCalls(BroadcastChannel.prototype, 'close', (_result, _args, self) => channels.delete(self as BroadcastChannel))
  watchCalls(Worker.prototype, 'terminate', (_result, _args, self) => workers.delete(self as Worker))

  const devices = navigator.mediaDevices as MediaDevices | undefined
  for (const name of ['getUserMedia', 'getDisplayMedia'] as const)
    watchCalls(devices, name, result => void (result as Promise<MediaStream>).then(addAll, () => {}))
  watchCalls(MediaStreamTrack.prototype, 'clone', track => tracks.add(track as MediaStreamTrack))
  watchCalls(MediaStream.prototype, 'clone', stream => addAll(stream as MediaStream))
  watchCalls(HTMLCanvasElement.prototype, 'captureStream', stream => addAll(stream as MediaStream))
  watchCalls(HTMLMediaElement.prototype as HTMLMediaElement & { captureStream: () => MediaStream }, 'captureStream', stream => addAll(stream as MediaStream))
  watchCalls(AudioContext.prototype, 'createMediaStreamDestination', node => addAll((node as MediaStreamAudioDestinationNode).stream))

  watchCalls(globalThis, 'setInterval', id => intervals.add(id))
  for (const name of ['clearInterval', 'clearTimeout'] as const)
    watchCalls(globalThis, name, (_result, [id]) => intervals.delete(id))
  watchCalls(URL, 'createObjectURL', url => urls.add(url as string))
  watchCalls(URL, 'revokeObjectURL', (_result, [url]) => urls.delete(url as string))

  watchFrames(globalThis, 'screen', 'requestAnimationFrame', 'cancelAnimationFrame')
  watchFrames(HTMLVideoElement.prototype, 'video', 'requestVideoFrameCallback', 'cancelVideoFrameCallback')

  /** A callback is pending from its request until it is called or cancelled. */
  function watchFrames<T extends object>(owner: T, kind: string, request: keyof T & string, cancel: keyof T & string): void {
    const original = owner[request]
    if (typeof original !== 'function')
      return
    let elements = 0
    const numbers = new WeakMap<object, number>()
    const keyOf = (self: unknown, id: unknown): string => {
      const element = kind === 'video'
        ? self as object
        : globalThis
      const number = numbers.get(element) ?? ++elements
      numbers.set(element, number)
      return `${kind} ${number} ${String(id)}`
    }
    Object.defineProperty(owner, request, {
      configurable: true,
      writable: true,
      value(this: unknown, callback: (...args: unknown[]) => void) {
        const id = Reflect.apply(original, this, [
          (...args: unknown[]) => {
            frames.delete(keyOf(this, id))
            callback(...args)
          },
        ]) as unknown
        frames.add(keyOf(this, id))
        return id
      },
    })
    watchCalls(owner, cancel, (_result, [id], self) => frames.delete(keyOf(self, id)))
  }

  const count = (): LiveThings => ({
    connections: connections.filter(connection => connection.signalingState !== 'closed' && (connection.getTransceivers().length > 0 || negotiated.has(connection))).length,
    tracks: [...tracks].filter(track => track.readyState === 'live').length,
    audioContexts: contexts.filter(context => context.state !== 'closed').length,
    recorders: recorders.filter(recorder => recorder.state !== 'inactive').length,
    intervals: intervals.size,
    frames: frames.size,
    broadcastChannels: channels.size,
    workers: workers.size,
    objectUrls: urls.size,
  })
  const watch: Watch = { connections, count }
  Object.assign(globalThis, { __open: watch })

  // After "pagehide", when the page has put everything away.
  let isLeft = false
  addEventListener('pagehide', () => isLeft = true)
  document.addEventListener('visibilitychange', () => {
    if (isLeft)
      localStorage.setItem(leftKey, JSON.stringify(count()))
  })
}

/** How many connections are open, those of the room and of measurements among them. */
export function allConnections(page: Page): Promise<number> {
  return page.evaluate(() => (globalThis as unknown as { __open: Watch }).__open.connections.filter(connection => connection.signalingState !== 'closed').length)
}
