/** All that is received lies in this folder of the origin private file system, each offer in one of its own. */
const FOLDER = 'received'
/** Beside an offer's files, which are called by their numbers: nobody else's names touch the file system. */
export const RECORD_NAME = 'offer.json'

/** The folder of all offers. @see https://fs.spec.whatwg.org/#sandboxed-filesystem */
export async function receivedFolder(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory()
  return root.getDirectoryHandle(FOLDER, { create: true })
}

/** Beside a file that is complete; its text is the file's SHA-256. */
export function digestName(file: number): string {
  return `${file}.sha256`
}
