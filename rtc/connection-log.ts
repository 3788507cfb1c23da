/** Something that happened to a connection. */
export interface ConnectionEvent {
  /** When, in milliseconds since the epoch. */
  readonly atMs: number
  /** As the platform calls it: `connectionstatechange`, `setLocalDescription`. */
  readonly type: string
  readonly value: string
}

const MAX_EVENTS = 400

const STATES = {
  signalingstatechange: 'signalingState',
  icegatheringstatechange: 'iceGatheringState',
  iceconnectionstatechange: 'iceConnectionState',
  connectionstatechange: 'connectionState',
} as const

/** The newest things that happened to one connection, in the words of the platform. */
export class ConnectionLog {
  readonly events: ConnectionEvent[] = []
  readonly #ended = new AbortController()

  constructor(connection: RTCPeerConnection) {
    const { signal } = this.#ended
    for (const [type, state] of Object.entries(STATES))
      connection.addEventListener(type, () => this.add(type, connection[state]), { signal })
    connection.addEventListener('negotiationneeded', () => this.add('negotiationneeded', ''), { signal })
    connection.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate)
        this.add('icecandidate', `sdpMid: ${candidate.sdpMid}, sdpMLineIndex: ${candidate.sdpMLineIndex}, candidate: ${candidate.candidate}`)
    }, { signal })
    connection.addEventListener('track', ({ track }) => this.add('track', `kind: ${track.kind}, id: ${track.id}`), { signal })
  }

  /** Adds what this page did itself: an applied description, a changed parameter. */
  add(type: string, value: string): void {
    this.events.push({
      atMs: Date.now(),
      type,
      value,
    })
    if (this.events.length > MAX_EVENTS)
      this.events.shift()
  }

  /** Listens no more; may be called twice. */
  stop(): void {
    this.#ended.abort()
  }
}
