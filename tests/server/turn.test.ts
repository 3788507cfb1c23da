import type { TestStage } from './support.ts'
import { createHmac } from 'node:crypto'
import * as v from 'valibot'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { ConfigSchema } from '../../room/config.ts'
import { startTestStage } from './support.ts'

const SECRET = 'north-of-the-river'

let t: TestStage

beforeAll(async () => {
  vi.stubEnv('TURN_URL', 'turn:127.0.0.1:3478')
  vi.stubEnv('TURN_SECRET', SECRET)
  t = await startTestStage()
  vi.unstubAllEnvs()
})
afterAll(() => t.stop())

it.each(['deck', 'http', 'https'] as const)('every page of the %s listener gets credentials of its own, and never the secret', async (listener) => {
  const answers = [await t.ask(listener, '/config.json'), await t.ask(listener, '/config.json')]
  const usernames = answers.map(({ body, headers }) => {
    expect(headers['cache-control']).toBe('no-store')
    expect(body).not.toContain(SECRET)
    const { iceServers: [server] } = JSON.parse(body) as { iceServers: [{ urls: string[], username: string, credential: string }] }
    expect(server.urls).toEqual(['turn:127.0.0.1:3478'])
    expect(server.credential).toBe(createHmac('sha1', SECRET).update(server.username).digest('base64'))
    expect(Number.parseInt(server.username)).toBeGreaterThan(Date.now() / 1_000 + 23 * 3_600)
    return server.username
  })
  expect(new Set(usernames).size).toBe(2)
})

it('every page is told of worse and worse ways through the TURN server, with credentials of its own', async () => {
  const { body } = await t.ask('http', '/config.json')
  const { lossyPaths = [] } = v.parse(ConfigSchema, JSON.parse(body))
  expect(lossyPaths.map(({ preset }) => preset)).toEqual([
    'clean',
    'busy-wifi',
    'weak-mobile',
    'terrible',
  ])
  const losses = lossyPaths.map(({ lossRatio }) => lossRatio)
  expect(losses).toEqual(losses.toSorted((a, b) => a - b))
  const urls = lossyPaths.map(({ iceServers: [server] }) => {
    expect(server?.credential).toBe(createHmac('sha1', SECRET).update(server?.username ?? '').digest('base64'))
    return server?.urls
  })
  expect(new Set(urls).size).toBe(4)
  for (const url of urls)
    expect(url).toMatch(/^turn:127\.0\.0\.1:\d+\?transport=udp$/)
})

it.each([
  ['turns:127.0.0.1:443', 'TURN_URL has no address over UDP'],
  ['turn:no-such-name.invalid', 'no-such-name.invalid'],
])('with TURN at %s alone there is no lossy path, and the speaker is told why', async (url, why) => {
  vi.stubEnv('TURN_URL', url)
  vi.stubEnv('TURN_SECRET', SECRET)
  const other = await startTestStage()
  vi.unstubAllEnvs()
  expect(other.stage.notices.join('\n')).toContain(why)
  const config = v.parse(ConfigSchema, JSON.parse((await other.ask('http', '/config.json')).body))
  expect(config.lossyPaths).toBeUndefined()
  expect(config.iceServers).toHaveLength(1)
  await other.stop()
})

it('nothing that the speaker reads names the secret', () => {
  expect(t.stage.notices.join('\n')).not.toContain(SECRET)
})

it('the room is hosted all the same', async () => {
  expect((await t.stage.room).statistics.sessions).toBe(0)
})
