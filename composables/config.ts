import type { Config } from '../room/config.ts'
import type { PeerServerAddress } from '../rtc/peer.ts'
import * as v from 'valibot'
import { ConfigSchema } from '../room/config.ts'
import { toTalkError } from '../rtc/errors.ts'

/**
 * Reads `config.json` of the site at `base`: which world the page is in, and where signaling is.
 * @throws {TalkError} `config-unreadable` when it cannot be fetched or is not a configuration, `aborted`
 */
export async function loadConfig(base: URL, signal?: AbortSignal): Promise<Config> {
  try {
    const response = await fetch(new URL('config.json', base), { signal: signal ?? null })
    return v.parse(ConfigSchema, await response.json())
  }
  catch (error) {
    throw toTalkError(error, signal?.aborted ? 'aborted' : 'config-unreadable')
  }
}

/** Where the PeerServer is: what the configuration says, the page's own origin for what it leaves out. */
export function peerServerAddress(config: Config, location: Pick<Location, 'protocol' | 'hostname' | 'port'>): PeerServerAddress {
  const { host, port, path, secure = location.protocol === 'https:', key } = config.signaling
  const ownPort = host === undefined && location.port
    ? Number(location.port)
    : undefined
  return {
    host: host ?? location.hostname,
    port: port ?? ownPort ?? (secure ? 443 : 80),
    path,
    secure,
    ...(key === undefined
      ? {}
      : { key }),
  }
}

/** The configured ICE servers as the platform wants them: what is unset is absent. */
export function configuredIceServers(config: Pick<Config, 'iceServers'>): RTCIceServer[] {
  return config.iceServers.map(({ urls, username, credential }) => ({
    urls,
    ...(username === undefined
      ? {}
      : { username }),
    ...(credential === undefined
      ? {}
      : { credential }),
  }))
}
