import type { CheckId, Outcome } from './facts.ts'
import type { DeviceHooks } from './lanes/devices.ts'
import type { StageHooks } from './lanes/stage.ts'
import type { PreflightSettings } from './settings.ts'
import { configuredIceServers } from '../../composables/config.ts'
import { GROUPS } from './facts.ts'
import { checkDevices } from './lanes/devices.ts'
import { checkPaths } from './lanes/paths.ts'
import { checkPage, checkStage } from './lanes/stage.ts'
import { PreflightRun } from './run.ts'

export interface PreflightOptions extends DeviceHooks, StageHooks {
  readonly wants: PreflightSettings
  /** Where the site is. */
  readonly base: URL
  readonly signal: AbortSignal
  readonly onoutcome: <K extends CheckId>(id: K, outcome: Outcome<K>) => void
}

/**
 * Runs the checks, and tells every outcome as it comes: first the way to the stage, which nothing else shall disturb
 * while it is measured; then devices and ways to other devices side by side. When it resolves, nothing is open any
 * more; abort it, and that is soon.
 */
export async function runPreflight({ wants, base, signal, onoutcome, ...hooks }: PreflightOptions): Promise<void> {
  const run = new PreflightRun(signal, onoutcome)
  // First of all, so that they are left out even where the rest is stopped.
  for (const group of ['stage', 'devices', 'paths'] as const) {
    if (!wants[group])
      run.skip(GROUPS[group], 'not-wanted')
  }
  const config = wants.stage || wants.paths
    ? await checkPage(run, base)
    : null
  if (wants.stage && config)
    await checkStage(run, config, hooks)
  else if (wants.stage)
    run.skip(['signaling', 'channel', 'throughput'], 'no-stage')
  await Promise.all([
    wants.devices && checkDevices(run, hooks),
    wants.paths && checkPaths(run, config && configuredIceServers(config)),
  ])
}
