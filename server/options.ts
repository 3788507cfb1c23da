import { isIPv6 } from 'node:net'
import { parseRoomCode } from '../room/room-code.ts'
import { readCommandLine } from './command-line.ts'
import { UserError } from './user-error.ts'

/** What `npm start` was asked to do. */
export interface Options {
  readonly port: number
  readonly audiencePort: number
  readonly audienceTlsPort: number
  /** Name or address that goes into the QR code; null: choose one. */
  readonly host: string | null
  readonly cert: string | null
  readonly key: string | null
  /** Folder of the room's log and the certificate. */
  readonly data: string
  readonly room: string | null
  readonly isNewRoom: boolean
  readonly shouldOpen: boolean
  readonly isJson: boolean
  readonly shouldBuild: boolean
  readonly isHelp: boolean
}

export const HELP = `Presents the talk and lets the room take part.

Usage: npm start -- [options]

  --port N                port of the deck, this computer only (3030)
  --audience-port N       port of the audience's pages, http (3080)
  --audience-tls-port N   the same pages, https, for the camera (3443)
  --host NAME             name or address of this computer that goes into the QR code
  --cert FILE --key FILE  your own certificate; then the QR code says https
  --data DIR              where the room's log and the certificate are kept (.data)
  --room CODE             take up, or begin, the room with this code
  --new-room              begin a new, empty room
  --open                  open the deck in the browser
  --no-build              present the last build, even if sources are newer
  --json                  print the addresses as one line of JSON
  --help                  this text

A port that is busy moves to the next free one.
`

/**
 * Reads the command line.
 * @throws {UserError} an option that does not exist, or whose value cannot be used
 */
export function parseOptions(args: readonly string[]): Options {
  const values = readCommandLine(args, {
    'port': { type: 'string' },
    'audience-port': { type: 'string' },
    'audience-tls-port': { type: 'string' },
    'host': { type: 'string' },
    'cert': { type: 'string' },
    'key': { type: 'string' },
    'data': { type: 'string' },
    'room': { type: 'string' },
    'new-room': { type: 'boolean' },
    'open': { type: 'boolean' },
    'no-build': { type: 'boolean' },
    'json': { type: 'boolean' },
    'help': { type: 'boolean', short: 'h' },
  }, 'npm start -- --port 3030')
  const { cert = null, key = null, host = null } = values
  if ((cert === null) !== (key === null))
    throw new UserError('--cert and --key belong together: give both files, or neither.')
  if (values.room !== undefined && values['new-room'])
    throw new UserError('--room and --new-room exclude each other: leave one out.')
  return {
    port: parsePort('--port', values.port, 3030),
    audiencePort: parsePort('--audience-port', values['audience-port'], 3080),
    audienceTlsPort: parsePort('--audience-tls-port', values['audience-tls-port'], 3443),
    host: host === null
      ? null
      : parseHost(host),
    cert,
    key,
    data: values.data ?? '.data',
    room: values.room === undefined
      ? null
      : parseRoom(values.room),
    isNewRoom: values['new-room'] ?? false,
    shouldOpen: values.open ?? false,
    isJson: values.json ?? false,
    shouldBuild: !values['no-build'],
    isHelp: values.help ?? false,
  }
}

function parsePort(option: string, text: string | undefined, fallback: number): number {
  if (text === undefined)
    return fallback
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new UserError(`${option} ${text} is not a port: use a number from 1 to 65535, or 0 for any free one.`)
  return port
}

/** A host as it stands in an address: an IPv6 one in brackets. */
function parseHost(text: string): string {
  const host = isIPv6(text)
    ? `[${text}]`
    : text.toLowerCase()
  if (!URL.canParse(`http://${host}/`) || new URL(`http://${host}/`).host !== host)
    throw new UserError(`--host ${text} is not a name or an address: give it without http:// and without a port.`)
  return host
}

function parseRoom(text: string): string {
  const code = parseRoomCode(text)
  if (code === null)
    throw new UserError(`--room ${text} is not a room code: use five of 23456789ABCDEFGHJKMNPQRSTVWXYZ.`)
  return code
}
