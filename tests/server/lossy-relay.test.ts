import type { Socket } from 'node:dgram'
import type { LossyRelay, LossyRelayOptions } from '../../server/lossy-relay.ts'
import { Buffer } from 'node:buffer'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openLossyRelay } from '../../server/lossy-relay.ts'

const LOOPBACK = '127.0.0.1'
const CLEAN = { lossRatio: 0, delayMs: 0, jitterMs: 0 }
/** What a TURN client says first, with a number of ours at its end. */
function allocate(n: number): Buffer {
  return Buffer.concat([
    Buffer.from('000300002112a442', 'hex'),
    Buffer.alloc(8),
    Buffer.from([0, 0, n >> 8, n & 255]),
  ])
}
const numberOf = (datagram: Buffer): number => datagram.readUInt16BE(datagram.length - 2)

const LAST = 9_999

const opened: { close: () => void }[] = []
let server: Socket

beforeEach(async () => {
  server = await open()
})
afterEach(() => {
  for (const thing of opened.splice(0))
    thing.close()
})

async function open(): Promise<Socket> {
  const socket = createSocket('udp4').bind(0, LOOPBACK)
  await once(socket, 'listening')
  opened.push(socket)
  return socket
}

async function relayTo(target: Socket, options: Partial<LossyRelayOptions> = {}): Promise<LossyRelay> {
  const relay = await openLossyRelay({
    target: { address: LOOPBACK, port: target.address().port },
    address: LOOPBACK,
    port: 0,
    impairment: CLEAN,
    ...options,
  })
  opened.push(relay)
  return relay
}

/** The numbers of what arrives, in its order. */
function arrivals(socket: Socket): number[] {
  const numbers: number[] = []
  socket.on('message', datagram => numbers.push(numberOf(datagram)))
  return numbers
}

/** A device and the server's answer: what it says comes back to it. */
async function echoThrough(relay: LossyRelay): Promise<Socket> {
  server.on('message', (datagram, from) => server.send(datagram, from.port, from.address))
  const device = await open()
  device.connect(relay.port, LOOPBACK)
  await once(device, 'connect')
  return device
}

/** The same sequence every time, of numbers that are as good as random (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6D2B79F5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Sends until something arrives: nothing overtakes, so that all before it has arrived or is lost. */
async function flush(device: Socket, numbers: readonly number[]): Promise<void> {
  await vi.waitFor(() => {
    device.send(allocate(LAST))
    expect(numbers).toContain(LAST)
  }, { interval: 5 })
}

describe('a relay that loses nothing', () => {
  it('carries datagrams to the server and its answers back, whole and in order', async () => {
    const device = await echoThrough(await relayTo(server))
    const numbers = arrivals(device)
    for (let n = 0; n < 50; n++)
      device.send(allocate(n))
    await vi.waitFor(() => expect(numbers).toEqual(Array.from({ length: 50 }, (_, n) => n)))
  })

  it('shows the server a socket of its own for each device, and each device its own answers', async () => {
    const relay = await relayTo(server)
    const senders = new Set<number>()
    server.on('message', (_datagram, { port }) => senders.add(port))
    const [ada, bo] = [await echoThrough(relay), await echoThrough(relay)]
    const [atAda, atBo] = [
      arrivals(ada),
      arrivals(bo),
    ]
    ada.send(allocate(1))
    bo.send(allocate(2))
    await vi.waitFor(() => {
      expect(new Set(atAda)).toEqual(new Set([1]))
      expect(new Set(atBo)).toEqual(new Set([2]))
    })
    expect(senders.size).toBe(2)
    expect(relay.sessionCount).toBe(2)
  })
})

describe('loss', () => {
  it('is the part that was dialled, in each direction', async () => {
    const lossRatio = 0.2
    const count = 2_000
    const relay = await relayTo(server, {
      impairment: { ...CLEAN, lossRatio },
      random: seeded(7),
    })
    const atServer = arrivals(server)
    const device = await echoThrough(relay)
    const atDevice = arrivals(device)
    for (let n = 0; n < count; n++) {
      device.send(allocate(n))
      // No faster than sockets are read, or the system itself would drop some.
      if (n % 10 === 9)
        await new Promise(setImmediate)
    }
    await flush(device, atDevice)
    const [there, back] = [atServer, atDevice].map(numbers => numbers.filter(n => n !== LAST).length) as [number, number]
    expect(there / count).toBeGreaterThan(1 - lossRatio - 0.03)
    expect(there / count).toBeLessThan(1 - lossRatio + 0.03)
    expect(back / there).toBeGreaterThan(1 - lossRatio - 0.03)
    expect(back / there).toBeLessThan(1 - lossRatio + 0.03)
  })

  it('comes from the generator that is given: the same one loses the same', async () => {
    const runs: number[][] = []
    for (let run = 0; run < 2; run++) {
      const target = await open()
      const numbers = arrivals(target)
      const relay = await relayTo(target, {
        impairment: { ...CLEAN, lossRatio: 0.5 },
        random: seeded(3),
      })
      const device = await open()
      device.connect(relay.port, LOOPBACK)
      await once(device, 'connect')
      for (let n = 0; n < 40; n++)
        device.send(allocate(n))
      await flush(device, numbers)
      runs.push(numbers.filter(n => n !== LAST))
    }
    expect(runs[0]).toEqual(runs[1])
    expect(runs[0]?.length).toBeGreaterThan(5)
    expect(runs[0]?.length).toBeLessThan(35)
  })
})

