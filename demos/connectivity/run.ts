import type { CheckId, FactsOf, IceServerError, Outcome, SkipReason } from './facts.ts'
import { toTalkError } from '../../rtc/errors.ts'
import { withTimeLimit } from './time-limit.ts'

/** One run of the checks: who wants it still, and who is told what comes out. */
export class PreflightRun {
  readonly signal: AbortSignal
  readonly #onoutcome: <K extends CheckId>(id: K, outcome: Outcome<K>) => void

  constructor(signal: AbortSignal, onoutcome: <K extends CheckId>(id: K, outcome: Outcome<K>) => void) {
    this.signal = signal
    this.#onoutcome = onoutcome
  }

  begin(...ids: readonly CheckId[]): void {
    for (const id of ids)
      this.#onoutcome(id, { state: 'running' })
  }

  done<K extends CheckId>(id: K, facts: FactsOf[K]): void {
    this.#onoutcome(id, { state: 'done', facts })
  }

  skip(ids: readonly CheckId[], why: SkipReason): void {
    const reason = this.signal.aborted
      ? 'stopped'
      : why
    for (const id of ids)
      this.#onoutcome(id, { state: 'skipped', why: reason })
  }

  /** It gave an error; or nobody waits for it any more. */
  fail(id: CheckId, thrown: unknown, errors: readonly IceServerError[] = []): void {
    this.#onoutcome(id, this.signal.aborted
      ? { state: 'skipped', why: 'stopped' }
      : {
          state: 'failed',
          error: toTalkError(thrown),
          errors,
        })
  }

  /** Runs one check within its time; its facts, or null where it gave none. */
  async attempt<K extends CheckId>(id: K, limitMs: number, check: (signal: AbortSignal) => Promise<FactsOf[K]>): Promise<FactsOf[K] | null> {
    this.begin(id)
    try {
      const facts = await withTimeLimit(limitMs, this.signal, check)
      this.done(id, facts)
      return facts
    }
    catch (thrown) {
      this.fail(id, thrown)
      return null
    }
  }
}
