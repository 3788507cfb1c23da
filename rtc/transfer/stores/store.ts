import type { SafePath } from '../file-name.ts'

/** Where an offer's files are written, in a form that a worker can be given. */
export type StorePlan
  /** Blobs: in memory, or wherever the browser keeps what has become too much for it. Gone with the page. */
  = | { readonly kind: 'memory' }
  /** The origin private file system: in a folder of its own, where it survives a reload. */
    | { readonly kind: 'private', readonly folder: string, readonly record: string }
  /** Where a person chose: one file, or a folder for many. */
    | { readonly kind: 'file', readonly handle: FileSystemFileHandle }
    | { readonly kind: 'folder', readonly handle: FileSystemDirectoryHandle }

/** One file as it is to be stored. */
export interface StoreEntry extends SafePath {
  readonly sizeBytes: number
  /** Media type, or ''. */
  readonly type: string
}

/** Where the files of one offer are written, one after the other. */
export interface Store {
  /** Opens a file for writing; `keptBytes` of what it has are kept, the rest is forgotten. */
  open: (file: number, keptBytes: number) => Promise<StoredFile>
}

/** A file that is being written. Everything rejects or throws what the platform does. */
export interface StoredFile {
  /** Reads back what was kept. */
  read: (intoBytes: Uint8Array<ArrayBuffer>, offset: number) => number
  /** Appends; done, and through with the bytes, when it returns, or the promise does. */
  write: (bytes: Uint8Array<ArrayBuffer>, offset: number) => Promise<void> | void
  /** The file is complete and is what was sent: what the page can save, or `null` where it lies where it should. */
  close: (sha256: string) => Promise<Blob | null>
  /** Gives it up; what was written stays only where it can be gone on with. */
  abandon: () => Promise<void>
}
