/** One line of a session description. */
export interface SdpLine {
  /** As it was sent, without the line break. */
  readonly text: string
  /** The letter before the equals sign; '' for a line that has none. */
  readonly type: string
  /** Of an `a=` line, its name: `rtpmap`, `ice-ufrag`; null for the others. */
  readonly attribute: string | null
  /** What stands behind the attribute's colon, or behind the equals sign. */
  readonly value: string
}

/** The lines about the whole session, or those of one medium. */
export interface SdpSection {
  /** `session`, or the medium of the m= line: `audio`, `video`, `application`. */
  readonly kind: string
  /** Names the m= line in BUNDLE and to addIceCandidate; null for the session's. */
  readonly mid: string | null
  readonly lines: readonly SdpLine[]
}

/** A description with every codec has some hundreds. */
const MAX_LINES = 4_000

/**
 * Takes a session description apart, line by line; whatever it is given, it loses none and never throws.
 * @see https://www.rfc-editor.org/rfc/rfc8866#section-5
 */
export function parseSdp(sdp: string): SdpSection[] {
  const lines = sdp.split(/\r\n|\r|\n/).slice(0, MAX_LINES).filter(text => text !== '').map(readLine)
  const sections: SdpLine[][] = [[]]
  for (const line of lines) {
    if (line.type === 'm')
      sections.push([])
    sections.at(-1)?.push(line)
  }
  return sections.filter(section => section.length > 0).map(toSection)
}

function readLine(text: string): SdpLine {
  const [, type = '', content = ''] = /^([a-z])=(.*)$/.exec(text) ?? []
  if (type !== 'a') {
    return {
      text,
      type,
      attribute: null,
      value: content,
    }
  }
  const colon = content.indexOf(':')
  return {
    text,
    type,
    attribute: colon < 0
      ? content
      : content.slice(0, colon),
    value: colon < 0
      ? ''
      : content.slice(colon + 1),
  }
}

function toSection(lines: readonly SdpLine[]): SdpSection {
  const [first] = lines
  return {
    kind: first?.type === 'm'
      ? first.value.split(' ')[0] ?? ''
      : 'session',
    mid: valueOf(lines, 'mid'),
    lines,
  }
}

function valueOf(lines: readonly SdpLine[], attribute: string): string | null {
  return lines.find(line => line.attribute === attribute)?.value ?? null
}

/** The first value of an attribute in any section; null where there is none. */
export function findAttribute(sdp: string, attribute: string): string | null {
  for (const { lines } of parseSdp(sdp)) {
    const value = valueOf(lines, attribute)
    if (value !== null)
      return value
  }
  return null
}

/** The description without those of its candidates that are not wanted. */
export function keepCandidates(sdp: string, isWanted: (line: string) => boolean): string {
  return sdp.split('\r\n').filter(line => !line.startsWith('a=candidate:') || isWanted(line)).join('\r\n')
}

/** The description with another certificate's fingerprint, as one between the two ends would write it. */
export function forgeFingerprint(sdp: string): string {
  return sdp.replaceAll(/^(a=fingerprint:\S+ )(\w\w)/gm, (_line, start: string, byte: string) => `${start}${byte === '00'
    ? '01'
    : '00'}`)
}
