import type { SdpTexts } from './explain.ts'
import { parseCandidate } from '../../../rtc/candidate.ts'
import { grouped, readExtension, readFeedback, readFmtp, readGroup, readMedia, readRtpmap, readSsrc } from './read-line.ts'

const CODECS: Readonly<Record<string, string>> = {
  'rtx': 'It is no codec: lost packets are sent again under this number.',
  'red': 'It carries earlier sound a second time, against loss.',
  'ulpfec': 'It is no codec: it carries what lost packets can be computed from.',
  'flexfec-03': 'It is no codec: it carries what lost packets can be computed from.',
  'telephone-event': 'It is no sound: it carries the keys of a telephone, DTMF.',
  'CN': 'It describes background noise while nobody speaks.',
  'PCMU': 'Telephony since 1972: every end has it.',
  'PCMA': 'Telephony since 1972: every end has it.',
}

const FEEDBACK: Readonly<Record<string, string>> = {
  'nack': 'which packets are missing, so that they are sent again',
  'nack pli': 'that a picture cannot be decoded, so that a whole one is sent',
  'ccm fir': 'that a whole picture is wanted, by one who comes late',
  'goog-remb': 'how much the receiver thinks the path carries (an older way)',
  'transport-cc': 'when each packet arrived, from which the sender computes what the path carries',
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'ssrc-audio-level': 'how loud this packet is, readable without decoding it',
  'abs-send-time': 'when it was sent',
  'transport-wide-cc-extensions': 'its number on the whole transport, for congestion control',
  'mid': 'which m= section it belongs to',
  'rtp-stream-id': 'which simulcast layer it belongs to',
  'repaired-rtp-stream-id': 'which simulcast layer it repairs',
  'toffset': 'how long it waited between being made and being sent',
  'video-orientation': 'which way up the camera was held',
  'playout-delay': 'how long the receiver may wait before it shows it',
  'video-content-type': 'whether it is a camera or a screen',
  'video-timing': 'how long each stage at the sender took',
  'color-space': 'how its colours are to be read',
  'abs-capture-time': 'when it was captured',
  'dependency-descriptor': 'which frames it depends on',
  'generic-frame-descriptor': 'which frames it depends on',
  'video-layers-allocation00': 'which layers are being sent',
}

const KINDS: Readonly<Record<string, string>> = {
  audio: 'Sound begins here: encrypted RTP (SRTP), keyed by DTLS. The numbers are payload types, the favourite first.',
  video: 'Video begins here: encrypted RTP (SRTP), keyed by DTLS. The numbers are payload types, the favourite first.',
  application: 'Data channels begin here: SCTP inside DTLS. All channels share this one section.',
}

const SETUP: Readonly<Record<string, string>> = {
  actpass: 'This end may begin the DTLS handshake or wait for it: the answer chooses.',
  active: 'This end begins the DTLS handshake, as its client.',
  passive: 'This end waits for the DTLS handshake, as its server.',
}

