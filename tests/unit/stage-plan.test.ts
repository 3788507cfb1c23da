import type { DemoInfo } from '../../demos/kit/info.ts'
import type { StageSeat } from '../../demos/kit/stage/stage-plan.ts'
import type { Participant, RoomState, Seat, SeatStatus } from '../../room/state.ts'
import { describe, expect, it } from 'vitest'
import { pushLimited } from '../../demos/kit/push-limited.ts'
import { otherDemo, pairPhase, seatCount, seatPhase, stageEnds, stageSeats, worstState } from '../../demos/kit/stage/stage-plan.ts'
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
function seat(participantId: string | null, status: SeatStatus, sinceMs = 0): Seat {
  return { participantId, status, sinceMs }
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
function stageSeat(status: SeatStatus, presence: Participant['presence'] = 'here'): StageSeat {
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
    expect(stageEnds(room(both, 'w'), 'a', 's')).toEqual({
      isOnStage: true,
      partnerIds: ['b'],
      expectedIds: [null],
      comesAfter: [false],
      watcherId: 'w',
    })
    expect(stageEnds(room(both), 'b', 's')).toEqual({
      isOnStage: true,
      partnerIds: ['a'],
      expectedIds: [null],
      comesAfter: [true],
      watcherId: null,
    })
  })

  it('is the screen alone while the other, who is expected, has not answered', () => {
    expect(stageEnds(room([
      seat('a', 'accepted'),
      seat('b', 'invited'),
    ], 'w'), 'a', 's')).toEqual({
      isOnStage: true,
      partnerIds: [null],
      expectedIds: ['b'],
      comesAfter: [false],
      watcherId: 'w',
    })
  })

  it('is the other as soon as its owner has said yes, before the room has confirmed it', () => {
    expect(stageEnds(room([
      seat('a', 'invited'),
      seat('b', 'accepted'),
    ], 'w'), 'a', 's')).toEqual({
      isOnStage: true,
      partnerIds: ['b'],
      expectedIds: [null],
      comesAfter: [true],
      watcherId: 'w',
    })
  })

  it('agrees on who came first, whatever the order of the seats', () => {
    const seats = [
      seat('a', 'accepted', 300),
      seat('b', 'accepted', 100),
      seat('c', 'accepted', 200),
    ]
    expect(['a', 'b', 'c'].map(id => stageEnds(room(seats), id, 's').comesAfter)).toEqual([
      [true, true],
      [false, false],
      [false, true],
    ])
  })

  it('is nobody after it left, on another stage, and for those who only look', () => {
    const nobody = {
      isOnStage: false,
      partnerIds: [],
      expectedIds: [],
      comesAfter: [],
      watcherId: null,
    }
    expect(stageEnds(room([
      seat('a', 'left'),
      seat('b', 'accepted'),
    ], 'w'), 'a', 's')).toEqual(nobody)
    expect(stageEnds(room(both, 'w'), 'a', 'earlier')).toEqual(nobody)
    expect(stageEnds(room(both, 'w'), 'c', 's')).toEqual(nobody)
    expect(stageEnds(EMPTY_ROOM, null, 's')).toEqual(nobody)
  })
})

describe('a demo’s seats', () => {
  it('come with those who have them', () => {
    expect(stageSeats(room([
      seat('a', 'accepted'),
      seat(null, 'empty'),
      seat('gone', 'left'),
    ]), 'two-device-call').map(({ participant }) => participant?.name ?? null)).toEqual(['A', null, null])
  })

  it('are none while another demo is on stage', () => {
    expect(stageSeats(room([
      seat('a', 'accepted'),
    ], null, 'other'), 'two-device-call')).toEqual([])
    expect(stageSeats(EMPTY_ROOM, 'two-device-call')).toEqual([])
  })
})

describe('a demo for more than two', () => {
  const info = (devices: DemoInfo['devices']): DemoInfo => ({
    id: 'x',
    devices,
    needs: [],
    texts: {
      'en': { title: '', summary: '', still: '' },
      'zh-CN': { title: '', summary: '', still: '' },
    },
  })

  it('begins with two and takes as many as the room allows', () => {
    expect(seatCount(info('2 or more'))).toEqual({ min: 2, max: 8 })
    expect(seatCount(info('2'))).toEqual({ min: 2, max: 2 })
  })

  it('connects a device to everyone who has accepted, each in the place of their seat', () => {
    const seats = [
      seat('a', 'accepted'),
      seat('b', 'accepted'),
      seat(null, 'empty'),
      seat('c', 'accepted'),
    ]
    expect(stageEnds(room(seats), 'b', 's').partnerIds).toEqual(['a', null, 'c'])
    // Somebody takes the free seat: nobody else's place changes.
    expect(stageEnds(room(seats.with(2, seat('d', 'accepted'))), 'b', 's').partnerIds).toEqual(['a', 'd', 'c'])
  })
})

describe('another demo on stage', () => {
  it('is named while somebody is in it', () => {
    expect(otherDemo(room([
      seat('a', 'accepted'),
    ], null, 'chat'), 'two-device-call')).toBe('chat')
    expect(otherDemo(room([
      seat('a', 'left'),
    ], null, 'chat'), 'two-device-call')).toBeNull()
    expect(otherDemo(room([
      seat('a', 'accepted'),
    ]), 'two-device-call')).toBeNull()
    expect(otherDemo(EMPTY_ROOM, 'two-device-call')).toBeNull()
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
    ] as const).map(status => seatPhase(stageSeat(status), null)))
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
    ] as const).map(link => seatPhase(stageSeat('accepted'), link)))
      .toEqual([
        'connecting',
        'connecting',
        'live',
        'reconnecting',
        'reconnecting',
      ])
  })

  it('is asleep when the room has lost the device and its picture is gone, but live while it moves', () => {
    expect(seatPhase(stageSeat('accepted', 'away'), 'disconnected')).toBe('asleep')
    expect(seatPhase(stageSeat('accepted', 'away'), null)).toBe('asleep')
    expect(seatPhase(stageSeat('accepted', 'away'), 'connected')).toBe('live')
  })
})

describe('how the connection between the two stands', () => {
  const both = [
    stageSeat('accepted'),
    stageSeat('accepted'),
  ]

  it('is incomplete until both have accepted', () => {
    expect(pairPhase([
      stageSeat('accepted'),
      stageSeat('invited'),
    ], ['connected', null])).toBe('incomplete')
    expect(pairPhase([], [])).toBe('incomplete')
  })

  it('is live by one word, and broken by one word', () => {
    expect(pairPhase(both, [null, null])).toBe('connecting')
    expect(pairPhase(both, ['connected', 'connecting'])).toBe('live')
    expect(pairPhase(both, ['connected', 'disconnected'])).toBe('reconnecting')
  })
})

it('several connections are as good as the worst of them', () => {
  expect(worstState(['connected', null, 'disconnected'])).toBe('disconnected')
  expect(worstState(['connected', null])).toBe('connected')
  expect(worstState([null])).toBeNull()
})

it('a history keeps the newest values', () => {
  expect([1, 2, 3, 4].reduce<number[]>((history, value) => pushLimited(history, value, 3), [])).toEqual([2, 3, 4])
})
