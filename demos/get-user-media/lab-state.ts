import type { FailureReason } from '../../rtc/errors.ts'
import * as v from 'valibot'
import { failureTexts } from '../../composables/failures.messages.ts'
import { FAULTS } from './faults.ts'
import { EXAMPLES } from './first-stream.ts'

const Count = v.pipe(v.number(), v.integer(), v.minValue(0))

/** What somebody wants of the lab, in this window of the deck or in another. Counts go up with each press. */
export const WishSchema = v.object({
  isOn: v.boolean(),
  /** The example that begins; `settings` for the lab's own constraints. */
  way: v.picklist(['settings', ...EXAMPLES]),
  starts: Count,
  fault: v.nullable(v.picklist(FAULTS)),
  faults: Count,
  snapshots: Count,
  isRecording: v.boolean(),
})

export type Wish = v.InferOutput<typeof WishSchema>

export const NO_WISH: Wish = {
  isOn: false,
  way: 'settings',
  starts: 0,
  fault: null,
  faults: 0,
  snapshots: 0,
  isRecording: false,
}

const ErrorSchema = v.object({
  name: v.string(),
  message: v.string(),
  constraint: v.string(),
  reason: v.custom<FailureReason>(value => typeof value === 'string' && Object.hasOwn(failureTexts.en, value)),
})

/** What the screen's lab does, told to the deck's other windows. */
export const ReportSchema = v.object({
  isOn: v.boolean(),
  isAsking: v.boolean(),
  /** Label of the device, and what it gives: `640 × 480 · 30 fps`. */
  video: v.string(),
  audio: v.string(),
  error: v.nullable(ErrorSchema),
  /** A fault that was provoked, and the call that was made for it. */
  provoked: v.nullable(v.object({
    fault: v.picklist(FAULTS),
    call: v.string(),
  })),
  isRecording: v.boolean(),
  durationMs: v.number(),
  sizeBytes: v.number(),
  isClipping: v.boolean(),
  devices: v.array(v.object({
    id: v.string(),
    kind: v.picklist(['audioinput', 'audiooutput', 'videoinput']),
    label: v.string(),
  })),
})

export type Report = v.InferOutput<typeof ReportSchema>

export const NO_REPORT: Report = {
  isOn: false,
  isAsking: false,
  video: '',
  audio: '',
  error: null,
  provoked: null,
  isRecording: false,
  durationMs: 0,
  sizeBytes: 0,
  isClipping: false,
  devices: [],
}
