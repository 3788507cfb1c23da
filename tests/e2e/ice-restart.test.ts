import type { Page } from '@playwright/test'
import { REMOTE } from './support/call.ts'
import { expectMovingPicture, look } from './support/media.ts'
import { startPair } from './support/pair.ts'
import { openThings, watchPlatform } from './support/platform-watch.ts'
import { expect } from './support/test.ts'
import { selectedCandidates, test } from './support/turn.ts'

/** A path that is gone is noticed by its checks' silence: 15 s and more, on a machine that is busy. */
const NOTICED = { timeout: 60_000 }

interface End { readonly connectionState: string, readonly ufrag: string }

/** The page's one connection that may use a relay alone, by its number among all that the page ever made. */
function relayedEnds(page: Page): Promise<Record<number, End>> {
  return page.evaluate(() => {
    const { connections } = (globalThis as unknown as { __open: { connections: RTCPeerConnection[] } }).__open
    return Object.fromEntries(connections.map((connection, index) => [index, connection] as const)
      .filter(([, connection]) => connection.getConfiguration().iceTransportPolicy === 'relay')
      .map(([index, { connectionState, localDescription }]) => [
        index,
        { connectionState, ufrag: /a=ice-ufrag:(\S+)/.exec(localDescription?.sdp ?? '')?.[1] ?? '' },
      ]))
  })
}

test('the only path breaks and comes back: ICE restarts, and the pictures go on in the same call', async ({ coturn, startStage, arrive }) => {
  test.setTimeout(240_000)
  const stage = await startStage({ TURN_URL: coturn.url, TURN_SECRET: coturn.secret })
  const { ada, bo } = await startPair({ stage, arrive }, 'two-device-call', { start: 'Call', search: '?path=relay', prepare: watchPlatform })
  const people = [ada, bo]
  const before: Record<number, End>[] = []
  for (const { page } of people) {
    await expectMovingPicture(page, REMOTE)
    expect(await selectedCandidates(page)).toEqual(['relay', 'relay'])
    before.push(await relayedEnds(page))
  }
  expect(before.map(ends => Object.keys(ends).length)).toEqual([1, 1])

  // A relay that was killed has forgotten every allocation: nothing of the old path can be used again.
  await coturn.kill()
  for (const { page } of people)
    await expect.poll(async () => Object.values(await relayedEnds(page)).map(({ connectionState }) => connectionState), NOTICED).not.toContain('connected')
  const frozen = await look(bo.page, REMOTE)
  await coturn.revive()

  for (const [index, { page }] of people.entries()) {
    await expect.poll(async () => Object.values(await relayedEnds(page)).map(({ connectionState }) => connectionState), NOTICED).toEqual(['connected'])
    await expectMovingPicture(page, REMOTE)
    expect(await selectedCandidates(page)).toEqual(['relay', 'relay'])
    const after = await relayedEnds(page)
    expect(Object.keys(after), 'no connection but the first').toEqual(Object.keys(before[index] ?? {}))
    expect(Object.values(after)[0]?.ufrag, 'with new ICE credentials').not.toBe(Object.values(before[index] ?? {})[0]?.ufrag)
    expect(await openThings(page)).toMatchObject({ connections: 1 })
  }
  expect((await look(bo.page, REMOTE)).frames).toBeGreaterThan(frozen.frames)
})
