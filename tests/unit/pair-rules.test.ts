import type { Command } from '../../room/protocol.ts'
import type { Participant, RoomState, Seat, SeatStatus } from '../../room/state.ts'
import { describe, expect, it } from 'vitest'
import { isTaken, nextWish } from '../../demos/kit/pair/pair-rules.ts'

function room(people: string[], seats: [string | null, SeatStatus][] | null, away: string[] = []): RoomState {
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

const TWO = { min: 2, max: 2 }
const MANY = { min: 2, max: 8 }
const wish = (state: RoomState, count = TWO): Command | null => nextWish(state, 'two-device-call', count)
const taken = (state: RoomState, selfId: string | null, count = TWO): boolean => isTaken(state, selfId, count.max)

describe('the page that hosts a call', () => {
  it('waits for two, then brings them on stage', () => {
    expect(wish(room([], null))).toBeNull()
    expect(wish(room(['a'], null))).toBeNull()
    expect(wish(room(['a', 'b'], null))).toEqual({
      type: 'open-stage',
      demo: 'two-device-call',
      participantIds: ['a', 'b'],
    })
  })

  it('leaves a call alone, also while one of the two is away', () => {
    expect(wish(room(['a', 'b'], [
      ['a', 'accepted'],
      ['b', 'invited'],
    ]))).toBeNull()
    expect(wish(room(['a', 'b'], [
      ['a', 'accepted'],
      ['b', 'accepted'],
    ], ['b']))).toBeNull()
  })

  it('gives a vacant seat to whoever is there, and begins anew when both are vacant', () => {
    expect(wish(room(['a', 'c'], [
      ['a', 'accepted'],
      ['b', 'left'],
    ]))).toEqual({ type: 'fill-seat', index: 1, participantId: 'c' })
    expect(wish(room(['a'], [
      ['a', 'accepted'],
      ['b', 'left'],
    ]))).toBeNull()
    expect(wish(room(['a', 'b'], [
      ['a', 'left'],
      ['b', 'left'],
    ]))).toMatchObject({ type: 'open-stage' })
  })

  it('keeps seats free for those who come later, where a demo takes more than two', () => {
    expect(wish(room(['a', 'b', 'c'], null), MANY)).toMatchObject({
      participantIds: ['a', 'b', 'c'],
      freeSeats: 5,
    })
    expect(wish(room(['a', 'b', 'c'], [
      ['a', 'accepted'],
      ['b', 'accepted'],
      [null, 'empty'],
    ]), MANY)).toEqual({ type: 'fill-seat', index: 2, participantId: 'c' })
  })
})

describe('a third visitor', () => {
  it('is told that the call is taken', () => {
    expect(taken(room(['a', 'b'], [
      ['a', 'accepted'],
      ['b', 'accepted'],
    ]), 'c')).toBe(true)
    expect(taken(room(['a', 'b'], null), null)).toBe(true)
  })

  it('may come in when one of the two has gone', () => {
    expect(taken(room(['a', 'b'], [
      ['a', 'accepted'],
      ['b', 'left'],
    ], ['b']), 'c')).toBe(false)
    expect(taken(room(['a'], null), 'c')).toBe(false)
  })

  it('comes in where a demo takes more', () => {
    expect(taken(room(['a', 'b'], [
      ['a', 'accepted'],
      ['b', 'accepted'],
    ]), 'c', MANY)).toBe(false)
  })

  it('is neither of the two', () => {
    expect(taken(room(['a', 'b'], [
      ['a', 'accepted'],
      ['b', 'accepted'],
    ]), 'a')).toBe(false)
    expect(taken(room(['a', 'b'], null), 'a')).toBe(false)
  })
})
