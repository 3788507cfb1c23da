import type { Page } from '@playwright/test'
import { Coturn } from '../../support/coturn.ts'
import { Stage } from './stage.ts'
import { test as base } from './test.ts'

/** What tells a stage server of a TURN server. */
export interface TurnEnvironment { readonly TURN_URL: string, readonly TURN_SECRET: string }

interface TurnFixtures {
  /** A TURN server of this test's own. */
  readonly coturn: Coturn
  /** Starts a stage server that is told of a TURN server. */
  readonly startStage: (environment: TurnEnvironment) => Promise<Stage>
}

export const test = base.extend<TurnFixtures>({
  coturn: async ({ browserName: _ }, use) => {
    const coturn = await Coturn.start()
    await use(coturn)
    await coturn.stop()
  },
  startStage: async ({ browserName: _ }, use) => {
    const stages: Stage[] = []
    await use(async (environment) => {
      const stage = new Stage([], { ...environment })
      stages.push(stage)
      await stage.start()
      return stage
    })
    await Promise.all(stages.map(stage => stage.dispose()))
  },
})

/** The two candidates of the pair that each open connection with media or channels of a demo uses. Needs `watchPlatform`. */
export function selectedCandidates(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { connections } = (globalThis as unknown as { __open: { connections: RTCPeerConnection[] } }).__open
    const found: string[] = []
    for (const connection of connections) {
      // The room's own connections, by PeerJS, allow any way; those of demos may not.
      if (connection.connectionState !== 'connected' || connection.getConfiguration().iceTransportPolicy !== 'relay')
        continue
      const report = await connection.getStats() as unknown as Map<string, Record<string, string>>
      const transport = [
        ...report.values(),
      ].find(({ type }) => type === 'transport')
      const pair = report.get(transport?.selectedCandidatePairId ?? '')
      for (const id of [pair?.localCandidateId, pair?.remoteCandidateId])
        found.push(report.get(id ?? '')?.candidateType ?? 'none')
    }
    return found
  })
}
