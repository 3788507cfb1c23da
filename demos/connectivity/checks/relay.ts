import type { CandidateFacts } from '../facts.ts'
import { TalkError } from '../../../rtc/errors.ts'
import { Loopback } from '../../../rtc/loopback.ts'
import { RelayWatch } from '../../../rtc/relay-watch.ts'
import { followCandidates } from './candidates.ts'

/** What a relay-only attempt found, whether it came through or not. */
export interface RelayAttempt extends CandidateFacts {
  /** Of a message there and back. */
  readonly roundTripMs: number | null
  readonly error: TalkError | null
}

/** A relay is there within a second or two; the two ends of it meet within another. */
const MEET_MS = 12_000

/** Two ends of this page that may use relays alone send each other a message: whether the TURN server really relays. */
export async function checkRelay(iceServers: RTCIceServer[], signal: AbortSignal): Promise<RelayAttempt> {
  const call = new Loopback({ iceServers, iceTransportPolicy: 'relay' })
  const gathered = followCandidates(call.local)
  try {
    const roundTripMs = await echo(call, signal)
    return { ...gathered, roundTripMs, error: null }
  }
  catch (thrown) {
    return { ...gathered, roundTripMs: null, error: thrown as TalkError }
  }
  finally {
    call.close()
  }
}

/**
 * Opens a channel, and sends a message there and back; its time in ms.
 * @throws {TalkError} turn-unauthorized, turn-unreachable, turn-refused, connection-failed or aborted
 */
function echo(call: Loopback, signal: AbortSignal): Promise<number> {
  let end = (): void => {}
  return new Promise<number>((resolve, reject) => {
    const watch = new RelayWatch(call.local, () => watch.failure && reject(watch.failure))
    const timer = setTimeout(() => reject(new TalkError('connection-failed')), MEET_MS)
    const abort = (): void => reject(new TalkError('aborted'))
    signal.addEventListener('abort', abort)
    end = () => {
      watch.close()
      clearTimeout(timer)
      signal.removeEventListener('abort', abort)
    }

    call.remote.ondatachannel = ({ channel }) => channel.onmessage = ({ data }) => channel.send(String(data))
    const channel = call.local.createDataChannel('relay')
    channel.onopen = () => {
      const sentMs = performance.now()
      channel.onmessage = () => resolve(performance.now() - sentMs)
      channel.send('there and back')
    }
  }).finally(() => end())
}
