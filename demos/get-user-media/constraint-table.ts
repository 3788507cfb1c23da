import type { Kind } from './constraints.ts'
import { members } from './constraints.ts'

/**
 * How what was given stands to what was asked. `unasked`: anything would do. `unsupported`: the browser does not
 * know the constraint, and passes over it. `untold`: it does not say what it gave.
 */
export type Verdict = 'met' | 'missed' | 'unasked' | 'unsupported' | 'untold'

export interface TableRow {
  /** The constraint, as the specification spells it. */
  readonly name: string
  /** Each as it would be written in code; null where there is none. */
  readonly asked: string | null
  readonly possible: string | null
  readonly given: string | null
  readonly verdict: Verdict
}

/** One track: what it was asked to be, and what it says of itself. */
export interface TrackFacts {
  readonly kind: Kind
  /** The device's name. */
  readonly label: string
  /** The device gives nothing right now. */
  readonly isMuted: boolean
  readonly asked: boolean | MediaTrackConstraints
  readonly capabilities: MediaTrackCapabilities
  readonly settings: MediaTrackSettings
}

const ROWS: Readonly<Record<Kind, readonly string[]>> = {
  video: [
    'width',
    'height',
    'frameRate',
    'facingMode',
    'aspectRatio',
    'resizeMode',
  ],
  audio: [
    'echoCancellation',
    'noiseSuppression',
    'autoGainControl',
    'channelCount',
    'sampleRate',
    'latency',
  ],
}

/** The rows that are left out where there is no room for all. */
const LESS: ReadonlySet<string> = new Set([
  'aspectRatio',
  'resizeMode',
  'channelCount',
  'sampleRate',
  'latency',
])

/** What was asked, what is possible and what was given, row by row. */
export function constraintTable(track: Pick<TrackFacts, 'kind' | 'asked' | 'capabilities' | 'settings'>, supported: MediaTrackSupportedConstraints, isShort = false): TableRow[] {
  const asked = members(track.asked) as Record<string, unknown>
  const capabilities = track.capabilities as Record<string, unknown>
  const settings = track.settings as Record<string, unknown>
  return ROWS[track.kind].filter(name => !isShort || !LESS.has(name)).map(name => ({
    name,
    asked: formatConstraint(asked[name]),
    possible: formatCapability(capabilities[name]),
    given: formatValue(settings[name]),
    verdict: verdictOf(name, asked[name], settings[name], supported),
  }))
}

function verdictOf(name: string, asked: unknown, given: unknown, supported: MediaTrackSupportedConstraints): Verdict {
  if (asked === undefined)
    return 'unasked'
  if ((supported as Record<string, boolean | undefined>)[name] !== true)
    return 'unsupported'
  if (given === undefined)
    return 'untold'
  return isMet(asked, given)
    ? 'met'
    : 'missed'
}

function isMet(asked: unknown, given: unknown): boolean {
  if (typeof asked !== 'object' || asked === null)
    return asked === given
  if (Array.isArray(asked))
    return asked.includes(given)
  const { exact, ideal, min, max } = asked as { exact?: unknown, ideal?: unknown, min?: number, max?: number }
  const wanted = exact ?? ideal
  if (wanted !== undefined && !isMet(wanted, given))
    return false
  return typeof given !== 'number' || (given >= (min ?? given) && given <= (max ?? given))
}

/** `{ ideal: 1280 }` → `ideal 1280`. */
export function formatConstraint(constraint: unknown): string | null {
  if (constraint === undefined)
    return null
  if (typeof constraint !== 'object' || constraint === null || Array.isArray(constraint))
    return formatValue(constraint)
  return Object.entries(constraint).map(([word, value]) => `${word} ${formatValue(value) ?? ''}`).join(', ')
}

/** `{ min: 1, max: 60 }` → `1–60`; a list → its members. */
export function formatCapability(capability: unknown): string | null {
  if (typeof capability !== 'object' || capability === null || Array.isArray(capability))
    return formatValue(capability)
  const { min, max } = capability as { min?: number, max?: number }
  if (min === max)
    return formatValue(min)
  return `${formatValue(min) ?? ''}–${formatValue(max) ?? ''}`
}

function formatValue(value: unknown): string | null {
  if (value === undefined || value === null || value === '')
    return null
  if (typeof value === 'number')
    return formatNumber(value)
  if (Array.isArray(value)) {
    return value.length === 0
      ? null
      : value.map(formatValue).join(', ')
  }
  return String(value)
}

function formatNumber(value: number): string {
  if (value !== 0 && Math.abs(value) < 0.01)
    return String(Number(value.toPrecision(1)))
  return String(Math.round(value * 100) / 100)
}
