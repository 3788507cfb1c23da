/**
 * Stands in for webrtc-adapter, of which PeerJS uses this one answer, to tell browsers it knows from others.
 * We tell by feature instead, and say so ourselves.
 */
export default {
  browserDetails: { browser: 'unknown', version: 0 },
}
