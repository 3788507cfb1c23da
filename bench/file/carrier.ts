/** How a file gets to the other end. */
export type CarrierKind = EngineKind | 'raw' | PeerjsKind

/** The product's own; the other end says yes as late as a person does, or the moment it is asked. */
export type EngineKind = 'engine' | 'engine-at-once'

/** PeerJS's own ways, by its name for the serialization. */
export type PeerjsKind = 'peerjs-binary' | 'peerjs-raw'

export function isEngine(kind: CarrierKind): kind is EngineKind {
  return kind === 'engine' || kind === 'engine-at-once'
}

export function isPeerjs(kind: CarrierKind): kind is PeerjsKind {
  return kind === 'peerjs-binary' || kind === 'peerjs-raw'
}

/** How a raw channel is filled. */
export interface RawTuning {
  readonly chunkBytes: number
  readonly highBytes: number
  readonly lowBytes: number
}

/** One end of a connection that carries a file. */
export interface Carrier {
  /** Asks the other end to take the file, where that is done; done when it wants it. */
  readonly offer: (file: File) => Promise<void>
  /** Sends the file; done when the other end has said that it has all of it. */
  readonly send: (file: File) => Promise<void>
  /** Waits for a file of this size, and says so to the other end. */
  readonly receive: (sizeBytes: number) => Promise<void>
  /** Round trips are measured on a channel of this connection. */
  readonly connection: RTCPeerConnection
  readonly close: () => Promise<void>
}
