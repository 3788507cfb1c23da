import * as v from 'valibot'

/** Which groups of checks are run. */
export const PreflightSettingsSchema = v.object({
  devices: v.boolean(),
  stage: v.boolean(),
  paths: v.boolean(),
})
export type PreflightSettings = v.InferOutput<typeof PreflightSettingsSchema>

export const INITIAL_SETTINGS: PreflightSettings = { devices: true, stage: true, paths: true }
