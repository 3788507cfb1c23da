import type { Store, StoreEntry } from './store.ts'

/**
 * Streams files to where a person chose. The browser writes beside the file and puts it in place when it is
 * complete: one that is given up leaves nothing.
 *
 * @see https://wicg.github.io/file-system-access/
 */
export function chosenStore(chosen: FileSystemFileHandle | FileSystemDirectoryHandle, entries: readonly StoreEntry[]): Store {
  return {
    async open(file) {
      const handle = chosen.kind === 'file'
        ? chosen
        : await fileIn(chosen, entries[file])
      const writable = await handle.createWritable()
      return {
        read: () => 0,
        write: (bytes, position) => writable.write({ type: 'write', position, data: bytes }),
        async close() {
          await writable.close()
          return null
        },
        abandon: () => writable.abort(),
      }
    },
  }
}

async function fileIn(folder: FileSystemDirectoryHandle, entry: StoreEntry | undefined): Promise<FileSystemFileHandle> {
  let place = folder
  for (const name of entry?.folders ?? [])
    place = await place.getDirectoryHandle(name, { create: true })
  return place.getFileHandle(entry?.name ?? '', { create: true })
}
