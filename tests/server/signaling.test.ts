import type { TestStage } from './support.ts'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hostPeerId } from '../../room/room-code.ts'
import { startTestStage } from './support.ts'

let t: TestStage
let count = 0

beforeAll(async () => void (t = await startTestStage()))
afterAll(() => t.stop())

const LISTENERS = ['deck', 'http', 'https'] as const
const OPEN = '{"type":"OPEN"}'

function target({ id = `peer-${count++}`, token = 'token', path = '/signal/peerjs' } = {}): string {
  return `${path}?key=peerjs&id=${id}&token=${token}`
}

function originOf(listener: typeof LISTENERS[number]): string {
  return `${listener === 'https'
    ? 'https'
    : 'http'}://127.0.0.1:${t.ports[listener]}`
}

describe.each(LISTENERS)('signaling on the %s listener', (listener) => {
  it('is open to its own pages', async () => {
    expect(await t.knock(listener, target(), {
      origin: originOf(listener),
    })).toMatchObject({ message: OPEN })
  })

  it('is open to programs, which have no origin', async () => {
    expect(await t.knock(listener, target())).toMatchObject({ message: OPEN })
  })

  it.each(['https://evil.example', 'null', 'http://127.0.0.1:1'])('is closed to pages of %s', async (origin) => {
    expect(await t.knock(listener, target(), { origin })).toEqual({ status: 403 })
  })

  it('is closed to pages of the other scheme', async () => {
    const origin = originOf(listener).replace(/^https?/, scheme => scheme === 'http'
      ? 'https'
      : 'http')
    expect(await t.knock(listener, target(), { origin })).toEqual({ status: 403 })
  })

  it.each([
    '/',
    '/signal',
    '/signal/',
    '/signal/peerjs/',
    '/peerjs',
    '/signal//peerjs',
    '/signal/peerjs/id',
    '/signal%2fpeerjs',
  ])('is not at %s', async (path) => {
    expect(await t.knock(listener, target({ path }))).toEqual({ status: 404 })
  })

  it('does not give the room host\'s id to anyone else', async () => {
    const id = hostPeerId(t.stage.addresses.room)
    expect(await t.knock(listener, target({ id }))).toEqual({ status: 403 })
    expect(await t.knock(listener, `${target()}&id=${id}`)).toEqual({ status: 403 })
    expect(await t.knock(listener, `${target({ id })}&token=other`)).toEqual({ status: 403 })
  })
})

describe('signaling', () => {
  it('introduces devices that came through different listeners', async () => {
    const [left, right] = await Promise.all([
      t.knock('http', target({ id: 'left' })),
      t.knock('https', target({ id: 'right' })),
    ])
    if ('status' in left || 'status' in right)
      throw new Error('refused')
    const payload = {
      type: 'data',
      connectionId: 'dc_1',
      sdp: { type: 'offer', sdp: 'v=0\r\n' },
    }
    left.socket.send(JSON.stringify({
      type: 'OFFER',
      src: 'somebody-else',
      dst: 'right',
      payload,
    }))
    const [data] = await once(right.socket, 'message')
    expect(JSON.parse(String(data))).toEqual({
      type: 'OFFER',
      src: 'left',
      dst: 'right',
      payload,
    })
  })

  it('is not open under another computer\'s name on the deck', async () => {
    expect(await t.knock('deck', target(), { host: 'evil.example', origin: 'http://evil.example' })).toEqual({ status: 403 })
  })

  it('ends a device that sends more than a description needs, or without end', async () => {
    const large = await t.knock('http', target())
    const many = await t.knock('http', target())
    if ('status' in large || 'status' in many)
      throw new Error('refused')
    large.socket.send('x'.repeat(257 * 1024))
    expect((await once(large.socket, 'close'))[0]).toBe(1009)
    for (let i = 0; i < 600; i++)
      many.socket.send('{"type":"HEARTBEAT"}')
    expect((await once(many.socket, 'close'))[0]).toBe(1008)
  })

  it('outlives what is no message at all', async () => {
    const strange = await t.knock('http', target())
    if ('status' in strange)
      throw new Error('refused')
    for (const text of [
      '',
      'null',
      '{',
      '[]',
      '{"type":1}',
      '{"type":"OFFER","dst":{}}',
    ])
      strange.socket.send(text)
    expect(await t.knock('http', target())).toMatchObject({ message: OPEN })
  })

  it.each<[string, object]>([
    [
      'an offer without a payload',
      { type: 'OFFER', payload: null },
    ],
    [
      'an offer that is no SDP',
      {
        type: 'OFFER',
        payload: {
          type: 'data',
          connectionId: 'x',
          sdp: { type: 'offer', sdp: 'garbage' },
          serialization: 'raw',
        },
      },
    ],
    [
      'an offer that pretends to be SDP',
      {
        type: 'OFFER',
        payload: {
          type: 'data',
          connectionId: 'x',
          sdp: { type: 'offer', sdp: 'v=0\r\ngarbage' },
          serialization: 'raw',
        },
      },
    ],
    [
      'a candidate of nothing',
      {
        type: 'CANDIDATE',
        payload: {
          type: 'data',
          connectionId: 'x',
          candidate: { candidate: 'candidate:1 1 UDP 1 10.0.0.1 1 typ host', sdpMid: '0' },
        },
      },
    ],
    [
      'an answer to nothing',
      {
        type: 'ANSWER',
        payload: {
          type: 'data',
          connectionId: 'x',
          sdp: { type: 'answer', sdp: 'v=0\r\n' },
        },
      },
    ],
    [
      'a call with media',
      {
        type: 'OFFER',
        payload: {
          type: 'media',
          connectionId: 'x',
          sdp: { type: 'offer', sdp: 'v=0\r\n' },
        },
      },
    ],
    [
      'what only a server says',
      { type: 'ID-TAKEN', payload: null },
    ],
  ])('does not let %s end the room\'s host', async (_what, message) => {
    await t.stage.room
    const stranger = await t.knock('http', target())
    if ('status' in stranger)
      throw new Error('refused')
    stranger.socket.send(JSON.stringify({
      ...message,
      dst: hostPeerId(t.stage.addresses.room),
    }))
    // Whoever asks after it is answered.
    expect(await t.knock('http', target())).toMatchObject({ message: OPEN })
    expect((await t.stage.room).statistics.sessions).toBe(0)
  })

  it('lets the room host in, which then is there to be asked', async () => {
    const host = await t.stage.room
    expect(host.statistics.sessions).toBe(0)
  })
})
