/** Something the speaker can put right: its message is one line that says what is wrong and what to do. */
export class UserError extends Error {
  override readonly name = 'UserError'
}

/** What a thrown value says, in one line. */
export function messageOf(thrown: unknown): string {
  const message = thrown instanceof Error
    ? thrown.message
    : String(thrown)
  return message.split('\n', 1)[0] ?? ''
}

/** The code of a system error (`EADDRINUSE`, say), or null. */
export function codeOf(thrown: unknown): string | null {
  return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string'
    ? thrown.code
    : null
}
