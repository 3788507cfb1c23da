import type { Language } from '../export/options.ts'
import { expectMovingPicture } from '../../tests/e2e/support/media.ts'
import { photographSlide } from './lab.ts'

/** As narrow as the picture is on paper. */
const FRAME = '.demo-frame { flex: none !important; width: 880px !important; height: 450px !important; }'

/** A connection is set up by itself, and stands. */
export default function photographPeerConnection(language: Language): Promise<void> {
  return photographSlide(language, {
    name: 'peer-connection',
    component: 'PeerConnectionDemo',
    frame: FRAME,
    prepare: async (page) => {
      const lab = page.locator('.demo-frame:visible')
      // The last of the paces: all at once.
      await lab.getByRole('radio').last().check({ force: true })
      await lab.getByText('connected', { exact: true }).first().waitFor()
      await expectMovingPicture(page, '.demo-frame video')
    },
  })
}
