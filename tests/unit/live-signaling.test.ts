import type { SequenceEntry } from '../../components/diagrams/sequence-rows.ts'
import type { TracedSignal } from '../../room/protocol.ts'
import type { RoomState } from '../../room/state.ts'
import { describe, expect, it } from 'vitest'
import { fitName, isSpokenOf, sinceFirst, toSequenceRows } from '../../components/diagrams/sequence-rows.ts'
import { liveSignaling } from '../../pages/parts/live-signaling.ts'

function roomWith(...names: string[]): RoomState {
  const participants = Object.fromEntries(names.map(name => [
    name,
    {
      id: name,
      name: name.toUpperCase(),
      hue: 0,
      presence: 'here' as const,
      presenceSinceMs: 0,
      device: { isSecure: true },
    },
  ]))
  const seats = names.map(participantId => ({ participantId, status: 'accepted' as const, sinceMs: 0 }))
  return {
    participants,
    stage: { id: 's', demo: 'two-device-call', seats },
    watcherId: null,
  }
}

function signal(from: string, to: string, kind: TracedSignal['kind'], atMs: number): TracedSignal {
  return {
    from,
    to,
    kind,
    atMs,
    ...(kind === 'candidate'
      ? { candidateType: 'host' }
      : {}),
  }
}

describe('the live signaling slide', () => {
  const room = roomWith('ada', 'bo', 'cy')

  it('has nothing live to show without a stage, without signals, and after the last one left', () => {
    expect(liveSignaling({ ...room, stage: null }, [
      signal('ada', 'bo', 'offer', 1),
    ])).toBeNull()
    expect(liveSignaling(room, [])).toBeNull()
    expect(liveSignaling(room, [
      signal('ada', 'bo', 'offer', 1),
      signal('bo', 'ada', 'bye', 2),
    ])).toBeNull()
  })

  it('calls the device in the earlier seat a, whoever offers', () => {
    const live = liveSignaling(room, [
      signal('bo', 'ada', 'offer', 10),
      signal('ada', 'bo', 'answer', 20),
    ])
    expect(live?.messages.map(({ from, kind }) => `${from} ${kind}`)).toEqual(['b offer', 'a answer'])
    expect(live?.names).toEqual({ a: 'ADA', b: 'BO' })
  })

  it('shows the two who signaled last, since one of them last left', () => {
    const live = liveSignaling(room, [
      signal('ada', 'bo', 'offer', 10),
      signal('ada', 'cy', 'offer', 20),
      signal('cy', 'ada', 'bye', 30),
      signal('bo', 'ada', 'answer', 35),
      signal('ada', 'cy', 'ready', 40),
    ])
    expect(live?.names).toEqual({ a: 'ADA', b: 'CY' })
    expect(live?.messages.map(({ kind }) => kind)).toEqual(['ready'])
  })

  it('is connected when both ends have said so', () => {
    const signals = [
      signal('ada', 'bo', 'offer', 100),
      signal('ada', 'bo', 'connected', 250),
    ]
    expect(liveSignaling(room, signals)?.connectedMs).toBeNull()
    expect(liveSignaling(room, [
      ...signals,
      signal('bo', 'ada', 'connected', 280),
    ])?.connectedMs).toBe(180)
  })
})

describe('the rows of a sequence', () => {
  const candidate = (from: 'a' | 'b', atMs: number, candidateType: RTCIceCandidateType = 'host'): SequenceEntry => ({
    from,
    kind: 'candidate',
    candidateType,
    atMs,
  })

  it('count the candidates of one end together and name their types once', () => {
    const rows = toSequenceRows([
      { from: 'a', kind: 'offer', atMs: 5 },
      candidate('a', 6),
      candidate('a', 7, 'srflx'),
      candidate('a', 8),
      candidate('b', 9),
    ], 8)
    expect(rows.map(({ from, kind, count, types, firstMs }) => [
      from,
      kind,
      count,
      types.join(),
      firstMs,
    ])).toEqual([
      ['a', 'offer', 1, '', 0],
      ['a', 'candidate', 3, 'host,srflx', 1],
      ['b', 'candidate', 1, 'host', 4],
    ])
  })

  it('count announcements that cross as one exchange', () => {
    const log = (['a', 'b', 'b', 'a'] as const).map((from, atMs): SequenceEntry => ({ from, kind: 'ready', atMs }))
    expect(toSequenceRows(log, 8).map(({ from, firstMs }) => `${from} ${firstMs}`)).toEqual(['a 0', 'b 1'])
  })

  it('fold interleaved candidates when there is no room, and keep the newest when there is still none', () => {
    const log = Array.from({ length: 6 }, (_, n) => candidate(n % 2
      ? 'b'
      : 'a', n))
    expect(toSequenceRows(log, 6)).toHaveLength(6)
    expect(toSequenceRows(log, 4).map(({ from, count }) => `${from}${count}`)).toEqual(['a3', 'b3'])
    const offers = Array.from({ length: 5 }, (_, n): SequenceEntry => ({ from: 'a', kind: 'offer', atMs: n * 10 }))
    expect(toSequenceRows(offers, 3).map(({ firstMs }) => firstMs)).toEqual([20, 30, 40])
  })

  it('are pointed at by the steps that speak of them', () => {
    const [offer, fromA, fromB] = toSequenceRows([
      { from: 'b', kind: 'offer', atMs: 0 },
      candidate('a', 1),
      candidate('b', 2),
    ], 8)
    const spoken = (step?: number): boolean[] => [offer, fromA, fromB].map(row => row !== undefined && isSpokenOf(row, step, 'b'))
    expect(spoken(1)).toEqual([true, false, false])
    expect(spoken(3)).toEqual([false, false, true])
    expect(spoken(4)).toEqual([false, true, false])
    expect(spoken(0)).toEqual([true, true, true])
    expect(spoken()).toEqual([true, true, true])
  })

  it('have names and times that fit', () => {
    expect(fitName('Ada Lovelace', 20)).toBe('Ada Lovelace')
    expect(fitName('一二三四五六', 6)).toBe('一二三…')
    expect(sinceFirst(84.4)).toBe('+84 ms')
    expect(sinceFirst(83_210)).toBe('+83.2 s')
  })
})
