import type { Participant } from '../../room/state.ts'
import { describe, expect, it } from 'vitest'
import { friendlyName } from '../../join/friendly-names.ts'
import { initialOf } from '../../join/link-end.ts'
import { joinMessages } from '../../join/messages.ts'
import { SHOWN_AT_FIRST, SHOWN_AT_MOST, sortPeople } from '../../join/people.ts'
import { cleanName, MAX_NAME_LENGTH } from '../../room/names.ts'

function person(id: string, presence: 'here' | 'away' = 'here'): Participant {
  return {
    id,
    name: id,
    hue: 0,
    presence,
    presenceSinceMs: 0,
    device: { isSecure: true },
  }
}

function room(...people: Participant[]): Record<string, Participant> {
  return Object.fromEntries(people.map(one => [one.id, one]))
}

describe('the name that is offered', () => {
  it('is in the reader\'s language', () => {
    expect(friendlyName('en', () => 0)).toBe('Amber Badger')
    expect(friendlyName('zh-CN', () => 0)).toBe('琥珀水獭')
  })

  it.each(['en', 'zh-CN'] as const)('fits the room whichever words meet, in %s', (locale) => {
    for (let step = 0; step < 200; step++) {
      const name = friendlyName(locale, () => step / 200)
      expect(name.length).toBeLessThanOrEqual(MAX_NAME_LENGTH)
      expect(cleanName(name)).toBe(name)
    }
  })

  it('offers another one most of the time', () => {
    const names = new Set(Array.from({ length: 60 }, () => friendlyName('en')))
    expect(names.size).toBeGreaterThan(40)
  })
})

describe('the list of people', () => {
  it('begins with oneself, then the newest, and ends with those who are away', () => {
    const people = room(person('old'), person('asleep', 'away'), person('me'), person('new'))
    expect(sortPeople(people, 'me').map(one => one.id)).toEqual(['me', 'new', 'old', 'asleep'])
  })

  it('shows a screenful first and never thousands', () => {
    expect(SHOWN_AT_FIRST).toBeLessThan(30)
    expect(SHOWN_AT_MOST).toBeLessThanOrEqual(300)
  })
})

describe('the letter that stands for a name', () => {
  it.each([
    ['otter', 'O'],
    ['  ada', 'A'],
    ['琥珀水獭', '琥'],
    ['🦦 Otter', '🦦'],
    ['', '·'],
  ])('of %j is %j', (name, initial) => {
    expect(initialOf(name)).toBe(initial)
  })
})

describe('the texts', () => {
  it('exist in both languages', () => {
    const { en, 'zh-CN': zh } = joinMessages
    expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort())
  })

  it('count one person and many', () => {
    expect(joinMessages.en.peopleCount(1)).toBe('1 person is here')
    expect(joinMessages.en.peopleCount(300)).toBe('300 people are here')
  })
})
