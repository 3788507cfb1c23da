import type { PreflightRun } from '../run.ts'
import { checkCamera } from '../checks/camera.ts'
import { checkMicrophone } from '../checks/microphone.ts'
import { playTone } from '../checks/speaker.ts'

/** What may be watched while devices are open. */
export interface DeviceHooks {
  /** The camera's picture, while it is open. */
  readonly onpicture: (stream: MediaStream | null) => void
  /** What the microphone hears, 0 to 1, while it is open. */
  readonly onlevel: (peak: number | null) => void
}

/** A person answers a prompt in it, or did not see it. */
const PROMPT_MS = 60_000
const TONE_MS = 5_000

/** Camera, microphone and loudspeaker, one after the other: one prompt at a time. */
export async function checkDevices(run: PreflightRun, { onpicture, onlevel }: DeviceHooks): Promise<void> {
  // Browsers leave `mediaDevices` out on insecure origins, whatever its type says.
  if ((navigator.mediaDevices as MediaDevices | undefined) || isSecureContext) {
    await run.attempt('camera', PROMPT_MS, signal => checkCamera(signal, onpicture).finally(() => onpicture(null)))
    await run.attempt('microphone', PROMPT_MS, signal => checkMicrophone(signal, onlevel).finally(() => onlevel(null)))
  }
  else {
    run.skip(['camera', 'microphone'], 'insecure')
  }
  await run.attempt('speaker', TONE_MS, async (signal) => {
    await playTone('', signal)
    return { isHeard: null }
  })
}
