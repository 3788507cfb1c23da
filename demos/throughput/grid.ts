import * as v from 'valibot'

/** Sizes of one message, in KiB. */
export const CHUNKS_KIB = [1, 4, 16, 64, 256] as const
/** How much may wait in the channel's buffer, in KiB: sending stops there, and goes on at half of it. */
export const BUFFERS_KIB = [16, 64, 512, 4096] as const

/** One way to send. */
export const CellSchema = v.object({
  chunkKiB: v.picklist(CHUNKS_KIB),
  bufferKiB: v.picklist(BUFFERS_KIB),
})
export type Cell = v.InferOutput<typeof CellSchema>

/** Every way, from the smallest buffer and message on. */
export const CELLS: readonly Cell[] = BUFFERS_KIB.flatMap(bufferKiB => CHUNKS_KIB.map(chunkKiB => ({ chunkKiB, bufferKiB })))

export function isSameCell(a: Cell, b: Cell): boolean {
  return a.chunkKiB === b.chunkKiB && a.bufferKiB === b.bufferKiB
}

/** Whether a message of that size may be sent at all. `null`: the limit is not known. */
export function isTooLarge({ chunkKiB }: Pick<Cell, 'chunkKiB'>, maxMessageBytes: number | null): boolean {
  return maxMessageBytes !== null && maxMessageBytes > 0 && chunkKiB * 1024 > maxMessageBytes
}

/** `16 KiB`, `4 MiB`. */
export function formatKiB(kib: number): string {
  return kib < 1024
    ? `${kib} KiB`
    : `${kib / 1024} MiB`
}
