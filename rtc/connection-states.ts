/** Every state of an RTCPeerConnection as a whole. */
export const CONNECTION_STATES = [
  'new',
  'connecting',
  'connected',
  'disconnected',
  'failed',
  'closed',
] as const satisfies readonly RTCPeerConnectionState[]
