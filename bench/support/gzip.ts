import type { Request } from '@playwright/test'
import { gzipSync } from 'node:zlib'

/** Size of what a request brought, in bytes after gzip (level 9), whatever encoding it came in; 0 without an answer. */
export async function gzipSize(request: Request): Promise<number> {
  const response = await request.response()
  return response
    ? gzipSync(await response.body(), { level: 9 }).length
    : 0
}
