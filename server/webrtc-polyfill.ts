import { registerHooks } from 'node:module'
import {
  RTCDataChannel,
  RTCIceCandidate,
  RTCPeerConnection,
  RTCSessionDescription,
} from 'node-datachannel/polyfill'

/**
 * Puts WebRTC, and what else PeerJS expects of a browser, on Node's global object. Import it before anything that
 * imports PeerJS, which looks around once, when it is loaded.
 */
Object.assign(globalThis, {
  RTCDataChannel,
  RTCIceCandidate,
  RTCPeerConnection,
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
