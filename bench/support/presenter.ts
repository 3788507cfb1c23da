import type { Command } from '../../room/protocol.ts'
import type { Participant } from '../../room/state.ts'
import type { RoomAddress } from './member.ts'
import { join } from 'node:path'
import { Child } from './child.ts'

export type PresenterIn
  = | { kind: 'enter', address: RoomAddress }
    | { kind: 'command', command: Command }
    | { kind: 'people' }
export type PresenterOut
  = | { kind: 'entered' }
    | { kind: 'done', atMs: number, failure: string | null }
    | { kind: 'people', people: Participant[] }

const TIMEOUT_MS = 30_000

/** The room's presenter, in a process of its own so that it waits for nobody. */
export class Presenter {
  readonly #child = new Child<PresenterIn, PresenterOut>(join(import.meta.dirname, 'presenter-process.ts'))

  async enter(address: RoomAddress): Promise<void> {
    this.#child.send({ kind: 'enter', address })
    await this.#child.next('entered', TIMEOUT_MS)
  }

  /** Gives a command; resolves with the time at which it was sent, in ms since the epoch. */
  async command(command: Command): Promise<number> {
    this.#child.send({ kind: 'command', command })
    const { atMs, failure } = await this.#child.next('done', TIMEOUT_MS)
    if (failure !== null)
      throw new Error(`The room refused ${command.type}: ${failure}`)
    return atMs
  }

  /** The participants as the presenter sees them now. */
  async people(): Promise<Participant[]> {
    this.#child.send({ kind: 'people' })
    return (await this.#child.next('people', TIMEOUT_MS)).people
  }

  stop(): Promise<void> {
    return this.#child.stop()
  }
}
