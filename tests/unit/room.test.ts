import type { RoomClient } from '../../room/client.ts'
import type { Command } from '../../room/protocol.ts'
import type { TestRoom } from '../support/room.ts'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createMemoryLog } from '../../room/log.ts'
import { presentParticipants, seatOf } from '../../room/state.ts'
import { openRoom } from '../support/room.ts'

const rooms: TestRoom[] = []

async function createRoom(...args: Parameters<typeof openRoom>): Promise<TestRoom> {
  const room = await openRoom(...args)
  rooms.push(room)
  return room
}

afterEach(async () => {
  for (const room of rooms.splice(0))
    await room.close()
})

function isOpen(client: RoomClient): Promise<void> {
  return vi.waitFor(() => expect(client.status).toBe('open'))
}

async function join(room: TestRoom, token: string, name: string): Promise<RoomClient> {
  const client = room.enter(token)
  await isOpen(client)
  await client.command({ type: 'join', name })
  return client
}

function names(client: RoomClient): string[] {
  return presentParticipants(client.state).map(participant => participant.name).sort()
}

describe('a room', () => {
  it('shows everyone who joined to everyone, newcomers included', async () => {
    const room = await createRoom()
    const ada = await join(room, 'ada', 'Ada')
    const bo = await join(room, 'bo', 'Bo')
    await vi.waitFor(() => {
      expect(names(ada)).toEqual(['Ada', 'Bo'])
      expect(names(bo)).toEqual(['Ada', 'Bo'])
    })
    expect(bo.state).toEqual(room.host.state)
  })

  it('lets a participant rename, leave, and come back under the same identity', async () => {
    const room = await createRoom()
    const ada = await join(room, 'ada', 'Ada')
    const bo = await join(room, 'bo', 'Bo')
    await ada.command({ type: 'rename', name: '  Ada   L. ' })
    await vi.waitFor(() => expect(names(bo)).toEqual(['Ada L.', 'Bo']))
    const id = ada.selfId
    ada.stop()
    await vi.waitFor(() => expect(names(bo)).toEqual(['Bo']))
    const again = room.enter('ada')
    await isOpen(again)
    expect(again.selfId).toBe(id)
    await vi.waitFor(() => expect(names(bo)).toEqual(['Ada L.', 'Bo']))
    await again.command({ type: 'leave' })
    await vi.waitFor(() => expect(Object.keys(bo.state.participants)).toEqual([bo.selfId]))
  })

  it('lets a device that knows its name join with its first word, and only then', async () => {
    const room = await createRoom()
    const ada = room.enter('ada', 'participant', undefined, () => 'Ada')
    await isOpen(ada)
    expect(names(ada)).toEqual(['Ada'])
    await ada.command({ type: 'rename', name: 'Ada L.' })
    ada.stop()
    const back = room.enter('ada', 'participant', undefined, () => 'Ada')
    await isOpen(back)
    expect(names(back)).toEqual(['Ada L.'])
    const screen = room.enter('screen', 'screen', undefined, () => 'Screen')
    await isOpen(screen)
    expect(names(screen)).toEqual(['Ada L.'])
  })

  it('shows a sleeping phone as away', async () => {
    const room = await createRoom()
    const ada = await join(room, 'ada', 'Ada')
    const bo = await join(room, 'bo', 'Bo')
    await ada.command({ type: 'set-presence', presence: 'away' })
    await vi.waitFor(() => expect(bo.state.participants[ada.selfId ?? '']?.presence).toBe('away'))
  })

  it('ends a session that is silent for too long, and marks its participant away', async () => {
    const room = await createRoom({
      limits: { silenceMs: 10, heartbeatMs: 60_000 },
    })
    const ada = await join(room, 'ada', 'Ada')
    const id = ada.selfId ?? ''
    const silent = ada.status
    expect(silent).toBe('open')
    await vi.waitFor(() => expect(room.host.statistics.sessions).toBe(0), { timeout: 3_000 })
    expect(room.host.state.participants[id]?.presence === 'away' || ada.status !== 'open').toBe(true)
  })

  it('gives a role only to those who know the host key', async () => {
    const room = await createRoom()
    const thief = room.enter('thief', 'presenter', 'guessed')
    await vi.waitFor(() => expect(thief.status).toBe('refused'))
    expect(thief.error?.reason).toBe('wrong-host-key')
    const presenter = room.enter('speaker', 'presenter')
    await isOpen(presenter)
  })

  it('does not let a participant command the stage', async () => {
    const room = await createRoom()
    const ada = await join(room, 'ada', 'Ada')
    await expect(ada.command({
      type: 'open-stage',
      demo: 'two-device-call',
      participantIds: [null, null],
    })).rejects.toMatchObject({ reason: 'not-allowed' })
    await expect(ada.command({ type: 'watch', on: true })).rejects.toMatchObject({ reason: 'not-allowed' })
  })

  it('admits no more than its limit, and says so', async () => {
    const room = await createRoom({
      limits: { maxMembers: 1 },
    })
    await join(room, 'ada', 'Ada')
    const late = room.enter('late')
    await vi.waitFor(() => expect(late.status).toBe('refused'))
    expect(late.error?.reason).toBe('room-full')
  })

  it('lets the newest window of a device replace the older one', async () => {
    const room = await createRoom()
    const first = await join(room, 'ada', 'Ada')
    const second = room.enter('ada')
    await isOpen(second)
    await vi.waitFor(() => expect(first.status).toBe('refused'))
    expect(first.error?.reason).toBe('replaced')
    expect(names(second)).toEqual(['Ada'])
  })

  it('resumes from its log after a restart, with everyone away until they are back', async () => {
    const log = createMemoryLog()
    const before = await createRoom({ log })
    const ada = await join(before, 'ada', 'Ada')
    const bo = await join(before, 'bo', 'Bo')
    const speaker = before.enter('speaker', 'presenter')
    await isOpen(speaker)
    await speaker.command({
      type: 'open-stage',
      demo: 'two-device-call',
      participantIds: [ada.selfId, bo.selfId],
    })
    await vi.waitFor(() => expect(ada.state.stage).not.toBeNull())
    await before.close()

    const after = await createRoom({ log })
    expect(presentParticipants(after.host.state)).toEqual([])
    const back = after.enter('ada')
    await isOpen(back)
    expect(back.selfId).toBe(ada.selfId)
    expect(names(back)).toEqual(['Ada'])
    expect(back.state.stage?.seats.map(seat => seat.participantId)).toEqual([ada.selfId, bo.selfId])
  })
})

