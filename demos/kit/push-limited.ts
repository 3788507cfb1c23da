/** The history with one more value, at most `limit` long, oldest dropped first. */
export function pushLimited<T>(history: readonly T[], value: T, limit: number): T[] {
  return [...history, value].slice(-limit)
}
