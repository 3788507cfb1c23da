import type { LossyPath } from '../../room/config.ts'
import type { PairRoute } from '../../rtc/pair-connection.ts'
import * as v from 'valibot'

/**
 * What goes wrong. `path`: a relay on the path loses and delays. `queue`: nothing is lost, and the sender keeps the
 * queues of its channels full; all there is without a TURN server.
 */
export const CAUSES = ['path', 'queue'] as const
export const LEVELS = [0, 1, 2, 3] as const
export const MAX_LEVEL = 3

/** How much of it: 0 is nothing. */
export const DialSchema = v.object({
  cause: v.picklist(CAUSES),
  level: v.picklist(LEVELS),
})
export type Dial = v.InferOutput<typeof DialSchema>

export const INITIAL_DIAL: Dial = { cause: 'path', level: 0 }

/** How long what is sent waits in the sender's queue, by level. */
const WAITS_MS = [0, 300, 600, 1_000] as const

export function waitMsOf({ cause, level }: Dial): number {
  return cause === 'queue'
    ? WAITS_MS[level]
    : 0
}

/** The dial as it can be followed: where there is no lossy path, the queue has to do. */
export function possibleDial(dial: Dial, paths: readonly LossyPath[]): Dial {
  return dial.cause === 'path' && paths.length <= MAX_LEVEL
    ? { ...dial, cause: 'queue' }
    : dial
}

/** The way that the dial asks for; `undefined`: any. */
export function routeOf(dial: Dial, paths: readonly LossyPath[]): PairRoute | undefined {
  const path = dial.cause === 'path'
    ? paths[dial.level]
    : undefined
  return path && { iceServers: path.iceServers, iceTransportPolicy: 'relay' }
}

export function isSameDial(a: Dial, b: Dial): boolean {
  return a.cause === b.cause && a.level === b.level
}
