import type { RoomHost } from '../room/host.ts'
import type { Addresses } from './addresses.ts'
import type { DataFolder } from './data.ts'
import type { ListenersOptions } from './listeners.ts'
import type { Options } from './options.ts'
import { hostPeerId } from '../room/room-code.ts'
import { openDataFolder } from './data.ts'
import { readIceServers } from './environment.ts'
import { openListeners } from './listeners.ts'
import { createSqliteLog } from './log.ts'
import { findReach } from './reach.ts'
import { createSignaling } from './signaling.ts'

/** What the speaker chooses. */
export type StageChoices = Pick<Options, 'port' | 'audiencePort' | 'audienceTlsPort' | 'host' | 'cert' | 'key' | 'data' | 'room' | 'isNewRoom'>

export interface StageOptions extends StageChoices {
  /** Folder of the built site. */
  readonly dist: string
  /** Address the audience's listeners are bound to. @default '0.0.0.0' */
  readonly audienceAddress?: string
  /** Answers the audience in place of the built site: while writing. */
  readonly createAudience?: NonNullable<ListenersOptions['createAudience']>
}

/** A running stage server. */
export interface Stage {
  readonly addresses: Addresses
  readonly hostKey: string
  /** What the speaker should know: ports that moved, no network, say. One line each. */
  readonly notices: readonly string[]
  /** The room's host, as soon as devices can join. Rejects with a TalkError when it cannot be hosted. */
  readonly room: Promise<RoomHost>
  /** Closes the room, then every connection, then the data folder; may be called twice. */
  close: () => Promise<void>
}

/**
 * Starts the stage server: listeners first, the room after them, see {@link Stage.room}.
 * @throws {UserError} the data folder, the certificate or a port cannot be used
 */
export async function startStage(options: StageOptions): Promise<Stage> {
  const iceServers = readIceServers(process.env)
  const data = openDataFolder(options.data)
  try {
    return await open(options, data, iceServers)
  }
  catch (thrown) {
    data.close()
    throw thrown
  }
}

async function open(options: StageOptions, data: DataFolder, iceServers: RTCIceServer[]): Promise<Stage> {
  const { code, hostKey, passedOver } = data.openRoom({ code: options.room, isNew: options.isNewRoom })
  const { host, certificate, notices } = await findReach(options)
  const signaling = createSignaling(hostPeerId(code))
  const listeners = await openListeners({
    audienceAddress: '0.0.0.0',
    ...options,
    host,
    certificate,
    isTrusted: options.cert !== null,
    room: code,
    hostKey,
    iceServers,
    signaling,
  })
  const log = createSqliteLog(data.db, code)
  // The slowest part to load, and the deck does not wait for it.
  const room = import('./room.ts').then(({ startRoom }) => startRoom({
    code,
    hostKey,
    log,
    iceServers,
    port: listeners.deckPort,
    token: signaling.hostToken,
  }))
  room.catch(() => {})
  let closing: Promise<void> | null = null

  async function close(): Promise<void> {
    await room.then(host => host.stop(), () => {})
    signaling.close()
    await listeners.close()
    data.close()
  }

  return {
    addresses: listeners.addresses,
    hostKey,
    get notices() {
      return [
        ...(passedOver === null
          ? []
          : [`Room ${passedOver} is hosted by another server that runs now: this one has a room of its own.`]),
        ...notices,
        ...listeners.notices,
        ...(log.unreadableCount === 0
          ? []
          : [`${log.unreadableCount} entries of the room's log could not be read, and were left out.`]),
      ]
    },
    room,
    close: () => closing ??= close(),
  }
}
