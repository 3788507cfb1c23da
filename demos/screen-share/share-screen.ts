import { stopTracks } from '../../rtc/media.ts'

/** A running call, as far as its picture goes. */
export interface SharedCall {
  /** The RTCRtpSender of its picture. */
  readonly sender: Pick<RTCRtpSender, 'replaceTrack'>
  /** What is sent while no screen is. */
  readonly camera: MediaStreamTrack | null
  readonly options: DisplayMediaStreamOptions
  /** The screen, while it is shared. */
  display: MediaStream
}

// #region replace-track
export async function shareScreen(call: SharedCall) {
  call.display = await navigator.mediaDevices
    .getDisplayMedia(call.options)
  const [screen = null] = call.display.getVideoTracks()
  // The browser's own "Stop sharing" ends the track.
  screen?.addEventListener('ended', () => backToCamera(call))
  // The call goes on: no new offer, no new answer.
  await call.sender.replaceTrack(screen)
}

export async function backToCamera(call: SharedCall) {
  stopTracks(call.display)
  await call.sender.replaceTrack(call.camera)
}
// #endregion replace-track
