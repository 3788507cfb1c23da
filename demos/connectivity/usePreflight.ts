import type { ComputedRef, Ref, ShallowRef } from 'vue'
import type { CheckId, Outcome, Outcomes } from './facts.ts'
import type { Overall } from './overall.ts'
import type { PreflightSettings } from './settings.ts'
import type { Verdicts } from './verdict.ts'
import { computed, onScopeDispose, readonly, ref, shallowReadonly, shallowRef } from 'vue'
import { toTalkError } from '../../rtc/errors.ts'
import { playTone } from './checks/speaker.ts'
import { NOTHING_CHECKED } from './facts.ts'
import { keepLastCheck } from './last-check.ts'
import { overallOf } from './overall.ts'
import { runPreflight } from './preflight.ts'
import { verdictsOf } from './verdict.ts'

export interface UsePreflightReturn {
  outcomes: Readonly<ShallowRef<Outcomes>>
  verdicts: ComputedRef<Verdicts>
  /** `null` until every check has an outcome. */
  overall: ComputedRef<Overall | null>
  isRunning: Readonly<Ref<boolean>>
  /** When the last run was over. */
  checkedAt: Readonly<ShallowRef<Date | null>>
  /** The camera's picture and the microphone's level, 0 to 1, while they are open; round trips so far. */
  picture: Readonly<ShallowRef<MediaStream | null>>
  level: Readonly<Ref<number | null>>
  times: Readonly<ShallowRef<readonly (number | null)[]>>
  /** Runs the checks; to be called by a press, so that the tone may sound. */
  start: () => Promise<void>
  /** May be called twice. */
  stop: () => void
  /** Plays the tone again. */
  play: (speakerId: string) => Promise<void>
  /** The person says whether the tone was heard. */
  answer: (isHeard: boolean) => void
}

/** Runs the checks when they are wanted, and nothing after the scope has ended. */
export function usePreflight(options: { wants: () => PreflightSettings, base: URL }): UsePreflightReturn {
  const outcomes = shallowRef(NOTHING_CHECKED)
  const isRunning = ref(false)
  const checkedAt = shallowRef<Date | null>(null)
  const picture = shallowRef<MediaStream | null>(null)
  const level = ref<number | null>(null)
  const times = shallowRef<readonly (number | null)[]>([])
  const leaving = new AbortController()
  let run: AbortController | null = null

  const verdicts = computed(() => verdictsOf(outcomes.value))
  const overall = computed(() => overallOf(verdicts.value))

  function note<K extends CheckId>(id: K, outcome: Outcome<K>): void {
    outcomes.value = { ...outcomes.value, [id]: outcome }
  }

  function keep(): void {
    if (overall.value && checkedAt.value)
      keepLastCheck(overall.value, checkedAt.value.getTime())
  }

  async function start(): Promise<void> {
    if (isRunning.value || leaving.signal.aborted)
      return
    const { signal } = run = new AbortController()
    isRunning.value = true
    outcomes.value = NOTHING_CHECKED
    times.value = []
    await runPreflight({
      wants: options.wants(),
      base: options.base,
      signal,
      onoutcome: note,
      onpicture: stream => picture.value = stream,
      onlevel: peak => level.value = peak,
      ontimes: found => times.value = [...found],
    })
    isRunning.value = false
    checkedAt.value = new Date()
    // What was stopped half-way says nothing.
    if (!signal.aborted)
      keep()
  }

  function stop(): void {
    run?.abort()
  }

  async function play(speakerId: string): Promise<void> {
    note('speaker', { state: 'running' })
    try {
      await playTone(speakerId, leaving.signal)
      note('speaker', {
        state: 'done',
        facts: { isHeard: null },
      })
    }
    catch (thrown) {
      note('speaker', {
        state: 'failed',
        error: toTalkError(thrown),
        errors: [],
      })
    }
  }

  onScopeDispose(() => {
    leaving.abort()
    stop()
  })

  return {
    outcomes: shallowReadonly(outcomes),
    verdicts,
    overall,
    isRunning: readonly(isRunning),
    checkedAt: shallowReadonly(checkedAt),
    picture: shallowReadonly(picture),
    level: readonly(level),
    times: shallowReadonly(times),
    start,
    stop,
    play,
    answer(isHeard) {
      note('speaker', {
        state: 'done',
        facts: { isHeard },
      })
      keep()
    },
  }
}
