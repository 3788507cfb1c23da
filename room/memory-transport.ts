import type { TextChannel } from '../rtc/channel.ts'
import type { ClientTransport, HostTransport } from './transport.ts'
import { MAX_MESSAGE_LENGTH } from '../rtc/channel.ts'
import { TalkError } from '../rtc/errors.ts'

/** A host and its clients in one page or process: the host's own deck in a tab, and tests. */
export function createMemoryTransport(): { host: HostTransport, createClient: () => ClientTransport } {
  let accept: ((channel: TextChannel) => void) | null = null
  const open = new Set<MemoryChannel>()

  const host: HostTransport = {
    async listen(onchannel) {
      accept = onchannel
    },
    close() {
      accept = null
      for (const channel of [...open])
        channel.close()
    },
  }

  function createClient(): ClientTransport {
    let own: MemoryChannel | null = null
    return {
      onsuspect: null,
      async connect(signal) {
        if (signal.aborted)
          throw new TalkError('aborted')
        if (!accept)
          throw new TalkError('room-not-found')
        own?.close()
        const far = new MemoryChannel()
        own = new MemoryChannel()
        own.join(far)
        open.add(far)
        accept(far)
        return own
      },
      close() {
        own?.close()
        own = null
      },
    }
  }

  return { host, createClient }
}

class MemoryChannel implements TextChannel {
  onmessage: TextChannel['onmessage'] = null
  onclose: TextChannel['onclose'] = null
  #other: MemoryChannel | null = null

  join(other: MemoryChannel): void {
    this.#other = other
    other.#other = this
  }

  get isOpen(): boolean {
    return this.#other !== null
  }

  send(text: string): boolean {
    const other = this.#other
    if (!other || text.length > MAX_MESSAGE_LENGTH)
      return false
    queueMicrotask(() => other.onmessage?.(text))
    return true
  }

  async path(): Promise<null> {
    return null
  }

  close(): void {
    const other = this.#other
    if (!other)
      return
    this.#other = null
    other.#other = null
    queueMicrotask(() => {
      this.onclose?.()
      other.onclose?.()
    })
  }
}
