import type { Buffer } from 'node:buffer'
import type { Socket } from 'node:dgram'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { Bottleneck } from './bottleneck.ts'

/** What a path lets through, in either direction. */
export interface PathLimits {
  readonly bitsPerSecond: number
  /** One way, on an idle path. */
  readonly delayMs: number
  /** How long a datagram waits for those before it; one that would wait longer is dropped. */
  readonly queueMs: number
}

export type PathEnd = 'sender' | 'receiver'

/** Where one end sends what is for the other, and hears from it. */
interface Door {
  readonly socket: Socket
  /** That end, once it was heard from. */
  peer: { readonly address: string, readonly port: number } | null
}

const LOCALHOST = '127.0.0.1'
/** Of a host candidate. @see https://www.rfc-editor.org/rfc/rfc8445#section-5.1.2 */
const PRIORITY = 2_130_706_431
const MIB = 1024 * 1024

/** A way over UDP between two ends that know nothing of it: each takes it for the other's only ICE candidate. */
export class NetworkPath {
  readonly #doors: Readonly<Record<PathEnd, Door>>

  private constructor(limits: PathLimits, sender: Socket, receiver: Socket) {
    this.#doors = {
      sender: { socket: sender, peer: null },
      receiver: { socket: receiver, peer: null },
    }
    forward(this.#doors.sender, this.#doors.receiver, limits)
    forward(this.#doors.receiver, this.#doors.sender, limits)
  }

  static async open(limits: PathLimits): Promise<NetworkPath> {
    return new NetworkPath(limits, await bind(), await bind())
  }

  /** The other end's description, as `end` has to hear it in order to take this path. */
  lead({ type, sdp = '' }: RTCSessionDescriptionInit, end: PathEnd): RTCSessionDescriptionInit {
    const { port } = this.#doors[end].socket.address()
    const lines = sdp.split('\r\n').filter(line => !/^a=(?:candidate:|end-of-candidates)/.test(line))
    const at = lines.findIndex(line => line.startsWith('a=ice-ufrag:'))
    const candidate = `a=candidate:1 1 udp ${PRIORITY} ${LOCALHOST} ${port} typ host`
    return {
      type,
      sdp: lines.toSpliced(at, 0, candidate).join('\r\n'),
    }
  }

  close(): void {
    for (const { socket } of Object.values(this.#doors))
      socket.close()
  }
}

/** What comes in at one door leaves by the other. */
function forward(entry: Door, exit: Door, limits: PathLimits): void {
  const bottleneck = new Bottleneck<Buffer>(limits, (datagram) => {
    if (exit.peer)
      exit.socket.send(datagram, exit.peer.port, exit.peer.address, () => {})
  })
  entry.socket.on('message', (datagram, from) => {
    entry.peer = from
    bottleneck.push(datagram)
  })
  exit.socket.once('close', () => bottleneck.clear())
}

async function bind(): Promise<Socket> {
  // The queue is the path's own: what waits here for the process is not dropped.
  const socket = createSocket({ type: 'udp4', recvBufferSize: MIB })
  socket.on('error', () => {})
  socket.bind(0, LOCALHOST)
  await once(socket, 'listening')
  return socket
}
