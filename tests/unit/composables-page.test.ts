import type { Config } from '../../room/config.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { configuredIceServers, loadConfig, peerServerAddress } from '../../composables/config.ts'
import { failureTexts } from '../../composables/failures.messages.ts'
import { cleanCode, createToken, deviceToken, identityFragment, parseFragment, takeFromFragment } from '../../composables/identity.ts'
import { matchLocale } from '../../composables/locale.ts'

const TOKEN = 'abcdefghijklmnop1234'

describe('an address that was scanned', () => {
  it('names the room', () => {
    expect(parseFragment('#K7MQ2')).toEqual({ code: 'K7MQ2', token: null })
    expect(parseFragment('#k7mq2')).toEqual({ code: 'K7MQ2', token: null })
  })

  it('carries the identity to another origin', () => {
    expect(parseFragment(identityFragment('K7MQ2', TOKEN))).toEqual({ code: 'K7MQ2', token: TOKEN })
  })

  it.each([
    '',
    '#',
    '#K7MQ',
    '#K7MQ22',
    '#IOIOI',
    '#%E0%A4%A',
    '#&t=',
    '#<b>',
    '#&&&',
    '#t=x',
  ])('reads %j as no room', (hash) => {
    expect(parseFragment(hash).code).toBeNull()
  })

  it.each(['#K7MQ2&t=short', '#K7MQ2&t=<script>alert(1)</script>', `#K7MQ2&t=${'x'.repeat(65)}`])('takes no identity from %j', (hash) => {
    expect(parseFragment(hash)).toEqual({ code: 'K7MQ2', token: null })
  })
})

describe('a code that is typed', () => {
  it.each([
    ['k7m-q2', 'K7MQ2'],
    [' k 7 m q 2 ', 'K7MQ2'],
    ['K7MQ2XYZ', 'K7MQ2'],
    ['O0I1L', ''],
    ['', ''],
  ])('%j becomes %j', (typed, code) => {
    expect(cleanCode(typed)).toBe(code)
  })
})

describe('the identity of a device', () => {
  const kept = new Map<string, string>()
  const replaceState = vi.fn()

  beforeEach(() => {
    kept.clear()
    replaceState.mockClear()
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    })
    vi.stubGlobal('history', { state: null, replaceState })
    vi.stubGlobal('location', { hash: `#K7MQ2&t=${TOKEN}`, pathname: '/join/', search: '?lang=en' })
  })
  afterEach(() => vi.unstubAllGlobals())

  it('stays the same from visit to visit', () => {
    expect(deviceToken()).toBe(deviceToken())
  })

  it('is a secret the protocol accepts, different on every device', () => {
    expect(createToken()).toMatch(/^[\w-]{16,64}$/)
    expect(createToken()).not.toBe(createToken())
  })

  it('is taken over from the address, and removed from it', () => {
    expect(takeFromFragment()).toEqual({ code: 'K7MQ2', token: TOKEN })
    expect(deviceToken()).toBe(TOKEN)
    expect(replaceState).toHaveBeenCalledWith(null, '', '/join/?lang=en#K7MQ2')
  })

  it('lives as long as the page where the browser refuses storage', () => {
    const refuse = (): never => {
      throw new DOMException('denied', 'SecurityError')
    }
    vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse })
    expect(deviceToken()).toBe(deviceToken())
  })
})

describe('the site\'s configuration', () => {
  const config: Config = {
    version: 1,
    world: 'stage',
    signaling: { path: '/signal' },
    iceServers: [],
  }
  afterEach(() => vi.unstubAllGlobals())

  it('is read relative to the site, wherever it is mounted', async () => {
    const fetched = vi.fn(async () => Response.json(config))
    vi.stubGlobal('fetch', fetched)
    expect(await loadConfig(new URL('https://talks.example/webrtc/'))).toEqual(config)
    expect(fetched.mock.calls).toMatchObject([
      [
        new URL('https://talks.example/webrtc/config.json'),
        {},
      ],
    ])
  })

  it.each([
    [
      'a page that is no JSON',
      async () => new Response('<h1>404</h1>', { status: 404 }),
    ],
    [
      'another version',
      async () => Response.json({ ...config, version: 2 }),
    ],
    [
      'no network',
      async () => Promise.reject(new TypeError('Failed to fetch')),
    ],
  ])('fails by name on %s', async (_what, answer) => {
    vi.stubGlobal('fetch', answer)
    await expect(loadConfig(new URL('https://talks.example/'))).rejects.toMatchObject({ reason: 'config-unreadable' })
  })

  it('finds signaling on the page\'s own origin', () => {
    expect(peerServerAddress(config, { protocol: 'http:', hostname: '192.168.1.5', port: '3080' })).toEqual({
      host: '192.168.1.5',
      port: 3080,
      path: '/signal',
      secure: false,
    })
    expect(peerServerAddress(config, { protocol: 'https:', hostname: 'talks.example', port: '' })).toEqual({
      host: 'talks.example',
      port: 443,
      path: '/signal',
      secure: true,
    })
  })

  it('finds signaling elsewhere, by that place\'s own default port', () => {
    const elsewhere: Config = {
      ...config,
      signaling: {
        host: 'peer.example',
        path: '/',
        secure: true,
        key: 'k',
      },
    }
    expect(peerServerAddress(elsewhere, { protocol: 'http:', hostname: 'localhost', port: '3030' })).toEqual({
      host: 'peer.example',
      port: 443,
      path: '/',
      secure: true,
      key: 'k',
    })
  })

  it('hands ICE servers on without what is unset', () => {
    const turn = { urls: 'turn:turn.example', username: 'u', credential: 'c' }
    expect(configuredIceServers({
      ...config,
      iceServers: [
        {
          urls: ['stun:a', 'stun:b'],
        },
        turn,
      ],
    })).toEqual([
      {
        urls: ['stun:a', 'stun:b'],
      },
      turn,
    ])
  })
})

describe('the language', () => {
  it.each([
    ['zh', 'zh-CN'],
    ['zh-TW', 'zh-CN'],
    ['zh-Hans-CN', 'zh-CN'],
    ['en-GB', 'en'],
    ['EN', 'en'],
    ['de', null],
    ['', null],
    [null, null],
  ])('of %j is %j', (tag, locale) => {
    expect(matchLocale(tag)).toBe(locale)
  })

  it('tells every failure and what to do about it, in both', () => {
    for (const texts of Object.values(failureTexts)) {
      for (const [reason, { title, nextStep }] of Object.entries(texts)) {
        expect(title, reason).not.toBe('')
        expect(nextStep, reason).not.toBe('')
      }
    }
    expect(Object.keys(failureTexts['zh-CN'])).toEqual(Object.keys(failureTexts.en))
  })
})
