import { Device } from './device.ts'

/** How many lie there at most: more are seldom wanted at once, and each takes memory. */
const MAX_IDLE = 6

/**
 * Devices that nobody has at the moment. Starting a browser costs as much as many a test: one that was handed back is
 * handed on, to somebody who wants the same flags, with nothing on it of who had it before.
 */
export class Devices {
  readonly #idle: Device[] = []

  /** One that lies there, or a new one. */
  async take(args: readonly string[]): Promise<Device> {
    const flags = args.join(' ')
    const index = this.#idle.findIndex(device => device.args.join(' ') === flags)
    const [device] = index < 0
      ? []
      : this.#idle.splice(index, 1)
    return device ?? Device.start(args)
  }

  /** Nothing is left on it, and it lies there; one that is worn is ended. */
  async giveBack(device: Device): Promise<void> {
    if (device.isWorn || !device.browser.isConnected())
      return device.end()
    await Promise.all(device.browser.contexts().map(context => context.close()))
    this.#idle.push(device)
    if (this.#idle.length > MAX_IDLE)
      await this.#idle.shift()?.end()
  }

  /** Ends all that lie there. */
  async close(): Promise<void> {
    await Promise.all(this.#idle.splice(0).map(device => device.end()))
  }
}
