import type { FailureReason } from './errors.ts'
import { TalkError } from './errors.ts'

/** What `getDisplayMedia` takes beside `video` and `audio`; TypeScript knows a part of it. */
export interface DisplayOptions extends DisplayMediaStreamOptions {
  /** Whether the picker offers sound of the whole system beside the picture of a screen. */
  systemAudio?: 'include' | 'exclude'
  /** Whether the picker offers the page's own tab. */
  selfBrowserSurface?: 'include' | 'exclude'
  /** Offers the page's own tab first, and nothing else at first. */
  preferCurrentTab?: boolean
  /** Whether a person may change to another tab while sharing. */
  surfaceSwitching?: 'include' | 'exclude'
  monitorTypeSurfaces?: 'include' | 'exclude'
}

export type DisplayOption = Exclude<keyof DisplayOptions, 'video' | 'audio'>

const OPTIONS: readonly DisplayOption[] = [
  'systemAudio',
  'selfBrowserSurface',
  'preferCurrentTab',
  'surfaceSwitching',
  'monitorTypeSurfaces',
]

const REASONS: Readonly<Record<string, FailureReason>> = {
  NotAllowedError: 'screen-denied',
  InvalidStateError: 'screen-needs-press',
  NotFoundError: 'screen-unreadable',
  NotReadableError: 'screen-unreadable',
  AbortError: 'screen-unreadable',
}

/** How browsers word a refusal that is not the person's: by the operating system, or by the page's own policy. */
const BLOCKED = /system|polic/i

/**
 * Why this page cannot capture a screen, or null where it can.
 * @see https://www.w3.org/TR/screen-capture/#dom-mediadevices-getdisplaymedia
 */
export function displayObstacle(): FailureReason | null {
  // Browsers leave `mediaDevices` out on insecure origins, and phones `getDisplayMedia`, whatever their types say.
  const devices = (globalThis.navigator as Navigator | undefined)?.mediaDevices as Partial<MediaDevices> | undefined
  if (typeof devices?.getDisplayMedia === 'function')
    return null
  return globalThis.isSecureContext === false
    ? 'screen-insecure'
    : 'screen-unsupported'
}

/** Names an error of getDisplayMedia: a person said no, or somebody else did. */
export function toDisplayError(thrown: unknown): TalkError {
  if (thrown instanceof TalkError)
    return thrown
  const { name, message } = (thrown ?? {}) as { name?: unknown, message?: unknown }
  const reason = typeof name === 'string' && Object.hasOwn(REASONS, name)
    ? REASONS[name]
    : undefined
  const isBlocked = reason === 'screen-denied' && typeof message === 'string' && BLOCKED.test(message)
  return new TalkError(isBlocked
    ? 'screen-blocked'
    : reason ?? 'unknown', { cause: thrown })
}

/**
 * Which options this browser reads, without asking anybody: a request without a picture is refused at once, after its
 * options were read.
 */
export async function supportedDisplayOptions(): Promise<ReadonlySet<DisplayOption>> {
  const read = new Set<DisplayOption>()
  if (displayObstacle() !== null)
    return read
  const request = { video: false }
  for (const option of OPTIONS) {
    Object.defineProperty(request, option, {
      enumerable: true,
      get: () => void read.add(option),
    })
  }
  const stream = await navigator.mediaDevices.getDisplayMedia(request).catch(() => null)
  for (const track of stream?.getTracks() ?? [])
    track.stop()
  return read
}
