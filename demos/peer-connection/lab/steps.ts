import type { EndId } from './types.ts'

export type StepKind
  = | 'create' | 'tracks' | 'offer' | 'answer'
    | 'deliver-offer' | 'deliver-answer' | 'take-offer' | 'take-answer'
    | 'candidate' | 'end-of-candidates'

/** What can be done next: a call of the API, or carrying a message across. */
export interface StepView {
  readonly id: number
  readonly kind: StepKind
  /** Where it happens; a message happens where it arrives. */
  readonly end: EndId
  /** The call, as one writes it. */
  readonly code: string
}

export interface Step extends StepView {
  readonly perform: () => Promise<unknown> | unknown
}

export const isCandidate = ({ kind }: StepView): boolean => kind === 'candidate' || kind === 'end-of-candidates'

/** The step whose turn it is: descriptions before candidates, which would find nothing to belong to; then the oldest. */
export function nextOf<S extends StepView>(steps: readonly S[]): S | null {
  return steps.find(step => !isCandidate(step)) ?? steps[0] ?? null
}
