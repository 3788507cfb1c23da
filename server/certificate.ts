import { X509Certificate } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join } from 'node:path'
import { createSecureContext } from 'node:tls'
import { LOOPBACK } from './lan.ts'
import { fileProblem, messageOf, UserError } from './user-error.ts'

/** A certificate chain and its private key, both PEM. */
export interface Certificate {
  readonly cert: string
  readonly key: string
}

const DAY_MS = 86_400_000
/** Apple's systems refuse certificates that are valid for longer. @see https://support.apple.com/102028 */
const VALID_MS = 390 * DAY_MS
/** One that ends sooner is made anew: it has to last for the talk and the rehearsals before it. */
const SHORTEST_REST_MS = 7 * DAY_MS

/**
 * The self-signed certificate for these names and addresses, and for localhost. Made once and kept in the data
 * folder; made anew when it does not cover one of them or is about to end.
 */
export async function selfSignedCertificate(folder: string, hosts: readonly string[]): Promise<Certificate> {
  const covered = [
    ...new Set([...hosts, 'localhost', LOOPBACK]),
  ]
  const kept = readKept(folder)
  if (kept && isFit(kept, covered))
    return kept
  const made = await make(covered)
  keep(join(folder, 'key.pem'), made.key)
  keep(join(folder, 'certificate.pem'), made.cert)
  return made
}

/**
 * The speaker's own certificate, from files.
 * @throws {UserError} a file cannot be read, is no certificate or key, they do not belong together, or it has ended
 */
export function readOwnCertificate(certFile: string, keyFile: string): Certificate {
  const own = {
    cert: readPem('--cert', certFile),
    key: readPem('--key', keyFile),
  }
  try {
    createSecureContext(own)
  }
  catch (thrown) {
    throw new UserError(`--cert ${certFile} and --key ${keyFile} cannot be used (${messageOf(thrown)}): give a PEM certificate and its own, unencrypted PEM key.`)
  }
  const { validFrom, validTo, validToDate, validFromDate } = new X509Certificate(own.cert)
  if (validToDate.getTime() < Date.now())
    throw new UserError(`--cert ${certFile} ended on ${validTo}: renew it, or leave --cert and --key out.`)
  if (validFromDate.getTime() > Date.now())
    throw new UserError(`--cert ${certFile} begins only on ${validFrom}: check this computer's clock, or leave --cert and --key out.`)
  return own
}

/** Whether a browser takes the certificate as one for this name or address. */
export function isCovered(cert: string, host: string): boolean {
  const x509 = new X509Certificate(cert)
  return isIP(host)
    ? x509.checkIP(host) !== undefined
    : x509.checkHost(host) !== undefined
}

/** The first full name in a certificate: what the audience's address is, unless the speaker says otherwise. */
export function firstName(cert: string): string | null {
  const names = new X509Certificate(cert).subjectAltName?.split(', ') ?? []
  const name = names.find(entry => /^DNS:[a-z0-9.-]+$/i.test(entry) && entry !== 'DNS:localhost')
  return name?.slice('DNS:'.length) ?? null
}

function readPem(option: string, file: string): string {
  try {
    return readFileSync(file, 'utf8')
  }
  catch (thrown) {
    throw new UserError(`${option} ${file} cannot be read (${fileProblem(thrown)}): give the path of a PEM file.`)
  }
}

function readKept(folder: string): Certificate | null {
  try {
    return {
      cert: readFileSync(join(folder, 'certificate.pem'), 'utf8'),
      key: readFileSync(join(folder, 'key.pem'), 'utf8'),
    }
  }
  catch {
    return null
  }
}

function isFit(certificate: Certificate, hosts: readonly string[]): boolean {
  try {
    createSecureContext(certificate)
    const endMs = new X509Certificate(certificate.cert).validToDate.getTime()
    return endMs - Date.now() > SHORTEST_REST_MS && hosts.every(host => isCovered(certificate.cert, host))
  }
  catch {
    return false
  }
}

async function make(hosts: readonly string[]): Promise<Certificate> {
  // 150 ms to load, and needed once a year.
  const { generate } = await import('selfsigned')
  const { cert, private: key } = await generate([
    { name: 'commonName', value: 'webrtc-talk' },
  ], {
    keyType: 'ec',
    algorithm: 'sha256',
    notAfterDate: new Date(Date.now() + VALID_MS),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: hosts.map(host => isIP(host)
          ? { type: 7 as const, ip: host }
          : { type: 2 as const, value: host }),
      },
    ],
  })
  return { cert, key }
}

/** Written aside and moved, so that it never is there by half; readable by nobody else. */
function keep(file: string, pem: string): void {
  writeFileSync(`${file}.new`, pem, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}
