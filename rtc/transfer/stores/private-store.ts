import type { Store, StoredFile, StoreEntry } from './store.ts'
import { digestName, receivedFolder, RECORD_NAME } from './private-folder.ts'

/** Exposed in dedicated workers only, so that the types of a page lack it. @see https://fs.spec.whatwg.org/#api-filesystemsyncaccesshandle */
interface SyncAccessHandle {
  read: (buffer: Uint8Array<ArrayBuffer>, options: { at: number }) => number
  write: (buffer: Uint8Array<ArrayBuffer>, options: { at: number }) => number
  truncate: (size: number) => void
  getSize: () => number
  close: () => void
}

/** The page before a reload may hold the file for a moment yet. */
const ATTEMPTS = 20
const RETRY_MS = 150

/**
 * Writes files into a folder of the origin private file system, synchronously, hence in a worker. What is written
 * survives the page, and the browser if it crashes; nobody waits until the disk has it too, since that takes long and
 * what lies here is kept for minutes.
 */
export function privateStore(folderName: string, record: string, entries: readonly StoreEntry[]): Store {
  const folder = openFolder(folderName, record)
  return {
    async open(file, keptBytes) {
      const handle = await (await folder).getFileHandle(String(file), { create: true })
      const access = await openAccess(handle)
      if (access.getSize() > keptBytes)
        access.truncate(keptBytes)
      return {
        read: (intoBytes, offset) => access.read(intoBytes, { at: offset }),
        write: (bytes, offset) => writeWhole(access, bytes, offset),
        async close(sha256) {
          access.close()
          await writeText(await folder, digestName(file), sha256)
          return (await handle.getFile()).slice(0, entries[file]?.sizeBytes ?? 0, entries[file]?.type ?? '')
        },
        async abandon() {
          access.close()
        },
      } satisfies StoredFile
    },
  }
}

async function openFolder(name: string, record: string): Promise<FileSystemDirectoryHandle> {
  const folder = await (await receivedFolder()).getDirectoryHandle(name, { create: true })
  await writeText(folder, RECORD_NAME, record)
  return folder
}

async function writeText(folder: FileSystemDirectoryHandle, name: string, text: string): Promise<void> {
  const access = await openAccess(await folder.getFileHandle(name, { create: true }))
  try {
    access.truncate(0)
    writeWhole(access, new TextEncoder().encode(text), 0)
  }
  finally {
    access.close()
  }
}

function writeWhole(access: SyncAccessHandle, bytes: Uint8Array<ArrayBuffer>, offset: number): void {
  if (access.write(bytes, { at: offset }) < bytes.byteLength)
    throw new DOMException('Not everything could be written.', 'QuotaExceededError')
}

async function openAccess(handle: FileSystemFileHandle): Promise<SyncAccessHandle> {
  const { createSyncAccessHandle } = handle as unknown as { createSyncAccessHandle: () => Promise<SyncAccessHandle> }
  for (let attempt = 1; ; attempt++) {
    try {
      return await createSyncAccessHandle.call(handle)
    }
    catch (thrown) {
      const isHeld = thrown instanceof DOMException && thrown.name === 'NoModificationAllowedError'
      if (!isHeld || attempt === ATTEMPTS)
        throw thrown
      await new Promise(resolve => setTimeout(resolve, RETRY_MS))
    }
  }
}
