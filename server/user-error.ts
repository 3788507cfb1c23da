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

const SYSTEM_ERRORS: Record<string, string> = {
  EACCES: 'permission denied',
  EEXIST: 'it is a file, not a folder',
  EISDIR: 'it is a folder, not a file',
  ENOENT: 'it does not exist',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'part of the path is a file, not a folder',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
}

/** Why a file or a folder cannot be used, in a few words. */
export function fileProblem(thrown: unknown): string {
  return SYSTEM_ERRORS[codeOf(thrown) ?? ''] ?? messageOf(thrown)
}

/** The code of a system error (`EADDRINUSE`, say), or null. */
export function codeOf(thrown: unknown): string | null {
  return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string'
    ? thrown.code
    : null
}
