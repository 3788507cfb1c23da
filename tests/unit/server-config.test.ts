import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { ConfigSchema } from '../../room/config.ts'
import { addressesOf, audienceConfig, deckConfig, toJson } from '../../server/addresses.ts'
import { readIceServers, staticConfig } from '../../server/environment.ts'

const PLACES = {
  host: '192.168.1.20',
  deckPort: 3030,
  httpPort: 3080,
  httpsPort: 3443,
  room: 'ABCDE',
  isTrusted: false,
}

describe('the addresses', () => {
  it('are printed as one line of JSON', () => {
    expect(toJson(addressesOf(PLACES))).toBe('{"deck":"http://localhost:3030/","presenter":"http://localhost:3030/presenter/","join":{"http":"http://192.168.1.20:3080/join/#ABCDE","https":"https://192.168.1.20:3443/join/#ABCDE"},"room":"ABCDE"}')
  })

  it('prefer HTTPS only with a certificate that browsers trust', () => {
    expect(addressesOf(PLACES).preferred).toBe('http')
    expect(addressesOf({ ...PLACES, isTrusted: true }).preferred).toBe('https')
  })
})

describe('config.json', () => {
  it('tells the audience neither the room nor its addresses', () => {
    const config = audienceConfig(addressesOf(PLACES), { iceServers: [] })
    expect(v.parse(ConfigSchema, config)).toEqual({
      version: 1,
      world: 'stage',
      signaling: { path: '/signal' },
      iceServers: [],
      httpsOrigin: 'https://192.168.1.20:3443',
      httpOrigin: 'http://192.168.1.20:3080',
    })
  })

  it('tells the deck both', () => {
    const config = deckConfig(addressesOf(PLACES), {
      iceServers: [
        { urls: 'stun:stun.example' },
      ],
    })
    expect(v.parse(ConfigSchema, config)).toMatchObject({
      room: 'ABCDE',
      join: { http: 'http://192.168.1.20:3080/join/#ABCDE', preferred: 'http' },
      iceServers: [
        { urls: 'stun:stun.example' },
      ],
    })
  })

  it('of the static site names PeerJS Cloud and no ICE server, unless told otherwise', () => {
    expect(staticConfig({})).toEqual({
      version: 1,
      world: 'static',
      signaling: {
        host: '0.peerjs.com',
        port: 443,
        path: '/',
        secure: true,
      },
      iceServers: [],
    })
    expect(staticConfig({
      PEER_HOST: 'peer.example',
      PEER_SECURE: 'false',
      PEER_PATH: '/p',
      PEER_KEY: 'k',
      ICE_SERVERS: '[{"urls":"turn:t.example","username":"u","credential":"c"}]',
    }))
      .toMatchObject({
        signaling: {
          host: 'peer.example',
          port: 80,
          path: '/p',
          secure: false,
          key: 'k',
        },
        iceServers: [
          { urls: 'turn:t.example', username: 'u', credential: 'c' },
        ],
      })
  })

  it('is refused in one line when the environment makes no sense', () => {
    expect(() => readIceServers({ ICE_SERVERS: '{' })).toThrow(/^ICE_SERVERS is not a list.*$/)
    expect(() => staticConfig({ PEER_PORT: 'x' })).toThrow(/^PEER_PORT is "x".*$/)
    expect(() => staticConfig({ PEER_SECURE: 'maybe' })).toThrow(/^PEER_SECURE is "maybe".*$/)
  })
})
