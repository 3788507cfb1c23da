/**
 * Every data channel that two devices open, each for one purpose, in one place: both ends read this table, so
 * that nothing has to be announced (RFC 8832). A channel that carries another purpose's traffic would make one
 * wait for the other; hence a message never shares its channel with a file.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8831#section-6.4
 */
export const DATA_CHANNELS = {
  /** Short texts of a pair, in every connection: what the ends tell each other. */
  'talk': { id: 0 },

  'chat': { id: 1 },

  /** Offers, acknowledgements, pauses: never stuck behind a file's bytes. */
  'file-control': { id: 2 },
  'file-data': { id: 3 },

  /** The same positions four times. Reliable and ordered, as TCP: what is late holds up what follows. */
  'race-ordered': { id: 4 },
  /** Reliable: all arrive, each as soon as it can. */
  'race-unordered': { id: 5, ordered: false },
  /** As UDP: what is lost is lost. */
  'race-unreliable': { id: 6, ordered: false, maxRetransmits: 0 },
  /** In order, and sent again only for as long as it is worth it. */
  'race-timed': { id: 7, maxPacketLifeTime: 150 },

  'throughput': { id: 8 },
  /** Round trips beside the load, on a stream of their own. */
  'throughput-echo': { id: 9, ordered: false, maxRetransmits: 0 },

  'board-strokes': { id: 10 },
  /** Where a finger is now: a lost position is made good by the next. */
  'board-pointers': { id: 11, ordered: false, maxRetransmits: 0 },
} as const satisfies Record<string, ChannelSettings>

/** What a channel is for. */
export type ChannelPurpose = keyof typeof DATA_CHANNELS

type ChannelSettings = Omit<RTCDataChannelInit, 'negotiated'> & { readonly id: number }

/** Opens a channel at this end; it is open when the other end has done the same and the two are connected. */
export function openDataChannel(connection: RTCPeerConnection, purpose: ChannelPurpose): RTCDataChannel {
  const settings: ChannelSettings = DATA_CHANNELS[purpose]
  // #region create-channel
  const channel = connection.createDataChannel(purpose, {
    negotiated: true, // both ends know its id
    ...settings, // id, ordered: false, …
  })
  // #endregion create-channel
  // Firefox would hand out Blobs, whose bytes come a turn later.
  channel.binaryType = 'arraybuffer'
  return channel
}
