/** A process that is the room's presenter: gives commands, and says when. */
import type { RoomClient } from '../../room/client.ts'
import type { PresenterIn, PresenterOut } from './presenter.ts'
import { createMember } from './member.ts'
import { nowMs } from './progress.ts'

let client: RoomClient | null = null

function tell(message: PresenterOut): void {
  process.send?.(message)
}

async function enter(message: Extract<PresenterIn, { kind: 'enter' }>): Promise<void> {
  const member = client = await createMember(message.address, 'presenter')
  let isIn = false
  member.onchange = () => {
    if (!isIn && member.status === 'open')
      tell({ kind: 'entered' })
    isIn ||= member.status === 'open'
  }
  member.start()
}

async function command(message: Extract<PresenterIn, { kind: 'command' }>): Promise<void> {
  const atMs = nowMs()
  try {
    await client?.command(message.command)
    tell({ kind: 'done', atMs, failure: null })
  }
  catch (thrown) {
    tell({
      kind: 'done',
      atMs,
      failure: String(thrown),
    })
  }
}

process.on('message', (message: PresenterIn) => {
  if (message.kind === 'enter') {
    void enter(message)
  }
  else if (message.kind === 'command') {
    void command(message)
  }
  else {
    tell({
      kind: 'people',
      people: Object.values(client?.state.participants ?? {}),
    })
  }
})
