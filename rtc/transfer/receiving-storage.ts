import type { EndReason, OfferedFile } from './frames.ts'
import type { Recalled } from './incoming-offers.ts'
import type { KeptOffer } from './stores/received-files.ts'
import type { StoreEntry, StorePlan } from './stores/store.ts'
import { receivedFolder } from './stores/private-folder.ts'
import { findKept, holdScope, listKept, removeKept, removeStale, toRecord } from './stores/received-files.ts'

/** Blobs are kept by the browser, in memory or on disk as it sees fit; no page should take more of it. */
const MEMORY_LIMIT_BYTES = 512 * 1024 * 1024
/** Of a device with little memory. */
const SMALL_MEMORY_LIMIT_BYTES = 256 * 1024 * 1024
const SMALL_MEMORY_GIB = 2

/** What is left free of the disk that a browser gives a page: a full one breaks other things too. */
const RESERVE_BYTES = 16 * 1024 * 1024

export interface ReceivingStorageOptions {
  /** Names this page to itself after a reload. */
  readonly scope: string
  /** The most that is taken in one offer; `null` when only the device's own room counts. */
  readonly limitBytes: () => number | null
}

/**
 * Where this device puts what it receives: the origin private file system where the page has it, else memory.
 * What it keeps survives a reload of the page, and is gone when the page leaves.
 */
export class ReceivingStorage {
  readonly #options: ReceivingStorageOptions
  readonly #left = new AbortController()
  readonly #isPrivate: Promise<boolean>

  constructor(options: ReceivingStorageOptions) {
    this.#options = options
    this.#isPrivate = hasPrivateFiles()
    void this.#begin()
  }

  /** Whether files go to disk as they come. */
  get isPrivate(): Promise<boolean> {
    return this.#isPrivate
  }

  /** Why files cannot be taken; `null` when they can. */
  readonly assess = async (files: readonly OfferedFile[]): Promise<EndReason | null> => {
    const sizeBytes = files.reduce((sum, file) => sum + file.sizeBytes, 0)
    const limitBytes = this.#options.limitBytes()
    if (limitBytes !== null && sizeBytes > limitBytes)
      return 'too-large'
    if (!await this.#isPrivate) {
      return sizeBytes > memoryLimitBytes()
        ? 'too-large'
        : null
    }
    const { quota = Number.POSITIVE_INFINITY, usage = 0 } = await navigator.storage.estimate()
    return sizeBytes > quota - usage - RESERVE_BYTES
      ? 'storage-full'
      : null
  }

  /** Where an offer's files go when a person has not chosen. */
  async plan(key: string, entries: readonly StoreEntry[]): Promise<StorePlan> {
    return await this.#isPrivate
      ? {
          kind: 'private',
          folder: key,
          record: toRecord(this.#options.scope, entries),
        }
      : { kind: 'memory' }
  }

  /** What the page before a reload had of an offer that was not complete. */
  readonly recall = async (key: string): Promise<Recalled | null> => {
    const kept = await this.#isPrivate
      ? await findKept(key, this.#options.scope)
      : null
    return kept && {
      place: kept.place,
      plan: {
        kind: 'private',
        folder: key,
        record: toRecord(this.#options.scope, kept.files),
      },
      complete: kept.complete,
    }
  }

  readonly discard = (key: string): void => {
    void this.#remove(key)
  }

  /** What the page before a reload had received. */
  async listKept(): Promise<KeptOffer[]> {
    return await this.#isPrivate
      ? listKept(this.#options.scope)
      : []
  }

  /** The page is left for good: removes all that it has received and not saved. */
  async leave(): Promise<void> {
    for (const { key } of await this.listKept())
      await removeKept(key)
    this.#left.abort()
  }

  async #begin(): Promise<void> {
    if (!await this.#isPrivate)
      return
    holdScope(this.#options.scope, this.#left.signal)
    await removeStale(this.#options.scope)
  }

  async #remove(key: string): Promise<void> {
    if (await this.#isPrivate)
      await removeKept(key)
  }
}

/** The most that is received into memory at once. */
export function memoryLimitBytes(): number {
  const { deviceMemory = Number.POSITIVE_INFINITY } = navigator as { deviceMemory?: number }
  return deviceMemory <= SMALL_MEMORY_GIB
    ? SMALL_MEMORY_LIMIT_BYTES
    : MEMORY_LIMIT_BYTES
}

/** Whether the page has the origin private file system: not over plain HTTP, and not in every private window. */
async function hasPrivateFiles(): Promise<boolean> {
  // Browsers leave both out on insecure origins, whatever their types say.
  const { storage, locks } = navigator as Partial<Navigator>
  if (typeof storage?.getDirectory !== 'function' || !locks)
    return false
  return receivedFolder().then(() => true, () => false)
}
