import type { Block } from './block.ts'
import type { Place } from './place.ts'
import type { Port, Service } from './port.ts'
import type { ReadingOptions } from './reading.ts'
import { Reading } from './reading.ts'

/** `generation` counts the seeks: what was read before the last one is not wanted any more. */
export type ReadingRequest
  = | { readonly kind: 'start', readonly options: ReadingOptions }
    | { readonly kind: 'seek', readonly place: Place, readonly chunkBytes: number, readonly generation: number }
    | { readonly kind: 'read', readonly generation: number }

export type ReadingReply
  = | { readonly kind: 'block', readonly block: Block | null, readonly generation: number }
    | { readonly kind: 'failed', readonly generation: number }

export type ReadingPort = Port<ReadingRequest, ReadingReply>

/** Reads and hashes one offer's files, a block for every request, one after the other; until the first, it hashes ahead. */
export const reading: Service<ReadingRequest, ReadingReply> = (reply) => {
  let reading: Reading | null = null
  let generation = 0
  let last: Promise<void> = Promise.resolve()

  async function read(wanted: number): Promise<void> {
    if (wanted !== generation || !reading)
      return
    try {
      const block = await reading.next()
      if (wanted === generation) {
        reply({ kind: 'block', block, generation }, block
          ? [block.buffer]
          : [])
      }
    }
    catch {
      reply({ kind: 'failed', generation: wanted })
    }
  }

  return (request) => {
    if (request.kind === 'start') {
      reading = new Reading(request.options)
      // Whoever wants what cannot be read is told then.
      reading.hashAhead().catch(() => {})
    }
    else if (request.kind === 'seek') {
      generation = request.generation
      reading?.seek(request.place, request.chunkBytes)
    }
    else {
      last = last.then(() => read(request.generation))
    }
  }
}
