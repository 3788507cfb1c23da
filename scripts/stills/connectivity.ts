import type { Language } from '../export/options.ts'
import { photographSlide } from './lab.ts'

/** As narrow as the picture is on paper. */
const FRAME = '.demo-frame { flex: none !important; width: 860px !important; height: 440px !important; }'

const RUN = /^(?:Run the checks|开始检查)$/
const RUN_AGAIN = /^(?:Run them again|再检查一次)$/
const TONE = /^(?:Yes|听到了)/

/** Every check is run, and the verdict stands. */
export default function photographConnectivity(language: Language): Promise<void> {
  return photographSlide(language, {
    name: 'connectivity',
    component: 'ConnectivityDemo',
    frame: FRAME,
    prepare: async (page) => {
      await page.getByRole('button', { name: RUN }).click()
      await page.getByRole('button', { name: RUN_AGAIN }).or(page.getByRole('button', { name: TONE })).first().waitFor({ timeout: 60_000 })
    },
  })
}
