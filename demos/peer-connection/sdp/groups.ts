import type { SdpLine } from '../../../rtc/sdp.ts'

/** What the lines of a section are about, in the order in which they are shown. */
export const GROUPS = [
  'medium',
  'transport',
  'security',
  'candidates',
  'codecs',
  'extensions',
  'streams',
] as const
export type LineGroup = typeof GROUPS[number]

const ATTRIBUTES: Readonly<Record<string, LineGroup>> = {
  'ice-ufrag': 'transport',
  'ice-pwd': 'transport',
  'ice-options': 'transport',
  'ice-lite': 'transport',
  'group': 'transport',
  'bundle-only': 'transport',
  'rtcp': 'transport',
  'rtcp-mux': 'transport',
  'rtcp-mux-only': 'transport',
  'rtcp-rsize': 'transport',
  'rtcp-xr': 'transport',
  'fingerprint': 'security',
  'setup': 'security',
  'tls-id': 'security',
  'identity': 'security',
  'crypto': 'security',
  'candidate': 'candidates',
  'remote-candidates': 'candidates',
  'end-of-candidates': 'candidates',
  'rtpmap': 'codecs',
  'rtcp-fb': 'codecs',
  'fmtp': 'codecs',
  'ptime': 'codecs',
  'maxptime': 'codecs',
  'extmap': 'extensions',
  'extmap-allow-mixed': 'extensions',
  'ssrc': 'streams',
  'ssrc-group': 'streams',
  'rid': 'streams',
  'simulcast': 'streams',
}

/** What a line is about; a connection line belongs to the transport, everything unknown to the medium itself. */
export function groupOf({ type, attribute }: SdpLine): LineGroup {
  if (type === 'c' || type === 'b')
    return 'transport'
  return attribute !== null && Object.hasOwn(ATTRIBUTES, attribute)
    ? ATTRIBUTES[attribute] ?? 'medium'
    : 'medium'
}
