/** RFC 8831, section 6.6: what goes everywhere, and keeps other channels moving. */
export const ADVISED_BYTES = 16 * 1024
/** What an end takes that names no limit of its own: RFC 8841, section 6.1. */
export const ASSUMED_BYTES = 64 * 1024
/** More is not sent from here, whatever a connection takes. */
export const PAGE_LIMIT_BYTES = 1024 * 1024

const STEPS_PER_OCTAVE = 4

/** The largest size that the slider reaches: beyond the limit, so that it can be crossed. */
export function largestSize(maxMessageBytes: number | null): number {
  return Math.min(PAGE_LIMIT_BYTES, (maxMessageBytes ?? PAGE_LIMIT_BYTES) * 2)
}

/** A size's place on a slider on which every doubling takes as many steps. */
export function toStep(sizeBytes: number): number {
  return Math.round(Math.log2(Math.max(1, sizeBytes)) * STEPS_PER_OCTAVE)
}

/** The size at a place of the slider, in bytes. */
export function fromStep(step: number): number {
  return Math.round(2 ** (step / STEPS_PER_OCTAVE))
}

/** A size to be read: exact in bytes up to 1 KiB and where it is no round number, otherwise in KiB or MiB. */
export function formatSize(sizeBytes: number): string {
  if (sizeBytes >= 1024 ** 2 && sizeBytes % 1024 ** 2 === 0)
    return `${sizeBytes / 1024 ** 2} MiB`
  return sizeBytes >= 1024 && sizeBytes % 1024 === 0
    ? `${sizeBytes / 1024} KiB`
    : `${sizeBytes.toLocaleString('en')} B`
}
