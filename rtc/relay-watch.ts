import type { FailureReason } from './errors.ts'
import { TalkError } from './errors.ts'

/** Over UDP nobody says that a server is not there; one that is answers within a second, or a few on a bad path. */
const ANSWER_TIMEOUT_MS = 8_000

/**
 * Follows a connection that may use relays alone: why it gets none, which its state never tells. Where any path will
 * do, a relay that is missing is no failure.
 *
 * @see https://www.w3.org/TR/webrtc/#event-icecandidateerror
 */
export class RelayWatch {
  readonly #connection: RTCPeerConnection
  readonly #onchange: () => void
  readonly #errorCodes = new Set<number>()
  readonly #listening = new AbortController()
  #timer: ReturnType<typeof setTimeout> | undefined
  #hasRelay = false
  #failure: TalkError | null = null

  constructor(connection: RTCPeerConnection, onchange: () => void) {
    this.#connection = connection
    this.#onchange = onchange
    const { signal } = this.#listening
    connection.addEventListener('icegatheringstatechange', () => this.#handleGathering(), { signal })
    connection.addEventListener('icecandidate', ({ candidate }) => this.#handleCandidate(candidate), { signal })
    connection.addEventListener('icecandidateerror', ({ errorCode }) => this.#errorCodes.add(errorCode), { signal })
  }

  /** `turn-missing`, `turn-unauthorized`, `turn-unreachable` or `turn-refused`; null while there is hope. */
  get failure(): TalkError | null {
    return this.#failure
  }

  /** Tells nothing more; may be called twice. */
  close(): void {
    this.#listening.abort()
    clearTimeout(this.#timer)
  }

  get #hasServer(): boolean {
    const { iceServers = [] } = this.#connection.getConfiguration()
    return iceServers.some(({ urls }) => [urls].flat().some(url => /^turns?:/i.test(url)))
  }

  #handleGathering(): void {
    const { iceGatheringState } = this.#connection
    if (iceGatheringState === 'gathering') {
      this.#hasRelay = false
      this.#errorCodes.clear()
      clearTimeout(this.#timer)
      if (this.#hasServer)
        this.#timer = setTimeout(() => this.#conclude(), ANSWER_TIMEOUT_MS)
      else
        this.#conclude() // no need to wait for what cannot come
    }
    else if (iceGatheringState === 'complete') {
      this.#conclude()
    }
  }

  #handleCandidate(candidate: RTCIceCandidate | null): void {
    if (candidate?.type !== 'relay')
      return
    this.#hasRelay = true
    this.#conclude()
  }

  #conclude(): void {
    clearTimeout(this.#timer)
    const before = this.#failure
    const reason = this.#reason()
    if (reason === before?.reason)
      return
    this.#failure = reason && new TalkError(reason)
    if (this.#failure !== before)
      this.#onchange()
  }

  #reason(): FailureReason | null {
    if (this.#hasRelay || this.#connection.getConfiguration().iceTransportPolicy !== 'relay')
      return null
    if (!this.#hasServer)
      return 'turn-missing'
    if (this.#errorCodes.has(401))
      return 'turn-unauthorized'
    // 701 is the browser's own: no answer. What the server answers are codes of STUN and TURN.
    const isRefused = [...this.#errorCodes].some(code => code >= 300 && code < 700)
    return isRefused
      ? 'turn-refused'
      : 'turn-unreachable'
  }
}
