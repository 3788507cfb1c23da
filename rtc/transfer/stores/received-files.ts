import type { OfferedFile } from '../frames.ts'
import type { Place } from '../place.ts'
import type { StoreEntry } from './store.ts'
import * as v from 'valibot'
import { parseText } from '../../parse.ts'
import { OfferedFilesSchema } from '../frames.ts'
import { digestName, receivedFolder, RECORD_NAME } from './private-folder.ts'

/** What lies beside an offer's files: whose they are, and what was offered. */
const RecordSchema = v.object({
  /** Who received them: a page, and itself again after a reload. */
  scope: v.string(),
  atMs: v.number(),
  files: OfferedFilesSchema,
})
type OfferRecord = v.InferOutput<typeof RecordSchema>

/** An offer that was received by the page before the last reload. */
export interface KeptOffer {
  readonly key: string
  readonly files: readonly OfferedFile[]
  /** What there is of them. */
  readonly place: Place
  /** The files that are complete, with their SHA-256. */
  readonly complete: readonly { readonly content: Blob, readonly sha256: string }[]
}

/** What another page left behind is removed when it is so old: until then that page may be about to come back. */
const STALE_MS = 10 * 60_000

/** The record of an offer, as it is kept beside its files. */
export function toRecord(scope: string, entries: readonly StoreEntry[]): string {
  return JSON.stringify({
    scope,
    atMs: Date.now(),
    files: entries.map(({ folders, name, sizeBytes, type }) => ({
      folders: [...folders],
      name,
      sizeBytes,
      type,
    })),
  } satisfies OfferRecord)
}

/** What is kept of an offer; `null` when nothing is, or it is another page's. */
export async function findKept(key: string, scope: string): Promise<KeptOffer | null> {
  const folder = await (await receivedFolder()).getDirectoryHandle(key).catch(() => null)
  const record = folder && await readRecord(folder)
  return folder && record?.scope === scope
    ? measure(key, folder, record)
    : null
}

/** All that is kept for a page. */
export async function listKept(scope: string): Promise<KeptOffer[]> {
  const kept: KeptOffer[] = []
  for await (const key of (await receivedFolder()).keys()) {
    const offer = await findKept(key, scope)
    if (offer)
      kept.push(offer)
  }
  return kept
}

/** Removes what is kept of an offer; nothing happens when nothing is. */
export async function removeKept(key: string): Promise<void> {
  await (await receivedFolder()).removeEntry(key, { recursive: true }).catch(() => {})
}

const lockName = (scope: string): string => `received-files:${scope}`

/** Removes what pages have left behind that are gone for good. */
export async function removeStale(scope: string, nowMs = Date.now()): Promise<void> {
  const folder = await receivedFolder()
  for await (const [key, handle] of folder.entries()) {
    const record = handle.kind === 'directory'
      ? await readRecord(handle as FileSystemDirectoryHandle)
      : null
    if (record?.scope === scope || nowMs - (record?.atMs ?? 0) < STALE_MS)
      continue
    // A page that is still there holds its scope.
    await navigator.locks.request(lockName(record?.scope ?? key), { ifAvailable: true }, lock => lock
      ? removeKept(key)
      : undefined)
  }
}

/** Says that a page is there, until `signal` aborts or the page is gone. */
export function holdScope(scope: string, signal: AbortSignal): void {
  void navigator.locks.request(lockName(scope), { mode: 'shared' }, () => new Promise<void>((resolve) => {
    if (signal.aborted)
      resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  }))
}

async function readRecord(folder: FileSystemDirectoryHandle): Promise<OfferRecord | null> {
  const text = await readText(folder, RECORD_NAME)
  return text === null
    ? null
    : parseText(RecordSchema, text)
}

async function readText(folder: FileSystemDirectoryHandle, name: string): Promise<string | null> {
  try {
    return await (await (await folder.getFileHandle(name)).getFile()).text()
  }
  catch {
    return null
  }
}

/** Files are written one after the other: the first that has no digest is the one that was under way. */
async function measure(key: string, folder: FileSystemDirectoryHandle, { files }: OfferRecord): Promise<KeptOffer> {
  const complete: { content: Blob, sha256: string }[] = []
  for (const [index, { sizeBytes, type }] of files.entries()) {
    const content = await folder.getFileHandle(String(index)).then(handle => handle.getFile()).catch(() => null)
    const sha256 = await readText(folder, digestName(index))
    if (content?.size === sizeBytes && sha256) {
      complete.push({
        content: content.slice(0, sizeBytes, type),
        sha256,
      })
    }
    else {
      return {
        key,
        files,
        complete,
        place: {
          file: index,
          offset: Math.min(content?.size ?? 0, sizeBytes),
        },
      }
    }
  }
  return {
    key,
    files,
    complete,
    place: { file: files.length, offset: 0 },
  }
}
