/** A process that is a part of the audience: many members of one room. */
import type { RoomClient } from '../room/client.ts'
import type { AudienceIn, AudienceOut } from './audience.ts'
import { setTimeout as delay } from 'node:timers/promises'
import { createMember } from './support/member.ts'
import { nowMs } from './support/progress.ts'

const joined = new Set<RoomClient>()
/** Demo on stage → the members that know of it. */
const applied = new Map<string, Set<RoomClient>>()
let size = 0

function tell(message: AudienceOut): void {
  process.send?.(message)
}

async function enter({ address, count, perSecond, name }: Extract<AudienceIn, { kind: 'enter' }>): Promise<void> {
  size = count
  const members = await Promise.all(Array.from({ length: count }, () => createMember(address, 'participant')))
  tell({ kind: 'ready' })
  await new Promise(resolve => process.once('message', resolve))
  for (const [index, member] of members.entries()) {
    member.onchange = () => follow(member, `${name} ${index}`)
    member.start()
    await delay(1_000 / perSecond)
  }
}

function follow(member: RoomClient, name: string): void {
  const { status, state, selfId } = member
  const isIn = status === 'open' && selfId !== null && state.participants[selfId]?.presence === 'here'
  if (status === 'open' && selfId !== null && !state.participants[selfId])
    member.command({ type: 'join', name }).catch(() => {})
  if (isIn !== joined.has(member)) {
    joined[isIn ? 'add' : 'delete'](member)
    tell({ kind: 'joined', count: joined.size })
  }
  if (state.stage)
    note(state.stage.demo, member)
}

function note(demo: string, member: RoomClient): void {
  const members = applied.get(demo) ?? new Set()
  applied.set(demo, members)
  if (members.size < size && members.add(member).size === size) {
    tell({
      kind: 'applied',
      demo,
      atMs: nowMs(),
    })
  }
}

process.once('message', (message: AudienceIn) => {
  if (message.kind === 'enter')
    void enter(message)
})