describe('the stage', () => {
  async function withTwo(limits: Parameters<typeof openRoom>[0] = {}): Promise<{ room: TestRoom, ada: RoomClient, bo: RoomClient, speaker: RoomClient }> {
    const room = await createRoom(limits)
    const ada = await join(room, 'ada', 'Ada')
    const bo = await join(room, 'bo', 'Bo')
    const speaker = room.enter('speaker', 'presenter')
    await isOpen(speaker)
    return { room, ada, bo, speaker }
  }

  it('keeps seats free for those who come later, never more than fit', async () => {
    const { room, ada, bo, speaker } = await withTwo()
    await speaker.command({
      type: 'open-stage',
      demo: 'board',
      participantIds: [ada.selfId, bo.selfId],
      freeSeats: 7,
    })
    await vi.waitFor(() => expect(ada.state.stage?.seats.map(seat => seat.status)).toEqual([
      'invited',
      'invited',
      ...Array.from({ length: 6 }).fill('empty'),
    ]))
    const cy = await join(room, 'cy', 'Cy')
    await speaker.command({ type: 'fill-seat', index: 2, participantId: null })
    await vi.waitFor(() => expect(cy.state.stage?.seats[2]?.participantId).toBe(cy.selfId))
  })

  function callOf(...participantIds: (string | null)[]): Command {
    return { type: 'open-stage', demo: 'two-device-call', participantIds }
  }
  const DRAW_TWO = callOf(null, null)

  function seatStatuses(client: RoomClient): string[] {
    return client.state.stage?.seats.map(seat => seat.status) ?? []
  }

  it('asks two drawn at random, and is theirs when both accept', async () => {
    const { ada, bo, speaker } = await withTwo()
    await speaker.command(DRAW_TWO)
    await vi.waitFor(() => expect(seatStatuses(ada)).toEqual(['invited', 'invited']))
    const stageId = ada.state.stage?.id ?? ''
    await ada.command({ type: 'answer-invitation', stageId, accept: true })
    await bo.command({ type: 'answer-invitation', stageId, accept: true })
    await vi.waitFor(() => expect(seatStatuses(speaker)).toEqual(['accepted', 'accepted']))
  })

  it('asks somebody else when one declines', async () => {
    const { room, ada, bo, speaker } = await withTwo()
    const cy = await join(room, 'cy', 'Cy')
    await speaker.command(callOf(ada.selfId, bo.selfId))
    await vi.waitFor(() => expect(bo.state.stage).not.toBeNull())
    await bo.command({ type: 'answer-invitation', stageId: bo.state.stage?.id ?? '', accept: false })
    await speaker.command({ type: 'fill-seat', index: 1, participantId: null })
    await vi.waitFor(() => expect(seatOf(cy.state, cy.selfId ?? '')?.seat.status).toBe('invited'))
    expect(seatOf(bo.state, bo.selfId ?? '')).toBeNull()
  })

  it('says when there are not enough people to draw from', async () => {
    const { bo, speaker } = await withTwo()
    await bo.command({ type: 'leave' })
    await expect(speaker.command(DRAW_TWO)).rejects.toMatchObject({ reason: 'not-enough-participants' })
  })

  it('frees the seat of a device that stays away past the grace period', async () => {
    const { ada, bo, speaker } = await withTwo({
      limits: { graceMs: 50 },
    })
    await speaker.command(DRAW_TWO)
    await vi.waitFor(() => expect(ada.state.stage).not.toBeNull())
    const stageId = ada.state.stage?.id ?? ''
    await ada.command({ type: 'answer-invitation', stageId, accept: true })
    await bo.command({ type: 'answer-invitation', stageId, accept: true })
    bo.stop()
    await vi.waitFor(() => expect(seatStatuses(ada).sort()).toEqual(['accepted', 'left']), { timeout: 4_000 })
  })

  it('counts an invitation that nobody answers as unanswered', async () => {
    const { speaker } = await withTwo({
      limits: { invitationMs: 50 },
    })
    await speaker.command(DRAW_TWO)
    await vi.waitFor(() => expect(seatStatuses(speaker)).toEqual(['unanswered', 'unanswered']), { timeout: 4_000 })
  })

  it('is shown by one screen at a time, unless another takes over', async () => {
    const { room } = await withTwo()
    const [first, second] = [
      room.enter('screen-1', 'screen'),
      room.enter('screen-2', 'screen'),
    ]
    await Promise.all([
      isOpen(first),
      isOpen(second),
    ])
    await first.command({ type: 'watch', on: true })
    await expect(second.command({ type: 'watch', on: true })).rejects.toMatchObject({ reason: 'stage-busy' })
    await second.command({ type: 'watch', on: true, takeOver: true })
    await vi.waitFor(() => expect(first.state.watcherId).toBe(second.selfId))
    second.stop()
    await vi.waitFor(() => expect(first.state.watcherId).toBeNull())
  })

  it('carries signals between those on stage, and from nobody else', async () => {
    const { room, ada, bo, speaker } = await withTwo()
    const eve = await join(room, 'eve', 'Eve')
    const heard: string[] = []
    const path = bo.signalPath(ada.selfId ?? '')
    path.onsignal = signal => heard.push(signal.from)
    bo.signalPath(eve.selfId ?? '').onsignal = () => heard.push('eve')
    const signal = { kind: 'ready', from: 'instance-a' } as const

    ada.signalPath(bo.selfId ?? '').send(signal)
    await speaker.command(callOf(ada.selfId, bo.selfId))
    await vi.waitFor(() => expect(bo.state.stage).not.toBeNull())
    const stageId = bo.state.stage?.id ?? ''
    await ada.command({ type: 'answer-invitation', stageId, accept: true })
    await bo.command({ type: 'answer-invitation', stageId, accept: true })
    eve.signalPath(bo.selfId ?? '').send(signal)
    ada.signalPath(bo.selfId ?? '').send({ ...signal, from: 'instance-b' })
    await vi.waitFor(() => expect(heard).toEqual(['instance-b']))
  })
})
