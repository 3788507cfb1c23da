import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { Stage } from './support/stage.ts'
import { expect, test } from './support/test.ts'

function run(...args: string[]): { status: number | null, lines: string[] } {
  const { status, stderr } = spawnSync(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    'server/main.ts',
    '--no-build',
    ...args,
  ], { encoding: 'utf8' })
  return {
    status,
    lines: stderr.trim().split('\n'),
  }
}

for (const [what, args] of Object.entries({
  'an unknown option': ['--colour'],
  'a port that is none': ['--port', 'eighty'],
  'a certificate that is not there': [
    '--cert',
    'no-such.pem',
    '--key',
    'no-such.key',
  ],
  'a data folder that cannot be': ['--data', '/proc/nowhere'],
  'a code that is none': ['--room', 'hello!'],
})) {
  test(`${what} is answered in one line, with exit code 2`, () => {
    const { status, lines } = run(...args)
    expect(status).toBe(2)
    expect(lines).toHaveLength(1)
    expect(lines[0]).not.toMatch(/\bat .*:\d+/)
  })
}

test('a busy port moves to the next free one, and it is said', async () => {
  const busy = createServer().listen(0, '127.0.0.1')
  await once(busy, 'listening')
  const address = busy.address()
  const port = typeof address === 'object' && address
    ? address.port
    : 0
  const stage = new Stage([`--port=${port}`])
  try {
    await stage.start()
    expect(Number(new URL(stage.addresses.deck).port)).toBeGreaterThan(port)
    await expect.poll(() => stage.stderr).toContain(String(port))
  }
  finally {
    await stage.dispose()
    busy.close()
  }
})

test('Ctrl-C ends it in order', async ({ stage }) => {
  expect(await stage.interrupt()).toBe(0)
  await expect(fetch(stage.addresses.deck)).rejects.toThrow()
})

test('the audience\'s addresses know nothing of the deck', async ({ stage }) => {
  const audience = new URL(stage.addresses.join.http).origin
  for (const path of [
    '/',
    '/1',
    '/presenter/',
    '/presenter/1',
    '/notes',
    '/overview',
    '/export',
    '/host-key.json',
    '/index.html',
    '/404.html',
    '/join/..%2findex.html',
    '/assets/',
  ]) {
    const response = await fetch(audience + path)
    expect.soft(response.status, path).toBe(404)
    expect.soft(await response.text(), path).not.toMatch(/slidev|hostKey/i)
  }
  expect((await fetch(`${audience}/join/`)).status).toBe(200)
  const config = await (await fetch(`${audience}/config.json`)).text()
  expect(config).not.toContain(stage.addresses.room)
})
