import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const TEXT = /\.(?:html|js|css|json|svg|txt|wasm)$/
/** Below this a compressed copy saves no packet. */
const SMALLEST_BYTES = 1024

/** Puts `.br` and `.gz` beside every text file of a built site that they make smaller. */
export async function compressSite(folder: string): Promise<void> {
  const names = await readdir(folder, { recursive: true, encoding: 'utf8' })
  await Promise.all(names.filter(name => TEXT.test(name)).map(name => compressFile(join(folder, name))))
}

async function compressFile(file: string): Promise<void> {
  const source = await readFile(file)
  if (source.length < SMALLEST_BYTES)
    return
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(source, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: source.length,
      },
    }),
    promisify(gzip)(source, { level: 9 }),
  ])
  for (const [extension, compressed] of [
    ['br', br],
    ['gz', gz],
  ] as const) {
    if (compressed.length < source.length)
      await writeFile(`${file}.${extension}`, compressed)
  }
}
