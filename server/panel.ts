import type { Addresses } from './addresses.ts'
import { renderUnicodeCompact } from 'uqr'
import { LOOPBACK } from './lan.ts'

export interface PanelOptions {
  readonly addresses: Addresses
  readonly notices: readonly string[]
  /** Whether the terminal shows colours. */
  readonly isColored: boolean
  /** Width of the terminal in columns. */
  readonly columns: number
}

type Paint = (text: string) => string

const RESET = '\u001B[0m'
const MARGIN = '  '
/** Columns of the first column, name of the address. */
const LABEL_WIDTH = 11
const INDENT = MARGIN + ' '.repeat(LABEL_WIDTH)

/** What `npm start` says when it is ready: addresses, QR code, who reaches what, what to do next. */
export function renderPanel({ addresses, notices, isColored, columns }: PanelOptions): string {
  const paint = (code: string): Paint => text => isColored
    ? `\u001B[${code}m${text}${RESET}`
    : text
  const [bold, dim, accent, warn] = [
    paint('1'),
    paint('2'),
    paint('1;36'),
    paint('33'),
  ]
  const row = (label: string, address: string, reach: string): string[] => {
    const line = `${MARGIN}${bold(label.padEnd(LABEL_WIDTH))}${accent(address)}`
    const width = MARGIN.length + LABEL_WIDTH + address.length + 3 + reach.length
    return width <= columns
      ? [`${line}   ${dim(reach)}`]
      : [line, `${INDENT}${dim(reach)}`]
  }
  const { deck, presenter, join, preferred, room } = addresses
  const other = preferred === 'http'
    ? 'https'
    : 'http'
  const everyone = new URL(join.http).hostname === LOOPBACK
    ? 'this computer only, it is on no network'
    : 'everyone on your network'
  const reach = {
    http: `${everyone}; without camera`,
    https: `${everyone}; with camera${preferred === 'https'
      ? ''
      : ', after a certificate warning'}`,
  }
  return [
    '',
    `${MARGIN}${bold('WebRTC, live')}   ${dim('room')} ${accent(room)}`,
    '',
    ...row('Deck', deck, 'this computer only'),
    ...row('Presenter', presenter, 'this computer only; keep it off the projector'),
    ...row('Join', join[preferred], reach[preferred]),
    ...row('', join[other], reach[other]),
    '',
    ...qrCode(join[preferred], isColored),
    '',
    ...notices.map(notice => `${MARGIN}${warn('!')} ${notice}`),
    ...(notices.length > 0
      ? ['']
      : []),
    `${MARGIN}${bold('Next')}`,
    `${MARGIN}1  Open the deck on the projector, the presenter view on this screen.`,
    `${MARGIN}2  Scan the code with a phone on the same network: does its name show up on the deck?`,
    `${MARGIN}   If not, the network keeps devices apart, or a firewall is up: use a hotspot of your own.`,
    `${MARGIN}3  ${bold('Ctrl-C')} ends it. Started again, the room is as it was.`,
    '',
    '',
  ].join('\n')
}

/** Dark on light on every terminal with colours; without them, for a dark terminal. */
function qrCode(text: string, isColored: boolean): string[] {
  return renderUnicodeCompact(text, { border: 2 }).split('\n').map(line => isColored
    ? `${INDENT}\u001B[38;5;231;48;5;16m${line}${RESET}`
    : `${INDENT}${line}`)
}
