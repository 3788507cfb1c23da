import type { SdpLine } from '../../../rtc/sdp.ts'

/** What a line says; a function where the line's own value is part of it. */
export type LineText = string | ((value: string) => string)

/** The explanations of one language, by the line's letter or its attribute. */
export interface SdpTexts {
  readonly lines: Readonly<Record<LineKey, LineText>>
  /** Of a line that is not in the table. */
  readonly unknown: string
}

export interface Explanation {
  readonly text: string
  /** The RFC that defines the line, where there is one. */
  readonly source: SdpSource | null
}

export interface SdpSource {
  readonly name: string
  readonly url: string
}

/** Where each line is defined: the RFC, and its section where it has one of its own. */
const SOURCES = {
  'v': '8866#section-5.1',
  'o': '8866#section-5.2',
  's': '8866#section-5.3',
  'c': '8866#section-5.7',
  'b': '8866#section-5.8',
  't': '8866#section-5.9',
  'm': '8866#section-5.14',
  'group': '9143',
  'bundle-only': '9143',
  'extmap-allow-mixed': '8285#section-6',
  'msid-semantic': '8830',
  'mid': '5888#section-4',
  'msid': '8830#section-2',
  'ice-ufrag': '8839#section-5.4',
  'ice-pwd': '8839#section-5.4',
  'ice-options': '8839#section-5.6',
  'ice-lite': '8839#section-5.3',
  'candidate': '8839#section-5.1',
  'remote-candidates': '8839#section-5.2',
  'end-of-candidates': '8840',
  'fingerprint': '8122#section-5',
  'setup': '8842#section-5',
  'tls-id': '8842#section-4',
  'identity': '8827#section-5',
  'crypto': '4568',
  'sendrecv': '8866#section-6.7',
  'sendonly': '8866#section-6.7',
  'recvonly': '8866#section-6.7',
  'inactive': '8866#section-6.7',
  'rtcp': '3605#section-2.1',
  'rtcp-mux': '5761#section-5.1',
  'rtcp-mux-only': '8858',
  'rtcp-rsize': '5506#section-5',
  'rtcp-xr': '3611#section-5.1',
  'rtcp-fb': '4585#section-4.2',
  'rtpmap': '8866#section-6.6',
  'fmtp': '8866#section-6.15',
  'ptime': '8866#section-6.4',
  'maxptime': '8866#section-6.5',
  'extmap': '8285#section-5',
  'ssrc': '5576#section-4.1',
  'ssrc-group': '5576#section-4.2',
  'rid': '8851',
  'simulcast': '8853',
  'sctp-port': '8841#section-5',
  'max-message-size': '8841#section-6',
} as const satisfies Record<string, string>

export type LineKey = keyof typeof SOURCES

/** The lines that have an explanation. */
export const LINE_KEYS = Object.keys(SOURCES) as LineKey[]

/** The line's key in the tables; null for one that nobody here knows. */
export function keyOf({ type, attribute }: SdpLine): LineKey | null {
  const key = attribute ?? type
  return Object.hasOwn(SOURCES, key)
    ? key as LineKey
    : null
}

/** What a line says, in the language of the texts, and where that is written. */
export function explain(line: SdpLine, texts: SdpTexts): Explanation {
  const key = keyOf(line)
  if (!key)
    return { text: texts.unknown, source: null }
  const text = texts.lines[key]
  return {
    text: typeof text === 'function'
      ? text(line.value)
      : text,
    source: sourceOf(key),
  }
}

function sourceOf(key: LineKey): SdpSource {
  const [number = '', section] = SOURCES[key].split('#section-')
  return {
    name: section
      ? `RFC ${number}, ${section}`
      : `RFC ${number}`,
    url: `https://www.rfc-editor.org/rfc/rfc${SOURCES[key]}`,
  }
}
