import type { LabConditions } from './lab.ts'
import type { Step, StepView } from './steps.ts'
import type { EndId } from './types.ts'
import { isCandidate, nextOf } from './steps.ts'

/** Slow enough to be followed with the eyes; candidates come in a row, and need not be read one by one. */
const SLOW_MS = 900
const SLOW_CANDIDATE_MS = 250

/** Performs the steps of a lab one after the other: those that are asked for, or all, at the pace that is set. */
export class Runner {
  onchange: (() => void) | null = null
  readonly #conditions: () => Pick<LabConditions, 'pace' | 'holdsCandidates'>
  readonly #ended = new AbortController()
  #steps: readonly Step[] = []
  #count = 0
  #isBusy = false
  #isRunning = false
  /** Ends whose offer is waited for before anything else happens. */
  #awaited: ReadonlySet<EndId> = new Set()

  constructor(conditions: () => Pick<LabConditions, 'pace' | 'holdsCandidates'>) {
    this.#conditions = conditions
  }

  get steps(): readonly StepView[] {
    return this.#steps
  }

  /** A step is under way. */
  get isBusy(): boolean {
    return this.#isBusy
  }

  plan(step: Omit<Step, 'id'>): void {
    if (this.#ended.signal.aborted)
      return
    this.#steps = [
      ...this.#steps,
      { ...step, id: this.#count++ },
    ]
    if (step.kind === 'offer')
      this.#awaited = new Set([...this.#awaited].filter(end => end !== step.end))
    this.onchange?.()
    this.follow()
  }

  /** Performs the step of this id, or the one whose turn it is. */
  async next(id?: number): Promise<void> {
    const step = id === undefined
      ? nextOf(this.#steps)
      : this.#steps.find(one => one.id === id)
    if (step && !this.#isBusy)
      await this.#perform(step)
    this.follow()
  }

  async deliverCandidates(): Promise<void> {
    for (let step = this.#steps.find(isCandidate); step && !this.#isBusy; step = this.#steps.find(isCandidate))
      await this.#perform(step)
  }

  /** Nothing is performed until each of these ends wants to offer because of `change`. */
  async together(ends: readonly EndId[], change: () => Promise<unknown>): Promise<void> {
    this.#awaited = new Set(ends)
    await change()
  }

  /** What an end that is gone had before it will not happen. */
  forget(end: EndId): void {
    this.#steps = this.#steps.filter(step => step.end !== end || step.kind.startsWith('deliver') || isCandidate(step))
    this.onchange?.()
  }

  /** Goes on by itself, if it may now. */
  follow(): void {
    if (!this.#isRunning)
      void this.#run()
  }

  /** Performs nothing any more; may be called twice. */
  stop(): void {
    this.#ended.abort()
    this.#steps = []
    this.onchange = null
  }

  async #run(): Promise<void> {
    this.#isRunning = true
    for (let step = this.#due(); step; step = this.#due()) {
      const { pace } = this.#conditions()
      if (pace === 'slow') {
        await pause(isCandidate(step)
          ? SLOW_CANDIDATE_MS
          : SLOW_MS, this.#ended.signal)
      }
      // The pace may have changed meanwhile, or somebody was faster.
      if (this.#due()?.id === step.id)
        await this.#perform(step)
    }
    this.#isRunning = false
  }

  /** The step that happens by itself now. */
  #due(): Step | null {
    const { pace, holdsCandidates } = this.#conditions()
    const step = nextOf(this.#steps)
    const isWaiting = pace === 'hand' || this.#isBusy || this.#awaited.size > 0
    return isWaiting || !step || (holdsCandidates && isCandidate(step))
      ? null
      : step
  }

  async #perform(step: Step): Promise<void> {
    this.#isBusy = true
    this.#steps = this.#steps.filter(one => one !== step)
    this.onchange?.()
    try {
      await step.perform()
    }
    catch {
      // Only a stop ends a step before its time; what an end refuses is in the log.
    }
    this.#isBusy = false
    this.onchange?.()
  }
}

/** Ends early, and without a word, when the signal aborts. */
async function pause(durationMs: number, signal: AbortSignal): Promise<void> {
  const ended = new AbortController()
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, durationMs)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    }, { signal: ended.signal })
  })
  ended.abort()
}
