import type { Buffer } from 'node:buffer'
import type { RemoteInfo, Socket } from 'node:dgram'
import type { Impairment, Random } from './impairment.ts'
import { createSocket } from 'node:dgram'
import { isIPv6 } from 'node:net'
import { DelayLine } from './impairment.ts'

export interface LossyRelayOptions {
  /** The one address, and no name, to which it forwards: a TURN server's. */
  readonly target: { readonly address: string, readonly port: number }
  /** Address it is bound to. */
  readonly address: string
  /** The port to try; a busy one moves to any that is free. 0: any. */
  readonly port: number
  /** What it does to each datagram, in either direction. */
  readonly impairment: Impairment
  /** @default Math.random */
  readonly random?: Random
  /** How long a device may be silent. @default 120000 */
  readonly idleMs?: number
  /** @default 256 */
  readonly maxSessions?: number
}

/** A way to a TURN server that is worse than it need be. */
export interface LossyRelay {
  readonly port: number
  /** How many devices go through it now. */
  readonly sessionCount: number
  /** Ends every session; may be called twice. */
  close: () => void
}

/** The datagrams of one device: each has a socket of its own to the TURN server, which tells devices apart by it. */
interface Session {
  readonly upstream: Socket
  readonly toServer: DelayLine<Buffer>
  readonly toDevice: DelayLine<Buffer>
  lastHeardMs: number
}

/** A live path is checked by ICE every few seconds (RFC 7675), so that two minutes of silence are its end. */
const IDLE_MS = 120_000
/** How often the silent are looked for. */
const SWEEP_MS = 5_000
const MAX_SESSIONS = 256
/** One direction of one device: a second of a busy path. */
const MAX_QUEUED = 1_000
/** What WebRTC sends is cut for paths of 1,200 to 1,500 bytes. */
const MAX_DATAGRAM_BYTES = 2_000

/**
 * Opens a UDP relay in front of a TURN server. A device that is given its address for the server's goes through loss
 * and delay that are really there, and nothing in it knows.
 *
 * It is no open relay: a session begins with a TURN Allocate request alone, and leads to the one target.
 */
export async function openLossyRelay(options: LossyRelayOptions): Promise<LossyRelay> {
  const { target, impairment, random = Math.random, idleMs = IDLE_MS, maxSessions = MAX_SESSIONS } = options
  const sessions = new Map<string, Session>()
  const front = await bindFree(options)
  const sweep = setInterval(expire, Math.min(SWEEP_MS, idleMs / 2))
  let isClosed = false

  front.on('message', (datagram, from) => {
    const key = `${from.address} ${from.port}`
    const session = sessions.get(key) ?? begin(key, datagram, from)
    if (!session || datagram.length > MAX_DATAGRAM_BYTES)
      return
    session.lastHeardMs = performance.now()
    session.toServer.push(datagram)
  })

  function begin(key: string, datagram: Buffer, from: RemoteInfo): Session | null {
    if (sessions.size >= maxSessions || !isAllocateRequest(datagram))
      return null
    const upstream = createSocket(isIPv6(target.address)
      ? 'udp6'
      : 'udp4')
    const line = (deliver: (datagram: Buffer) => void): DelayLine<Buffer> => new DelayLine({
      impairment,
      limit: MAX_QUEUED,
      random,
      deliver,
    })
    const session: Session = {
      upstream,
      // A port that nobody listens on answers with an error; the device is told by silence, as by any path.
      toServer: line(datagram => upstream.send(datagram, target.port, target.address, () => {})),
      toDevice: line(datagram => front.send(datagram, from.port, from.address, () => {})),
      lastHeardMs: 0,
    }
    upstream.on('message', (datagram, sender) => {
      if (sender.address === target.address && sender.port === target.port)
        session.toDevice.push(datagram)
    })
    upstream.on('error', () => end(key))
    sessions.set(key, session)
    return session
  }

  function end(key: string): void {
    const session = sessions.get(key)
    if (!session)
      return
    sessions.delete(key)
    session.toServer.clear()
    session.toDevice.clear()
    session.upstream.close()
  }

  function expire(): void {
    for (const [key, { lastHeardMs }] of sessions) {
      if (performance.now() - lastHeardMs > idleMs)
        end(key)
    }
  }

  return {
    port: front.address().port,
    get sessionCount() {
      return sessions.size
    },
    close() {
      if (isClosed)
        return
      isClosed = true
      clearInterval(sweep)
      for (const key of [
        ...sessions.keys(),
      ])
        end(key)
      front.close()
    },
  }
}

/** The first message of every TURN client. @see https://www.rfc-editor.org/rfc/rfc8656#section-17 */
function isAllocateRequest(datagram: Buffer): boolean {
  return datagram.length >= 20 && datagram.readUInt16BE(0) === 0x0003 && datagram.readUInt32BE(4) === 0x2112A442
}

async function bindFree({ address, port }: LossyRelayOptions): Promise<Socket> {
  const isPort = port <= 65_535
  return isPort
    ? bind(address, port).catch(() => bind(address, 0))
    : bind(address, 0)
}

function bind(address: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = createSocket(isIPv6(address)
      ? 'udp6'
      : 'udp4')
    socket.once('error', (error) => {
      socket.close()
      reject(error)
    })
    socket.bind(port, address, () => {
      socket.removeAllListeners('error')
      // A device that is gone: its session ends by itself.
      socket.on('error', () => {})
      resolve(socket)
    })
  })
}
