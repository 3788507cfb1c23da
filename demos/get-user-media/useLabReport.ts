import type { Report } from './lab-state.ts'
import type { UseLabReturn } from './useLab.ts'
import type { UseWishesReturn } from './useWishes.ts'
import { computed, onBeforeUnmount, watch } from 'vue'
import { NO_REPORT } from './lab-state.ts'

/** Tells the deck's other windows what the lab on the screen does, whenever that changes. */
export function useLabReport(lab: UseLabReturn, wishes: UseWishesReturn): void {
  const report = computed<Report>(() => {
    const [video, audio] = (['video', 'audio'] as const).map(kind => lab.tracks.value.find(track => track.kind === kind))
    const { width, height, frameRate } = video?.settings ?? {}
    const { outcome } = lab
    return {
      isOn: lab.capture.stream.value !== null,
      isAsking: lab.capture.isAsking.value,
      video: video
        ? `${video.label} · ${width} × ${height} · ${Math.round(frameRate ?? 0)} fps`
        : '',
      audio: audio?.label ?? '',
      error: lab.error.value,
      provoked: outcome.value && {
        fault: outcome.value.fault,
        call: outcome.value.call,
      },
      isRecording: lab.recorder.isRecording.value,
      durationMs: lab.recorder.durationMs.value,
      sizeBytes: lab.recorder.sizeBytes.value,
      isClipping: lab.level.meter.value.isClipping,
      devices: lab.devices.devices.value.map(({ id, kind, label }) => ({ id, kind, label })),
    }
  })
  watch(() => JSON.stringify(report.value), () => wishes.tell(report.value), { immediate: true })
  onBeforeUnmount(() => wishes.tell(NO_REPORT))
}
