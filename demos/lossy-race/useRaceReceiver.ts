import type { ShallowRef } from 'vue'
import type { ChannelPurpose } from '../../rtc/data-channels.ts'
import type { Dial } from './dial.ts'
import type { RaceFigures, RacePositions } from './race-messages.ts'
import type { Runner } from './runner.ts'
import { shallowReadonly, shallowRef } from 'vue'
import { RateLimit } from '../../rtc/rate-limit.ts'
import { ClockOffset } from './clock-offset.ts'
import { decodePosition, LAP_MS, POSITIONS_PER_SECOND, raceMs } from './position.ts'
import { ageOf, IDLE_RUNNER, missingRatio, quantile, recount, standstillOf, takePosition } from './runner.ts'
import { laneOf, RUNNERS } from './runners.ts'

export interface UseRaceReceiverReturn {
  /** Where the leader and the four are, as of the last {@link sample}. */
  positions: Readonly<ShallowRef<RacePositions>>
  clock: ClockOffset
  /** Listens to a channel of the race; it takes the place of the earlier one of its lane. */
  listen: (purpose: ChannelPurpose, channel: RTCDataChannel) => void
  /** Looks where everybody is now, and how old that is. */
  sample: () => void
  /** What the samples say. */
  figures: (dial: Dial) => Omit<RaceFigures, 'path'>
  /** Counts anew: something was changed. */
  recount: () => void
}

const NOBODY: RacePositions = {
  leader: null,
  runners: [null, null, null, null],
}
const WINDOW_MS = 10_000
/** A stream that was held up comes all at once; one that never ends is not ours. */
const MAX_PER_SECOND = POSITIONS_PER_SECOND * 4
const MAX_AT_ONCE = POSITIONS_PER_SECOND * 60

/** The four runners as they arrive at this device. */
export function useRaceReceiver(): UseRaceReceiverReturn {
  const positions = shallowRef(NOBODY)
  const clock = new ClockOffset()
  const lanes = RUNNERS.map(() => ({
    runner: IDLE_RUNNER,
    channel: null as RTCDataChannel | null,
    ages: [] as { atMs: number, ageMs: number }[],
  }))
  let countedSinceMs = raceMs()

  function listen(purpose: ChannelPurpose, channel: RTCDataChannel): void {
    const lane = lanes[laneOf(purpose)]
    if (!lane)
      return
    const limit = new RateLimit({
      perSecond: MAX_PER_SECOND,
      burst: MAX_AT_ONCE,
      nowMs: raceMs(),
    })
    lane.channel = channel
    lane.runner = IDLE_RUNNER
    lane.ages = []
    channel.onmessage = ({ data }) => {
      const position = decodePosition(data)
      if (position && lane.channel === channel && limit.take(raceMs()))
        lane.runner = takePosition(lane.runner, position, raceMs())
    }
  }

  function senderNowMs(): number | null {
    return clock.offsetMs === null
      ? null
      : raceMs() + clock.offsetMs
  }

  /** Where the leader is now: it runs on evenly from its newest position that any of the four knows. */
  function leader(nowMs: number | null): number | null {
    const newest = lanes.map(({ runner }) => runner.newest).filter(position => position !== null).toSorted((a, b) => b.seq - a.seq)[0]
    return newest && nowMs !== null
      ? newest.distance + Math.max(0, nowMs - newest.sentMs) / LAP_MS
      : null
  }

  function sample(): void {
    const nowMs = senderNowMs()
    const atMs = raceMs()
    // Before the first has come, nothing is measured.
    if (lanes.every(({ runner }) => runner.newest === null))
      countedSinceMs = atMs
    for (const lane of lanes) {
      const ageMs = nowMs === null
        ? null
        : ageOf(lane.runner, nowMs)
      lane.ages = lane.ages.filter(age => atMs - age.atMs < WINDOW_MS)
      if (ageMs !== null)
        lane.ages.push({ atMs, ageMs })
    }
    positions.value = {
      leader: leader(nowMs),
      runners: inFour(({ newest }) => newest && newest.distance),
    }
  }

  function inFour<T>(of: (runner: Runner, ages: readonly number[]) => T): [T, T, T, T] {
    return lanes.map(({ runner, ages }) => of(runner, ages.map(({ ageMs }) => ageMs))) as [T, T, T, T]
  }

  return {
    positions: shallowReadonly(positions),
    clock,
    listen,
    sample,
    figures: dial => ({
      dial,
      windowMs: Math.min(WINDOW_MS, raceMs() - countedSinceMs),
      runners: inFour((runner, ages) => ({
        typicalMs: quantile(ages, 0.5),
        worstMs: quantile(ages, 0.95),
        missingRatio: missingRatio(runner),
        standstillMs: runner.newest && standstillOf(runner, raceMs()),
      })),
    }),
    recount() {
      countedSinceMs = raceMs()
      for (const lane of lanes) {
        lane.runner = recount(lane.runner)
        lane.ages = []
      }
    },
  }
}
