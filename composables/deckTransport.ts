import type { ClientTransport } from '../room/transport.ts'
import type { DeckPlace } from './deckPlace.ts'
import { createPeerClientTransport, createPeerHostTransport } from '../room/peer-transport.ts'
import { TabRoom } from '../room/tab-host.ts'
import { configuredIceServers, peerServerAddress } from './config.ts'

/**
 * Chromium lets a tab make 500 RTCPeerConnections, and counts closed ones until they are collected, so
 * room is left for those who come back.
 */
const MAX_TAB_MEMBERS = 200

let tabRoom: TabRoom | null = null

/** How this window of the deck reaches its room; on a static site it also stands for hosting it. */
export function createDeckTransport({ config, code, hostKey }: DeckPlace): ClientTransport {
  const peer = {
    code,
    server: peerServerAddress(config, location),
    iceServers: configuredIceServers(config),
  }
  if (config.world === 'stage')
    return createPeerClientTransport(peer)
  tabRoom ??= new TabRoom({
    code,
    hostKey,
    limits: { maxMembers: MAX_TAB_MEMBERS },
    createHostTransport: () => createPeerHostTransport(peer),
    createClientTransport: () => createPeerClientTransport(peer),
  })
  tabRoom.start()
  return tabRoom.createClient()
}
