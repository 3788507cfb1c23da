/** Unprintable and direction-changing characters break the line; the joiner and the variation selector make emoji. */
const UNPRINTABLE = /(?!\u200D|\uFE0F)[\p{C}\p{Zl}\p{Zp}]/gu

/**
 * A text as it is sent and shown: printable, white space folded, cut at a character's end to `maxLength` UTF-16
 * code units.
 */
export function cleanText(text: string, maxLength: number): string {
  const points = Array.from(text.replace(/\s+/g, ' ').replace(UNPRINTABLE, '').trim())
  while (points.join('').length > maxLength)
    points.pop()
  return points.join('').trim()
}

/** Whether a text is emoji alone, and is shown large. */
export function isEmojiOnly(text: string): boolean {
  return /\p{Extended_Pictographic}/u.test(text) && !/[^\p{Extended_Pictographic}\p{Emoji_Modifier}\p{M}\p{Cf}\s]/u.test(text)
}

/** One tap each on a phone; more than this does not fit in a row. */
export const EMOJI = [
  '👋',
  '😀',
  '❤️',
  '👏',
  '🎉',
  '😮',
  '👍',
  '🔥',
] as const
