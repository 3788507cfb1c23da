import { describe, expect, it } from 'vitest'
import { PairConnection } from '../../rtc/pair-connection.ts'
import { connected, createEnd, createWires, opened, SLOW } from './support/pair-ends.ts'

describe('the ways of a pair', () => {
  it('can be changed before the other end is there', async () => {
    const wires = createWires()
    for (const isPolite of [true, false]) {
      const early = createEnd(wires[0], isPolite)
      const late = createEnd(wires[1], !isPolite)
      early.start()
      early.reroute({
        iceServers: [
          { urls: 'stun:127.0.0.1:9' },
        ],
      })
      // Long enough for the connection to ask for what nobody needs.
      await new Promise(resolve => requestAnimationFrame(resolve))
      late.start()
      await connected(early, late)
      early.close()
      late.close()
    }
  })

  it('take other ways without a break, at either end', async () => {
    const wires = createWires()
    const ends = [
      createEnd(wires[0], false),
      createEnd(wires[1], true),
    ] as const
    const received: string[] = []
    ends[0].onmessage = text => received.push(text)
    ends.forEach(end => end.start())
    await connected(...ends)
    for (const end of ends) {
      const connection = end.connection
      const credentials = (): string | undefined => /a=ice-ufrag:.*/.exec(connection?.localDescription?.sdp ?? '')?.[0]
      const before = credentials()
      end.reroute({
        iceServers: [
          { urls: 'stun:127.0.0.1:9' },
        ],
      })
      await expect.poll(() => credentials() !== before && connection?.signalingState === 'stable', SLOW).toBe(true)
      expect(end.connection).toBe(connection)
      expect(connection?.getConfiguration().iceServers?.[0]?.urls).toEqual(['stun:127.0.0.1:9'])
      await connected(...ends)
    }
    expect(ends[1].send('still here')).toBe(true)
    await expect.poll(() => received, SLOW).toEqual(['still here'])
  })

  it('say that there is no TURN server where a relay alone may be used, and nothing where any way may', async () => {
    const wires = createWires()
    const relayed = new PairConnection({
      path: wires[0],
      isPolite: false,
      iceServers: [
        { urls: 'stun:127.0.0.1:9' },
      ],
      iceTransportPolicy: 'relay',
    })
    opened.push(relayed)
    const other = createEnd(wires[1], true)
    relayed.start()
    other.start()
    await expect.poll(() => relayed.failure?.reason, SLOW).toBe('turn-missing')
    expect(other.failure).toBeNull()
  })
})
