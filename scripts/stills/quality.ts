import type { Language } from '../export/options.ts'
import { expectMovingPicture } from '../../tests/e2e/support/media.ts'
import { photographSlide } from './lab.ts'

/** As narrow as the picture is on paper. */
const FRAME = '.demo-frame { flex: none !important; width: 860px !important; height: 430px !important; }'

/** A quarter of the size is sent, and both pictures move. */
export default function photographQuality(language: Language): Promise<void> {
  return photographSlide(language, {
    name: 'quality',
    component: 'QualityDemo',
    frame: FRAME,
    prepare: async (page) => {
      await expectMovingPicture(page, '.quality-lab .picture.b video')
    },
  })
}
