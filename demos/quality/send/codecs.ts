import type { Codec } from '../settings.ts'
import { CODECS } from '../settings.ts'

/** The codecs that this browser both sends and receives. */
export function presentCodecs(): Codec[] {
  if (typeof RTCRtpSender !== 'function' || !('setCodecPreferences' in RTCRtpTransceiver.prototype))
    return []
  const ends = [RTCRtpSender, RTCRtpReceiver].map(end => end.getCapabilities('video')?.codecs ?? [])
  return CODECS.filter(codec => ends.every(codecs => codecs.some(({ mimeType }) => isCodec(mimeType, codec))))
}

/** Asks for a codec; null leaves the choice to the browser. It takes effect with the next offer and answer. */
export function preferCodec(transceiver: RTCRtpTransceiver, wanted: Codec | null): void {
  if (wanted === null) {
    transceiver.setCodecPreferences([])
    return
  }
  // #region codec-preferences
  const capabilities = RTCRtpReceiver.getCapabilities('video')
  const codecs = capabilities?.codecs ?? []

  // What is wanted comes first; the rest stays, as a way out.
  const first = codecs.filter(
    // 'video/VP9', say
    ({ mimeType }) => isCodec(mimeType, wanted),
  )
  const rest = codecs.filter(codec => !first.includes(codec))
  transceiver.setCodecPreferences([
    ...first,
    ...rest,
  ])
  // #endregion codec-preferences
}

function isCodec(mimeType: string, codec: Codec): boolean {
  return mimeType.toLowerCase() === `video/${codec.toLowerCase()}`
}
