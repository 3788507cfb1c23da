import type { TextChannel } from '../rtc/channel.ts'
import type { ClientTransport } from './transport.ts'

/** The same transport, whose first channel is already on its way before anybody asks for it. */
export function preconnect(transport: ClientTransport): ClientTransport {
  const abandon = new AbortController()
  let early: Promise<TextChannel> | null = transport.connect(abandon.signal)
  // Whoever takes it hears of its failure; nobody has to take it.
  early.catch(() => {})
  return {
    get onsuspect() {
      return transport.onsuspect
    },
    set onsuspect(handler) {
      transport.onsuspect = handler
    },
    connect(signal) {
      const taken = early
      early = null
      if (!taken)
        return transport.connect(signal)
      signal.addEventListener('abort', () => abandon.abort())
      return taken
    },
    close() {
      early = null
      abandon.abort()
      transport.close()
    },
  }
}
