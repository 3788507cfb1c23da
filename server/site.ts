import type { IncomingMessage, ServerResponse } from 'node:http'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import sirv from 'sirv'

export type Handler = (request: IncomingMessage, response: ServerResponse) => void

export interface SiteOptions {
  /** Whether an unknown path without an extension is a slide's. */
  readonly isDeck: boolean
  readonly onMissing: Handler
}

const IMMUTABLE = 'public, max-age=31536000, immutable'
const DAY = 'public, max-age=86400'

/** The build's file names that contain a hash of what is in them. */
const HASHED = /^\/(?:a|assets)\/.+-[\w-]{8}\.\w+$/
const FONT = /^\/fonts\//

/** The deck in Chinese: a deck of its own in a folder of the site. */
const CHINESE_FOLDER = 'zh-CN/'

/** Serves the built site from `folder`, compressed where the build left a compressed copy. */
export function createSite(folder: string, options: SiteOptions): Handler {
  const serve = serveFolder(folder, options)
  if (!options.isDeck || !existsSync(join(folder, CHINESE_FOLDER)))
    return serve
  // A deck of its own below the first: its slides' paths are answered with its own page.
  const serveChinese = serveFolder(join(folder, CHINESE_FOLDER), options)
  return (request, response) => {
    if (!request.url?.startsWith(`/${CHINESE_FOLDER}`))
      return serve(request, response)
    request.url = request.url.slice(CHINESE_FOLDER.length)
    return serveChinese(request, response)
  }
}

function serveFolder(folder: string, { isDeck, onMissing }: SiteOptions): Handler {
  const serve = sirv(folder, {
    etag: true,
    brotli: true,
    gzip: true,
    single: isDeck,
    onNoMatch: onMissing,
    setHeaders: (response, path) => response.setHeader('Cache-Control', cacheControl(path)),
  })
  return (request, response) => serve(request, response)
}

/** For how long a browser may keep a file without asking. */
export function cacheControl(path: string): string {
  if (HASHED.test(path))
    return IMMUTABLE
  return FONT.test(path)
    ? DAY
    : 'no-cache'
}

/** Answers with JSON that no cache keeps. */
export function sendJson(response: ServerResponse, value: unknown): void {
  response.setHeader('Content-Type', 'application/json')
  response.setHeader('Cache-Control', 'no-store')
  response.end(JSON.stringify(value))
}

/** Answers with a small page, or, to whoever wants no page, a line of text. */
export function sendStatus(request: IncomingMessage, response: ServerResponse, status: number, text: string, link?: { href: string, text: string }): void {
  response.statusCode = status
  response.setHeader('Cache-Control', 'no-store')
  if (!request.headers.accept?.includes('text/html')) {
    response.setHeader('Content-Type', 'text/plain; charset=utf-8')
    return void response.end(`${text}\n`)
  }
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  response.end(`<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${text}</title>
<style>:root{color-scheme:light dark}body{font:1.125rem/1.5 system-ui,sans-serif;display:grid;place-content:center;min-height:90vh;margin:0;padding:1rem;text-align:center}</style>
<p>${text}</p>${link
  ? `<p><a href="${link.href}">${link.text}</a></p>`
  : ''}`)
}
