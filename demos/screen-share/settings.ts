import type { DisplayOption, DisplayOptions } from '../../rtc/display-media.ts'
import * as v from 'valibot'

/** Upper bounds of the picture's bit rate, in kbit/s; 0: none. */
export const LIMITS_KBPS = [0, 1000, 500, 150] as const
export const HINTS = ['none', 'motion', 'detail', 'text'] as const
export const SURFACES = ['any', 'browser', 'window', 'monitor'] as const
export const CURSORS = ['any', 'always', 'motion', 'never'] as const

export const ShareSettingsSchema = v.object({
  /** Where the two ends are; heeded by the demo's own page. */
  ends: v.picklist(['page', 'devices']),
  /** What is sent while no screen is. */
  own: v.picklist(['picture', 'camera']),
  /** The sent track's `contentHint`. */
  hint: v.picklist(HINTS),
  limit: v.picklist(LIMITS_KBPS),
  surface: v.picklist(SURFACES),
  cursor: v.picklist(CURSORS),
  /** Asks for sound of the tab or the system, too. */
  sound: v.boolean(),
  /** Lets the person choose this very tab. */
  self: v.boolean(),
})
export type ShareSettings = v.InferOutput<typeof ShareSettingsSchema>

export const INITIAL_SETTINGS: ShareSettings = {
  ends: 'page',
  own: 'picture',
  hint: 'none',
  limit: 0,
  surface: 'any',
  cursor: 'any',
  sound: true,
  self: false,
}

/**
 * What getDisplayMedia is asked for; the person at the picker decides.
 * @see https://www.w3.org/TR/screen-capture/#dom-displaymediastreamoptions
 */
export function displayOptions({ surface, cursor, sound, self }: ShareSettings): DisplayOptions {
  return {
    video: {
      // TypeScript knows no `cursor`.
      ...(cursor === 'any'
        ? {}
        : { cursor } as MediaTrackConstraints),
      ...(surface === 'any'
        ? {}
        : { displaySurface: surface }),
    },
    audio: sound,
    systemAudio: sound
      ? 'include'
      : 'exclude',
    selfBrowserSurface: self
      ? 'include'
      : 'exclude',
    surfaceSwitching: 'include',
  }
}

/** Which of the settings this browser heeds. */
export interface ShareSupport {
  readonly surface: boolean
  readonly cursor: boolean
  readonly sound: boolean
  readonly self: boolean
}

export function shareSupport(options: ReadonlySet<DisplayOption>, constraints: MediaTrackSupportedConstraints & { cursor?: boolean }): ShareSupport {
  return {
    surface: constraints.displaySurface === true,
    cursor: constraints.cursor === true,
    sound: options.has('systemAudio'),
    self: options.has('selfBrowserSurface'),
  }
}

/** What a shared screen really is: the track's settings, of which TypeScript knows a part. */
export interface GivenScreen {
  readonly displaySurface: string | null
  readonly cursor: string | null
  readonly width: number | null
  readonly height: number | null
  readonly frameRate: number | null
  readonly hasSound: boolean
}

export function givenScreen(display: MediaStream): GivenScreen | null {
  const [track] = display.getVideoTracks()
  if (!track)
    return null
  const settings: MediaTrackSettings & { cursor?: string } = track.getSettings()
  return {
    displaySurface: settings.displaySurface ?? null,
    cursor: settings.cursor ?? null,
    width: settings.width ?? null,
    height: settings.height ?? null,
    frameRate: settings.frameRate ?? null,
    hasSound: display.getAudioTracks().length > 0,
  }
}
