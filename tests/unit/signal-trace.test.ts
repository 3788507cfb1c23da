import type { RoomClient } from '../../room/client.ts'
import type { Signal } from '../../rtc/signal.ts'
import type { TestRoom } from '../support/room.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openRoom } from '../support/room.ts'

const ENDS = { from: 'instance-a', to: 'instance-b' } as const
const OFFER: Signal = {
  ...ENDS,
  kind: 'description',
  description: { type: 'offer', sdp: 'a=fingerprint:sha-256 7B:8A' },
}
const CANDIDATE: Signal = {
  ...ENDS,
  kind: 'candidate',
  candidate: candidate('candidate:1 1 udp 1 192.0.2.7 5000 typ srflx raddr 0.0.0.0'),
}
const LAST_CANDIDATE: Signal = { ...ENDS, kind: 'candidate', candidate: null }

function candidate(line: string): NonNullable<Extract<Signal, { kind: 'candidate' }>['candidate']> {
  return {
    candidate: line,
    sdpMid: '0',
    sdpMLineIndex: 0,
    usernameFragment: 'mJ9x',
  }
}

let room: TestRoom
let ada: RoomClient
let bo: RoomClient
let speaker: RoomClient

/** Two on stage, and a presenter who put them there. */
beforeEach(async () => {
  room = await openRoom()
  ada = await join('ada')
  bo = await join('bo')
  speaker = room.enter('speaker', 'presenter')
  await vi.waitFor(() => expect(speaker.status).toBe('open'))
  await openStage()
})

afterEach(async () => {
  await room.close()
})

async function join(name: string): Promise<RoomClient> {
  const client = room.enter(name)
  await vi.waitFor(() => expect(client.status).toBe('open'))
  await client.command({ type: 'join', name })
  return client
}

async function openStage(): Promise<void> {
  const before = ada.state.stage?.id
  await speaker.command({
    type: 'open-stage',
    demo: 'two-device-call',
    participantIds: [ada.selfId, bo.selfId],
  })
  await vi.waitFor(() => expect(ada.state.stage?.id).not.toBe(before))
  const stageId = ada.state.stage?.id ?? ''
  await Promise.all([ada, bo].map(client => client.command({ type: 'answer-invitation', stageId, accept: true })))
}

function send(...signals: Signal[]): void {
  const path = ada.signalPath(bo.selfId ?? '')
  signals.forEach(signal => path.send(signal))
}

function kinds(client: RoomClient): string[] {
  return client.trace.map(({ kind, candidateType }) => [kind, candidateType].filter(Boolean).join(' '))
}

describe('the signals of those on stage', () => {
  it('are shown to the deck’s windows: who, what kind, when', async () => {
    const sinceMs = Date.now()
    send({ kind: 'ready', from: ENDS.from }, OFFER, CANDIDATE, LAST_CANDIDATE, { ...ENDS, kind: 'connected' })
    await vi.waitFor(() => expect(kinds(speaker)).toEqual([
      'ready',
      'offer',
      'candidate srflx',
      'end-of-candidates',
      'connected',
    ]))
    for (const { from, to, atMs } of speaker.trace) {
      expect([from, to]).toEqual([ada.selfId, bo.selfId])
      expect(atMs).toBeGreaterThanOrEqual(sinceMs)
    }
  })

  it('are shown without what they say', async () => {
    send(OFFER, CANDIDATE)
    await vi.waitFor(() => expect(speaker.trace).toHaveLength(2))
    expect(JSON.stringify(speaker.trace)).not.toMatch(/fingerprint|192\.0\.2\.7|mJ9x/)
  })

  it('are shown to no participant', async () => {
    send(OFFER)
    await vi.waitFor(() => expect(speaker.trace).toHaveLength(1))
    expect([
      ...ada.trace,
      ...bo.trace,
    ]).toEqual([])
  })

  it('are told to a window that opens later, and once to one that comes back', async () => {
    send(OFFER, CANDIDATE)
    await vi.waitFor(() => expect(speaker.trace).toHaveLength(2))
    const screen = room.enter('screen', 'screen')
    await vi.waitFor(() => expect(kinds(screen)).toEqual(['offer', 'candidate srflx']))
    screen.stop()
    screen.start()
    await vi.waitFor(() => expect(screen.status).toBe('open'))
    send(LAST_CANDIDATE)
    await vi.waitFor(() => expect(kinds(screen)).toEqual(['offer', 'candidate srflx', 'end-of-candidates']))
  })

  it('leave out what passes between a device and the screen', async () => {
    const screen = room.enter('screen', 'screen')
    await vi.waitFor(() => expect(screen.status).toBe('open'))
    await screen.command({ type: 'watch', on: true })
    screen.signalPath(ada.selfId ?? '').send({ kind: 'ready', from: 'instance-s' })
    // Its answer comes after whatever that signal led to.
    await screen.command({ type: 'watch', on: true })
    send(OFFER)
    await vi.waitFor(() => expect(kinds(screen)).toEqual(['offer']))
  })

  it('begin anew with another stage', async () => {
    send(OFFER)
    await vi.waitFor(() => expect(speaker.trace).toHaveLength(1))
    await speaker.command({ type: 'close-stage' })
    await vi.waitFor(() => expect(speaker.trace).toEqual([]))
    await openStage()
    send(CANDIDATE)
    await vi.waitFor(() => expect(kinds(speaker)).toEqual(['candidate srflx']))
  })

  it('are kept up to the newest two hundred', async () => {
    for (let n = 0; n < 190; n++)
      send(CANDIDATE)
    await vi.waitFor(() => expect(speaker.trace).toHaveLength(190))
    const back = bo.signalPath(ada.selfId ?? '')
    for (let n = 0; n < 20; n++)
      back.send({ ...ENDS, kind: 'ready' })
    await vi.waitFor(() => expect(speaker.trace.filter(({ kind }) => kind === 'ready')).toHaveLength(20))
    expect(speaker.trace).toHaveLength(200)
  })
})
