import type { Codec, Layer } from '../settings.ts'
import { ConnectionLog } from '../../../rtc/connection-log.ts'
import { toTalkError } from '../../../rtc/errors.ts'
import { preferCodec } from './codecs.ts'
import { answerForSender, offerForReceiver } from './simulcast-bridge.ts'

export interface LoopbackOptions {
  readonly configuration: RTCConfiguration
  readonly track: MediaStreamTrack
  /** One, or one for each layer of simulcast, with its RTP stream id. */
  readonly encodings: readonly RTCRtpEncodingParameters[]
}

/** One end of the lab: its connection, and what happened to it. */
export interface LoopbackEnd {
  readonly connection: RTCPeerConnection
  readonly log: ConnectionLog
}

/** Two RTCPeerConnections in one page: one sends a picture, the other receives it. */
export class LayeredLoopback {
  /** What the receiver gets, by layer; by '' where there are none. A new map with each stream that comes. */
  streams: ReadonlyMap<Layer | '', MediaStream> = new Map()
  onchange: (() => void) | null = null
  readonly sender: LoopbackEnd
  readonly receiver: LoopbackEnd
  readonly #transceiver: RTCRtpTransceiver
  readonly #layers: readonly Layer[]
  #work: Promise<unknown> = Promise.resolve()
  #isClosed = false

  constructor({ configuration, track, encodings }: LoopbackOptions) {
    this.sender = createEnd(configuration)
    this.receiver = createEnd(configuration)
    const [from, to] = [this.sender.connection, this.receiver.connection]
    this.#layers = encodings.flatMap(({ rid }) => rid === undefined
      ? []
      : [rid as Layer])
    this.#transceiver = from.addTransceiver(track, {
      direction: 'sendonly',
      sendEncodings: [...encodings],
    })
    from.onicecandidate = ({ candidate }) => this.#pass(candidate, to)
    to.onicecandidate = ({ candidate }) => this.#pass(candidate, from)
    from.onconnectionstatechange = () => this.onchange?.()
    to.ontrack = ({ track: received, transceiver }) => {
      const layer = this.#layers.find(name => name === transceiver.mid) ?? ''
      this.streams = new Map(this.streams).set(layer, new MediaStream([received]))
      this.onchange?.()
    }
  }

  get state(): RTCPeerConnectionState {
    return this.sender.connection.connectionState
  }

  get rtpSender(): RTCRtpSender {
    return this.#transceiver.sender
  }

  /**
   * Connects the two, or negotiates anew, with a codec or without a wish; one negotiation after the other.
   * @throws {TalkError} connection-failed
   */
  async negotiate(codec: Codec | null): Promise<void> {
    await this.#next(async () => {
      // A browser without preferences has its own.
      if ('setCodecPreferences' in this.#transceiver)
        preferCodec(this.#transceiver, codec)
      await this.#negotiate()
    })
  }

  /** Runs when what was begun before has ended. @throws {TalkError} connection-failed, and what the task throws */
  async #next(task: () => Promise<void>): Promise<void> {
    const turn = this.#work.then(async () => {
      if (!this.#isClosed)
        await task()
    })
    this.#work = turn.catch(() => {})
    await turn.catch((thrown: unknown) => {
      if (!this.#isClosed)
        throw toTalkError(thrown, 'connection-failed')
    })
  }

  /** Closes both ends; may be called twice. */
  close(): void {
    this.#isClosed = true
    for (const { connection, log } of [this.sender, this.receiver]) {
      log.stop()
      connection.onicecandidate = connection.onconnectionstatechange = connection.ontrack = null
      connection.close()
    }
  }

  async #negotiate(): Promise<void> {
    const layers = this.#layers
    const [{ connection: from }, { connection: to }] = [this.sender, this.receiver]
    await from.setLocalDescription()
    const offer = from.localDescription?.sdp ?? ''
    await to.setRemoteDescription({
      type: 'offer',
      sdp: layers.length > 0
        ? offerForReceiver(offer, layers)
        : offer,
    })
    await to.setLocalDescription()
    const answer = to.localDescription?.sdp ?? ''
    await from.setRemoteDescription({
      type: 'answer',
      sdp: layers.length > 0
        ? answerForSender(answer, offer, layers)
        : answer,
    })
    this.sender.log.add('setLocalDescription', `type: offer, sdp: ${offer}`)
    this.receiver.log.add('setLocalDescription', `type: answer, sdp: ${answer}`)
  }

  /** A candidate goes to the first section, whatever it is called: the others share its transport. */
  #pass(candidate: RTCIceCandidate | null, to: RTCPeerConnection): void {
    if (!candidate)
      return
    const { candidate: line, usernameFragment } = candidate
    // After the descriptions that it belongs to.
    void this.#next(() => to.addIceCandidate({ candidate: line, sdpMLineIndex: 0, usernameFragment })).catch(() => {})
  }
}

function createEnd(configuration: RTCConfiguration): LoopbackEnd {
  const connection = new RTCPeerConnection({ ...configuration, bundlePolicy: 'max-bundle' })
  return {
    connection,
    log: new ConnectionLog(connection),
  }
}
