import type { ReadingPort } from '../../rtc/transfer/reading-service.ts'
import type { StoreEntry } from '../../rtc/transfer/stores/store.ts'
import type { Step } from './hostile-steps.ts'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { toPieces } from '../../rtc/framing.ts'
import { decodeChunk } from '../../rtc/transfer/chunk.ts'
import { FileEndpoint } from '../../rtc/transfer/file-endpoint.ts'
import { parseFrame } from '../../rtc/transfer/frames.ts'
import { localPort } from '../../rtc/transfer/port.ts'
import { reading } from '../../rtc/transfer/reading-service.ts'
import { createWritingService } from '../../rtc/transfer/writing-service.ts'
import { LocalChannel, OpenStore } from './files.ts'

/** An endpoint and the bare channels to it: the test is the other end. */
export class Victim {
  readonly control = new LocalChannel()
  readonly data = new LocalChannel()
  /** Every store that was opened, and what had been agreed. */
  readonly written: { store: OpenStore, entries: readonly StoreEntry[] }[] = []
  readonly endpoint: FileEndpoint
  /** The number of what it has offered, and how much of it has left. */
  offered: number | null = null
  sentBytes = 0
  /** Blocks that were asked for and are not there yet. */
  #missingBlocks = 0

  constructor() {
    this.endpoint = new FileEndpoint({
      createReadingPort: () => this.#openReading(),
      createWritingPort: () => localPort(createWritingService((_plan, entries) => {
        const store = new OpenStore()
        this.written.push({ store, entries })
        return store
      })),
    })
    this.control.other = new LocalChannel()
    this.control.other.addEventListener('message', (event) => {
      const frame = parseFrame(String((event as MessageEvent).data).slice(1))
      if (frame?.kind === 'offer')
        this.offered = frame.offer
    })
    this.data.other = new LocalChannel()
    this.data.other.addEventListener('message', (event) => {
      this.sentBytes += decodeChunk((event as MessageEvent).data)?.payload.byteLength ?? 0
    })
    this.endpoint.attach({
      control: this.control,
      data: this.data,
      maxMessageSizeBytes: () => 262_144,
    } as unknown as Parameters<FileEndpoint['attach']>[0])
  }

  say(frame: unknown): void {
    for (const piece of toPieces(JSON.stringify(frame)))
      this.control.receive(piece)
  }

  /** Everything that was begun has had its turn. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 3 || this.#missingBlocks > 0; turn++)
      await nextTurn()
  }

  #openReading(): ReadingPort {
    const inner = localPort(reading)
    const outer: ReadingPort = {
      onmessage: null,
      post: (request) => {
        if (request.kind === 'read')
          this.#missingBlocks += 1
        else
          this.#missingBlocks = 0
        inner.post(request)
      },
      close: () => {
        this.#missingBlocks = 0
        inner.close()
      },
    }
    inner.onmessage = (reply) => {
      this.#missingBlocks -= 1
      outer.onmessage?.(reply)
    }
    return outer
  }
}

export async function play(victim: Victim, steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    if (step.do === 'say')
      victim.say(step.frame)
    else if (step.do === 'answer')
      victim.say({ offer: victim.offered, ...step.frame })
    else if (step.do === 'text')
      victim.control.receive(step.text)
    else if (step.do === 'bytes')
      victim[step.on].receive(step.bytes.slice().buffer)
    else
      await victim.settle()
    if (step.do === 'accept') {
      for (const { key, phase, direction } of victim.endpoint.transfers) {
        if (phase === 'asked' && direction === 'receiving')
          victim.endpoint.accept(key, { kind: 'memory' })
      }
    }
  }
  await victim.settle()
}
