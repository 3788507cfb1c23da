const MAX_STRING = 16

/** A value as one would write it in code: `{ width: { ideal: 1280 } }`; long strings, such as device ids, are cut. */
export function codeText(value: unknown): string {
  if (Array.isArray(value))
    return `[${value.map(codeText).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(([name, member]) => `${name}: ${codeText(member)}`)
    return members.length === 0
      ? '{}'
      : `{ ${members.join(', ')} }`
  }
  if (typeof value !== 'string')
    return String(value)
  return `'${value.length > MAX_STRING
    ? `${value.slice(0, MAX_STRING - 1)}…`
    : value}'`
}
