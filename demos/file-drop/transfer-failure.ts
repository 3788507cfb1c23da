import type { FailureReason } from '../../rtc/errors.ts'
import type { Transfer } from '../../rtc/transfer/transfer.ts'

type Ends = Pick<Transfer, 'direction' | 'end'>
type Reason = NonNullable<Transfer['end']>['reason']

/** What each reason is called at the end where its cause lies, and at the other one. */
const FAILURES: Readonly<Record<Reason, readonly [here: FailureReason, there: FailureReason] | null>> = {
  // Said in a word, and nothing went wrong.
  'cancelled': null,
  'declined': null,
  'too-large': ['file-too-large', 'remote-file-too-large'],
  'busy': ['receiver-busy', 'receiver-busy'],
  'storage-full': ['storage-full', 'remote-storage-full'],
  'save-refused': ['save-refused', 'remote-save-refused'],
  'save-failed': ['save-failed', 'remote-save-failed'],
  'unreadable': ['file-unreadable', 'remote-file-unreadable'],
  'hash-mismatch': ['hash-mismatch', 'hash-mismatch'],
  'rules-broken': ['remote-broke-rules', 'stopped-by-remote'],
  'sender-gone': ['sender-gone', 'sender-gone'],
}

/** Why a transfer ended, as this end is told; `null` while it has not, or when a person wanted it so. */
export function transferFailure({ end }: Ends): FailureReason | null {
  if (!end)
    return null
  const [here, there] = FAILURES[end.reason] ?? []
  return (end.by === 'here'
    ? here
    : there) ?? null
}
