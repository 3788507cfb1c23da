import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generate } from 'selfsigned'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { firstName, isCovered, readOwnCertificate, selfSignedCertificate } from '../../server/certificate.ts'

const DAY_MS = 86_400_000
let folder = ''

beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'wt-certificate-'))))
afterEach(() => rmSync(folder, { recursive: true }))

async function writeOwn({ name, from = Date.now() - DAY_MS, to = Date.now() + DAY_MS }: { name: string, from?: number, to?: number }): Promise<[string, string]> {
  const { cert, private: key } = await generate([
    { name: 'commonName', value: name },
  ], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(from),
    notAfterDate: new Date(to),
    extensions: [
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: name },
        ],
      },
    ],
  })
  const files: [string, string] = [
    join(folder, `${name}.pem`),
    join(folder, `${name}.key`),
  ]
  writeFileSync(files[0], cert)
  writeFileSync(files[1], key)
  return files
}

describe('the self-signed certificate', () => {
  it('covers the addresses it was asked for, localhost, and nothing else', async () => {
    const { cert } = await selfSignedCertificate(folder, ['192.168.1.20', 'talk.local'])
    expect([
      '192.168.1.20',
      'talk.local',
      'localhost',
      '127.0.0.1',
    ].every(host => isCovered(cert, host))).toBe(true)
    expect(isCovered(cert, '192.168.1.21')).toBe(false)
  })

  it('is valid for no longer than Apple accepts', async () => {
    const { validFromDate, validToDate } = new X509Certificate((await selfSignedCertificate(folder, [])).cert)
    expect(validToDate.getTime() - validFromDate.getTime()).toBeLessThan(398 * DAY_MS)
  })

  it('is made once, and its key is for the owner alone', async () => {
    const first = await selfSignedCertificate(folder, ['192.168.1.20'])
    expect(await selfSignedCertificate(folder, ['192.168.1.20'])).toEqual(first)
    expect(statSync(join(folder, 'key.pem')).mode & 0o777).toBe(0o600)
  })

  it('is made anew for a new address', async () => {
    const first = await selfSignedCertificate(folder, ['192.168.1.20'])
    const second = await selfSignedCertificate(folder, ['10.0.0.5'])
    expect(second.cert).not.toBe(first.cert)
    expect(isCovered(second.cert, '10.0.0.5')).toBe(true)
  })

  it('is made anew shortly before it ends, and when its files are damaged', async () => {
    const [cert, key] = await writeOwn({ name: 'localhost' })
    writeFileSync(join(folder, 'certificate.pem'), readFileSync(cert))
    writeFileSync(join(folder, 'key.pem'), readFileSync(key))
    const renewed = await selfSignedCertificate(folder, [])
    expect(renewed.cert).not.toBe(readFileSync(cert, 'utf8'))
    writeFileSync(join(folder, 'key.pem'), 'damaged')
    expect((await selfSignedCertificate(folder, [])).key).toContain('PRIVATE KEY')
  })
})

describe('the speaker\'s own certificate', () => {
  it('is taken, with the name it is for', async () => {
    const own = readOwnCertificate(...await writeOwn({ name: 'talk.example' }))
    expect(firstName(own.cert)).toBe('talk.example')
  })

  it('is refused in one line when a file is missing, damaged, of another pair, or out of its time', async () => {
    const [cert, key] = await writeOwn({ name: 'a.example' })
    const [, otherKey] = await writeOwn({ name: 'b.example' })
    const ended = await writeOwn({ name: 'c.example', from: Date.now() - 2 * DAY_MS, to: Date.now() - DAY_MS })
    const early = await writeOwn({ name: 'd.example', from: Date.now() + DAY_MS, to: Date.now() + 2 * DAY_MS })
    const damaged = join(folder, 'damaged')
    writeFileSync(damaged, 'nothing')
    expect(() => readOwnCertificate(join(folder, 'missing'), key)).toThrow(/^--cert .*missing cannot be read .*: give the path.*$/)
    expect(() => readOwnCertificate(damaged, key)).toThrow(/cannot be used .*: give a PEM certificate/)
    expect(() => readOwnCertificate(cert, otherKey)).toThrow(/cannot be used .*its own/)
    expect(() => readOwnCertificate(...ended)).toThrow(/ended on .*: renew it/)
    expect(() => readOwnCertificate(...early)).toThrow(/begins only on .*clock/)
  })
})
