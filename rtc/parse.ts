import * as v from 'valibot'

/** Parses a JSON text from the network; `null` when it is not what the schema describes. Never throws. */
export function parseText<T>(schema: v.GenericSchema<unknown, T>, json: string): T | null {
  let value: unknown
  try {
    value = JSON.parse(json)
  }
  catch {
    return null
  }
  const result = v.safeParse(schema, value)
  return result.success ? result.output : null
}
