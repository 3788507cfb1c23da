import type { Participant, RoomState, Seat, SeatStatus } from '../../room/state.ts'
import { describe, expect, it } from 'vitest'
import { isTaken, nextWish } from '../../demos/two-device-call/standalone-rules.ts'

function room(people: string[], seats: [string, SeatStatus][] | null, away: string[] = []): RoomState {
  const participants = Object.fromEntries(people.map((id): [string, Participant] => [
    id,
    {
      id,
      name: id,
      hue: 0,
      presence: away.includes(id)
        ? 'away'
        : 'here',
      presenceSinceMs: 0,
      device: { isSecure: true },
    },
  ]))
  const stage = seats && {
    id: 's',
    demo: 'two-device-call',
    seats: seats.map(([participantId, status]): Seat => ({ participantId, status, sinceMs: 0 })),
  }
  return { participants, stage, watcherId: null }
}

describe('the page that hosts a call', () => {
  it('waits for two, then brings them on stage', () => {
    expect(nextWish(room([], null))).toBeNull()
    expect(nextWish(room(['a'], null))).toBeNull()
    expect(nextWish(room(['a', 'b'], null))).toEqual({
      type: 'open-stage',
      demo: 'two-device-call',
      participantIds: ['a', 'b'],
    })
  })

  it('leaves a call alone, also while one of the two is away', () => {
    expect(nextWish(room(['a', 'b'], [
      ['a', 'accepted'],
      ['b', 'invited'],
    ]))).toBeNull()
    expect(nextWish(room(['a', 'b'], [
      ['a', 'accepted'],
      ['b', 'accepted'],
    ], ['b']))).toBeNull()
  })

  it('gives a vacant seat to whoever is there, and begins anew when both are vacant', () => {
    expect(nextWish(room(['a', 'c'], [
      ['a', 'accepted'],
      ['b', 'left'],
    ]))).toEqual({ type: 'fill-seat', index: 1, participantId: 'c' })
    expect(nextWish(room(['a'], [
      ['a', 'accepted'],
      ['b', 'left'],
    ]))).toBeNull()
    expect(nextWish(room(['a', 'b'], [
      ['a', 'left'],
      ['b', 'left'],
    ]))).toMatchObject({ type: 'open-stage' })
  })
})

describe('a third visitor', () => {
  it('is told that the call is taken', () => {
    expect(isTaken(room(['a', 'b'], [
      ['a', 'accepted'],
      ['b', 'accepted'],
    ]), 'c')).toBe(true)
    expect(isTaken(room(['a', 'b'], null), null)).toBe(true)
  })

  it('may come in when one of the two has gone', () => {
    expect(isTaken(room(['a', 'b'], [
      ['a', 'accepted'],
      ['b', 'left'],
    ], ['b']), 'c')).toBe(false)
    expect(isTaken(room(['a'], null), 'c')).toBe(false)
  })

  it('is neither of the two', () => {
    expect(isTaken(room(['a', 'b'], [
      ['a', 'accepted'],
      ['b', 'accepted'],
    ]), 'a')).toBe(false)
    expect(isTaken(room(['a', 'b'], null), 'a')).toBe(false)
  })
})
