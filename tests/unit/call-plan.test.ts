import type { CallSeat } from '../../demos/two-device-call/call-plan.ts'
import type { Participant, RoomState, Seat, SeatStatus } from '../../room/state.ts'
import { describe, expect, it } from 'vitest'
import { callEnds, callSeats, pairPhase, pushLimited, seatPhase } from '../../demos/two-device-call/call-plan.ts'
import { EMPTY_ROOM } from '../../room/state.ts'

function person(id: string, presence: Participant['presence'] = 'here'): Participant {
  return {
    id,
    name: id.toUpperCase(),
    hue: 10,
    presence,
    presenceSinceMs: 0,
    device: { isSecure: true },
  }
}
function seat(participantId: string | null, status: SeatStatus): Seat {
  return { participantId, status, sinceMs: 0 }
}
function room(seats: Seat[], watcherId: string | null = null, demo = 'two-device-call'): RoomState {
  return {
    participants: {
      a: person('a'),
      b: person('b'),
      c: person('c'),
    },
    stage: { id: 's', demo, seats },
    watcherId,
  }
}
function callSeat(status: SeatStatus, presence: Participant['presence'] = 'here'): CallSeat {
  return {
    index: 0,
    seat: seat('a', status),
    participant: person('a', presence),
  }
}

describe('whom a device on stage is connected to', () => {
  const both = [
    seat('a', 'accepted'),
    seat('b', 'accepted'),
  ]

  it('is the other device once both have accepted, and the screen that watches', () => {
    expect(callEnds(room(both, 'w'), 'a', 's')).toEqual({ isOnStage: true, partnerId: 'b', watcherId: 'w' })
    expect(callEnds(room(both), 'b', 's')).toEqual({ isOnStage: true, partnerId: 'a', watcherId: null })
  })

  it('is the screen alone while the other has not answered', () => {
    expect(callEnds(room([
      seat('a', 'accepted'),
      seat('b', 'invited'),
    ], 'w'), 'a', 's')).toEqual({ isOnStage: true, partnerId: null, watcherId: 'w' })
  })

  it('is the other as soon as its owner has said yes, before the room has confirmed it', () => {
    expect(callEnds(room([
      seat('a', 'invited'),
      seat('b', 'accepted'),
    ], 'w'), 'a', 's')).toEqual({ isOnStage: true, partnerId: 'b', watcherId: 'w' })
  })

  it('is nobody after it left, on another stage, and for those who only look', () => {
    const nobody = { isOnStage: false, partnerId: null, watcherId: null }
    expect(callEnds(room([
      seat('a', 'left'),
      seat('b', 'accepted'),
    ], 'w'), 'a', 's')).toEqual(nobody)
    expect(callEnds(room(both, 'w'), 'a', 'earlier')).toEqual(nobody)
    expect(callEnds(room(both, 'w'), 'c', 's')).toEqual(nobody)
    expect(callEnds(EMPTY_ROOM, null, 's')).toEqual(nobody)
  })
})

describe('the call’s seats', () => {
  it('come with those who have them', () => {
    expect(callSeats(room([
      seat('a', 'accepted'),
      seat(null, 'empty'),
      seat('gone', 'left'),
    ])).map(({ participant }) => participant?.name ?? null)).toEqual(['A', null, null])
  })

  it('are none while another demo is on stage', () => {
    expect(callSeats(room([
      seat('a', 'accepted'),
    ], null, 'other'))).toEqual([])
    expect(callSeats(EMPTY_ROOM)).toEqual([])
  })
})

describe('what is said of a seat', () => {
  it('follows the answer', () => {
    expect(([
      'empty',
      'invited',
      'declined',
      'unanswered',
      'left',
    ] as const).map(status => seatPhase(callSeat(status), null)))
      .toEqual([
        'free',
        'asked',
        'declined',
        'unanswered',
        'left',
      ])
  })

  it('follows the picture’s connection once on stage', () => {
    expect(([
      'waiting',
      'connecting',
      'connected',
      'disconnected',
      'failed',
    ] as const).map(link => seatPhase(callSeat('accepted'), link)))
      .toEqual([
        'connecting',
        'connecting',
        'live',
        'reconnecting',
        'reconnecting',
      ])
  })

  it('is asleep when the room has lost the device and its picture is gone, but live while it moves', () => {
    expect(seatPhase(callSeat('accepted', 'away'), 'disconnected')).toBe('asleep')
    expect(seatPhase(callSeat('accepted', 'away'), null)).toBe('asleep')
    expect(seatPhase(callSeat('accepted', 'away'), 'connected')).toBe('live')
  })
})

describe('how the connection between the two stands', () => {
  const both = [
    callSeat('accepted'),
    callSeat('accepted'),
  ]

  it('is incomplete until both have accepted', () => {
    expect(pairPhase([
      callSeat('accepted'),
      callSeat('invited'),
    ], ['connected', null])).toBe('incomplete')
    expect(pairPhase([], [])).toBe('incomplete')
  })

  it('is live by one word, and broken by one word', () => {
    expect(pairPhase(both, [null, null])).toBe('connecting')
    expect(pairPhase(both, ['connected', 'connecting'])).toBe('live')
    expect(pairPhase(both, ['connected', 'disconnected'])).toBe('reconnecting')
  })
})

it('a history keeps the newest values', () => {
  expect([1, 2, 3, 4].reduce<number[]>((history, value) => pushLimited(history, value, 3), [])).toEqual([2, 3, 4])
})
