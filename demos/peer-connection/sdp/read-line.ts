/** Readings of the values that the explanations speak of; whatever is missing is ''. */

/** `audio 9 UDP/TLS/RTP/SAVPF 111 63` */
export function readMedia(value: string): { kind: string, isRefused: boolean } {
  const [kind = '', port = ''] = value.split(' ')
  return { kind, isRefused: port === '0' }
}

/** `111 opus/48000/2` */
export function readRtpmap(value: string): { payloadType: string, codec: string, clockHz: string, channels: string } {
  const [payloadType = '', encoding = ''] = value.split(' ')
  const [codec = '', clockHz = '', channels = ''] = encoding.split('/')
  return {
    payloadType,
    codec,
    clockHz,
    channels,
  }
}

/** `97 apt=96` */
export function readFmtp(value: string): { payloadType: string, parameters: string, retransmits: string } {
  const space = value.indexOf(' ')
  const payloadType = space < 0
    ? value
    : value.slice(0, space)
  const parameters = space < 0
    ? ''
    : value.slice(space + 1)
  return {
    payloadType,
    parameters: parameters.split(';').join(', '),
    retransmits: /^apt=(\d+)/.exec(parameters)?.[1] ?? '',
  }
}

/** `96 nack pli`: what may be reported, as its short name. */
export function readFeedback(value: string): { payloadType: string, feedback: string } {
  const [payloadType = '', ...words] = value.split(' ')
  return {
    payloadType,
    feedback: words.join(' '),
  }
}

/** `3 http://www.ietf.org/id/draft-…#name`, `4 urn:ietf:params:rtp-hdrext:sdes:mid`: the extension's number and its short name. */
export function readExtension(value: string): { number: string, name: string } {
  const [number = '', uri = ''] = value.split(' ')
  const name = uri.split(/[#/:]/).at(-1) ?? ''
  return {
    number: number.split('/')[0] ?? '',
    // Drafts write their name with an author before it and their version's number behind it.
    name: name.replace(/^draft-holmer-rmcat-/, '').replace(/-\d\d$|-rtp-header-extension$/, ''),
  }
}

/** `BUNDLE 0 1 2` */
export function readGroup(value: string): { semantics: string, mids: string } {
  const [semantics = '', ...mids] = value.split(' ')
  return {
    semantics,
    mids: mids.join(', '),
  }
}

/** `1234567 cname:abc`: the number of the stream, and what is said of it. */
export function readSsrc(value: string): { ssrc: string, attribute: string } {
  const [ssrc = '', rest = ''] = value.split(' ')
  return { ssrc, attribute: rest.split(':')[0] ?? '' }
}

/** A number with its thousands apart, as an English or a Chinese text has it; the text itself if it is no number. */
export function grouped(text: string): string {
  return /^\d+$/.test(text)
    ? Number(text).toLocaleString('en')
    : text
}
