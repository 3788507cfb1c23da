/**
 * What a forwarding server does in the descriptions of simulcast, between two ends in one page.
 *
 * A browser that is offered the layers of a picture in one media section takes one of them, since it cannot show
 * three pictures in one place. A server takes them all, and gives each receiver a section for what it forwards. Here
 * the sender's section becomes one section a layer; packets find theirs because the header extension in which the
 * sender writes a packet's layer is the one in which the receiver reads a packet's section.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8853
 */
const MID = 'urn:ietf:params:rtp-hdrext:sdes:mid'
const RID = 'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id'
const REPAIRED_RID = 'urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id'

/** Lines of the sender's section that make no sense to a receiver of single layers. */
const SENDERS_OWN = /^a=(?:rid|simulcast|msid|ssrc|ssrc-group|mid):/

interface Parts { readonly head: string, readonly sections: readonly string[][] }

/** The sender's offer, of one section with layers, as the receiver gets it: a section for each layer, named after it. */
export function offerForReceiver(sdp: string, layers: readonly string[]): string {
  const { head, sections: [section = []] } = split(sdp)
  const lines = section
    .filter(line => !SENDERS_OWN.test(line) && !isExtension(line, MID) && !isExtension(line, REPAIRED_RID))
    .map(line => isExtension(line, RID)
      ? line.replace(RID, MID)
      : line)
  return join(head, layers.map(layer => [...lines, `a=mid:${layer}`, `a=msid:${layer} ${layer}`]), layers)
}

/** The receiver's answer, of a section for each layer, as the sender gets it: one section that takes all layers. */
export function answerForSender(sdp: string, offer: string, layers: readonly string[]): string {
  const { head, sections: [section = []] } = split(sdp)
  const { sections: [offered = []] } = split(offer)
  const mid = offered.find(line => line.startsWith('a=mid:')) ?? 'a=mid:0'
  const lines = section.filter(line => !SENDERS_OWN.test(line) && !isExtension(line, MID))
  const extensions = offered.filter(line => isExtension(line, MID) || isExtension(line, RID))
  return join(head, [
    [
      ...lines,
      mid,
      ...extensions,
      ...layers.map(layer => `a=rid:${layer} recv`),
      `a=simulcast:recv ${layers.join(';')}`,
    ],
  ], [
    mid.slice('a=mid:'.length),
  ])
}

function isExtension(line: string, uri: string): boolean {
  return line.startsWith('a=extmap:') && line.split(' ')[1] === uri
}

function split(sdp: string): Parts {
  const [head = '', ...sections] = sdp.split(/^(?=m=)/m)
  return {
    head,
    sections: sections.map(section => section.trimEnd().split('\r\n')),
  }
}

function join(head: string, sections: readonly string[][], mids: readonly string[]): string {
  const bundled = head.replace(/^a=group:BUNDLE .*$/m, `a=group:BUNDLE ${mids.join(' ')}`)
  return bundled + sections.map(lines => `${lines.join('\r\n')}\r\n`).join('')
}
