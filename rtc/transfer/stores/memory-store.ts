import type { Store, StoreEntry } from './store.ts'
import { free } from '../free.ts'

/** Blobs of this size are handed to the browser, which keeps them outside of the page, on disk if it must. */
const PART_BYTES = 4 * 1024 * 1024

/** Writes files into Blobs. Nothing is kept from before. */
export function memoryStore(entries: readonly StoreEntry[]): Store {
  return {
    async open(file) {
      const parts: Blob[] = []
      let pieces: Uint8Array<ArrayBuffer>[] = []
      let pieceBytes = 0
      function pack(): void {
        parts.push(new Blob(pieces))
        free(...pieces.map(({ buffer }) => buffer))
        pieces = []
        pieceBytes = 0
      }
      return {
        isKeeping: true,
        read: () => 0,
        write(bytes) {
          // The bytes of before: these are about to be hashed.
          if (pieceBytes >= PART_BYTES)
            pack()
          pieces.push(bytes)
          pieceBytes += bytes.byteLength
        },
        async close() {
          pack()
          return new Blob(parts, { type: entries[file]?.type ?? '' })
        },
        async abandon() {
          parts.length = pieces.length = 0
        },
      }
    },
  }
}
