/** What shows the picture: a video element, or whatever takes its place. */
export interface Screen {
  srcObject: MediaStream | null
}

/** Says what went wrong, by the error's name. */
export type Explain = (name: string, message: string) => void

/** The first example of the talk, as promises. */
export function askWithThen(video: Screen, explain: Explain): void {
  // #region with-then
  const wish = { audio: true, video: true }
  navigator.mediaDevices.getUserMedia(wish)
    .then((stream) => {
      video.srcObject = stream
    })
    .catch((error) => {
      explain(error.name, error.message)
    })
  // #endregion with-then
}

/** The same, as it is written today. */
export async function askWithAwait(video: Screen, explain: Explain): Promise<void> {
  // #region with-await
  const wish = { audio: true, video: true }
  try {
    const stream = await navigator
      .mediaDevices
      .getUserMedia(wish)
    video.srcObject = stream
  }
  catch (error) {
    const fault = error as DOMException
    explain(fault.name, fault.message)
  }
  // #endregion with-await
}

/** Wishes, and what became of them. */
export async function askWithConstraints(video: Screen, show: (settings: MediaTrackSettings) => void): Promise<void> {
  // #region constraints
  const constraints = {
    audio: { echoCancellation: true },
    video: {
      width: { ideal: 1280 },
      height: { ideal: 720 },
      frameRate: { max: 30 },
    },
  }
  const stream = await navigator.mediaDevices
    .getUserMedia(constraints)
  video.srcObject = stream
  const [track] = stream.getVideoTracks()
  if (track)
    show(track.getSettings()) // what you really got
  // #endregion constraints
}
