import type { MaybeRefOrGetter } from 'vue'
import type { ShareSettings } from './settings.ts'
import { toValue, watch } from 'vue'

/**
 * Gives the picture that is sent a hint of what is in it: motion keeps the frame rate when the bit rate does not
 * suffice for both, detail and text keep the resolution.
 * @see https://www.w3.org/TR/mst-content-hint/#video-content-hints
 */
export function followHint(sent: MaybeRefOrGetter<MediaStream | null>, hint: () => ShareSettings['hint']): void {
  watch([
    () => toValue(sent),
    hint,
  ], ([stream, content]) => {
    for (const track of stream?.getVideoTracks() ?? []) {
      track.contentHint = content === 'none'
        ? ''
        : content
    }
  }, { immediate: true })
}

/** Bounds the bit rate of what a sender sends, in kbit/s; 0: not at all. Without effect before the first negotiation. */
export async function limitBitrate(sender: RTCRtpSender, limitKbps: number): Promise<void> {
  const parameters = sender.getParameters()
  const [encoding] = parameters.encodings as (RTCRtpEncodingParameters | undefined)[]
  if (!encoding)
    return
  if (limitKbps > 0)
    encoding.maxBitrate = limitKbps * 1000
  else
    delete encoding.maxBitrate
  // It fails where the connection was closed meanwhile, or when a newer bound overtook this one.
  await sender.setParameters(parameters).catch(() => {})
}
