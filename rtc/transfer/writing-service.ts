import type { EndReason } from './frames.ts'
import type { Place } from './place.ts'
import type { Port, Service } from './port.ts'
import type { Store, StoreEntry, StorePlan } from './stores/store.ts'
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

export type WritingPort = Port<WritingRequest, WritingReply>

function createStore(plan: StorePlan, entries: readonly StoreEntry[]): Store {
  if (plan.kind === 'memory')
    return memoryStore(entries)
  return plan.kind === 'private'
    ? privateStore(plan.folder, plan.record, entries)
    : chosenStore(plan.handle, entries)
}

/** How many writes are reported at once while there are more to be done. */
const WRITES_PER_REPORT = 8

/** Writes one offer's files, request by request. After a failure, or when it was abandoned, it does nothing more. */
export function createWritingService(openStore = createStore): Service<WritingRequest, WritingReply> {
  return (reply) => {
    const queue: Exclude<WritingRequest, { kind: 'abandon' }>[] = []
    let writing: Writing | null = null
    let isWorking = false
    let isOver = false
    let unreported: Place | null = null
    let writes = 0

    async function work(): Promise<void> {
      if (isWorking)
        return
      isWorking = true
      for (let request = queue.shift(); request && !isOver; request = queue.shift()) {
        try {
          await handle(request)
          writes += 1
          if (queue.length === 0 || writes % WRITES_PER_REPORT === 0)
            report()
        }
        catch (thrown) {
          report()
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

    function report(): void {
      if (unreported && !isOver)
        reply({ kind: 'written', place: unreported })
      unreported = null
    }

    async function handle(request: typeof queue[number]): Promise<void> {
      if (request.kind === 'start') {
        writing = new Writing(openStore(request.plan, request.entries), request.place, {
          onwritten: place => unreported = place,
          onsaved: (file, content, sha256) => reply({ kind: 'saved', file, content, sha256 }),
        })
      }
      else if (request.kind === 'write') {
        await writing?.write(request.bytes)
      }
      else {
        await writing?.finish(request.digest)
      }
    }

    async function end(): Promise<void> {
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
