import type { EndReason } from './frames.ts'
import type { Place } from './place.ts'
import type { Port, Service } from './port.ts'
import type { Store, StoreEntry, StorePlan } from './stores/store.ts'
import { WRITE_MS } from './limits.ts'
import { chosenStore } from './stores/chosen-store.ts'
import { memoryStore } from './stores/memory-store.ts'
import { privateStore } from './stores/private-store.ts'
import { writeFailure, Writing } from './writing.ts'

export type WritingRequest
  = | { readonly kind: 'start', readonly plan: StorePlan, readonly entries: readonly StoreEntry[], readonly place: Place }
    | { readonly kind: 'write', readonly bytes: Uint8Array<ArrayBuffer> }
    | { readonly kind: 'finish', readonly digest: Uint8Array<ArrayBuffer> }
    /** Write nothing more; what is asked for before is not done either. */
    | { readonly kind: 'abandon' }

export type WritingReply
  = | { readonly kind: 'written', readonly place: Place }
    | { readonly kind: 'saved', readonly file: number, readonly content: Blob | null, readonly sha256: string }
    | { readonly kind: 'failed', readonly reason: EndReason }
    | { readonly kind: 'abandoned' }

/** What is done one after the other. */
type Task = Exclude<WritingRequest, { kind: 'abandon' }> | { readonly kind: 'flush' }

export type WritingPort = Port<WritingRequest, WritingReply>

function createStore(plan: StorePlan, entries: readonly StoreEntry[]): Store {
  if (plan.kind === 'memory')
    return memoryStore(entries)
  return plan.kind === 'private'
    ? privateStore(plan.folder, plan.record, entries)
    : chosenStore(plan.handle, entries)
}

/** Writes one offer's files, request by request. After a failure, or when it was abandoned, it does nothing more. */
export function createWritingService(openStore = createStore): Service<WritingRequest, WritingReply> {
  return (reply) => {
    const queue: Task[] = []
    let writing: Writing | null = null
    let isWorking = false
    let isOver = false
    let flushing: ReturnType<typeof setTimeout> | undefined

    async function work(): Promise<void> {
      if (isWorking)
        return
      isWorking = true
      for (let request = queue.shift(); request && !isOver; request = queue.shift()) {
        try {
          await handle(request)
        }
        catch (thrown) {
          reply({
            kind: 'failed',
            reason: writeFailure(thrown),
          })
          isOver = true
        }
      }
      if (isOver)
        await end()
      else
        isWorking = false
    }

    /** What has been gathered does not wait for more than that. */
    function flushSoon(): void {
      flushing ??= setTimeout(() => {
        flushing = undefined
        queue.push({ kind: 'flush' })
        void work()
      }, WRITE_MS)
    }

    async function handle(request: Task): Promise<void> {
      if (request.kind === 'start') {
        writing = new Writing(openStore(request.plan, request.entries), request.place, {
          onwritten: place => reply({ kind: 'written', place }),
          onsaved: (file, content, sha256) => reply({ kind: 'saved', file, content, sha256 }),
        })
      }
      else if (request.kind === 'write') {
        await writing?.write(request.bytes)
        flushSoon()
      }
      else if (request.kind === 'flush') {
        await writing?.flush()
      }
      else {
        await writing?.finish(request.digest)
      }
    }

    async function end(): Promise<void> {
      clearTimeout(flushing)
      queue.length = 0
      await writing?.abandon().catch(() => {})
      reply({ kind: 'abandoned' })
    }

    return (request) => {
      if (request.kind === 'abandon')
        isOver = true
      else if (!isOver)
        queue.push(request)
      void work()
    }
  }
}
