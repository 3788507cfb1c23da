import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { shortHash } from '../../demos/file-drop/figures.ts'
import { card, expectArrived, expectProgress, fillDisk, keptFolders, save, sayQuota, send, sendFrom, setSaidQuota, START, textFile } from './support/file-drop.ts'
import { holdChannels, sendRaw } from './support/hostile.ts'
import { startPair } from './support/pair.ts'
import { NOTHING_OPEN, openThings, watchPlatform } from './support/platform-watch.ts'
import { makeEndlessFile } from './support/random-file.ts'
import { expect, test } from './support/test.ts'

const MIB = 1024 * 1024

test('files go both ways, one and several; each end shows the same hash, and what was sent is what is saved', async ({ stage, arrive }) => {
  const { ada, bo } = await startPair({ stage, arrive }, 'file-drop', START)
  await send(ada.page, textFile('hello.txt', 'Grüße, 你好'))
  await expect(card(bo.page, 'hello.txt')).toContainText('Ada offers you')
  await expect(card(ada.page, 'hello.txt')).toContainText('Waiting for Bo to accept')
  await bo.page.getByRole('button', { name: 'Accept: hello.txt' }).click()
  const sha256 = createHash('sha256').update('Grüße, 你好').digest('hex')
  await expectArrived(ada, bo, 'hello.txt', sha256)

  await send(bo.page, [
    textFile('one.txt', '1'),
    textFile('two.txt', '2'),
    textFile('empty.txt', ''),
  ])
  await ada.page.getByRole('button', { name: 'Accept: 3 files' }).click()
  await expect(card(ada.page, 'one.txt')).toHaveClass(/\bdone\b/)
  for (const name of ['one.txt', 'two.txt', 'empty.txt'])
    expect((await save(ada.page, name)).name).toBe(name)
  expect([
    ...ada.complaints,
    ...bo.complaints,
  ]).toEqual([])
})

test('a file can be dropped and pasted; a name that means harm is made harmless', async ({ stage, arrive }) => {
  const { ada, bo } = await startPair({ stage, arrive }, 'file-drop', START)
  await bo.page.getByText('Send to Ada').waitFor()
  await bo.page.evaluate(() => {
    const data = new DataTransfer()
    data.items.add(new File(['x'], '..\\..\\photo\u202Egpj.exe'))
    document.querySelector('.drop-zone')?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
  })
  await expect(card(ada.page, '_._.._photogpj.exe')).toContainText('Bo offers you')
  await ada.page.getByRole('button', { name: 'Accept: _._.._photogpj.exe' }).click()
  expect((await save(ada.page, '_._.._photogpj.exe')).name).toBe('_._.._photogpj.exe')

  await bo.page.evaluate(() => {
    const data = new DataTransfer()
    data.setData('text/plain', 'a note')
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
  })
  await expect(card(ada.page, 'pasted.txt')).toContainText('Bo offers you')
})

test('either end pauses, resumes and cancels; the other is told, and nothing is left behind', async ({ stage, arrive }, info) => {
  const file = await makeEndlessFile(info.outputPath('slow.bin'))
  const { ada, bo } = await startPair({ stage, arrive }, 'file-drop', START)
  await sendFrom(ada.page, file)
  await bo.page.getByRole('button', { name: 'Accept: slow.bin' }).click()
  for (const [who, other] of [
    [ada, 'Ada'],
    [bo, 'Bo'],
  ] as const) {
    const watcher = who === ada
      ? bo
      : ada
    await expect(card(who.page, 'slow.bin').getByRole('progressbar')).toBeVisible()
    await who.page.getByRole('button', { name: 'Pause: slow.bin' }).click()
    await expect(card(watcher.page, 'slow.bin')).toContainText(`Paused by ${other}`)
    await expect(card(who.page, 'slow.bin')).toContainText('Paused by you')
    await who.page.getByRole('button', { name: 'Resume: slow.bin' }).click()
    await expect(card(watcher.page, 'slow.bin')).toHaveClass(/\bmoving\b/)
  }
  expect(await keptFolders(bo.page)).toHaveLength(1)
  await bo.page.getByRole('button', { name: 'Cancel: slow.bin' }).click()
  await expect(card(ada.page, 'slow.bin')).toContainText('Cancelled by Bo')
  await expect(card(bo.page, 'slow.bin')).toContainText('Cancelled by you')
  await expect.poll(() => keptFolders(bo.page)).toEqual([])

  await ada.page.getByRole('button', { name: 'Offer again: slow.bin' }).click()
  await bo.page.getByRole('button', { name: 'Decline: slow.bin' }).first().click()
  await expect(card(ada.page, 'slow.bin')).toContainText('Bo declined')
})

