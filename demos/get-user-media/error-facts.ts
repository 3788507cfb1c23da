import type { FailureReason } from '../../rtc/errors.ts'
import { TalkError } from '../../rtc/errors.ts'
import { toMediaError } from '../../rtc/media.ts'

/** What an error says of itself, as it can be shown and sent to another window. */
export interface ErrorFacts {
  readonly name: string
  /** Browsers leave it empty now and then. */
  readonly message: string
  /** The constraint that could not be met, where it names one. */
  readonly constraint: string
  /** What it means, by which it is explained. */
  readonly reason: FailureReason
}

/** The facts of whatever was thrown: of the platform's own error where one of ours wraps it. */
export function errorFacts(thrown: unknown): ErrorFacts {
  const error = thrown instanceof TalkError && thrown.cause !== undefined
    ? thrown.cause
    : thrown
  const { reason } = toMediaError(thrown)
  // A track that ends tells it by an event.
  if (reason === 'device-lost') {
    return {
      name: 'ended',
      message: toMediaError(thrown).detail ?? '',
      constraint: '',
      reason,
    }
  }
  const { name, message, constraint } = (error ?? {}) as Record<string, unknown>
  return {
    name: textOf(name) || 'Error',
    message: textOf(message),
    constraint: textOf(constraint),
    reason,
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string'
    ? value
    : ''
}
