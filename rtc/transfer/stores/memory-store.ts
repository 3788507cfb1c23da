import type { Store, StoreEntry } from './store.ts'

/** Writes files into Blobs, which the browser keeps outside of the page, on disk if it must. Nothing is kept from before. */
export function memoryStore(entries: readonly StoreEntry[]): Store {
  return {
    async open(file) {
      const parts: Blob[] = []
      return {
        read: () => 0,
        write: bytes => void parts.push(new Blob([bytes])),
        close: async () => new Blob(parts, { type: entries[file]?.type ?? '' }),
        async abandon() {
          parts.length = 0
        },
      }
    },
  }
}
