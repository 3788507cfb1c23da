/** A piece of a line, and what it is: `keyword`, `string`, … as the variables in styles/code.css are called; '' for the rest. */
export type SourceToken = readonly [text: string, kind: string]

/** A file of this project, coloured: what `import('./x.ts?source')` gives. */
export interface SourceFile {
  /** From the project's root. */
  readonly path: string
  readonly lines: readonly (readonly SourceToken[])[]
}

/** The files a page can show, each loaded when it is asked for: `import.meta.glob('./*.ts', { query: '?source', import: 'default' })`. */
export type Sources = Readonly<Record<string, () => Promise<SourceFile>>>
