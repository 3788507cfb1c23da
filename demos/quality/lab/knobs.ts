import { formatBitrate } from '../measure/format.ts'

/** Stops of the bitrate knob, in kbit/s; the last, 0, is no limit. */
export const BITRATES = [
  50,
  100,
  150,
  250,
  400,
  700,
  1200,
  2000,
  4000,
  8000,
  0,
] as const

/** The bitrate at a stop, in kbit/s. */
export function bitrateAt(stop: number): number {
  return BITRATES[Math.round(stop)] ?? 0
}

/** The stop nearest to a bitrate: a link may ask for one between two stops. */
export function stopOf(kbps: number): number {
  if (kbps <= 0)
    return BITRATES.length - 1
  const distances = BITRATES.map(stop => stop === 0
    ? Number.POSITIVE_INFINITY
    : Math.abs(Math.log(stop / kbps)))
  return distances.indexOf(Math.min(...distances))
}

/** A bitrate in kbit/s as it is read at the knob. */
export function bitrateText(kbps: number, noLimit: string): string {
  return kbps === 0
    ? noLimit
    : formatBitrate(kbps * 1000)
}
