import type { Fragment } from '../composables/identity.ts'
import type { Config } from '../room/config.ts'
import type { ClientTransport } from '../room/transport.ts'
import { configuredIceServers, loadConfig, peerServerAddress } from '../composables/config.ts'
import { takeFromFragment } from '../composables/identity.ts'
import { createPeerClientTransport } from '../room/peer-transport.ts'
import { preconnect } from '../room/preconnect.ts'

/** What is under way before the page is drawn. */
export interface Beginning {
  readonly arrival: Fragment
  /** The site's configuration, as first asked for. */
  readonly config: Promise<Config>
  /** A way to the room with this code; the first one for the code that was scanned is already connecting. */
  createTransport: (code: string, config: Config) => ClientTransport
}

/**
 * Sets out for the room at once. Connecting takes a slow phone longest: several round trips that need no
 * picture, while the rest of the page is still being downloaded. Hence nothing here needs Vue.
 */
export function begin(base: URL): Beginning {
  const arrival = takeFromFragment()
  const config = loadConfig(base)
  let early: ClientTransport | null = null
  config.then((config) => {
    if (arrival.code)
      early = preconnect(roomTransport(arrival.code, config))
  }, () => {
    // Whoever awaits the configuration hears of it, and asks again.
  })
  return {
    arrival,
    config,
    createTransport(code, config) {
      const taken = code === arrival.code
        ? early
        : null
      early = taken ? null : early
      return taken ?? roomTransport(code, config)
    },
  }
}

function roomTransport(code: string, config: Config): ClientTransport {
  return createPeerClientTransport({
    code,
    server: peerServerAddress(config, location),
    iceServers: configuredIceServers(config),
  })
}
