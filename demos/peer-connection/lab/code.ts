import type { StepKind } from './steps.ts'
import type { EndId } from './types.ts'
import { otherEnd } from './types.ts'

const CODES: Readonly<Record<StepKind, (end: EndId, other: EndId) => string>> = {
  'create': end => `const ${end} = new RTCPeerConnection(configuration)`,
  'tracks': end => `for (const track of tracks) ${end}.addTrack(track, media)`,
  'offer': end => `await ${end}.setLocalDescription()`,
  'answer': end => `await ${end}.setLocalDescription()`,
  'deliver-offer': (_, other) => `send({ description: ${other}.localDescription })`,
  'deliver-answer': (_, other) => `send({ description: ${other}.localDescription })`,
  'take-offer': end => `await ${end}.setRemoteDescription(offer)`,
  'take-answer': end => `await ${end}.setRemoteDescription(answer)`,
  'candidate': end => `await ${end}.addIceCandidate(candidate)`,
  'end-of-candidates': end => `await ${end}.addIceCandidate()`,
}

/** A step as one writes it. */
export function codeOf(kind: StepKind, end: EndId, { iceTransportPolicy }: RTCConfiguration = {}): string {
  const code = CODES[kind](end, otherEnd(end))
  return kind === 'create' && iceTransportPolicy === 'relay'
    ? code.replace('configuration', `{ iceServers, iceTransportPolicy: 'relay' }`)
    : code
}

const SHORT_CODES: Readonly<Record<StepKind, string>> = {
  'create': 'new RTCPeerConnection()',
  'tracks': 'addTrack(track, media)',
  'offer': 'setLocalDescription()',
  'answer': 'setLocalDescription()',
  'deliver-offer': 'send(offer)',
  'deliver-answer': 'send(answer)',
  'take-offer': 'setRemoteDescription(offer)',
  'take-answer': 'setRemoteDescription(answer)',
  'candidate': 'addIceCandidate(candidate)',
  'end-of-candidates': 'addIceCandidate()',
}

/** The call alone, for a place that shows by itself whose it is. */
export function shortCodeOf(kind: StepKind): string {
  return SHORT_CODES[kind]
}
