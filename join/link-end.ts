/** One end of a connection, as it is drawn. */
export interface LinkEnd {
  initial: string
  name: string
  note?: string | undefined
  /** Not there (yet). */
  isFaint?: boolean
}

/** The letter that stands for a name. */
export function initialOf(name: string): string {
  return Array.from(name.trim())[0]?.toLocaleUpperCase() ?? '·'
}
