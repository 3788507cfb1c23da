import * as v from 'valibot'
import { CONNECTION_STATES } from '../../../rtc/connection-states.ts'

/** What every device on stage tells the screen: how its connections to the other devices stand, the worst of them. */
export const PairReportSchema = v.object({
  kind: v.literal('pair'),
  state: v.picklist(['waiting', ...CONNECTION_STATES]),
})
export type PairReport = v.InferOutput<typeof PairReportSchema>
