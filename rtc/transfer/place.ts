/** A place in an offer's files: everything before it has been sent, written or acknowledged. */
export interface Place {
  /** Which file, from 0; their number says that all are complete. */
  readonly file: number
  /** In that file, in bytes; at its end only its digest is missing. */
  readonly offset: number
}

export const START: Place = { file: 0, offset: 0 }

/** Files by their sizes alone, in bytes. */
export type Sizes = readonly number[]

/** Whether there is such a place in these files. */
export function isPlace({ file, offset }: Place, sizes: Sizes): boolean {
  return file === sizes.length
    ? offset === 0
    : file < sizes.length && offset <= (sizes[file] ?? -1)
}

/** How many bytes of content lie before a place. */
export function bytesBefore({ file, offset }: Place, sizes: Sizes): number {
  return sizes.slice(0, file).reduce((sum, size) => sum + size, offset)
}

/** Negative when `a` comes before `b`, 0 when they are the same. */
export function comparePlaces(a: Place, b: Place): number {
  return a.file - b.file || a.offset - b.offset
}

export function totalBytes(sizes: Sizes): number {
  return bytesBefore({ file: sizes.length, offset: 0 }, sizes)
}
