import type { Ref, ShallowRef } from 'vue'
import type { Asked, Kind } from './constraints.ts'
import type { Example } from './first-stream.ts'
import type { PlatformCall } from './useCallLog.ts'
import { onScopeDispose, readonly, ref, shallowReadonly, shallowRef } from 'vue'
import { TalkError } from '../../rtc/errors.ts'
import { acquireMedia, stopTracks, toMediaError } from '../../rtc/media.ts'
import { codeText } from './code-text.ts'
import { KINDS, members, planStep, withoutEffect } from './constraints.ts'
import { EXAMPLE_CALLS, runExample } from './first-stream.ts'
import { useCallLog } from './useCallLog.ts'

export interface UseCaptureReturn {
  /** What is captured, `null` while nothing is; another object whenever its tracks change. */
  stream: Readonly<ShallowRef<MediaStream | null>>
  isAsking: Readonly<Ref<boolean>>
  /** What each live track was asked to be. */
  asked: Readonly<ShallowRef<Asked>>
  /** Goes up when a track's settings may have changed. */
  revision: Readonly<Ref<number>>
  /** Why nothing, or not all, is captured. */
  failure: Readonly<ShallowRef<TalkError | null>>
  /** The latest calls, newest first. */
  calls: Readonly<ShallowRef<readonly PlatformCall[]>>
  /** Captures this from now on; a running track is changed where it can be, and replaced where not. */
  want: (asked: Asked) => void
  /** Begins with one of the talk's examples. */
  begin: (example: Example) => void
  /** Ends every track; what is still being asked for is stopped when it arrives. */
  stop: () => void
}

const NOTHING: Asked = { video: false, audio: false }

/** Camera and microphone as somebody plays with their constraints: one change after the other, the newest wins. */
export function useCapture(): UseCaptureReturn {
  const tracks = new Map<Kind, MediaStreamTrack>()
  const stream = shallowRef<MediaStream | null>(null)
  const isAsking = ref(false)
  const asked = shallowRef(NOTHING)
  const revision = ref(0)
  const failure = shallowRef<TalkError | null>(null)
  const { calls, record } = useCallLog()
  let leaving = new AbortController()
  let wanted: (() => Promise<void>) | null = null

  function show(): void {
    const shown = stream.value?.getTracks() ?? []
    const live = [
      ...tracks.values(),
    ]
    if (live.length !== shown.length || live.some(track => !shown.includes(track))) {
      stream.value = live.length === 0
        ? null
        : new MediaStream(live)
    }
    revision.value++
  }

  function drop(kind: Kind): void {
    tracks.get(kind)?.stop()
    tracks.delete(kind)
    asked.value = { ...asked.value, [kind]: false }
  }

  function take(found: MediaStream, what: Asked): void {
    for (const track of found.getTracks()) {
      const kind = track.kind as Kind
      drop(kind)
      tracks.set(kind, track)
      asked.value = { ...asked.value, [kind]: what[kind] }
      track.addEventListener('ended', () => handleEnded(kind, track))
      for (const event of ['mute', 'unmute'])
        track.addEventListener(event, () => revision.value++)
    }
    show()
  }

  /** Nobody here stopped it: it was unplugged, or the system took it. */
  function handleEnded(kind: Kind, track: MediaStreamTrack): void {
    if (tracks.get(kind) !== track)
      return
    drop(kind)
    failure.value = new TalkError('device-lost', { detail: track.label })
    show()
  }

  async function request(what: Asked, signal: AbortSignal): Promise<void> {
    const constraints = Object.fromEntries(KINDS.filter(kind => what[kind] !== false).map(kind => [kind, what[kind]]))
    // A phone opens one camera at a time.
    for (const kind of KINDS) {
      if (what[kind] !== false)
        drop(kind)
    }
    show()
    take(await record(`getUserMedia(${codeText(constraints)})`, () => acquireMedia(constraints, signal)), what)
  }

  /** Whether the track is now as it was asked to be. */
  async function apply(kind: Kind, constraints: boolean | MediaTrackConstraints): Promise<boolean> {
    const track = tracks.get(kind)
    await record(`${kind}.applyConstraints(${codeText(members(constraints))})`, async () => track?.applyConstraints(members(constraints)))
    if (!track || tracks.get(kind) !== track)
      return true // stopped in the meantime
    asked.value = { ...asked.value, [kind]: constraints }
    revision.value++
    return withoutEffect(constraints, track.getSettings(), track.getCapabilities?.() ?? {}).length === 0
  }

  async function moveTo(next: Asked, signal: AbortSignal): Promise<void> {
    const missing: Record<Kind, boolean | MediaTrackConstraints> = { ...NOTHING }
    for (const kind of KINDS) {
      const step = planStep(tracks.has(kind)
        ? asked.value[kind]
        : null, next[kind])
      if (step === 'stop')
        drop(kind)
      else if (step === 'request' || (step === 'apply' && !await apply(kind, next[kind])))
        missing[kind] = next[kind]
    }
    show()
    if (!signal.aborted && (missing.video !== false || missing.audio !== false))
      await request(missing, signal)
  }

  async function settle(signal: AbortSignal): Promise<void> {
    isAsking.value = true
    while (wanted && !signal.aborted) {
      const task = wanted
      wanted = null
      failure.value = null
      try {
        await task()
      }
      catch (thrown) {
        if (!signal.aborted)
          failure.value = toMediaError(thrown)
      }
    }
    if (!signal.aborted)
      isAsking.value = false
  }

  function enqueue(task: (signal: AbortSignal) => Promise<void>): void {
    const { signal } = leaving
    wanted = () => task(signal)
    if (!isAsking.value)
      void settle(signal)
  }

  function stop(): void {
    leaving.abort()
    leaving = new AbortController()
    wanted = null
    isAsking.value = false
    failure.value = null
    KINDS.forEach(drop)
    show()
  }

  onScopeDispose(stop)

  return {
    stream: shallowReadonly(stream),
    isAsking: readonly(isAsking),
    asked: shallowReadonly(asked),
    revision: readonly(revision),
    failure: shallowReadonly(failure),
    calls,
    want: next => enqueue(signal => moveTo(next, signal)),
    begin: example => enqueue(async (signal) => {
      const found = await record(EXAMPLE_CALLS[example], () => runExample(example, signal))
      if (signal.aborted)
        return stopTracks(found)
      const ofTrack = (track: MediaStreamTrack | undefined): boolean | MediaTrackConstraints => track?.getConstraints() ?? false
      take(found, {
        video: ofTrack(found.getVideoTracks()[0]),
        audio: ofTrack(found.getAudioTracks()[0]),
      })
    }),
    stop,
  }
}
