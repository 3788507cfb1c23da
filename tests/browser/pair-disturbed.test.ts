import { describe, expect, it } from 'vitest'
import { PairConnection } from '../../rtc/pair-connection.ts'
import { connected, connectTwo, createEnd, createTwo, createWires, opened, SLOW } from './support/pair-ends.ts'

describe('two ends whose pair is disturbed', () => {
  it('connect anew when one of them is reloaded', async () => {
    const { wireB, a, b } = await connectTwo()
    // A reload says no goodbye.
    const gone = b.connection
    wireB.onsignal = null
    const reloaded = createEnd(wireB, true)
    reloaded.start()
    await connected(a, reloaded)
    gone?.close()
    expect(reloaded.connection).not.toBe(gone)
  })

  it('wait for each other again after a goodbye', async () => {
    const { wireB, a, b } = await connectTwo()
    b.close()
    await expect.poll(() => a.state, SLOW).toBe('waiting')
    const next = createEnd(wireB, true)
    next.start()
    await connected(a, next)
  })

  it('need no signaling once they are connected, and find each other when it comes back', async () => {
    const { wireA, wireB, a, b } = await connectTwo()
    const before = a.connection
    wireA.isCut = wireB.isCut = true
    expect(a.send('still here')).toBe(true)
    wireA.isCut = wireB.isCut = false
    wireA.onopen?.()
    wireB.onopen?.()
    await connected(a, b)
    expect(a.connection).toBe(before)
  })

  it('connect although the first offer was lost with the signaling path', async () => {
    const { wireA, a, b } = createTwo()
    a.start()
    b.start()
    wireA.isCut = true
    await expect.poll(() => a.connection?.signalingState, SLOW).toBe('have-local-offer')
    wireA.isCut = false
    wireA.onopen?.()
    await connected(a, b)
  })

  it('connect although the answer to the first word was lost', async () => {
    const { wireA, a, b } = createTwo()
    wireA.isCut = true
    a.start()
    b.start()
    await expect.poll(() => a.connection?.signalingState, SLOW).toBe('have-local-offer')
    expect(b.state).toBe('waiting')
    wireA.isCut = false
    await connected(a, b)
  })

  it('answer once what was offered twice', async () => {
    const [wireA, wireB] = createWires()
    const a = createEnd(wireA, false)
    const { promise: ready, resolve } = Promise.withResolvers<void>()
    let offered = 0
    const b = new PairConnection({
      path: wireB,
      isPolite: true,
      iceServers: [],
      ready,
      onnegotiation: step => offered += Number(step.kind === 'received' && step.signal.kind === 'description'),
    })
    opened.push(b)
    a.start()
    b.start()
    await expect.poll(() => b.connection?.signalingState, SLOW).toBe('have-remote-offer')
    a.restartIce()
    await expect.poll(() => offered, SLOW).toBe(2)
    resolve()
    await connected(a, b)
    await expect.poll(() => [a, b].map(end => end.connection?.signalingState), SLOW).toEqual(['stable', 'stable'])
    expect([wireA.offers, wireB.offers]).toEqual([2, 0])
  })

  it('restart ICE with new credentials and keep the connection', async () => {
    const { a, b } = await connectTwo()
    const before = a.connection
    const ufrag = (): string | undefined => a.connection?.localDescription?.sdp.match(/a=ice-ufrag:(\S+)/)?.[1]
    const old = ufrag()
    a.connection?.restartIce()
    await expect.poll(() => ufrag() !== old && a.connection?.signalingState === 'stable', SLOW).toBe(true)
    await connected(a, b)
    expect(a.connection).toBe(before)
  })
})
