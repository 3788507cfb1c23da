import type { ListedDevice } from '../../composables/useMediaDevices.ts'
import type { Choice } from '../kit/controls/choice.ts'

interface DeviceWords {
  readonly anyDevice: string
  readonly goneDevice: string
  readonly unnamed: (number: number) => string
}

/** What a device picker offers: any, each that is there, and the chosen one even when it has gone. */
export function deviceChoices(devices: readonly ListedDevice[], kind: MediaDeviceKind, chosen: string, words: DeviceWords): Choice<string>[] {
  // Before permission a browser tells that there is one, and neither its id nor its name.
  const there = devices.filter(device => device.kind === kind && device.id !== '')
  const choices: Choice<string>[] = [
    {
      value: '',
      label: words.anyDevice,
    },
    ...there.map(({ id, label }, i) => ({
      value: id,
      label: label || words.unnamed(i + 1),
    })),
  ]
  return chosen === '' || there.some(({ id }) => id === chosen)
    ? choices
    : [
        ...choices,
        { value: chosen, label: words.goneDevice },
      ]
}
