import type { Server } from 'node:http'
import type { ClientTransport, HostTransport } from '../../room/transport.ts'
import type { TextChannel } from '../../rtc/channel.ts'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryTransport } from '../../room/memory-transport.ts'
import { createRoomCode, hostPeerId } from '../../room/room-code.ts'
import { createSignaling, SIGNALING_PATH } from '../../server/signaling.ts'

interface World {
  readonly host: HostTransport
  readonly createClient: () => ClientTransport
}

let server: Server
let signaling: ReturnType<typeof createSignaling>
let port = 0
let peerTransport: typeof import('../../room/peer-transport.ts')

beforeAll(async () => {
  // PeerJS looks around once, when it is loaded, so the polyfill comes first.
  await import('../../server/webrtc-polyfill.ts')
  peerTransport = await import('../../room/peer-transport.ts')
  server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  port = typeof address === 'object' && address
    ? address.port
    : 0
  signaling = createSignaling(hostPeerId(createRoomCode()))
  server.on('upgrade', (request, socket, head) => signaling.upgrade(request, socket, head, true))
})

afterAll(() => {
  signaling.close()
  server.close()
})

function createPeerWorld(): World {
  const code = createRoomCode()
  const address = {
    host: '127.0.0.1',
    port,
    path: SIGNALING_PATH,
    secure: false,
  }
  return {
    host: peerTransport.createPeerHostTransport({
      code,
      iceServers: [],
      server: { ...address, token: signaling.hostToken },
    }),
    createClient: () => peerTransport.createPeerClientTransport({ code, iceServers: [], server: address }),
  }
}

/** What every transport promises, in a tab, a test or a hall. */
describe.each<[string, () => World]>([
  ['memory', createMemoryTransport],
  ['PeerJS', createPeerWorld],
])('a room over the %s transport', (_name, createWorld) => {
  let world: World
  const clients: ClientTransport[] = []

  beforeEach(() => {
    world = createWorld()
  })

  afterEach(() => {
    for (const client of clients.splice(0))
      client.close()
    world.host.close()
  })

  function connect(signal = new AbortController().signal): Promise<TextChannel> {
    const client = world.createClient()
    clients.push(client)
    return client.connect(signal)
  }

  async function openPair(): Promise<[TextChannel, TextChannel]> {
    const accepted: TextChannel[] = []
    await world.host.listen(channel => accepted.push(channel))
    const client = await connect()
    await vi.waitFor(() => expect(accepted).toHaveLength(1), { timeout: 20_000 })
    return [accepted[0]!, client]
  }

  it('carries texts both ways, whole and in order, short and long', async () => {
    const [host, client] = await openPair()
    const texts = [
      '',
      'short',
      '走'.repeat(100_000),
      '🙂'.repeat(20_001),
      'after the long one',
    ]
    const [atHost, atClient]: [string[], string[]] = [[], []]
    host.onmessage = text => atHost.push(text)
    client.onmessage = text => atClient.push(text)
    for (const text of texts) {
      expect(host.send(text)).toBe(true)
      expect(client.send(text.slice(0, 30_000))).toBe(true)
    }
    await vi.waitFor(() => {
      expect(atClient).toEqual(texts)
      expect(atHost).toEqual(texts.map(text => text.slice(0, 30_000)))
    }, { timeout: 20_000 })
  })

  it('lets in a class that comes at once, every single one', async () => {
    let accepted = 0
    await world.host.listen(() => accepted++)
    const channels = await Promise.all(Array.from({ length: 30 }, () => connect()))
    expect(channels.filter(({ isOpen }) => isOpen)).toHaveLength(30)
    await vi.waitFor(() => expect(accepted).toBe(30), { timeout: 20_000 })
  })

  it('tells one end when the other closes, once', async () => {
    const [host, client] = await openPair()
    const closed = vi.fn()
    host.onclose = closed
    client.close()
    client.close()
    await vi.waitFor(() => expect(closed).toHaveBeenCalledTimes(1), { timeout: 20_000 })
    expect(host.isOpen).toBe(false)
    expect(host.send('too late')).toBe(false)
    expect(client.send('too late')).toBe(false)
  })

  it('refuses a text that is too long instead of breaking', async () => {
    const [host, client] = await openPair()
    const received: string[] = []
    client.onmessage = text => received.push(text)
    expect(host.send('x'.repeat(1_000_001))).toBe(false)
    expect(host.send('still works')).toBe(true)
    await vi.waitFor(() => expect(received).toEqual(['still works']), { timeout: 20_000 })
  })

  it('says that there is no such room', async () => {
    await expect(connect()).rejects.toMatchObject({ reason: 'room-not-found' })
  })

  it('does not begin what was aborted', async () => {
    await world.host.listen(() => {})
    await expect(connect(AbortSignal.abort())).rejects.toMatchObject({ reason: 'aborted' })
  })

  it('ends every channel when the host closes', async () => {
    const [, client] = await openPair()
    const closed = vi.fn()
    client.onclose = closed
    world.host.close()
    await vi.waitFor(() => expect(closed).toHaveBeenCalledTimes(1), { timeout: 20_000 })
  })
})
