import type { RoomAddress } from './support/member.ts'
import { join } from 'node:path'
import { Child } from './support/child.ts'

export type AudienceIn
  = | { kind: 'enter', address: RoomAddress, count: number, perSecond: number, name: string }
    | { kind: 'go' }
export type AudienceOut
  = | { kind: 'ready' }
    /** How many are in now. */
    | { kind: 'joined', count: number }
    /** Every member of the process knows by `atMs` that this demo is on stage. */
    | { kind: 'applied', demo: string, atMs: number }

const READY_TIMEOUT_MS = 60_000

/** Many members of one room, in several processes so that they are not each other's bottleneck. */
export class Audience {
  readonly #children: Child<AudienceIn, AudienceOut>[]
  readonly #counts: number[]
  #onjoined: (() => void) | null = null

  constructor(processes: number) {
    this.#children = Array.from({ length: processes }, () => new Child(join(import.meta.dirname, 'audience-process.ts')))
    this.#counts = this.#children.map(() => 0)
    for (const [index, child] of this.#children.entries()) {
      child.listen((message) => {
        if (message.kind !== 'joined')
          return
        this.#counts[index] = message.count
        this.#onjoined?.()
      })
    }
  }

  get joined(): number {
    return this.#counts.reduce((sum, count) => sum + count, 0)
  }

  /** Makes `count` members, who arrive `perSecond` from {@link arrive} on. */
  async prepare(address: RoomAddress, count: number, perSecond: number): Promise<void> {
    const { length } = this.#children
    await Promise.all(this.#children.map((child, index) => {
      child.send({
        kind: 'enter',
        address,
        count: Math.floor(count / length) + (index < count % length
          ? 1
          : 0),
        perSecond: perSecond / length,
        name: `Guest ${index}`,
      })
      return child.next('ready', READY_TIMEOUT_MS)
    }))
  }

  /** Lets them arrive; resolves when `count` are in, or after `timeoutMs`. */
  async arrive(count: number, timeoutMs: number): Promise<void> {
    for (const child of this.#children)
      child.send({ kind: 'go' })
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, timeoutMs)
      this.#onjoined = () => {
        if (this.joined < count)
          return
        clearTimeout(timer)
        this.#onjoined = null
        resolve()
      }
    })
  }

  /** When the last member learnt that this demo is on stage, in ms since the epoch. */
  async applied(demo: string, timeoutMs: number): Promise<number> {
    const times = await Promise.all(this.#children.map(child => new Promise<number>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`Some of the audience never learnt of ${demo}.`)), timeoutMs)
      const stopListening = child.listen((message) => {
        if (message.kind !== 'applied' || message.demo !== demo)
          return
        clearTimeout(timer)
        stopListening()
        resolve(message.atMs)
      })
    })))
    return Math.max(...times)
  }

  async stop(): Promise<void> {
    await Promise.all(this.#children.map(child => child.stop()))
  }
}