/** What the lines of a session description say, in English. */
export const sdpTexts: SdpTexts = {
  unknown: 'A line that this page has no words for. An end ignores what it does not know.',
  lines: {
    'v': 'Version of SDP. There is only 0.',
    'o': (value) => {
      const [, session = '', version = ''] = value.split(' ')
      return `Who wrote this: session ${session}, version ${version}. Every new description of this end counts the version up. The address is a placeholder.`
    },
    's': 'Name of the session. Browsers have none to give and write a dash.',
    'c': 'Where media would be sent without ICE. The candidates decide instead.',
    'b': 'The most that this end wants to receive.',
    't': 'Begin and end of the session. Two zeros: now, and open-ended.',
    'm': (value) => {
      const { kind, isRefused } = readMedia(value)
      const text = KINDS[kind] ?? 'A medium begins here.'
      return isRefused
        ? `${text} Port 0: this section is refused, or stopped.`
        : `${text} Port 9 is a placeholder: ICE finds the real one.`
    },
    'group': (value) => {
      const { mids } = readGroup(value)
      return `The sections ${mids} share one transport: one port, one set of candidates, one DTLS handshake.`
    },
    'bundle-only': 'This section exists only inside the bundle; it has no transport of its own.',
    'extmap-allow-mixed': 'Short and long RTP header extensions may be mixed.',
    'msid-semantic': 'Left over from a draft: the stream names below are MediaStreams.',
    'mid': value => `Name of this section: ${value}. Candidates and the bundle refer to it.`,
    'msid': 'The MediaStream and the track that are sent here. The other end’s ontrack gets a stream of the same name.',
    'ice-ufrag': 'User name of this end in ICE’s checks. A new one means: ICE restarts.',
    'ice-pwd': 'Password that goes with it. Every check carries a proof of it, so nobody else can answer.',
    'ice-options': value => value.includes('trickle')
      ? 'Trickle ICE: candidates follow later, one by one, as they are found.'
      : 'Options of ICE that this end knows.',
    'ice-lite': 'This end is a server with a public address: it answers checks and makes none.',
    'candidate': (value) => {
      const candidate = parseCandidate(`candidate:${value}`)
      return candidate
        ? `A way to this end: ${candidate.type}, over ${candidate.protocol.toUpperCase()}, port ${candidate.port}, priority ${grouped(String(candidate.priority))}.`
        : 'A way to this end.'
    },
    'remote-candidates': 'The candidates of the other end that are in use.',
    'end-of-candidates': 'No more candidates will come.',
    'fingerprint': 'Hash of this end’s certificate. The DTLS handshake must show that very certificate, or it fails: all trust hangs on this line, so signaling has to be protected.',
    'setup': value => SETUP[value] ?? 'Who begins the DTLS handshake.',
    'tls-id': 'Name of this DTLS association. A new one means: a new handshake.',
    'identity': 'A third party’s word for who this end is.',
    'crypto': 'A media key in plain text (SDES). WebRTC forbids it and uses DTLS.',
    'sendrecv': 'Both send and receive here.',
    'sendonly': 'The writer of this description only sends here.',
    'recvonly': 'The writer of this description only receives here.',
    'inactive': 'Nothing is sent here now. The section stays for later.',
    'rtcp': 'Where reports would go without rtcp-mux. A placeholder.',
    'rtcp-mux': 'Media (RTP) and reports on it (RTCP) share one port.',
    'rtcp-mux-only': 'Media and reports share one port, and nothing else will do.',
    'rtcp-rsize': 'Reports may be short: only what is urgent.',
    'rtcp-xr': 'Reports may have more in them: with this, one who only receives measures the round trip, too.',
    'rtcp-fb': (value) => {
      const { payloadType, feedback } = readFeedback(value)
      return `For payload type ${payloadType} the receiver reports ${FEEDBACK[feedback] ?? feedback}.`
    },
    'rtpmap': (value) => {
      const { payloadType, codec, clockHz, channels } = readRtpmap(value)
      const sound = channels
        ? `, ${channels} channels`
        : ''
      return [`Payload type ${payloadType} is ${codec}, with a clock of ${grouped(clockHz)} Hz${sound}.`, CODECS[codec]].filter(Boolean).join(' ')
    },
    'fmtp': (value) => {
      const { payloadType, parameters, retransmits } = readFmtp(value)
      return retransmits
        ? `Payload type ${payloadType} sends lost packets of payload type ${retransmits} again.`
        : `Parameters of payload type ${payloadType}: ${parameters}.`
    },
    'ptime': value => `${value} ms of sound in a packet.`,
    'maxptime': value => `At most ${value} ms of sound in a packet.`,
    'extmap': (value) => {
      const { number, name } = readExtension(value)
      return `RTP header extension ${number}, ${name}: each packet says ${EXTENSIONS[name] ?? 'something more about itself'}.`
    },
    'ssrc': (value) => {
      const { ssrc, attribute } = readSsrc(value)
      return attribute === 'cname'
        ? `Stream ${ssrc}: this number is in each of its packets. Streams of the same cname share a clock, so that lips and voice agree.`
        : `Stream ${ssrc}: this number is in each of its packets.`
    },
    'ssrc-group': value => value.startsWith('FID')
      ? 'The second stream sends lost packets of the first again.'
      : 'Streams that belong together.',
    'rid': 'One layer of simulcast: the same picture in another size.',
    'simulcast': 'The picture is sent in several sizes at once; a server forwards to each receiver the one that fits.',
    'sctp-port': 'Port of SCTP, inside DTLS. It has nothing to do with the network’s ports.',
    'max-message-size': value => `The largest message that this end takes: ${grouped(value)} bytes.`,
  },
}
