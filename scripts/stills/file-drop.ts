import type { Page } from '@playwright/test'
import type { Person } from '../../tests/e2e/support/person.ts'
import type { Language } from '../export/options.ts'
import { Buffer } from 'node:buffer'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { expectProgress, send, sendFrom } from '../../tests/e2e/support/file-drop.ts'
import { photograph, SCHEMES, SCREEN, slideIn, withSession } from './session.ts'

/** The files have the room; without what is there to be pressed. */
const FRAME = `
  .demo-frame { width: 860px !important; height: 356px !important; }
  .file-drop-screen footer { display: none !important; }
`
const MIB = 1024 * 1024

const NAMES: Record<Language, { people: [string, string], photo: string, notes: string, film: string }> = {
  'en': {
    people: ['Ada', 'Grace'],
    photo: 'lighthouse.jpg',
    notes: 'talk notes.pdf',
    film: 'holiday film.mp4',
  },
  'zh-CN': {
    people: ['小雨', '阿明'],
    photo: '灯塔.jpg',
    notes: '演讲笔记.pdf',
    film: '假期视频.mp4',
  },
}

/** Files go both ways, the largest over a connection that was cut, and the screen is photographed while it moves. */
export default function photographFileDrop(language: Language): Promise<void> {
  const { people, photo, notes, film } = NAMES[language]
  return withSession(async ({ stage, arrive }) => {
    const folder = await mkdtemp(join(tmpdir(), 'webrtc-talk-still-'))
    try {
      const [first, second] = [await arrive(), await arrive()] as [Person, Person]
      for (const [index, person] of [first, second].entries())
        await person.join(stage.addresses.join.http, people[index] ?? '')
      const { page } = await arrive({ viewport: SCREEN })
      // The buttons are found by their English names; the picture is taken in its own language.
      await page.goto(new URL('/file-drop', stage.addresses.deck).href)
      await page.getByRole('button', { name: 'Draw two' }).click()
      for (const person of [first, second])
        await person.accept()
      await drop(first.page, second.page, photo, 4.6 * MIB)
      await drop(second.page, first.page, notes, 0.8 * MIB)
      await sendFrom(first.page, await makeLarge(folder, film))
      await second.page.getByRole('button', { name: `Accept: ${film}` }).click()
      const row = page.locator('.drop-row').filter({ hasText: film })
      await expectProgress(row, 2)
      await page.getByRole('button', { name: 'Cut the connection' }).click()
      await expect(row).toContainText('Resumed once')
      await page.goto(slideIn(stage, '/file-drop', language))
      await page.addStyleTag({ content: FRAME })
      await expectProgress(row, 25)
      await expect(row).toHaveClass(/\bmoving\b/)
      for (const scheme of SCHEMES) {
        await page.emulateMedia({ colorScheme: scheme })
        await photograph(page, '.file-drop-screen', { name: 'file-drop', language, scheme })
      }
    }
    finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
}

async function drop(from: Page, to: Page, name: string, sizeBytes: number): Promise<void> {
  await send(from, {
    name,
    mimeType: '',
    buffer: Buffer.alloc(sizeBytes, name),
  })
  await to.getByRole('button', { name: `Accept: ${name}` }).click()
  await to.locator('.transfer-card.done').filter({ hasText: name }).waitFor()
}

/** Large enough to be photographed on its way; it takes no room on the disk. */
async function makeLarge(folder: string, name: string): Promise<string> {
  const path = join(folder, name)
  await using file = await open(path, 'w')
  await file.truncate(400 * MIB)
  return path
}
