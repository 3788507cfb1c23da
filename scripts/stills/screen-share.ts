import type { Language } from '../export/options.ts'
import { expect } from '@playwright/test'
import { expectMovingPicture } from '../../tests/e2e/support/media.ts'
import { SHARED_TAB } from '../../tests/e2e/support/person.ts'
import { photograph, SCHEMES, SCREEN, withSession } from './session.ts'

/** Smaller than on the slide, so that its words can be read when the picture is; without what is there to be pressed. */
const FRAME = `
  .demo-frame { flex: none !important; width: 924px !important; height: 300px !important; }
  .share-lab .press, .share-lab .share-options, .share-lab .share-hint { display: none !important; }
  .share-lab .given { padding-top: 12px; text-align: center; }
`

/** A slide moves, so that its capture has frames to count. */
const MOVING = `
  @keyframes progress { from { transform: scaleX(0); } }
  .wt-foot .track i { animation: progress 4s linear infinite; }
`
/** Figures come every second, and are even after some. */
const FIGURES_MS = 5_000

const SHARE: Record<Language, string> = { 'en': 'Share the screen', 'zh-CN': '共享屏幕' }

/** A slide of the deck is shared in a call, and the call is photographed in light and dark. */
export default function photographScreenShare(language: Language): Promise<void> {
  return withSession(async ({ stage, arrive }) => {
    const folder = language === 'en'
      ? '/'
      : `/${language}/`
    const { page } = await arrive({ viewport: SCREEN, screen: 'tab' })
    const shared = await page.context().newPage()
    await shared.goto(new URL(`${folder}protocol-stack?clicks=99`, stage.addresses.deck).href)
    await shared.addStyleTag({ content: MOVING })
    await shared.evaluate(title => document.title = title, SHARED_TAB)

    await page.bringToFront()
    await page.goto(new URL(`${folder}screen-share`, stage.addresses.deck).href)
    await page.getByRole('button', { name: SHARE[language] }).click()
    await page.addStyleTag({ content: FRAME })
    for (const scheme of SCHEMES) {
      for (const each of [page, shared])
        await each.emulateMedia({ colorScheme: scheme })
      await expectMovingPicture(page, '.share-lab .picture.b video')
      await page.waitForTimeout(FIGURES_MS)
      await expect(page.getByRole('alert')).toHaveCount(0)
      await photograph(page, '.share-lab', { name: 'screen-share', language, scheme })
    }
  })
}
