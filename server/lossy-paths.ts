import type { Config, LossyPath } from '../room/config.ts'
import type { Impairment } from './impairment.ts'
import type { LossyRelay, LossyRelayOptions } from './lossy-relay.ts'
import type { Turn } from './turn.ts'
import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { networkInterfaces } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import { halfOf } from './impairment.ts'
import { openLossyRelay } from './lossy-relay.ts'
import { messageOf } from './user-error.ts'

/** Worse and worse ways through the configured TURN server. */
export interface LossyPaths {
  /** As a page that asks now is told of them. */
  readonly told: () => Pick<Config, 'lossyPaths'>
  /** What the speaker should know, one line each. */
  readonly notices: readonly string[]
  /** May be called twice. */
  close: () => void
}

export interface LossyPathsOptions {
  readonly turn: Turn | null
  /** Address that the audience's listeners are bound to. */
  readonly address: string
  /** Name or address by which the audience reach this computer. */
  readonly host: string
  /** The first of their ports; 0: any. */
  readonly firstPort: number
}

/** What a message meets on its way from one device to another, when both take the path. The order of the dial. */
const PRESETS: Readonly<Record<LossyPath['preset'], Impairment>> = {
  'clean': { lossRatio: 0, delayMs: 0, jitterMs: 0 },
  'busy-wifi': { lossRatio: 0.03, delayMs: 20, jitterMs: 20 },
  'weak-mobile': { lossRatio: 0.1, delayMs: 60, jitterMs: 40 },
  'terrible': { lossRatio: 0.15, delayMs: 100, jitterMs: 40 },
}
const NONE: LossyPaths = {
  told: () => ({}),
  notices: [],
  close: () => {},
}

/** The speaker waits for a name so long, and no longer: a network without internet answers late or never. */
const LOOKUP_TIMEOUT_MS = 1_500
const TURN_OVER_UDP = /^turn:(\[[\da-f:.]+\]|[\w.-]+)(?::(\d+))?(?:\?transport=udp)?$/i
const TURN_PORT = 3478
const ANY_ADDRESS = '0.0.0.0'

/**
 * Opens a relay for each preset, in front of the configured TURN server: whoever takes a relay's address for the
 * server's has chosen its loss and delay. Where there is no TURN server over UDP, there is no lossy path either.
 */
export async function openLossyPaths({ turn, address, host, firstPort }: LossyPathsOptions): Promise<LossyPaths> {
  if (!turn)
    return NONE
  const relays: { preset: LossyPath['preset'], impairment: Impairment, relay: LossyRelay }[] = []
  const close = (): void => relays.forEach(({ relay }) => relay.close())
  try {
    const [target, front] = await Promise.all([
      findTarget(turn.urls),
      frontAddress(host, address),
    ])
    for (const [index, [preset, impairment]] of Object.entries(PRESETS).entries()) {
      const port = firstPort === 0
        ? 0
        : firstPort + index
      // The way from device to device leads through the relay twice.
      const relay = await openLossyRelay({
        target,
        address: front,
        port,
        impairment: halfOf(impairment),
      })
      relays.push({ preset: preset as LossyPath['preset'], impairment, relay })
    }
  }
  catch (thrown) {
    close()
    return {
      ...NONE,
      notices: [`There is no lossy path through the TURN server (${messageOf(thrown)}): demos that need one do without.`],
    }
  }
  return {
    told: () => ({
      lossyPaths: relays.map(({ preset, impairment, relay }) => ({
        preset,
        ...impairment,
        iceServers: [
          {
            urls: `turn:${host}:${relay.port}?transport=udp`,
            ...turn.credentials(),
          },
        ],
      })),
    }),
    notices: [],
    close,
  }
}

/**
 * The one address by which the audience reach this computer. A socket bound to every address would answer from
 * whichever leads back, and a device drops what does not come from where it asked.
 */
async function frontAddress(host: string, bound: string): Promise<string> {
  if (bound !== ANY_ADDRESS)
    return bound
  const own = Object.values(networkInterfaces()).flatMap(infos => infos?.map(({ address }) => address) ?? [])
  const address = await findAddress(host).catch(() => bound)
  return own.includes(address)
    ? address
    : bound
}

async function findTarget(urls: readonly string[]): Promise<LossyRelayOptions['target']> {
  const [, host, port] = urls.map(url => TURN_OVER_UDP.exec(url)).find(match => match !== null) ?? []
  if (host === undefined)
    throw new Error('TURN_URL has no address over UDP')
  return {
    address: await findAddress(host),
    port: port === undefined
      ? TURN_PORT
      : Number(port),
  }
}

/** @param host a name, or an address as it stands in a URI */
async function findAddress(host: string): Promise<string> {
  const name = host.replace(/^\[|\]$/g, '')
  if (isIP(name))
    return name
  const found = await Promise.race([
    lookup(name),
    delay(LOOKUP_TIMEOUT_MS, null, { ref: false }),
  ])
  if (!found)
    throw new Error(`the name ${name} is not answered for`)
  return found.address
}
