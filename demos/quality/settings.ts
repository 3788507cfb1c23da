import * as v from 'valibot'

export const CODECS = ['VP8', 'VP9', 'H264', 'AV1'] as const
/** As a codec's MIME type names it, after the slash. */
export type Codec = typeof CODECS[number]

/** The layers of simulcast, smallest first, by their RTP stream ids: a quarter, a half, the full picture. */
export const LAYERS = ['q', 'h', 'f'] as const
export type Layer = typeof LAYERS[number]

/** By how much each layer is smaller than the picture. */
export const LAYER_SCALES: Readonly<Record<Layer, number>> = { q: 4, h: 2, f: 1 }

const NETWORKS = [
  'direct',
  'clean',
  'busy-wifi',
  'weak-mobile',
  'terrible',
] as const

const whole = (max: number): v.GenericSchema<number> => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(max))
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))

/** How the lab is set. 0 and `auto` leave a thing to the browser. */
export const QualitySettingsSchema = v.object({
  /** What is sent. */
  source: v.picklist(['picture', 'camera']),
  /** Whether the test picture moves. */
  isMoving: v.boolean(),
  /** The way between the two ends; each but the first is a path of the stage server's, worse than the one before. */
  network: v.picklist(NETWORKS),
  codec: v.picklist(['auto', ...CODECS]),
  maxKbps: whole(20_000),
  /** By how much the picture is made smaller, in each direction. */
  scale: v.pipe(v.number(), v.minValue(1), v.maxValue(16)),
  maxFps: whole(120),
  degradation: v.picklist([
    'auto',
    'balanced',
    'maintain-framerate',
    'maintain-resolution',
  ]),
  hint: v.picklist(['none', 'motion', 'detail', 'text']),
  isSimulcast: v.boolean(),
  q: v.boolean(),
  h: v.boolean(),
  f: v.boolean(),
  /** The layer that the receiver is given. */
  watched: v.picklist(LAYERS),
  svc: v.pipe(v.string(), v.regex(/^(?:auto|[LS]\dT\d(?:h|_KEY)?)$/)),
  zoom: v.picklist([1, 2, 4, 8]),
  /** What is looked at through the magnifying glass, as shares of width and height. */
  x: share,
  y: share,
  isMeasuring: v.boolean(),
  /** How much of the past the graphs show. */
  windowS: v.picklist([60, 600, 3600]),
})
export type QualitySettings = v.InferOutput<typeof QualitySettingsSchema>

/** A still picture for who prefers less motion; they can let it move. */
const prefersStill = typeof matchMedia === 'function' && matchMedia('(prefers-reduced-motion: reduce)').matches

export const INITIAL_SETTINGS: QualitySettings = {
  source: 'picture',
  isMoving: !prefersStill,
  network: 'direct',
  codec: 'auto',
  maxKbps: 0,
  scale: 1,
  maxFps: 0,
  degradation: 'auto',
  hint: 'none',
  isSimulcast: false,
  q: true,
  h: true,
  f: true,
  watched: 'f',
  svc: 'auto',
  zoom: 1,
  x: 0.5,
  y: 0.5,
  isMeasuring: true,
  windowS: 60,
}
