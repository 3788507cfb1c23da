import type { Config, IceServer } from '../room/config.ts'
import type { Turn } from './turn.ts'
import * as v from 'valibot'
import { ConfigSchema } from '../room/config.ts'
import { readTurn, toIceServer } from './turn.ts'
import { UserError } from './user-error.ts'

type Environment = Readonly<Record<string, string | undefined>>

const PEERJS_CLOUD = '0.peerjs.com'

/**
 * STUN and TURN servers from `ICE_SERVERS`, a JSON list of RTCIceServer; none unless set, so that nothing is asked
 * of anyone without the speaker's wish.
 * @throws {UserError} it is not such a list
 * @see https://www.w3.org/TR/webrtc/#rtciceserver-dictionary
 */
export function readIceServers({ ICE_SERVERS: json }: Environment): IceServer[] {
  if (!json)
    return []
  const parse = v.safeParser(v.pipe(v.string(), v.parseJson(), ConfigSchema.entries.iceServers))
  const result = parse(json)
  if (!result.success)
    throw new UserError(`ICE_SERVERS is not a list of RTCIceServer in JSON: write it like [{"urls":"stun:stun.example.org"}].`)
  return result.output
}

/** What the stage server's environment says of ICE. */
export interface StageIce {
  readonly turn: Turn | null
  /** The servers of `ICE_SERVERS`, and the TURN server with credentials made at each call. */
  readonly iceServers: () => IceServer[]
}

/**
 * The STUN and TURN servers that the stage server tells of.
 * @throws {UserError} a variable's value cannot be used
 */
export function readStageIce(environment: Environment): StageIce {
  const servers = readIceServers(environment)
  const turn = readTurn(environment)
  return {
    turn,
    iceServers: () => turn
      ? [
          ...servers,
          toIceServer(turn),
        ]
      : servers,
  }
}

/**
 * The `config.json` of the static site: signals through the PeerServer in `PEER_HOST`, `PEER_PORT`, `PEER_PATH`,
 * `PEER_SECURE` and `PEER_KEY`, or through PeerJS Cloud. Credentials made from a `TURN_SECRET` would expire with
 * nobody there to make others, so that only static ones are told.
 * @throws {UserError} a variable's value cannot be used
 */
export function staticConfig(environment: Environment): Config {
  const { PEER_HOST: host = PEERJS_CLOUD, PEER_PATH: path = '/', PEER_KEY: key } = environment
  const secure = readSecure(environment.PEER_SECURE)
  const turn = readTurn(environment)
  return {
    version: 1,
    world: 'static',
    signaling: {
      host,
      port: readPort(environment.PEER_PORT) ?? (secure ? 443 : 80),
      path,
      secure,
      ...(key === undefined
        ? {}
        : { key }),
    },
    iceServers: [
      ...readIceServers(environment),
      ...(turn && !turn.isEphemeral
        ? [
            toIceServer(turn),
          ]
        : []),
    ],
  }
}

function readSecure(text: string | undefined): boolean {
  if (text === undefined || text === '' || /^(?:1|true|yes)$/i.test(text))
    return true
  if (/^(?:0|false|no)$/i.test(text))
    return false
  throw new UserError(`PEER_SECURE is "${text}": set it to true or false.`)
}

function readPort(text: string | undefined): number | null {
  if (text === undefined || text === '')
    return null
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new UserError(`PEER_PORT is "${text}": set it to a number from 1 to 65535.`)
  return port
}
