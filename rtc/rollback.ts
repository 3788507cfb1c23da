import type { SdpSection } from './sdp.ts'
import { parseSdp } from './sdp.ts'

/**
 * Keeps the pictures that an end receives through a rollback of its own offer.
 *
 * A rollback makes Chromium set up its receivers anew, and one whose stream keeps its SSRC is then not connected to
 * its track again: the picture is decoded, and never shown. So the offer that caused the rollback is set with the
 * SSRC of a section taken out if the last that sent there had one. Packets tell by their MID where they belong.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9143#section-15
 */
export class RollbackCare {
  /** By section: whether the other end, when it last sent there, named its SSRC. */
  readonly #named = new Map<string, boolean>()

  /** A description of the other end, as it was set. */
  note(sdp: string): void {
    for (const section of parseSdp(sdp)) {
      if (section.mid !== null && sends(section))
        this.#named.set(section.mid, section.lines.some(isSource))
    }
  }

  /** The offer, as it is to be set where that rolls back an own one. */
  prepare(sdp: string): string {
    const lines = parseSdp(sdp).flatMap(section => this.#named.get(section.mid ?? '') === true
      ? section.lines.filter(line => !isSource(line))
      : section.lines)
    return lines.map(({ text }) => `${text}\r\n`).join('')
  }
}

function isSource({ attribute }: SdpSection['lines'][number]): boolean {
  return attribute === 'ssrc' || attribute === 'ssrc-group'
}

function sends({ lines }: SdpSection): boolean {
  return !lines.some(({ attribute }) => attribute === 'recvonly' || attribute === 'inactive')
}
