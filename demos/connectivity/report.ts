import type { FailureText } from '../../composables/failures.ts'
import type { CandidateFacts, CheckId, IceServerError, Outcomes } from './facts.ts'
import type { FindingText } from './finding-messages.ts'
import type { PreflightTexts } from './messages.ts'
import type { Verdicts } from './verdict.ts'
import { CHECK_IDS } from './facts.ts'
import { figuresOf } from './figures.ts'

export interface ReportOptions {
  readonly outcomes: Outcomes
  readonly verdicts: Verdicts
  /** The sentence on all of it. */
  readonly overall: string
  readonly checkedAt: Date
  readonly userAgent: string
  readonly isWithAddresses: boolean
  readonly texts: PreflightTexts
  readonly finding: (id: CheckId) => FindingText | FailureText | null
}

/** What was found, as a text to pass on: no secret in it, and no address in full unless that is wanted. */
export function writeReport(options: ReportOptions): string {
  const { outcomes, verdicts, overall, checkedAt, userAgent, isWithAddresses, texts: t } = options
  const rows = CHECK_IDS.flatMap((id) => {
    const found = options.finding(id)
    const says = found && ('says' in found
      ? found.says
      : found.title)
    const head = [
      `[${t.grade[verdicts[id].grade]}] ${t.name[id]}:`,
      says,
      figuresOf(id, outcomes[id] as never),
    ].filter(Boolean).join(' ')
    return [
      head,
      ...detailsOf(outcomes[id], isWithAddresses).map(line => `  ${line}`),
    ]
  })
  return [
    `${t.reportTitle}, ${checkedAt.toISOString()}`,
    overall,
    '',
    ...rows,
    '',
    `${t.browser}: ${userAgent}`,
  ].join('\n')
}

function detailsOf(outcome: Outcomes[CheckId], isWithAddresses: boolean): string[] {
  if (outcome.state === 'failed')
    return outcome.errors.map(error => errorLine(error, isWithAddresses))
  return outcome.state === 'done' && 'candidates' in outcome.facts
    ? candidateLines(outcome.facts, isWithAddresses)
    : []
}

function candidateLines({ candidates, errors }: CandidateFacts, isWithAddresses: boolean): string[] {
  return [
    ...candidates.map(({ type, protocol, address }) => `${type} ${protocol} ${isWithAddresses
      ? address
      : maskAddress(address)}`),
    ...errors.map(error => errorLine(error, isWithAddresses)),
  ]
}

function errorLine({ code, text, url }: IceServerError, isWithAddresses: boolean): string {
  const server = isWithAddresses
    ? url
    : url.replace(/\d{1,3}(?:\.\d{1,3}){3}/, maskAddress)
  return `${code} ${server} ${text}`.trim()
}

/** Enough of an address to tell networks apart, and not enough to find somebody. */
export function maskAddress(address: string): string {
  if (address.endsWith('.local'))
    return '*.local'
  if (address.includes(':'))
    return `${address.split(':', 2).join(':')}:…`
  return address.replace(/\.\d+\.\d+$/, '.*.*')
}
