import type { DemoInfo } from '../../kit/info.ts'
import { info } from '../info.ts'

/** The demo between two devices: the first sends, the second receives. */
export const stageInfo: DemoInfo = { ...info, devices: '2' }
export const SENDER_SEAT = 0
export const RECEIVER_SEAT = 1
