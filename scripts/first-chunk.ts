type GetModuleInfo = (id: string) => { readonly importers: readonly string[] } | null

/** What brings the first slide onto the screen; each is imported when the one before it has run. */
const FIRST = [
  '/@slidev/client/main.ts',
  '/@slidev/client/pages/play.vue',
  '/@slidev/slides/1/md',
  '/pages/parts/JoinQr.vue',
  '/pages/parts/JoinCode.vue',
]

/**
 * Puts what the first slide needs into one chunk. Left alone, the browser is sent for some forty small files in five
 * rounds, since a file is asked for only when the one that imports it has run.
 */
export function firstChunk(): (id: string, meta: { getModuleInfo: GetModuleInfo }) => string | undefined {
  const known = new Map<string, boolean>()

  function isNeeded(id: string, getModuleInfo: GetModuleInfo): boolean {
    const found = known.get(id)
    if (found !== undefined)
      return found
    // Modules that import each other in a circle: as if not needed, until one outside it says otherwise.
    known.set(id, false)
    const isFirst = FIRST.some(path => id.endsWith(path))
      || (getModuleInfo(id)?.importers.some(importer => isNeeded(importer, getModuleInfo)) ?? false)
    known.set(id, isFirst)
    return isFirst
  }

  return (id, { getModuleInfo }) => isNeeded(id, getModuleInfo)
    ? 'first'
    : undefined
}
