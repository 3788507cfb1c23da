/**
 * How often a connection that does not stand is looked after. An ICE restart that succeeds takes less than
 * a second; after a longer outage the first ones go nowhere.
 */
const INTERVAL_MS = 3_000

/** After so many attempts to mend a connection that never stood, a new one is made. */
const MAX_FUTILE_ATTEMPTS = 4

export interface RecoveryOptions {
  readonly isPolite: boolean
  /** What is to be mended; `null` while the other end is not known. */
  readonly connection: () => RTCPeerConnection | null
  /** Says to the other end that this one is there, and whether it should restart ICE; false while that is out of reach. */
  readonly ask: (restart: boolean) => boolean
  /** Restarts ICE from here. */
  readonly restart: () => void
  /** Makes a new connection in the place of this one. */
  readonly startAnew: () => void
}

/**
 * Mends a connection that does not stand, again and again until it does: a description that got lost is sent again,
 * a broken path gets an ICE restart. The impolite end does it; the polite one asks it to, since it may not have noticed.
 */
export class Recovery {
  readonly #options: RecoveryOptions
  #timer: ReturnType<typeof setInterval> | null = null
  #futileCount = 0

  constructor(options: RecoveryOptions) {
    this.#options = options
  }

  /** May be called twice. */
  start(): void {
    this.#timer ??= setInterval(() => this.attempt(), INTERVAL_MS)
  }

  /** The other end was asked for something just now: it has a whole interval to answer. */
  wait(): void {
    if (this.#timer === null)
      return
    clearInterval(this.#timer)
    this.#timer = null
    this.start()
  }

  /** The connection stands, or is gone; may be called twice. */
  stop(): void {
    this.#futileCount = 0
    if (this.#timer !== null)
      clearInterval(this.#timer)
    this.#timer = null
  }

  /** Tries it once, now. */
  attempt(): void {
    const { isPolite, ask, restart } = this.#options
    const connection = this.#options.connection()
    if (!connection)
      return
    const isUnderWay = connection.connectionState === 'connecting' && connection.signalingState === 'stable'
    // An end that has said nothing yet may not have heard of this one, and would not take its offer.
    const isUnheard = !connection.remoteDescription
    const isTold = (isPolite || isUnheard) && ask(isPolite && !isUnderWay)
    if (!isPolite && !isUnderWay)
      restart()
    if (isPolite && isTold)
      this.#countFutile(connection)
  }

  #countFutile({ connectionState, remoteDescription }: RTCPeerConnection): void {
    // A connection that is only disconnected may still heal by itself; one without an offer waits for a person.
    if (connectionState === 'disconnected' || !remoteDescription)
      return
    this.#futileCount += 1
    if (this.#futileCount > MAX_FUTILE_ATTEMPTS)
      this.#options.startAnew()
  }
}