test('more than a device takes is refused before a byte is sent, and both are told', async ({ stage, arrive }) => {
  const { ada, bo } = await startPair({ stage, arrive }, 'file-drop', { ...START, search: '?limit=1' })
  await expect(ada.page.getByLabel('Take at most')).toHaveValue('1')
  await send(bo.page, {
    name: 'big.bin',
    mimeType: '',
    buffer: Buffer.alloc(1_000_001),
  })
  await expect(card(ada.page, 'big.bin')).toContainText('More than this device takes')
  await expect(card(bo.page, 'big.bin')).toContainText('More than the other device takes')
})

test('a full disk, before and in the middle, is a clear error at both ends', async ({ stage, arrive }, info) => {
  const file = await makeEndlessFile(info.outputPath('much.bin'))
  const { ada, bo } = await startPair({ stage, arrive }, 'file-drop', { ...START, prepare: sayQuota })
  await setSaidQuota(bo.page, 32 * MIB)
  await sendFrom(ada.page, file)
  await expect(card(bo.page, 'much.bin')).toContainText('This device has no room left')
  await expect(card(ada.page, 'much.bin')).toContainText('The other device has no room left')

  await setSaidQuota(bo.page, null)
  await ada.page.getByRole('button', { name: 'Offer again: much.bin' }).click()
  await bo.page.getByRole('button', { name: 'Accept: much.bin' }).click()
  await expectProgress(card(bo.page, 'much.bin').first(), 1)
  await fillDisk(bo.page)
  await expect(card(bo.page, 'much.bin').first()).toContainText('This device has no room left')
  await expect(card(ada.page, 'much.bin').first()).toContainText('The other device has no room left')
  await expect.poll(() => keptFolders(bo.page)).toEqual([])
})

test('a place to save that is refused is a clear error at both ends, and it can be offered again', async ({ stage, arrive }) => {
  const { ada, bo } = await startPair({ stage, arrive }, 'file-drop', {
    ...START,
    prepare: async page => void await page.addInitScript(() => {
      Object.assign(globalThis, {
        showSaveFilePicker: () => Promise.reject(new DOMException('The user aborted a request.', 'AbortError')),
      })
    }),
  })
  await send(ada.page, textFile('letter.txt', 'dear'))
  await bo.page.getByRole('button', { name: 'Save as …: letter.txt' }).click()
  await expect(card(bo.page, 'letter.txt')).toContainText('Saving was refused')
  await expect(card(ada.page, 'letter.txt')).toContainText('The other device did not save it')
  await ada.page.getByRole('button', { name: 'Offer again: letter.txt' }).click()
  await bo.page.getByRole('button', { name: 'Accept: letter.txt' }).click()
  await expect(card(ada.page, 'letter.txt')).toHaveClass(/\bdone\b/)
})

test('what was received survives a reload, and is gone when the page is left', async ({ stage, arrive }) => {
  const { ada, bo } = await startPair({ stage, arrive }, 'file-drop', START)
  await send(ada.page, textFile('kept.txt', 'still here'))
  await bo.page.getByRole('button', { name: 'Accept: kept.txt' }).click()
  await expect(card(bo.page, 'kept.txt')).toHaveClass(/\bdone\b/)
  await bo.page.reload()
  expect((await save(bo.page, 'kept.txt')).name).toBe('kept.txt')
  await bo.page.getByRole('button', { name: 'Leave', exact: true }).click()
  await expect(bo.page.getByRole('heading', { name: 'The file drop has ended' })).toBeVisible()
  await expect.poll(() => keptFolders(bo.page)).toEqual([])
})

