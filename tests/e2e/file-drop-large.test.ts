import type { Person } from './support/person.ts'
import { expect } from '@playwright/test'
import { card, expectArrived, expectProgress, save, sendFrom, START } from './support/file-drop.ts'
import { fileTraffic, watchFiles } from './support/file-watch.ts'
import { startPair } from './support/pair.ts'
import { INSECURE_HOST } from './support/person.ts'
import { hashFile, makeRandomFile } from './support/random-file.ts'
import { test } from './support/test.ts'

const MIB = 1024 * 1024
/** `FILE_MIB=1024` sends as much as a slow machine has no time for in every run. */
const FILE_BYTES = Number(process.env.FILE_MIB ?? 256) * MIB
const TIMEOUT_MS = 60_000 + FILE_BYTES / MIB * 1_000
const MAX_GROWTH_BYTES = 64 * MIB
/** What may be on its way when the connection is cut: the window. It has to be sent again. */
const IN_FLIGHT_BYTES = 16 * MIB

/** The most memory that a browser's pages have taken since it began to look. */
function watchMemory(person: Person): { stop: () => number } {
  let peakBytes = 0
  const look = (): void => void (peakBytes = Math.max(peakBytes, person.device.pageMemoryBytes()))
  const timer = setInterval(look, 250)
  return {
    stop() {
      clearInterval(timer)
      look()
      return peakBytes
    },
  }
}

test('a large file arrives byte for byte, past a connection cut from either end, and never in memory as a whole', async ({ stage, arrive }, info) => {
  test.setTimeout(TIMEOUT_MS)
  const file = await makeRandomFile(info.outputPath('large.bin'), FILE_BYTES)
  const { ada, bo } = await startPair({ stage, arrive }, 'file-drop', { ...START, prepare: watchFiles })
  await sendFrom(ada.page, file.path)
  await expect(card(bo.page, 'large.bin')).toContainText('Ada offers you')
  const before = bo.device.pageMemoryBytes()
  const memory = watchMemory(bo)
  await bo.page.getByRole('button', { name: 'Accept: large.bin' }).click()

  await expectProgress(card(ada.page, 'large.bin'), 25, TIMEOUT_MS)
  await ada.page.getByRole('button', { name: 'Cut the connection' }).click()
  await expect(card(ada.page, 'large.bin')).toContainText('Resumed once')

  await expectProgress(card(ada.page, 'large.bin'), 60, TIMEOUT_MS)
  await bo.page.getByRole('button', { name: 'Cut the connection' }).click()
  await expect(card(ada.page, 'large.bin')).toContainText('Resumed 2 times')
  await expectArrived(ada, bo, 'large.bin', file.sha256, TIMEOUT_MS)

  await expect(card(ada.page, 'large.bin')).toContainText('0 B sent again of what had been acknowledged')
  const { sentBytes, againBytes } = await fileTraffic(ada.page)
  expect(againBytes).toBe(0)
  expect(sentBytes).toBeGreaterThanOrEqual(file.sizeBytes)
  expect(sentBytes).toBeLessThanOrEqual(file.sizeBytes + 32 + 2 * IN_FLIGHT_BYTES)
  const growthBytes = memory.stop() - before
  info.annotations.push({ type: 'memory', description: `${Math.round(growthBytes / MIB)} MiB` })
  expect(growthBytes).toBeLessThan(MAX_GROWTH_BYTES)

  expect(await hashFile((await save(bo.page, 'large.bin')).path)).toBe(file.sha256)
  expect([
    ...ada.complaints,
    ...bo.complaints,
  ]).toEqual([])
})

test('over plain http, where a page has no disk, 200 MB arrive in memory, and the limit is said', async ({ stage, arrive }, info) => {
  test.setTimeout(240_000)
  const file = await makeRandomFile(info.outputPath('memory.bin'), 200 * 1_000_000)
  const http = new URL(stage.addresses.join.http)
  http.hostname = INSECURE_HOST
  const { ada, bo } = await startPair({
    stage: {
      addresses: {
        ...stage.addresses,
        join: { ...stage.addresses.join, http: http.href },
      },
    } as typeof stage,
    arrive,
  }, 'file-drop', START)
  expect(await bo.page.evaluate(() => isSecureContext)).toBe(false)
  await expect(bo.page.getByText('kept in memory, at most 537 MB at a time')).toBeVisible()
  await sendFrom(ada.page, file.path)
  await bo.page.getByRole('button', { name: 'Accept: memory.bin' }).click()
  await expectArrived(ada, bo, 'memory.bin', file.sha256, 180_000)
  expect(await hashFile((await save(bo.page, 'memory.bin')).path)).toBe(file.sha256)
  expect([
    ...ada.complaints,
    ...bo.complaints,
  ]).toEqual([])
})
