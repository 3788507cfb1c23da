import type { Ref, ShallowRef } from 'vue'
import { onScopeDispose, readonly, ref, shallowReadonly, shallowRef } from 'vue'
import { TalkError } from '../../rtc/errors.ts'
import { supportedFormats } from './recording.ts'

export interface Recording {
  readonly url: string
  readonly mimeType: string
  readonly durationMs: number
  readonly sizeBytes: number
}

export interface UseRecorderReturn {
  isSupported: boolean
  isRecording: Readonly<Ref<boolean>>
  /** Of the recording that runs, or of the last one. */
  durationMs: Readonly<Ref<number>>
  sizeBytes: Readonly<Ref<number>>
  mimeType: Readonly<Ref<string>>
  recording: Readonly<ShallowRef<Recording | null>>
  failure: Readonly<ShallowRef<TalkError | null>>
  /** Records a stream, in the first format that this browser writes. */
  start: (stream: MediaStream) => void
  /** Ends the recording and keeps it; without effect when none runs. */
  stop: () => void
  discard: () => void
}

/** How often the recorder hands over what it has, which is how often duration and size are told. */
const SLICE_MS = 250
/** Recordings are kept in memory, so they end by themselves. */
const MAX_MS = 5 * 60_000

/** Records a stream into memory. @see https://www.w3.org/TR/mediastream-recording/ */
export function useRecorder(): UseRecorderReturn {
  const isSupported = typeof MediaRecorder === 'function'
  const isRecording = ref(false)
  const durationMs = ref(0)
  const sizeBytes = ref(0)
  const mimeType = ref('')
  const recording = shallowRef<Recording | null>(null)
  const failure = shallowRef<TalkError | null>(null)
  let recorder: MediaRecorder | null = null
  let isOver = false

  function discard(): void {
    if (recording.value)
      URL.revokeObjectURL(recording.value.url)
    recording.value = null
  }

  function start(stream: MediaStream): void {
    if (isRecording.value)
      return
    discard()
    failure.value = null
    const chunks: Blob[] = []
    const [format] = supportedFormats(stream.getVideoTracks().length > 0, type => MediaRecorder.isTypeSupported(type))
    let current: MediaRecorder
    try {
      current = new MediaRecorder(stream, format === undefined
        ? {}
        : { mimeType: format })
      current.start(SLICE_MS)
    }
    catch (cause) {
      failure.value = new TalkError('recording-failed', { cause })
      return
    }
    recorder = current
    const beganMs = performance.now()
    mimeType.value = current.mimeType
    durationMs.value = 0
    sizeBytes.value = 0
    isRecording.value = true

    current.addEventListener('dataavailable', ({ data }) => {
      chunks.push(data)
      if (recorder !== current)
        return
      sizeBytes.value += data.size
      durationMs.value = performance.now() - beganMs
      if (durationMs.value >= MAX_MS)
        stop()
    })
    current.addEventListener('error', ({ error }) => failure.value = new TalkError('recording-failed', { cause: error }))
    // It also stops by itself, when all that it records has ended.
    current.addEventListener('stop', () => {
      if (recorder === current) {
        recorder = null
        isRecording.value = false
      }
      if (isOver || chunks.length === 0)
        return
      const blob = new Blob(chunks, { type: current.mimeType })
      discard()
      recording.value = {
        url: URL.createObjectURL(blob),
        mimeType: current.mimeType,
        durationMs: durationMs.value,
        sizeBytes: blob.size,
      }
    })
  }

  function stop(): void {
    if (recorder && recorder.state !== 'inactive')
      recorder.stop()
  }

  onScopeDispose(() => {
    isOver = true
    stop()
    discard()
  })

  return {
    isSupported,
    isRecording: readonly(isRecording),
    durationMs: readonly(durationMs),
    sizeBytes: readonly(sizeBytes),
    mimeType: readonly(mimeType),
    recording: shallowReadonly(recording),
    failure: shallowReadonly(failure),
    start,
    stop,
    discard,
  }
}
