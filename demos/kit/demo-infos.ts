import type { DemoInfo } from './info.ts'

const LOADERS = import.meta.glob<DemoInfo>(['../*/info.ts', '!../kit/info.ts'], { import: 'info' })

/** What another demo tells of itself; `null` when this page knows none of that id, or it could not be loaded. */
export async function demoInfo(id: string): Promise<DemoInfo | null> {
  try {
    return await LOADERS[`../${id}/info.ts`]?.() ?? null
  }
  catch {
    return null
  }
}
