import type { PeerTextChannel } from '../rtc/peer-channel.ts'
import type { OpenPeerOptions, PeerEndpoint, PeerServerAddress } from '../rtc/peer.ts'
import type { ClientTransport, HostTransport } from './transport.ts'
import { delay } from '../rtc/delay.ts'
import { TalkError, toTalkError } from '../rtc/errors.ts'
import { createPeerId, openPeer } from '../rtc/peer.ts'
import { MAX_CLIENT_FRAME_LENGTH } from './protocol.ts'
import { hostPeerId } from './room-code.ts'

export interface PeerTransportOptions {
  readonly code: string
  readonly server: PeerServerAddress
  readonly iceServers: OpenPeerOptions['iceServers']
}

const REGISTER_AGAIN_MS = 2_000

/** Reaches a room's host through a PeerServer; clients find it by the room's code. */
export function createPeerHostTransport({ code, ...options }: PeerTransportOptions): HostTransport {
  return createPeerListener({
    ...options,
    id: hostPeerId(code),
    maxMessageLength: MAX_CLIENT_FRAME_LENGTH,
  })
}

/** Is reached through a PeerServer by one id, which it registers again whenever the server has lost it. */
export function createPeerListener(options: Omit<OpenPeerOptions, 'signal'>): HostTransport<PeerTextChannel> {
  const closing = new AbortController()
  /** More than one while channels opened through a lost registration live on. */
  const endpoints = new Set<PeerEndpoint>()

  async function register(onchannel: (channel: PeerTextChannel) => void): Promise<void> {
    const endpoint = await openPeer({
      ...options,
      signal: closing.signal,
    })
    endpoints.add(endpoint)
    endpoint.onchannel = onchannel
    // PeerJS's own reconnect may never open, and an id not yet free would destroy the open channels.
    endpoint.onlost = () => void registerUntilDone(onchannel)
  }

  async function registerUntilDone(onchannel: (channel: PeerTextChannel) => void): Promise<void> {
    while (!closing.signal.aborted) {
      try {
        return await register(onchannel)
      }
      catch {
        await delay(REGISTER_AGAIN_MS, closing.signal).catch(() => {})
      }
    }
  }

  return {
    listen: register,
    close() {
      closing.abort()
      for (const endpoint of endpoints)
        endpoint.close()
      endpoints.clear()
    },
  }
}

/** Reaches the host of the room with this code through a PeerServer. */
export function createPeerClientTransport(options: PeerTransportOptions): ClientTransport {
  let endpoint: PeerEndpoint | null = null

  const transport: ClientTransport = {
    onsuspect: null,
    async connect(signal) {
      transport.close()
      const opened = await openPeer({
        id: createPeerId(),
        server: options.server,
        iceServers: options.iceServers,
        signal,
      })
      endpoint = opened
      opened.onlost = () => transport.onsuspect?.()
      try {
        return await opened.connect(hostPeerId(options.code), signal)
      }
      catch (thrown) {
        opened.close()
        const error = toTalkError(thrown)
        throw error.reason === 'peer-unavailable'
          ? new TalkError('room-not-found', { cause: error })
          : error
      }
    },
    close() {
      endpoint?.close()
      endpoint = null
    },
  }
  return transport
}
