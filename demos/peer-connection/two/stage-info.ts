import type { DemoInfo } from '../../kit/info.ts'
import type { EndId } from '../lab/types.ts'
import { info } from '../info.ts'

/** The demo between two devices, each of which has an end. */
export const stageInfo: DemoInfo = { ...info, devices: '2' }

/** The end of each seat, the same on every screen. */
export const ENDS: readonly [EndId, EndId] = ['a', 'b']
