import type { TestStage } from './support.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestStage } from './support.ts'

let t: TestStage

beforeAll(async () => void (t = await startTestStage()))
afterAll(() => t.stop())

describe.each(['http', 'https'] as const)('the audience over %s', (listener) => {
  it.each([
    ['/join/', 'join'],
    ['/join/?lang=en', 'join'],
    ['/join/index.html', 'join'],
    ['/demos/two-device-call/', 'demo'],
  ])('gets %s', async (target, title) => {
    const { status, headers, body } = await t.ask(listener, target)
    expect(status).toBe(200)
    expect(body).toContain(`<title>${title}</title>`)
    expect(headers['cache-control']).toBe('no-cache')
  })

  it('gets what these pages load, and keeps it as long as its name says', async () => {
    expect((await t.ask(listener, '/a/join-abcd1234.js')).headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect((await t.ask(listener, '/fonts/inter.woff2')).headers['cache-control']).toBe('public, max-age=86400')
  })

  it('gets a configuration without the room', async () => {
    const { headers, body } = await t.ask(listener, '/config.json')
    expect(headers['content-type']).toBe('application/json')
    expect(JSON.parse(body)).toEqual({
      version: 1,
      world: 'stage',
      signaling: { path: '/signal' },
      iceServers: [],
      httpsOrigin: `https://127.0.0.1:${t.ports.https}`,
      httpOrigin: `http://127.0.0.1:${t.ports.http}`,
    })
  })

  it.each(['/join', '/demos/two-device-call'])('is sent from %s to the folder', async (target) => {
    expect(await t.ask(listener, target)).toMatchObject({
      status: 308,
      headers: { location: `${target}/` },
    })
  })

  it.each([
    '/',
    '/1',
    '/index.html',
    '/presenter/',
    '/presenter/1',
    '/overview/',
    '/notes',
    '/notes.json',
    '/host-key.json',
    '/join/host-key.json',
    '/assets/index-abcd1234.js',
    '/a/join-abcd1234.js.map',
    '/a/',
    '/.sources',
    '/_redirects',
    '/favicon.ico',
    '/signal',
    '/signal/peerjs',
    '/signal/peerjs/id',
    '/demos/nothing-here/',
    '/stills/',
    '/stills/../index.html',
    '/stills/chat.webp',
    '/stills/chat.en.png',
    '//',
    '//index.html',
    '/join//',
    '/join/../index.html',
    '/join/../presenter/',
    '/join/..%2findex.html',
    '/join/%2e%2e/index.html',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/join/..%5cindex.html',
    '/join/..\\index.html',
    '/a/../index.html',
    '/a/..;/index.html',
    '/JOIN/',
    '/join/index.html/',
    '/%6aoin/',
    'http://localhost/presenter/',
    '*',
  ])('finds nothing at %s', async (target) => {
    const { status, body } = await t.ask(listener, target)
    expect(status).toBe(404)
    expect(body).not.toContain('deck')
  })

  it('is told the way to the room where there is nothing', async () => {
    const { body, headers } = await t.ask(listener, '/', {
      headers: { accept: 'text/html' },
    })
    expect(body).toContain('<a href="/join/">')
    expect(headers['content-type']).toContain('text/html')
  })

  it('may ask only', async () => {
    expect(await t.ask(listener, '/join/', { method: 'POST' })).toMatchObject({
      status: 405,
      headers: { allow: 'GET, HEAD' },
    })
    expect(await t.ask(listener, '/join/', { method: 'HEAD' })).toMatchObject({ status: 200, body: '' })
  })

  it.each([
    'a b',
    'x"y',
    'host/path',
    'user@host',
    'host:123456',
  ])('is refused with "%s" for a host', async (host) => {
    expect((await t.ask(listener, '/join/', {
      headers: { host },
    })).status).toBe(400)
  })

  it('gets pages that load nothing from anyone else', async () => {
    const { headers } = await t.ask(listener, '/join/')
    const scheme = listener === 'https'
      ? 'wss'
      : 'ws'
    const policy = String(headers['content-security-policy']).split('; ')
    expect(policy).toContain('default-src \'self\'')
    expect(policy).toContain(`connect-src 'self' ${scheme}://127.0.0.1:${t.ports[listener]}`)
    expect(policy).toContain('frame-ancestors \'self\'')
    expect(policy.find(part => part.startsWith('script-src'))).not.toContain('unsafe')
    expect(headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff' })
    expect(headers['permissions-policy']).toContain('camera=(self)')
  })

  it('gets workers that may compile WebAssembly, which no page may', async () => {
    const policyOf = async (path: string): Promise<string> =>
      String((await t.ask(listener, path)).headers['content-security-policy'])
    for (const worker of ['/a/read-worker-abcd1234.js', '/a/write-worker-abcd1234.js'])
      expect(await policyOf(worker)).toContain('script-src \'self\' \'wasm-unsafe-eval\';')
    for (const other of ['/join/', '/join/?/read-worker-a.js', '/a/read-worker-a.js/'])
      expect(await policyOf(other)).not.toContain('unsafe-eval')
  })
})
