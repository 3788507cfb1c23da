import type { TestStage } from './support.ts'
import { createHash } from 'node:crypto'
import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestStage } from './support.ts'

let t: TestStage

beforeAll(async () => void (t = await startTestStage()))
afterAll(() => t.stop())

describe('the deck', () => {
  it.each([
    '/',
    '/1',
    '/presenter/',
    '/presenter/3',
    '/overview',
  ])('is at %s', async (target) => {
    const { status, body, headers } = await t.ask('deck', target)
    expect(status).toBe(200)
    expect(body).toContain('<title>deck</title>')
    expect(headers['cache-control']).toBe('no-cache')
  })

  it('comes with the audience\'s pages', async () => {
    expect((await t.ask('deck', '/join/')).body).toContain('<title>join</title>')
    expect(await t.ask('deck', '/join')).toMatchObject({
      status: 308,
      headers: { location: '/join/' },
    })
  })

  it('is sent compressed, and is kept, by who understands that', async () => {
    const { headers } = await t.ask('deck', '/assets/index-abcd1234.js', {
      headers: { 'accept-encoding': 'gzip' },
    })
    expect(headers).toMatchObject({
      'content-encoding': 'gzip',
      'vary': 'Accept-Encoding',
      'cache-control': 'public, max-age=31536000, immutable',
    })
    expect((await t.ask('deck', '/assets/index-abcd1234.js')).headers['content-encoding']).toBeUndefined()
  })

  it('runs its own inline script and no other', async () => {
    const hash = createHash('sha256').update('inline()').digest('base64')
    expect((await t.ask('deck', '/')).headers['content-security-policy']).toContain(`script-src 'self' 'sha256-${hash}';`)
  })

  it('is told where the audience go', async () => {
    const { room, join } = t.stage.addresses
    expect(JSON.parse((await t.ask('deck', '/config.json')).body)).toMatchObject({
      world: 'stage',
      room,
      join: { ...join, preferred: 'http' },
    })
  })

  it.each([
    '/missing.js',
    '/../package.json',
    '/%2e%2e/data/key.pem',
    '/.sources',
  ])('has nothing at %s', async (target) => {
    const { status, body } = await t.ask('deck', target)
    expect(body).not.toMatch(/"name"|PRIVATE|stamp/)
    expect(status === 404 || body.includes('<title>deck</title>')).toBe(true)
  })

  it.each([
    'evil.example',
    'evil.example:3030',
    '192.168.1.20',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
  ])('does not answer as "%s"', async (host) => {
    expect((await t.ask('deck', '/', {
      headers: { host },
    })).status).toBe(421)
    expect((await t.ask('deck', '/host-key.json', {
      headers: { host },
    })).body).not.toContain(t.stage.hostKey)
  })

  it.each([
    'localhost',
    '127.0.0.1',
    '[::1]',
    'LOCALHOST',
  ])('answers as %s', async (name) => {
    expect((await t.ask('deck', '/', {
      headers: { host: `${name}:${t.ports.deck}` },
    })).status).toBe(200)
  })
})

describe('the host key', () => {
  it('is for the deck\'s own pages, and programs on this computer', async () => {
    for (const headers of [
      {},
      { 'sec-fetch-site': 'same-origin' },
      { origin: `http://127.0.0.1:${t.ports.deck}` },
    ]) {
      const { body, headers: answered } = await t.ask('deck', '/host-key.json', { headers })
      expect(JSON.parse(body)).toEqual({ hostKey: t.stage.hostKey })
      expect(answered).toMatchObject({ 'cache-control': 'no-store', 'cross-origin-resource-policy': 'same-origin' })
      expect(answered['access-control-allow-origin']).toBeUndefined()
    }
  })

  it.each([
    [
      { 'sec-fetch-site': 'cross-site' },
    ],
    [
      { 'sec-fetch-site': 'same-site' },
    ],
    [
      { origin: 'https://evil.example' },
    ],
    [
      { origin: 'null' },
    ],
    [
      { origin: 'http://localhost:1' },
    ],
  ])('is not for another page: %j', async (headers) => {
    const { status, body } = await t.ask('deck', '/host-key.json', { headers })
    expect(status).toBe(403)
    expect(body).not.toContain(t.stage.hostKey)
  })
})

describe('a busy port', () => {
  it('moves to the next free one, and says so', async () => {
    const blocker = createServer()
    await new Promise<void>(resolve => blocker.listen(0, '127.0.0.1', resolve))
    const address = blocker.address()
    const busy = typeof address === 'object' && address
      ? address.port
      : 0
    const other = await startTestStage({ audiencePort: busy })
    expect(other.ports.http).toBeGreaterThan(busy)
    expect(other.stage.notices).toContain(`Port ${busy} is busy: using ${other.ports.http} instead.`)
    await other.stop()
    blocker.close()
  })
})
