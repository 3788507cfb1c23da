import type { Locator, Page } from '@playwright/test'
import type { Person } from './person.ts'
import { Buffer } from 'node:buffer'
import { expect, test } from '@playwright/test'
import { shortHash } from '../../../demos/file-drop/figures.ts'

export const START = { start: 'Start the file drop' }

const PICKER = 'input[type=file][multiple]'

/** Chooses files as a person does; what the picker would give. */
export async function send(page: Page, files: Parameters<Locator['setInputFiles']>[0]): Promise<void> {
  await page.locator(PICKER).setInputFiles(files)
}

/** The same with a file on the disk, however large: the browser is told where it lies, not what is in it. */
export async function sendFrom(page: Page, path: string): Promise<void> {
  await page.locator(PICKER).waitFor({ state: 'attached' })
  const session = await page.context().newCDPSession(page)
  const { result } = await session.send('Runtime.evaluate', { expression: `document.querySelector('${PICKER}')` })
  await session.send('DOM.setFileInputFiles', {
    files: [path],
    objectId: result.objectId ?? '',
  })
  await session.detach()
}

export function card(page: Page, text: string | RegExp): Locator {
  return page.locator('.transfer-card').filter({ hasText: text })
}

export function textFile(name: string, text: string): { name: string, mimeType: string, buffer: Buffer } {
  return {
    name,
    mimeType: 'text/plain',
    buffer: Buffer.from(text),
  }
}

/** Waits until a transfer has come so far, of 100. */
export async function expectProgress(of: Locator, percent: number, timeoutMs = 60_000): Promise<void> {
  await expect.poll(async () => Number(await of.getByRole('progressbar').getAttribute('aria-valuenow', { timeout: timeoutMs })), {
    timeout: timeoutMs,
    intervals: [50],
    message: `${percent} % are there`,
  }).toBeGreaterThanOrEqual(percent)
}

/** Both ends show that the file has arrived, with this SHA-256. */
export async function expectArrived(sender: Person, receiver: Person, name: string, sha256: string, timeoutMs = 20_000): Promise<void> {
  for (const { page } of [receiver, sender]) {
    await expect(card(page, name)).toHaveClass(/\bdone\b/, { timeout: timeoutMs })
    await expect(card(page, name).locator('.hash')).toContainText(shortHash(sha256))
  }
}

let downloads = 0

/** Presses Save, and gives where the browser has put the file. */
export async function save(page: Page, name: string): Promise<{ path: string, name: string }> {
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: `Save: ${name}` }).click()
  const download = await downloading
  const path = test.info().outputPath(`saved-${downloads++}`)
  await download.saveAs(path)
  return {
    path,
    name: download.suggestedFilename(),
  }
}

/** What lies in a page's private file system: nothing, once it is left or everything was put away. */
export function keptFolders(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const root = await navigator.storage.getDirectory()
    const received = await root.getDirectoryHandle('received', { create: true })
    return Array.fromAsync(received.keys())
  })
}

/**
 * Lets a test say how much room a page has, until it says that nothing is to be said. Chromium tells every page of
 * the same round number, and keeps the true one to itself. Call before the page loads.
 *
 * @see https://chromestatus.com/feature/4977371751645184
 */
export async function sayQuota(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const manager = navigator.storage
    const estimate = manager.estimate.bind(manager)
    manager.estimate = async () => {
      const { __quota: quota } = globalThis as unknown as { __quota?: number | null }
      return quota
        ? { quota, usage: 0 }
        : estimate()
    }
  })
}

export async function setSaidQuota(page: Page, quotaBytes: number | null): Promise<void> {
  await page.evaluate(quota => Object.assign(globalThis, { __quota: quota }), quotaBytes)
}

/** From now on the disk takes no more of what a page writes: an engine cannot be told to have less of it in mid-file. */
export async function fillDisk(page: Page): Promise<void> {
  for (const worker of page.workers().filter(worker => worker.url().includes('write-worker'))) {
    await worker.evaluate(() => {
      const { FileSystemSyncAccessHandle: handle } = globalThis as unknown as { FileSystemSyncAccessHandle: { prototype: { write: () => number } } }
      handle.prototype.write = () => {
        throw new DOMException('No space is left.', 'QuotaExceededError')
      }
    })
  }
}
