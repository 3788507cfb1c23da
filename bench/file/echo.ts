/** Beside the file, on a channel of its own: one end asks, the other answers. */
export class Echo {
  readonly #channel: RTCDataChannel

  constructor(connection: RTCPeerConnection, isSender: boolean) {
    const channel = connection.createDataChannel('echo', { negotiated: true, id: 21 })
    this.#channel = channel
    if (!isSender)
      channel.onmessage = ({ data }) => channel.send(String(data))
  }

  /** What is asked before the other end is there is lost. */
  async opened(): Promise<void> {
    if (this.#channel.readyState !== 'open')
      await new Promise(resolve => this.#channel.onopen = resolve)
  }

  /** One round trip, in milliseconds. */
  ask(): Promise<number> {
    const startMs = performance.now()
    return new Promise((resolve) => {
      this.#channel.onmessage = () => resolve(performance.now() - startMs)
      this.#channel.send('echo')
    })
  }

  /** Asks again and again, with a pause in between; what is returned ends it, and gives all round trips. */
  keepAsking(pauseMs: number): () => Promise<number[]> {
    const rttsMs: number[] = []
    const stop = new AbortController()
    const asking = (async () => {
      while (!stop.signal.aborted) {
        const rttMs = await this.ask()
        if (!stop.signal.aborted)
          rttsMs.push(rttMs)
        await new Promise(resolve => setTimeout(resolve, pauseMs))
      }
    })()
    return async () => {
      stop.abort()
      await asking
      return rttsMs
    }
  }
}
