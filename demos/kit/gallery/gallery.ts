import type { DemoInfo } from '../info.ts'

const found = import.meta.glob<DemoInfo>(['../../*/info.ts', '!../../kit/info.ts'], { import: 'info', eager: true })

/** As the talk has them; one that is not named here comes last. */
const ORDER = [
  'get-user-media',
  'screen-share',
  'peer-connection',
  'two-device-call',
  'quality',
  'connectivity',
  'chat',
  'file-drop',
  'lossy-race',
  'throughput',
  'board',
]

/** Every demo there is. */
export const demos: readonly DemoInfo[] = Object.values(found).toSorted((a, b) => rank(a) - rank(b))

function rank({ id }: DemoInfo): number {
  const place = ORDER.indexOf(id)
  return place < 0
    ? ORDER.length
    : place
}
