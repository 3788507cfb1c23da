import type { InjectionKey, ShallowRef } from 'vue'
import * as v from 'valibot'
import { inject, shallowReadonly, shallowRef } from 'vue'
import { useDeckShare } from '../../composables/useDeckShare.ts'
import { useSlide } from '../../composables/useSlide.ts'

/** Settings are flat, so that each is a parameter of the address that a person can read and change. */
export type Settings = Readonly<Record<string, string | number | boolean>>

export interface UseDemoSettingsReturn<S extends Settings> {
  settings: Readonly<ShallowRef<S>>
  change: (patch: Partial<S>) => void
}

/** Provided by a demo's page of its own: its address says how the demo is set. */
export const linkedPageKey: InjectionKey<true> = Symbol('linked page')

/**
 * How a demo is set, kept where it belongs: on its own page in the address, so that a link leads back to it; in
 * the deck in all of its windows, so that the presenter view steers the screen, and they are still set when the slide
 * is shown again; on a device in memory.
 *
 * @param id the demo's
 * @param schema what settings are valid; it also reads the address and other windows
 * @param initial what is set unless something else is; parameters equal to it are left out of the address
 */
export function useDemoSettings<S extends Settings>(id: string, schema: v.GenericSchema<unknown, S>, initial: S): UseDemoSettingsReturn<S> {
  if (inject(linkedPageKey, false))
    return linked(schema, initial)
  if (useSlide().where.value !== 'standalone')
    return shared(id, schema, initial)
  const settings = shallowRef(initial)
  return {
    settings: shallowReadonly(settings),
    change: patch => settings.value = {
      ...settings.value,
      ...patch,
    },
  }
}

function shared<S extends Settings>(id: string, schema: v.GenericSchema<unknown, S>, initial: S): UseDemoSettingsReturn<S> {
  const { value, share } = useDeckShare(`settings-${id}`, schema, initial, { isKept: true })
  return {
    settings: value,
    change: patch => share({
      ...value.value,
      ...patch,
    }),
  }
}

function linked<S extends Settings>(schema: v.GenericSchema<unknown, S>, initial: S): UseDemoSettingsReturn<S> {
  const settings = shallowRef(readAddress(location.search, schema, initial))
  return {
    settings: shallowReadonly(settings),
    change(patch) {
      settings.value = {
        ...settings.value,
        ...patch,
      }
      const search = writeAddress(location.search, settings.value, initial)
      history.replaceState(history.state, '', `${location.pathname}${search}${location.hash}`)
    },
  }
}

/** The settings that an address asks for; one that is not valid is as if it were not there. */
export function readAddress<S extends Settings>(search: string, schema: v.GenericSchema<unknown, S>, initial: S): S {
  const parameters = new URLSearchParams(search)
  let settings = initial
  for (const [name, standard] of Object.entries(initial)) {
    const text = parameters.get(name)
    if (text === null)
      continue
    const result = v.safeParse(schema, {
      ...settings,
      [name]: fromText(text, standard),
    })
    if (result.success)
      settings = result.output
  }
  return settings
}

/** The address's query with these settings in it, and all else that it had. */
export function writeAddress<S extends Settings>(search: string, settings: S, initial: S): string {
  const parameters = new URLSearchParams(search)
  for (const [name, value] of Object.entries(settings)) {
    if (value === initial[name])
      parameters.delete(name)
    else
      parameters.set(name, String(value))
  }
  const text = parameters.toString()
  return text === ''
    ? ''
    : `?${text}`
}

function fromText(text: string, like: string | number | boolean): string | number | boolean {
  if (typeof like === 'number') {
    return text.trim() === ''
      ? Number.NaN
      : Number(text)
  }
  return typeof like === 'boolean'
    ? text === 'true'
    : text
}