describe('delay', () => {
  it('holds a datagram for as long as was dialled, each way, and lets none overtake another', async () => {
    const device = await echoThrough(await relayTo(server, {
      impairment: { lossRatio: 0, delayMs: 60, jitterMs: 40 },
    }))
    const sentMs = new Map<number, number>()
    const roundTripsMs: number[] = []
    const numbers = arrivals(device)
    device.on('message', datagram => roundTripsMs.push(performance.now() - sentMs.get(numberOf(datagram))!))
    for (let n = 0; n < 60; n++) {
      sentMs.set(n, performance.now())
      device.send(allocate(n))
    }
    await vi.waitFor(() => expect(numbers).toHaveLength(60))
    expect(numbers).toEqual(Array.from({ length: 60 }, (_, n) => n))
    expect(Math.min(...roundTripsMs)).toBeGreaterThan(119)
    expect(Math.max(...roundTripsMs)).toBeGreaterThan(140)
  })
})

describe('who is not let through', () => {
  it('is whoever does not begin as a TURN client does', async () => {
    const relay = await relayTo(server)
    const numbers = arrivals(server)
    const stranger = await open()
    for (const datagram of [
      Buffer.from('hello'),
      Buffer.alloc(0),
      Buffer.from('000100002112a442000000000000000000000000', 'hex'),
      Buffer.from('00030000ffffffff000000000000000000000000', 'hex'),
    ])
      stranger.send(datagram, relay.port, LOOPBACK)
    const device = await echoThrough(relay)
    device.send(allocate(1))
    await vi.waitFor(() => expect(numbers).toEqual([1]))
    expect(relay.sessionCount).toBe(1)
  })

  it('is anybody but the server who writes to a device\'s session', async () => {
    const relay = await relayTo(server)
    const device = await echoThrough(relay)
    const numbers = arrivals(device)
    const seen = once(server, 'message')
    device.send(allocate(1))
    const [, { port }] = await seen as [Buffer, { port: number }]
    const stranger = await open()
    stranger.send(allocate(66), port, LOOPBACK)
    await vi.waitFor(() => expect(numbers).toEqual([1]))
    device.send(allocate(2))
    await vi.waitFor(() => expect(numbers).toEqual([1, 2]))
  })

  it('is one device too many, and what is larger than WebRTC sends', async () => {
    const relay = await relayTo(server, { maxSessions: 2 })
    const numbers = arrivals(server)
    const devices = [await echoThrough(relay), await echoThrough(relay), await echoThrough(relay)]
    for (const [n, device] of devices.entries()) {
      device.send(allocate(n))
      if (n < 2)
        await vi.waitFor(() => expect(numbers).toContain(n))
    }
    devices[0]?.send(Buffer.alloc(2_001))
    devices[0]?.send(allocate(9))
    await vi.waitFor(() => expect(numbers).toContain(9))
    expect(numbers).toEqual([0, 1, 9])
    expect(relay.sessionCount).toBe(2)
  })
})

describe('an end', () => {
  it('comes to a device that is silent', async () => {
    const relay = await relayTo(server, { idleMs: 1_000 })
    const device = await echoThrough(relay)
    device.send(allocate(1))
    await once(server, 'message')
    expect(relay.sessionCount).toBe(1)
    await vi.waitFor(() => expect(relay.sessionCount).toBe(0))
  })

  it('comes to all when the relay closes, twice if need be', async () => {
    const relay = await relayTo(server)
    const device = await echoThrough(relay)
    device.send(allocate(1))
    await once(server, 'message')
    relay.close()
    relay.close()
    expect(relay.sessionCount).toBe(0)
  })

  it('of what is on its way comes with the relay: nothing is delivered afterwards', async () => {
    const relay = await relayTo(server, {
      impairment: { lossRatio: 0, delayMs: 1_000, jitterMs: 0 },
    })
    const numbers = arrivals(server)
    const device = await open()
    device.send(allocate(1), relay.port, LOOPBACK)
    await vi.waitFor(() => expect(relay.sessionCount).toBe(1), { interval: 5 })
    relay.close()
    const other = await echoThrough(await relayTo(server, {
      impairment: { lossRatio: 0, delayMs: 1_200, jitterMs: 0 },
    }))
    other.send(allocate(2))
    await vi.waitFor(() => expect(numbers).toEqual([2]))
  })
})

it('a busy port moves to one that is free', async () => {
  const busy = (await open()).address().port
  const relay = await relayTo(server, { port: busy })
  expect(relay.port).not.toBe(busy)
  expect(relay.port).toBeGreaterThan(0)
})
