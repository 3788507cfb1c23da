import type { SdpLine, SdpSection } from '../../../rtc/sdp.ts'
import { diffArrays } from 'diff'

/** `before`: only the first description has it. `after`: only the second. */
export interface DiffLine {
  readonly line: SdpLine
  readonly side: 'both' | 'before' | 'after'
}

export interface DiffSection {
  readonly kind: string
  readonly mid: string | null
  readonly lines: readonly DiffLine[]
  /** How many lines only one of the two has. */
  readonly changes: number
}

/**
 * Compares two descriptions, section by section: those of the same place, since m= lines keep theirs for good.
 * @see https://www.rfc-editor.org/rfc/rfc3264#section-8
 */
export function diffSdp(before: readonly SdpSection[], after: readonly SdpSection[]): DiffSection[] {
  return Array.from({
    length: Math.max(before.length, after.length),
  }, (_, i) => {
    const lines = diffLines(before[i]?.lines ?? [], after[i]?.lines ?? [])
    return {
      kind: (after[i] ?? before[i])?.kind ?? '',
      mid: (after[i] ?? before[i])?.mid ?? null,
      lines,
      changes: lines.filter(({ side }) => side !== 'both').length,
    }
  })
}

function diffLines(before: readonly SdpLine[], after: readonly SdpLine[]): DiffLine[] {
  const isSame = (a: SdpLine, b: SdpLine): boolean => a.text === b.text
  return diffArrays([...before], [...after], { comparator: isSame }).flatMap(({ value, added, removed }) =>
    value.map(line => ({
      line,
      side: added
        ? 'after' as const
        : removed
          ? 'before' as const
          : 'both' as const,
    })))
}
