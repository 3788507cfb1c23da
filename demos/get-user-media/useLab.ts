import type { ComputedRef, ShallowRef } from 'vue'
import type { UseAudioLevelReturn } from '../../composables/useAudioLevel.ts'
import type { UseMediaDevicesReturn } from '../../composables/useMediaDevices.ts'
import type { TrackFacts } from './constraint-table.ts'
import type { ErrorFacts } from './error-facts.ts'
import type { FaultOutcome } from './faults.ts'
import type { UseCaptureReturn } from './useCapture.ts'
import type { UseFilterReturn } from './useFilter.ts'
import type { UseRecorderReturn } from './useRecorder.ts'
import type { UseSnapshotReturn } from './useSnapshot.ts'
import type { UseWishesReturn } from './useWishes.ts'
import { useEventListener } from '@vueuse/core'
import { computed, shallowReadonly, shallowRef, watch } from 'vue'
import { useAudioLevel } from '../../composables/useAudioLevel.ts'
import { useMediaDevices } from '../../composables/useMediaDevices.ts'
import { KINDS } from './constraints.ts'
import { errorFacts } from './error-facts.ts'
import { provoke } from './faults.ts'
import { useCapture } from './useCapture.ts'
import { useFilter } from './useFilter.ts'
import { useRecorder } from './useRecorder.ts'
import { useSnapshot } from './useSnapshot.ts'

export interface UseLabReturn {
  capture: UseCaptureReturn
  filter: UseFilterReturn
  level: UseAudioLevelReturn
  devices: UseMediaDevicesReturn
  recorder: UseRecorderReturn
  snapshot: UseSnapshotReturn
  /** The live tracks, and what they say of themselves. */
  tracks: ComputedRef<readonly TrackFacts[]>
  /** What the fault that was provoked came to. */
  outcome: Readonly<ShallowRef<FaultOutcome | null>>
  /** The error to be explained: the provoked one, or what the lab met by itself. */
  error: ComputedRef<ErrorFacts | null>
  /** Says which element shows the picture: snapshots are taken of it. */
  showIn: (video: HTMLVideoElement | null) => void
}

/** The lab itself, on the screen or on its page: does what is wished, and tells what it does. */
export function useLab(wishes: UseWishesReturn): UseLabReturn {
  const { settings, constraints, wish } = wishes
  const capture = useCapture()
  const devices = useMediaDevices()
  const filter = useFilter(capture.stream, () => settings.value.filter)
  const level = useAudioLevel(() => capture.stream.value?.getAudioTracks()[0] ?? null)
  const recorder = useRecorder()
  const snapshot = useSnapshot()
  const outcome = shallowRef<FaultOutcome | null>(null)
  let video = null as HTMLVideoElement | null

  watch([
    () => wish.value.isOn,
    () => wish.value.starts,
  ], ([isOn]) => {
    if (!isOn)
      capture.stop()
    else if (wish.value.way === 'settings')
      capture.want(constraints.value)
    else
      capture.begin(wish.value.way)
  }, { immediate: true })
  watch(() => JSON.stringify(constraints.value), () => wish.value.isOn && capture.want(constraints.value))
  // Names are told from now on.
  watch(capture.stream, stream => stream && void devices.refresh())

  watch(() => wish.value.faults, async (count) => {
    const { fault } = wish.value
    outcome.value = null
    if (fault === null)
      return
    const result = await provoke(fault)
    if (wish.value.faults === count)
      outcome.value = result
  })
  watch(() => wish.value.fault, fault => fault ?? (outcome.value = null))

  watch(() => wish.value.snapshots, (now, before) => {
    if (now > before && video && capture.stream.value)
      void snapshot.take(video)
  })
  watch(() => wish.value.isRecording, (isRecording) => {
    if (!isRecording)
      recorder.stop()
    else if (filter.output.value)
      recorder.start(filter.output.value)
    if (isRecording && !recorder.isRecording.value)
      wishes.record(false)
  })
  // What is recorded has ended or been replaced: the recording ends with it.
  watch(filter.output, () => recorder.stop())
  watch(recorder.isRecording, isRecording => isRecording || wishes.record(false))

  // A page that is kept for "back" keeps no camera.
  useEventListener(window, 'pagehide', wishes.stop)

  const tracks = computed(() => {
    void capture.revision.value
    const stream = capture.stream.value
    return KINDS.flatMap<TrackFacts>((kind) => {
      const track = stream?.getTracks().find(one => one.kind === kind)
      return track
        ? [
            {
              kind,
              label: track.label,
              isMuted: track.muted,
              asked: capture.asked.value[kind],
              capabilities: track.getCapabilities?.() ?? {},
              settings: track.getSettings(),
            },
          ]
        : []
    })
  })
  const error = computed<ErrorFacts | null>(() => {
    if (outcome.value) {
      return outcome.value.thrown === null
        ? null
        : errorFacts(outcome.value.thrown)
    }
    const failure = capture.failure.value ?? recorder.failure.value
    return failure && errorFacts(failure)
  })
  return {
    capture,
    filter,
    level,
    devices,
    recorder,
    snapshot,
    tracks,
    outcome: shallowReadonly(outcome),
    error,
    showIn: element => video = element,
  }
}
