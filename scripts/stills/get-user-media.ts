import type { Language } from '../export/options.ts'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { slidesWith } from '../../tests/e2e/support/deck-source.ts'
import { expectMovingPicture } from '../../tests/e2e/support/media.ts'
import { paintScene } from './scene.ts'
import { photograph, SCHEMES, SCREEN, withSession } from './session.ts'

/** Smaller than on the slide, so that its words can be read when the picture is; without what is there to be pressed. */
const FRAME = `
  .demo-frame { flex: none !important; width: 800px !important; height: 400px !important; }
  .lab-screen { grid-template-columns: minmax(0, 0.94fr) minmax(0, 1.1fr) !important; }
  .lab-screen .picture video { object-fit: cover !important; }
  .lab-screen .constraint-table .device { display: none !important; }
  .lab-screen .capture-tools, .lab-screen .level-meter, .lab-screen .device, .lab-screen .panels { display: none !important; }
`

/** A camera is asked for more frames than it has, and the screen is photographed in light and dark. */
export default function photographLab(language: Language): Promise<void> {
  return withSession(async ({ stage, arrive }) => {
    const [slide] = slidesWith('GetUserMediaDemo')
    if (slide === undefined)
      throw new Error('No slide of the deck shows the getUserMedia lab.')
    const folder = await mkdtemp(join(tmpdir(), 'webrtc-talk-scene-'))
    try {
      const painter = await arrive({ camera: 'none' })
      const scene = join(folder, 'scene.mjpeg')
      await writeFile(scene, await paintScene(painter.page))

      const { page } = await arrive({ viewport: SCREEN, scene, locale: language })
      await page.goto(new URL(`${language === 'en'
        ? ''
        : `/${language}`}${slide}`, stage.addresses.deck).href)
      await page.locator('.ask').click()
      await expectMovingPicture(page, '.lab-view video')
      await page.locator('.panels label').nth(1).click()
      await page.locator('.constraint-controls select').nth(2).selectOption('640x480')
      await page.locator('.constraint-controls input[type="range"]').fill('60')
      await page.locator('.panels label').first().click()
      await page.addStyleTag({ content: FRAME })
      await expect(page.locator('.constraint-table .missed')).toHaveCount(1)
      for (const scheme of SCHEMES) {
        await page.emulateMedia({ colorScheme: scheme })
        await expect(page.locator('.lab-view')).toContainText('640 × 480')
        await photograph(page, '.lab-screen', { name: 'get-user-media', language, scheme })
      }
    }
    finally {
      await rm(folder, { recursive: true })
    }
  })
}
