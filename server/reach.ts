import type { Certificate } from './certificate.ts'
import type { Options } from './options.ts'
import { firstName, isCovered, readOwnCertificate, selfSignedCertificate } from './certificate.ts'
import { chooseLanAddress, lanAddresses } from './lan.ts'

/** By which name the audience reach this computer, and the certificate for it. */
export interface Reach {
  readonly host: string
  readonly certificate: Certificate
  /** What the speaker should know about it, one line each. */
  readonly notices: readonly string[]
}

/**
 * Chooses the name or address that goes into the QR code, and reads or makes the certificate.
 * @throws {UserError} the speaker's own certificate cannot be used
 */
export async function findReach({ host, cert, key, data }: Pick<Options, 'host' | 'cert' | 'key' | 'data'>): Promise<Reach> {
  const addresses = lanAddresses()
  const fallback = chooseLanAddress(addresses)
  if (cert !== null && key !== null)
    return ownReach(readOwnCertificate(cert, key), host, fallback)
  const chosen = host ?? fallback
  return {
    host: chosen,
    certificate: await selfSignedCertificate(data, [
      ...addresses,
      bare(chosen),
    ]),
    notices: host === null && addresses.length === 0
      ? ['This computer is on no network: only its own browser can join. Connect to the room\'s Wi-Fi, or open a hotspot, and start again.']
      : [],
  }
}

function ownReach(certificate: Certificate, asked: string | null, fallback: string): Reach {
  const host = asked ?? firstName(certificate.cert) ?? fallback
  return {
    host,
    certificate,
    notices: isCovered(certificate.cert, bare(host))
      ? []
      : [`The certificate is not for ${host}: browsers will warn. Choose a name that it covers with --host NAME.`],
  }
}

/** An IPv6 address without the brackets that it has in an address of a page. */
function bare(host: string): string {
  return host.replace(/^\[|\]$/g, '')
}
