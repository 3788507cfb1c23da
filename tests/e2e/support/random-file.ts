import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'

const PIECE_BYTES = 1024 * 1024

/** A file of bytes that nobody can guess, or compress, and its SHA-256. */
export interface RandomFile {
  readonly path: string
  readonly sizeBytes: number
  readonly sha256: string
}

/** Writes one; it is never whole in memory. */
export async function makeRandomFile(path: string, sizeBytes: number): Promise<RandomFile> {
  await mkdir(dirname(path), { recursive: true })
  const hash = createHash('sha256')
  await using file = await open(path, 'w')
  for (let written = 0; written < sizeBytes;) {
    const piece = randomBytes(Math.min(PIECE_BYTES, sizeBytes - written))
    hash.update(piece)
    await file.write(piece)
    written += piece.byteLength
  }
  return {
    path,
    sizeBytes,
    sha256: hash.digest('hex'),
  }
}

/** Long enough that it is still on its way when a test is done with it, and takes no room on the disk. */
const ENDLESS_BYTES = 2 ** 30

/** Makes one, of zeros, and gives its path. */
export async function makeEndlessFile(path: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true })
  await using file = await open(path, 'w')
  await file.truncate(ENDLESS_BYTES)
  return path
}

/** SHA-256 of a file, in hexadecimal digits. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path))
    hash.update(piece as Uint8Array)
  return hash.digest('hex')
}
