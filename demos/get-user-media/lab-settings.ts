import * as v from 'valibot'

export const SIZES = [
  'any',
  '320x240',
  '640x480',
  '1280x720',
  '1920x1080',
  '3840x2160',
] as const
export const FACINGS = ['any', 'user', 'environment'] as const
export const FILTERS = ['none', 'grey', 'pixelate', 'edges'] as const
export const MAX_FRAME_RATE = 60

export type Filter = typeof FILTERS[number]

const DeviceId = v.pipe(v.string(), v.maxLength(256))

/** How the lab is set; each is a parameter of the page's address. */
export const LabSettingsSchema = v.object({
  video: v.boolean(),
  audio: v.boolean(),
  /** Picture size, as `WIDTHxHEIGHT`. */
  size: v.picklist(SIZES),
  /** Frames a second; 0 for whatever comes. */
  frameRate: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_FRAME_RATE)),
  facing: v.picklist(FACINGS),
  /** Device ids; empty for whichever the browser takes. */
  camera: DeviceId,
  microphone: DeviceId,
  echoCancellation: v.boolean(),
  noiseSuppression: v.boolean(),
  autoGainControl: v.boolean(),
  /** `exact` in place of `ideal`: exactly this, or an error. */
  exact: v.boolean(),
  filter: v.picklist(FILTERS),
})

export type LabSettings = v.InferOutput<typeof LabSettingsSchema>

export const INITIAL: LabSettings = {
  video: true,
  audio: true,
  size: 'any',
  frameRate: 0,
  facing: 'any',
  camera: '',
  microphone: '',
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
  exact: false,
  filter: 'none',
}
