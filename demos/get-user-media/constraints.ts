import type { LabSettings } from './lab-settings.ts'

/** What is asked for: of each kind nothing, anything, or this. */
export interface Asked {
  readonly video: boolean | MediaTrackConstraints
  readonly audio: boolean | MediaTrackConstraints
}

export type Kind = keyof Asked
export const KINDS: readonly Kind[] = ['video', 'audio']

/** The constraints that the settings mean. @see https://www.w3.org/TR/mediacapture-streams/#constrainable-interface */
export function toConstraints(settings: LabSettings): Asked {
  const wish = <T>(value: T): { exact: T } | { ideal: T } => settings.exact
    ? { exact: value }
    : { ideal: value }
  const [width, height] = settings.size.split('x').map(Number)
  const video: MediaTrackConstraints = {
    ...(settings.camera && {
      deviceId: { exact: settings.camera },
    }),
    ...(settings.size !== 'any' && width && height && {
      width: wish(width),
      height: wish(height),
    }),
    ...(settings.frameRate > 0 && {
      frameRate: wish(settings.frameRate),
    }),
    ...(settings.facing !== 'any' && {
      facingMode: wish(settings.facing),
    }),
  }
  const audio: MediaTrackConstraints = {
    ...(settings.microphone && {
      deviceId: { exact: settings.microphone },
    }),
    echoCancellation: wish(settings.echoCancellation),
    noiseSuppression: wish(settings.noiseSuppression),
    autoGainControl: wish(settings.autoGainControl),
  }
  return {
    video: settings.video && (Object.keys(video).length === 0 || video),
    audio: settings.audio && audio,
  }
}

/** How a track comes from what it was asked to be to what is asked now. */
export type Step = 'none' | 'apply' | 'request' | 'stop'

/** These choose the device, and a track keeps its device for life. */
const OF_THE_DEVICE = ['deviceId', 'groupId', 'facingMode'] as const

/**
 * The step for one kind. `before` is what its live track was asked to be, `null` where there is none.
 * A running track takes new constraints with applyConstraints; another device needs another request.
 */
export function planStep(before: boolean | MediaTrackConstraints | null, after: boolean | MediaTrackConstraints): Step {
  if (after === false) {
    return before === null
      ? 'none'
      : 'stop'
  }
  if (before === null)
    return 'request'
  const [old, next] = [
    members(before),
    members(after),
  ]
  if (isSame(old, next))
    return 'none'
  return OF_THE_DEVICE.some(name => !isSame(old[name], next[name]))
    ? 'request'
    : 'apply'
}

/** The constraint set of `true` is the empty one. */
export function members(asked: boolean | MediaTrackConstraints): MediaTrackConstraints {
  return typeof asked === 'boolean'
    ? {}
    : asked
}

/**
 * The constraints that applyConstraints took without an error and without effect: some browsers decide how a
 * microphone is processed when it is opened, and need another request.
 */
export function withoutEffect(asked: boolean | MediaTrackConstraints, given: MediaTrackSettings, capabilities: MediaTrackCapabilities): string[] {
  return (['echoCancellation', 'noiseSuppression', 'autoGainControl'] as const).filter((name) => {
    const wanted = idealOf(members(asked)[name])
    const possible = capabilities[name] as readonly unknown[] | undefined
    return wanted !== undefined && given[name] !== undefined && wanted !== given[name] && possible?.includes(wanted) === true
  })
}

function idealOf(constraint: unknown): unknown {
  if (typeof constraint !== 'object' || constraint === null)
    return constraint
  const { exact, ideal } = constraint as { exact?: unknown, ideal?: unknown }
  return exact ?? ideal
}

function isSame(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b)
}

/** Browsers give constraints back in an order of their own, and a wish bare. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) => {
    if (typeof member !== 'object' || member === null || Array.isArray(member))
      return member
    const entries = Object.entries(member)
    return entries.length === 1 && entries[0]?.[0] === 'ideal'
      ? entries[0][1] as unknown
      : Object.fromEntries(entries.toSorted(([a], [b]) => a < b
          ? -1
          : 1))
  }) ?? ''
}
