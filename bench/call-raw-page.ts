/**
 * Runs in the raw page: the shortest call there is. Accept → getUserMedia → "ready" over a WebSocket; whoever was
 * ready first offers; candidates trickle; own and remote picture are shown.
 */
export function runRawCall(constraints: MediaStreamConstraints): void {
  const signaling = new WebSocket(`ws://${location.host}/`)
  let connection: RTCPeerConnection | null = null
  let stream: MediaStream | null = null

  function send(message: object): void {
    signaling.send(JSON.stringify(message))
  }

  function show(selector: string, picture: MediaStream): void {
    const video = document.querySelector<HTMLVideoElement>(selector)
    if (!video || video.srcObject === picture)
      return
    video.srcObject = picture
    void video.play()
  }

  function connect(local: MediaStream): RTCPeerConnection {
    const opened = new RTCPeerConnection({ iceServers: [], bundlePolicy: 'max-bundle' })
    opened.onicecandidate = ({ candidate }) => send({ candidate })
    opened.ontrack = ({ streams: [remote] }) => remote && show('.remote video', remote)
    for (const track of local.getTracks())
      opened.addTrack(track, local)
    return opened
  }

  async function describe(): Promise<void> {
    await connection?.setLocalDescription()
    send({ description: connection?.localDescription })
  }

  async function accept(): Promise<void> {
    document.querySelector('.invitation')?.remove()
    document.body.insertAdjacentHTML('beforeend', `<section class="call-device">
      <figure class="remote"><video autoplay playsinline></video></figure>
      <figure class="own"><video autoplay playsinline muted></video></figure>
    </section>`)
    stream = await navigator.mediaDevices.getUserMedia(constraints)
    show('.own video', stream)
    connection = connect(stream)
    send({ ready: true })
  }

  function invite(): void {
    document.body.innerHTML = '<section class="invitation"><button class="primary">Accept</button></section>'
    document.querySelector('.primary')?.addEventListener('click', () => void accept())
  }

  function end(): void {
    connection?.close()
    stream?.getTracks().forEach(track => track.stop())
    connection = stream = null
    document.body.innerHTML = ''
  }

  signaling.onmessage = async ({ data }: MessageEvent<string>) => {
    const message = JSON.parse(data) as { ready?: true, description?: RTCSessionDescriptionInit, candidate?: RTCIceCandidateInit | null, invite?: true, end?: true }
    if (message.invite)
      return invite()
    if (message.end)
      return end()
    if (!connection)
      return
    if (message.ready)
      return describe()
    if (message.description) {
      await connection.setRemoteDescription(message.description)
      if (message.description.type === 'offer')
        await describe()
    }
    else {
      await connection.addIceCandidate(message.candidate ?? undefined)
    }
  }
}