test('a peer that sends what it should not is stopped, and its victim is told and unharmed', async ({ stage, arrive }, info) => {
  const file = await makeEndlessFile(info.outputPath('hostile.bin'))
  const { ada, bo } = await startPair({ stage, arrive }, 'file-drop', { ...START, prepare: holdChannels })
  await sendFrom(bo.page, file)
  await ada.page.getByRole('button', { name: 'Accept: hostile.bin' }).click()
  await expectProgress(card(ada.page, 'hostile.bin'), 1)
  expect(await sendRaw(bo.page, 'file-data', [
    Array.from<number>({ length: 40 }).fill(0),
  ])).toBe(1)
  await expect(ada.page.getByText('The other device sent what was not agreed').first()).toBeVisible()
  await expect(bo.page.getByText('The other device stopped everything').first()).toBeVisible()
  await expect.poll(() => keptFolders(ada.page)).toEqual([])
  // Over a new connection all is well again.
  await bo.page.reload()
  await send(bo.page, textFile('honest.txt', 'sorry'))
  await ada.page.getByRole('button', { name: 'Accept: honest.txt' }).click()
  await expect(card(bo.page, 'honest.txt')).toHaveClass(/\bdone\b/)
  expect(ada.complaints).toEqual([])
})

test('on stage the screen shows the same progress, and the speaker cuts the connection in the middle', async ({ stage, arrive, openDeck }, info) => {
  const file = await makeEndlessFile(info.outputPath('stage.bin'))
  const [ada, bo] = [await arrive(), await arrive()]
  for (const { page } of [ada, bo])
    await watchPlatform(page)
  await ada.join(stage.addresses.join.http, 'Ada')
  await bo.join(stage.addresses.join.http, 'Bo')
  const speaker = await openDeck('/file-drop')
  await speaker.page.getByRole('button', { name: 'Draw two' }).click()
  await ada.accept()
  await bo.accept()
  await expect(speaker.page.getByText('Nothing on its way yet.')).toBeVisible()

  await sendFrom(ada.page, file)
  const row = speaker.page.locator('.drop-row').filter({ hasText: 'stage.bin' })
  await expect(row).toContainText('waiting for a yes')
  await bo.page.getByRole('button', { name: 'Accept: stage.bin' }).click()
  await expectProgress(row, 1)
  await speaker.page.getByRole('button', { name: 'Pause', exact: true }).click()
  await expect(row).toContainText('paused')
  await expect(card(bo.page, 'stage.bin')).toContainText('Paused by')

  // Meanwhile the next in the queue goes ahead.
  await send(ada.page, textFile('note.txt', 'small'))
  await bo.page.getByRole('button', { name: 'Accept: note.txt' }).click()
  const sha256 = createHash('sha256').update('small').digest('hex')
  await expectArrived(ada, bo, 'note.txt', sha256)
  await expect(speaker.page.locator('.drop-row').filter({ hasText: 'note.txt' })).toContainText(shortHash(sha256))

  await speaker.page.getByRole('button', { name: 'Resume', exact: true }).click()
  await expect(row).toHaveClass(/\bmoving\b/)
  const cancel = bo.page.getByRole('button', { name: 'Cancel: stage.bin' })
  const topOf = async (button: typeof cancel): Promise<number> => (await button.boundingBox())?.y ?? Number.NaN
  const top = await topOf(cancel)
  await speaker.page.getByRole('button', { name: 'Cut the connection' }).click()
  await expect(row).toContainText('Resumed once · 0 B sent again of what had been acknowledged')
  await expect(row).toHaveClass(/\bmoving\b/)
  await expect(card(bo.page, 'stage.bin')).toContainText('Resumed once')
  // Nothing that has come and gone meanwhile took it from under a finger.
  expect(await topOf(cancel)).toBeCloseTo(top, 0)

  await send(ada.page, textFile('later.txt', 'later'))
  await bo.page.getByRole('button', { name: 'Accept: later.txt' }).click()
  for (const { page } of [ada, bo])
    await expect(card(page, 'later.txt')).toContainText('Waits for its turn')
  const laterRow = speaker.page.locator('.drop-row').filter({ hasText: 'later.txt' })
  await expect(laterRow).toContainText('waits for its turn')

  await cancel.click()
  await expect(row).toContainText('cancelled')
  await expect(card(ada.page, 'stage.bin')).toContainText('Cancelled by Bo')
  await expect(laterRow).toHaveClass(/\bdone\b/)
  // Nothing is left to pause or to cut.
  await expect(speaker.page.getByRole('button', { name: 'Cut the connection' })).toBeHidden()

  await speaker.page.getByRole('button', { name: 'End the file drop' }).click()
  for (const { page } of [ada, bo])
    await expect.poll(() => openThings(page)).toEqual(NOTHING_OPEN)
  expect([
    ...ada.complaints,
    ...bo.complaints,
    ...speaker.complaints,
  ]).toEqual([])
})
