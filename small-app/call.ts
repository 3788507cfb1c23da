/** Anything that carries JSON to the other end, and keeps it until somebody listens. */
export interface Signal {
  send: (message: RTCSessionDescription | RTCIceCandidate | null) => void
  onmessage: ((message: Message) => void) | null
}

export type Message = RTCSessionDescriptionInit | (RTCIceCandidateInit & { candidate: string })

export interface CallParts {
  readonly localVideo: HTMLVideoElement
  readonly remoteVideo: HTMLVideoElement
  readonly callButton: HTMLButtonElement
  readonly signal: Signal
  readonly iceServers: RTCIceServer[]
}

/**
 * A call between two, as small as it gets: the app that the talk builds on a slide, region by region. Both ends run it,
 * one of them presses the button. What a product needs besides is in `rtc/`.
 */
export async function startCall({ localVideo, remoteVideo, callButton, signal, iceServers }: CallParts): Promise<RTCPeerConnection> {
  // #region answer
  // #region introduce
  // #region connect
  // #region see-yourself
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true })
  localVideo.srcObject = stream
  // #endregion see-yourself

  const pc = new RTCPeerConnection({ iceServers })
  for (const track of stream.getTracks()) pc.addTrack(track, stream)
  pc.ontrack = ({ streams: [remote = null] }) => remoteVideo.srcObject = remote
  // #endregion connect

  // #region negotiate
  pc.onicecandidate = ({ candidate }) => candidate && signal.send(candidate)
  const describe = () => pc.setLocalDescription().then(() => signal.send(pc.localDescription))
  callButton.onclick = describe
  // #endregion introduce
  signal.onmessage = async (message) => {
    if ('candidate' in message) return pc.addIceCandidate(message)
    await pc.setRemoteDescription(message)
    if (message.type === 'offer') await describe()
  }
  // #endregion negotiate
  // #endregion answer
  return pc
}
