/** Payload of a chunk. Larger ones carry a file no faster, and hold up what the connection's other channels say. */
export const CHUNK_BYTES = 40_960

/** What every implementation takes as one message, and how much of it is payload. @see https://www.rfc-editor.org/rfc/rfc8831#section-6.6 */
export const SMALL_CHUNK_BYTES = 16_000

/** A chunk is at least so long, unless it ends its file: nobody is kept busy with crumbs. */
export const MIN_CHUNK_BYTES = 1_024

/**
 * The sender fills the channel's buffer up to the upper mark, and again when it has run down to the lower one: the next
 * chunk comes before the last has left. SCTP keeps in flight what the path takes besides. A deeper buffer carries a
 * file no faster, sends more packets again, and makes what other channels say wait about twice as long.
 */
export const BUFFER_HIGH_BYTES = CHUNK_BYTES
export const BUFFER_LOW_BYTES = 16_384

/** How much a receiver takes that it has not written yet. A sender stops there, however fast the connection is. */
export const WINDOW_BYTES = 16 * 1024 * 1024
export const MAX_WINDOW_BYTES = 64 * 1024 * 1024

/** A receiver acknowledges after so many bytes, or when it last did so long ago. */
export const ACKNOWLEDGE_BYTES = 1024 * 1024
export const ACKNOWLEDGE_MS = 250

/** How much is read and hashed before the channel has room for it, in blocks. */
export const BLOCK_BYTES = 1024 * 1024
export const BLOCKS_AHEAD = 4
/** How much is hashed while a person at the other end is asked: what is not wanted in the end has cost no more than that. */
export const BLOCKS_HASHED_AHEAD = 256

/** How much is written at once, and how long a receiver waits for that much, in milliseconds. */
export const WRITE_BYTES = 1024 * 1024
export const WRITE_MS = 100

/** In one offer. */
export const MAX_FILES = 1_000
export const MAX_FOLDERS = 16
/** Of a name on the wire, in UTF-16 code units; what a person sees and saves is shorter. */
export const MAX_NAME_LENGTH = 255

/** The longest control frame, in characters: an offer of so many files fits with long names. */
export const MAX_FRAME_LENGTH = 1_000_000

/** Offers that nobody has answered yet, and files in all offers that are remembered. */
export const MAX_OPEN_OFFERS = 8
export const MAX_REMEMBERED_FILES = 20_000

/** Control frames of one end: an acknowledgement per MiB stays far below on any network that exists. */
export const FRAMES_PER_SECOND = 500
export const FRAME_BURST = 2_000
