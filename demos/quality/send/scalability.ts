import type { Codec } from '../settings.ts'

/**
 * Scalability modes worth looking at, of the many there are: frames in two or three layers of time, and pictures in
 * two or three layers of size.
 * @see https://www.w3.org/TR/webrtc-svc/#scalabilitymodes*
 */
const MODES = [
  'L1T1',
  'L1T2',
  'L1T3',
  'L2T1',
  'L2T3_KEY',
  'L3T1',
  'L3T3',
  'L3T3_KEY',
  'S3T3',
] as const

/** The modes that this browser's encoder of a codec knows: those that `setParameters` accepts for it. */
export async function presentModes(codec: Codec): Promise<string[]> {
  const { mediaCapabilities } = globalThis.navigator as Partial<Navigator>
  if (!mediaCapabilities)
    return []
  const answers = await Promise.all(MODES.map(async (scalabilityMode) => {
    const answer = await mediaCapabilities.encodingInfo({
      type: 'webrtc',
      video: {
        contentType: `video/${codec}`,
        width: 1280,
        height: 720,
        bitrate: 2_000_000,
        framerate: 30,
        scalabilityMode,
      },
    }).catch(() => null) // a browser without such modes does not know the question
    return answer?.supported === true
  }))
  return MODES.filter((_, index) => answers[index])
}
