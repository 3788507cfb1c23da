import { registerHooks } from 'node:module'
import { setTimeout as wait } from 'node:timers/promises'
import {
  RTCDataChannel,
  RTCIceCandidate,
  RTCPeerConnection,
  RTCSessionDescription,
} from 'node-datachannel/polyfill'
import { toPolyfillServers } from './polyfill-ice.ts'

/**
 * How long an end that answers leaves the first connectivity check to the other. libdatachannel gives ICE the answer
 * before it remembers the fingerprint in it: a check that already waits there lets DTLS overtake, and fail. And a
 * ClientHello that arrives before the answer is lost, and sent again after a second.
 */
const FIRST_CHECK_MS = 200

/** What a browser's RTCPeerConnection does and the polyfill's does not. */
class StagePeerConnection extends RTCPeerConnection {
  /** Candidates that came before the description they belong to was handed out. */
  #held: Event[] | null = []
  #isAnswering = false

  constructor(configuration: RTCConfiguration = {}) {
    super({
      ...configuration,
      iceServers: toPolyfillServers(configuration.iceServers ?? []),
    })
  }

  override async setLocalDescription(description: RTCSessionDescriptionInit): Promise<void> {
    await super.setLocalDescription(description)
    // PeerJS sends the description as soon as this resolves; a candidate that overtakes it is lost.
    setImmediate(() => this.#release())
  }

  override async setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
    this.#isAnswering = description.type === 'offer'
    await super.setRemoteDescription(description)
  }

  override async addIceCandidate(candidate?: RTCIceCandidateInit | null): Promise<void> {
    if (this.#isAnswering)
      await wait(FIRST_CHECK_MS)
    if (this.connectionState !== 'closed')
      await super.addIceCandidate(candidate)
  }

  override dispatchEvent(event: Event): boolean {
    if (event.type !== 'icecandidate' || !this.#held)
      return super.dispatchEvent(event)
    this.#held.push(event)
    return true
  }

  #release(): void {
    const held = this.#held ?? []
    this.#held = null
    for (const event of held)
      super.dispatchEvent(event)
  }
}

/**
 * Puts WebRTC, and what else PeerJS expects of a browser, on Node's global object. Import it before anything that
 * imports PeerJS, which looks around once, when it is loaded.
 */
Object.assign(globalThis, {
  RTCDataChannel,
  RTCIceCandidate,
  RTCPeerConnection: StagePeerConnection,
  RTCSessionDescription,
  window: globalThis,
  self: globalThis,
  location: new URL('http://localhost/'),
})

/** PeerJS names its ES module in a field that bundlers read and Node does not. */
registerHooks({
  resolve: (specifier, context, nextResolve) => nextResolve(
    specifier === 'peerjs'
      ? 'peerjs/dist/bundler.mjs'
      : specifier,
    context,
  ),
})
