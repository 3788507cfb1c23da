import type { CandidateFacts } from '../facts.ts'
import type { PreflightRun } from '../run.ts'
import { gatherCandidates } from '../checks/candidates.ts'
import { checkRelay } from '../checks/relay.ts'
import { withTimeLimit } from '../time-limit.ts'

/** Each has a shorter limit of its own; here for a browser that keeps to none. */
const LIMIT_MS = 20_000

const TURN = /^turns?:/i

/**
 * By which ways other devices could reach this one. `iceServers` are the configured ones; null where nobody told.
 */
export async function checkPaths(run: PreflightRun, iceServers: RTCIceServer[] | null): Promise<void> {
  const urls = iceServers?.flatMap(server => server.urls) ?? []
  await Promise.all([
    checkCandidates(run, iceServers),
    urls.some(url => TURN.test(url))
      ? checkTurn(run, iceServers ?? [])
      : run.skip(['relay'], iceServers
          ? 'no-turn'
          : 'no-stage'),
  ])
}

async function checkCandidates(run: PreflightRun, iceServers: RTCIceServer[] | null): Promise<void> {
  const hasServers = iceServers !== null && iceServers.length > 0
  if (hasServers) {
    run.begin('srflx')
  }
  else {
    run.skip(['srflx'], iceServers
      ? 'no-stun'
      : 'no-stage')
  }
  let all: CandidateFacts | null = null
  await run.attempt('host', LIMIT_MS, async (signal) => {
    all = await gatherCandidates(iceServers ?? [], signal)
    return only('host', all)
  })
  if (hasServers && all)
    run.done('srflx', only('srflx', all))
  else if (hasServers)
    run.skip(['srflx'], 'stopped')
}

async function checkTurn(run: PreflightRun, iceServers: RTCIceServer[]): Promise<void> {
  run.begin('relay')
  try {
    const { error, roundTripMs, ...gathered } = await withTimeLimit(LIMIT_MS, run.signal, signal => checkRelay(iceServers, signal))
    if (roundTripMs === null)
      run.fail('relay', error, gathered.errors)
    else
      run.done('relay', { ...gathered, roundTripMs })
  }
  catch (thrown) {
    run.fail('relay', thrown)
  }
}

/** The candidates of one type. What a TURN server answers belongs to relays. */
function only(type: 'host' | 'srflx', { candidates, errors }: CandidateFacts): CandidateFacts {
  return {
    candidates: candidates.filter(candidate => candidate.type === type),
    errors: type === 'srflx'
      ? errors.filter(({ url }) => !TURN.test(url))
      : [],
  }
}
