import type { RoomHost } from '../room/host.ts'
import type { PeerServerAddress } from '../rtc/peer.ts'
import type { Addresses } from './addresses.ts'
import type { DataFolder } from './data.ts'
import type { StageIce } from './environment.ts'
import type { ListenersOptions } from './listeners.ts'
import type { Options } from './options.ts'
import { hostPeerId } from '../room/room-code.ts'
import { PROBE_PEER_ID } from '../rtc/probe-protocol.ts'
import { openDataFolder } from './data.ts'
import { readStageIce } from './environment.ts'
import { LOOPBACK } from './lan.ts'
import { openListeners } from './listeners.ts'
import { createSqliteLog } from './log.ts'
import { openLossyPaths } from './lossy-paths.ts'
import { findReach } from './reach.ts'
import { createSignaling, SIGNALING_PATH } from './signaling.ts'

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
 * @throws {UserError} the data folder, the certificate, a port or the environment cannot be used
 */
export async function startStage(options: StageOptions): Promise<Stage> {
  const ice = readStageIce(process.env)
  const data = openDataFolder(options.data)
  try {
    return await open(options, data, ice)
  }
  catch (thrown) {
    data.close()
    throw thrown
  }
}

async function open(options: StageOptions, data: DataFolder, { turn, iceServers }: StageIce): Promise<Stage> {
  const { code, hostKey, passedOver } = data.openRoom({ code: options.room, isNew: options.isNewRoom })
  const { host, certificate, notices } = await findReach(options)
  const signaling = createSignaling(hostPeerId(code), PROBE_PEER_ID)
  const audienceAddress = options.audienceAddress ?? '0.0.0.0'
  const lossy = await openLossyPaths({
    turn,
    address: audienceAddress,
    host,
    firstPort: options.audiencePort && options.audiencePort + 1,
  })
  const listeners = await openListeners({
    ...options,
    audienceAddress,
    host,
    certificate,
    isTrusted: options.cert !== null,
    room: code,
    hostKey,
    ice: () => ({
      iceServers: iceServers(),
      ...lossy.told(),
    }),
    signaling,
  }).catch((thrown: unknown) => {
    lossy.close()
    throw thrown
  })
  const log = createSqliteLog(data.db, code)
  // The slowest part to load, and the deck does not wait for it.
  const server: PeerServerAddress = {
    host: LOOPBACK,
    port: listeners.deckPort,
    path: SIGNALING_PATH,
    secure: false,
    token: signaling.hostToken,
  }
  const room = import('./room.ts').then(({ startRoom }) => startRoom({
    code,
    hostKey,
    log,
    iceServers,
    server,
  }))
  // Devices ask to be measured long after they have joined.
  const probe = room.then(() => import('./probe.ts')).then(({ startProbe }) => startProbe({ iceServers, server }))
  room.catch(() => {})
  probe.catch(() => {})
  let closing: Promise<void> | null = null

  async function close(): Promise<void> {
    await probe.then(listening => listening.close(), () => {})
    await room.then(host => host.stop(), () => {})
    signaling.close()
    lossy.close()
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
        ...lossy.notices,
        ...(log.unreadableCount === 0
          ? []
          : [`${log.unreadableCount} entries of the room's log could not be read, and were left out.`]),
      ]
    },
    room,
    close: () => closing ??= close(),
  }
}
