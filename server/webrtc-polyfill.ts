import { registerHooks } from 'node:module'
import {
  RTCDataChannel,
  RTCIceCandidate,
  RTCPeerConnection,
  RTCSessionDescription,
} from 'node-datachannel/polyfill'

/** What a browser's RTCPeerConnection does and the polyfill's does not. */
class StagePeerConnection extends RTCPeerConnection {
  /** Candidates that came before the description they belong to was handed out. */
  #held: Event[] | null = []

  override async setLocalDescription(description: RTCSessionDescriptionInit): Promise<void> {
    await super.setLocalDescription(description)
    // PeerJS sends the description as soon as this resolves; a candidate that overtakes it is lost.
    setImmediate(() => this.#release())
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
