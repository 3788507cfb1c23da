import type { MemberId, Participant } from '../room/state.ts'

/** How many people a list shows at first, and at most. */
export const SHOWN_AT_FIRST = 18
export const SHOWN_AT_MOST = 300

/** The order a person looks for: oneself, those who are here with the newest first, those who are away. */
export function sortPeople(participants: Readonly<Record<MemberId, Participant>>, selfId: MemberId | null): Participant[] {
  const rank = (person: Participant): number => person.id === selfId
    ? 0
    : person.presence === 'here'
      ? 1
      : 2
  return Object.values(participants).reverse().sort((a, b) => rank(a) - rank(b))
}
