import { createHMAC, createSHA1 } from 'hash-wasm'
import { describe, expect, it } from 'vitest'
import { readStageIce, staticConfig } from '../../server/environment.ts'
import { toPolyfillServers } from '../../server/polyfill-ice.ts'
import { LIFETIME_S, readTurn } from '../../server/turn.ts'
import { UserError } from '../../server/user-error.ts'

const NOW_MS = 1_700_000_000_000
const SECRET = 'north-of-the-river'

describe('a TURN server with a shared secret', () => {
  it('gets credentials that expire a day from now, as it computes them itself', async () => {
    const turn = readTurn({ TURN_URL: 'turn:turn.example:3478', TURN_SECRET: SECRET }, () => NOW_MS)
    const { username, credential } = turn!.credentials()
    expect(username).toMatch(/^1700086400:[\w-]{8}$/)
    expect(LIFETIME_S).toBe(86_400)
    const hmac = await createHMAC(createSHA1(), SECRET)
    const digest = hmac.update(username).digest('binary')
    expect(credential).toBe(btoa(String.fromCharCode(...digest)))
  })

  it('gets others for every page', () => {
    const { iceServers: ask } = readStageIce({
      ICE_SERVERS: '[{"urls":"stun:stun.example"}]',
      TURN_URL: 'turn:turn.example, turns:turn.example:443?transport=tcp',
      TURN_SECRET: SECRET,
    })
    const [first, second] = [
      ask(),
      ask(),
    ]
    expect(first).toEqual([
      { urls: 'stun:stun.example' },
      {
        urls: ['turn:turn.example', 'turns:turn.example:443?transport=tcp'],
        username: expect.any(String),
        credential: expect.any(String),
      },
    ])
    expect(first[1]?.username).not.toBe(second[1]?.username)
    expect(JSON.stringify(first)).not.toContain(SECRET)
  })

  it('is not told of on a static site, where nobody could make others', () => {
    const { iceServers } = staticConfig({ TURN_URL: 'turn:turn.example', TURN_SECRET: SECRET })
    expect(iceServers).toEqual([])
  })
})

describe('a TURN server with a user of its own', () => {
  const environment = {
    TURN_URL: 'turn:[2001:db8::1]:3478?transport=udp turn:192.0.2.1',
    TURN_USERNAME: 'ada',
    TURN_CREDENTIAL: 'pässword',
  }

  it('is told of by the stage server and on the static site', () => {
    const server = {
      urls: ['turn:[2001:db8::1]:3478?transport=udp', 'turn:192.0.2.1'],
      username: 'ada',
      credential: 'pässword',
    }
    expect(readStageIce(environment).iceServers()).toEqual([server])
    expect(staticConfig(environment).iceServers).toEqual([server])
  })
})

it('none is told of where none is configured', () => {
  expect(readTurn({})).toBeNull()
  expect(readTurn({ TURN_URL: '', TURN_SECRET: '' })).toBeNull()
})

describe('half a configuration, or a wrong one', () => {
  it.each<[Record<string, string>, RegExp]>([
    [
      { TURN_SECRET: SECRET },
      /^TURN_SECRET is set and TURN_URL is not: give/,
    ],
    [
      { TURN_USERNAME: 'ada', TURN_CREDENTIAL: SECRET },
      /^TURN_USERNAME is set and TURN_URL is not: give/,
    ],
    [
      { TURN_URL: 'turn:turn.example' },
      /^TURN_URL is set without credentials: give/,
    ],
    [
      { TURN_URL: 'turn:turn.example', TURN_USERNAME: 'ada' },
      /^TURN_URL is set without credentials: give/,
    ],
    [
      { TURN_URL: 'turn:turn.example', TURN_SECRET: SECRET, TURN_USERNAME: 'ada' },
      /exclude each other: leave one out/,
    ],
    ...[
      'turn.example:3478',
      'stun:turn.example',
      `turn:ada:${SECRET}@turn.example`,
      'turn://turn.example',
      'turn:turn.example?transport=sctp',
      'turn:turn.example:3478,http://turn.example',
      ' , ',
    ].map((url): [Record<string, string>, RegExp] => [
      { TURN_URL: url, TURN_SECRET: SECRET },
      /^TURN_URL is not the address of a TURN server: write/,
    ]),
  ])('%j is refused in one line, which keeps every secret', (environment, message) => {
    for (const read of [readTurn, readStageIce, staticConfig]) {
      const attempt = (): unknown => read(environment)
      expect(attempt).toThrow(UserError)
      expect(attempt).toThrow(message)
      expect(attempt).not.toThrow(new RegExp(`${SECRET}|\n`))
    }
  })
})

describe('the room\'s host in Node', () => {
  it('takes what its ICE agent can use, and leaves the rest', () => {
    expect(toPolyfillServers([
      { urls: 'stun:stun.example' },
      {
        urls: [
          'stuns:stun.example:5349',
          'turn:[::1]:3478',
          'turns:turn.example',
          'turn:turn.example?transport=tcp',
          'turn:turn.example:3478?transport=udp',
        ],
        username: '1700086400:ada',
        credential: 'a/b+c=',
      },
      {
        urls: ['turns:turn.example'],
        username: 'ada',
        credential: 'secret',
      },
    ])).toEqual([
      {
        urls: ['stun:stun.example'],
      },
      {
        urls: ['turn:turn.example:3478?transport=udp'],
        username: '1700086400%3Aada',
        credential: 'a%2Fb%2Bc%3D',
      },
    ])
  })
})
