import type { ServerResponse } from 'node:http'
import type { Scheme } from './origin.ts'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface PageOrigin {
  readonly scheme: Scheme
  /** The request's Host field, checked: signaling's WebSocket is on it. */
  readonly host: string
  /** The request's target, its query included. */
  readonly target: string
  readonly scriptHashes: readonly string[]
}

const PERMISSIONS = [
  ...[
    'camera',
    'microphone',
    'display-capture',
    'screen-wake-lock',
    'autoplay',
    'fullscreen',
    'picture-in-picture',
  ].map(feature => `${feature}=(self)`),
  ...[
    'geolocation',
    'payment',
    'usb',
    'midi',
  ].map(feature => `${feature}=()`),
].join(', ')

/** What reads and writes files hashes them in WebAssembly. A worker has the policy of its own script, and no page has this one. */
const HASHING_WORKER = /^[^?]*\/(?:read|write)-worker-[^/?]+\.js(?:\?|$)/

const INLINE_SCRIPT = /<script(?:\s(?![^>]*\bsrc=)[^>]*)?>([\s\S]*?)<\/script>/gi

/** CSP source expressions for the inline scripts of every page in `folder`. @see https://www.w3.org/TR/CSP3/#external-hash */
export function inlineScriptHashes(folder: string): string[] {
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.html'))
  const hashes = pages.flatMap(page =>
    [
      ...readFileSync(join(folder, page), 'utf8').matchAll(INLINE_SCRIPT),
    ].map(([, script = '']) =>
      `'sha256-${createHash('sha256').update(script).digest('base64')}'`))
  return [
    ...new Set(hashes),
  ]
}

/**
 * Sets what every answer carries: the pages may load nothing from anyone else, and nobody else may use them.
 */
export function setSecurityHeaders(response: ServerResponse, { scheme, host, target, scriptHashes }: PageOrigin): void {
  const webSocketScheme = scheme === 'https'
    ? 'wss'
    : 'ws'
  const scripts = HASHING_WORKER.test(target)
    ? ['\'wasm-unsafe-eval\'']
    : scriptHashes
  response.setHeader('Content-Security-Policy', [
    'default-src \'self\'',
    ['script-src \'self\'', ...scripts].join(' '),
    // Slidev and Vue's transitions set styles on elements.
    'style-src \'self\' \'unsafe-inline\'',
    `connect-src 'self' ${webSocketScheme}://${host}`,
    'img-src \'self\' data: blob:',
    'font-src \'self\' data:',
    'media-src \'self\' blob:',
    'worker-src \'self\' blob:',
    'object-src \'none\'',
    'base-uri \'none\'',
    'form-action \'self\'',
    'frame-ancestors \'self\'',
  ].join('; '))
  response.setHeader('Permissions-Policy', PERMISSIONS)
  response.setHeader('Referrer-Policy', 'no-referrer')
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
  // On plain HTTP browsers ignore it, and complain in the console; localhost counts as secure.
  if (scheme === 'https' || /^(?:localhost|127\.)/.test(host))
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
}
