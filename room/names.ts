/** Longest name, in UTF-16 code units. */
export const MAX_NAME_LENGTH = 24

/** Unprintable and direction-changing characters have no place in a name. */
const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]+/gu

/** The name as it is shown: printable, trimmed, inner white space folded, cut to {@link MAX_NAME_LENGTH}. */
export function cleanName(name: string): string {
  const printable = name.replace(UNPRINTABLE, '').replace(/\s+/g, ' ').trim()
  const points = Array.from(printable)
  while (points.join('').length > MAX_NAME_LENGTH)
    points.pop()
  return points.join('').trim()
}
