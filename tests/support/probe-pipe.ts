import type { ProbeChannel } from '../../rtc/probe-protocol.ts'

const DELAY_MS = 2

class PipeEnd implements ProbeChannel {
  onmessage: ProbeChannel['onmessage'] = null
  onclose: ProbeChannel['onclose'] = null
  isOpen = true
  bufferedBytes = 0
  other: PipeEnd | null = null
  /** Messages that never arrive: the counting begins with 0. */
  readonly lost = new Set<number>()
  #count = 0

  send(text: string): boolean {
    if (!this.isOpen)
      return false
    const isLost = this.lost.has(this.#count++)
    this.bufferedBytes += text.length
    setTimeout(() => {
      this.bufferedBytes -= text.length
      if (!isLost && this.isOpen)
        this.other?.onmessage?.(text)
    }, DELAY_MS)
    return true
  }

  close(): void {
    if (!this.isOpen)
      return
    this.isOpen = false
    this.onclose?.()
    this.other?.close()
  }
}

/** Two ends of a path that takes some time, and has a buffer. */
export function createPipe(): [PipeEnd, PipeEnd] {
  const [near, far] = [
    new PipeEnd(),
    new PipeEnd(),
  ]
  near.other = far
  far.other = near
  return [near, far]
}
