import type { RoomHost } from '../room/host.ts'
import type { RoomLog } from '../room/log.ts'
import { LOOPBACK } from './lan.ts'
import { SIGNALING_PATH } from './signaling.ts'

export interface StageRoomOptions {
  readonly code: string
  readonly hostKey: string
  readonly log: RoomLog
  readonly iceServers: RTCIceServer[]
  /** Port of the deck's listener, through which the host reaches signaling. */
  readonly port: number
  /** The secret that reserves the host's id. */
  readonly token: string
}

/** Hosts the room in this process, over WebRTC without a browser; resolves when devices can join. */
export async function startRoom({ code, hostKey, log, iceServers, port, token }: StageRoomOptions): Promise<RoomHost> {
  await import('./webrtc-polyfill.ts')
  const [{ RoomHost }, { createPeerHostTransport }] = await Promise.all([
    import('../room/host.ts'),
    import('../room/peer-transport.ts'),
  ])
  const host = new RoomHost({ hostKey, log })
  await host.start()
  await host.addTransport(createPeerHostTransport({
    code,
    iceServers,
    server: {
      host: LOOPBACK,
      port,
      path: SIGNALING_PATH,
      secure: false,
      token,
    },
  }))
  return host
}
