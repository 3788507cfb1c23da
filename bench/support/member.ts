import type { RoomClient } from '../../room/client.ts'
import type { Role } from '../../room/state.ts'
import { randomBytes } from 'node:crypto'

/** What a process needs to be told to become a member of a room. */
export interface RoomAddress {
  /** The deck's address: its listener has the signaling too. */
  readonly deck: string
  readonly room: string
  readonly hostKey: string
}

// A candidate that comes for a connection just closed makes PeerJS throw where nobody can catch it. A browser
// would log it; Node would end the process, and with it everyone who is in it.
process.on('unhandledRejection', () => {})

/** A member of the room in this process, over WebRTC without a browser, as yet not started. */
export async function createMember({ deck, room, hostKey }: RoomAddress, role: Role): Promise<RoomClient> {
  // PeerJS looks around once, when it is loaded, so the polyfill comes first.
  await import('../../server/webrtc-polyfill.ts')
  const [{ RoomClient }, { createPeerClientTransport }] = await Promise.all([
    import('../../room/client.ts'),
    import('../../room/peer-transport.ts'),
  ])
  return new RoomClient({
    transport: createPeerClientTransport({
      code: room,
      iceServers: [],
      server: {
        host: '127.0.0.1',
        port: Number(new URL(deck).port),
        path: '/signal',
        secure: false,
      },
    }),
    role,
    token: randomBytes(24).toString('base64url'),
    ...(role === 'participant'
      ? {}
      : { hostKey }),
    device: { isSecure: true },
  })
}
