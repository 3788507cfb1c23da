import type { ShallowRef } from 'vue'
import type { ChannelPurpose } from '../../rtc/data-channels.ts'
import type { Dial } from './dial.ts'
import type { Position } from './position.ts'
import type { RaceFigures, RacePositions } from './race-messages.ts'
import type { Runner } from './runner.ts'
import { shallowReadonly, shallowRef } from 'vue'
import { RateLimit } from '../../rtc/rate-limit.ts'
import { AgeOfInformation } from './age-of-information.ts'
import { ClockOffset } from './clock-offset.ts'
import { decodePosition, LAP_MS, POSITIONS_PER_SECOND, raceMs } from './position.ts'
import { IDLE_RUNNER, missingRatio, recount, standstillOf, takePosition } from './runner.ts'
import { laneOf, RUNNERS } from './runners.ts'

export interface UseRaceReceiverReturn {
  /** Where the leader and the four are, as of the last {@link look}. */
  positions: Readonly<ShallowRef<RacePositions>>
  clock: ClockOffset
  /** Listens to a channel of the race; it takes the place of the earlier one of its lane. */
  listen: (purpose: ChannelPurpose, channel: RTCDataChannel) => void
  /** Looks where everybody is now. */
  look: () => void
  /** What was measured since {@link recount}, and of it the last ten seconds. */
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

interface Lane {
  runner: Runner
  channel: RTCDataChannel | null
  ages: AgeOfInformation
}

/** The four runners as they arrive at this device. */
export function useRaceReceiver(): UseRaceReceiverReturn {
  const positions = shallowRef(NOBODY)
  const clock = new ClockOffset()
  const lanes = RUNNERS.map((): Lane => ({
    runner: IDLE_RUNNER,
    channel: null,
    ages: new AgeOfInformation(),
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
    lane.ages = new AgeOfInformation()
    channel.onmessage = ({ data }) => {
      const position = decodePosition(data)
      if (position && lane.channel === channel && limit.take(raceMs()))
        move(lane, position)
    }
  }

  function move(lane: Lane, position: Position): void {
    const atMs = raceMs()
    const before = lane.runner.newest
    lane.runner = takePosition(lane.runner, position, atMs)
    if (lane.runner.newest !== before)
      lane.ages.take({ atMs, sentMs: position.sentMs })
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

  function look(): void {
    // Before the first has come, nothing is measured.
    if (lanes.every(({ runner }) => runner.newest === null))
      countedSinceMs = raceMs()
    positions.value = {
      leader: leader(senderNowMs()),
      runners: inFour(({ runner }) => runner.newest && runner.newest.distance),
    }
  }

  function inFour<T>(of: (lane: Lane) => T): [T, T, T, T] {
    return lanes.map(of) as [T, T, T, T]
  }

  function measure({ runner, ages }: Lane): RaceFigures['runners'][number] {
    const untilMs = raceMs()
    const sinceMs = Math.max(countedSinceMs, untilMs - WINDOW_MS)
    const { offsetMs } = clock
    ages.forgetBefore(sinceMs)
    const [typicalMs = null, worstMs = null] = offsetMs === null
      ? []
      : ages.quantiles([0.5, 0.95], { sinceMs, untilMs, offsetMs })
    return {
      typicalMs,
      worstMs,
      missingRatio: missingRatio(runner),
      standstillMs: runner.newest && standstillOf(runner, untilMs),
    }
  }

  return {
    positions: shallowReadonly(positions),
    clock,
    listen,
    look,
    figures: dial => ({
      dial,
      windowMs: Math.min(WINDOW_MS, raceMs() - countedSinceMs),
      runners: inFour(measure),
    }),
    recount() {
      countedSinceMs = raceMs()
      for (const lane of lanes)
        lane.runner = recount(lane.runner)
    },
  }
}
