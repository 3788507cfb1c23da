import type { LogRow } from '../lab/log.ts'
import type { MessageEntry } from '../lab/types.ts'
import type { labTexts } from '../messages.ts'
import { parseCandidate } from '../../../rtc/candidate.ts'
import { CONNECTION_STATES } from '../../../rtc/connection-states.ts'

type Texts = typeof labTexts['en']

const STATES: ReadonlySet<string> = new Set(CONNECTION_STATES)

/** What a row of the log says. */
export function textOf(row: LogRow, t: Texts): string {
  switch (row.kind) {
    case 'call':
      return row.code
    case 'happening':
      return STATES.has(row.name)
        ? `connectionState: ${t.happenings[row.name]}`
        : t.happenings[row.name]
    case 'message':
      return row.content.type
    case 'candidates':
      return candidatesText(row.entries, t)
  }
}

function candidatesText(entries: readonly MessageEntry[], t: Texts): string {
  const types = entries.map(({ content }) => content.type === 'candidate'
    ? content.kind ?? parseCandidate(content.candidate?.candidate ?? '')?.type ?? null
    : null)
  const known = types.filter(type => type !== null)
  const kinds = [
    ...new Set(known),
  ].join(', ')
  return known.length > 0
    ? `${t.candidates(known.length)} · ${kinds}`
    : t.noMoreCandidates
}
