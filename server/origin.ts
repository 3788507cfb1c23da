import type { IncomingMessage } from 'node:http'

export type Scheme = 'http' | 'https'

const HOST = /^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i
const LOOPBACK_HOST = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i

/** Whether a Host field names a host, and nothing else that could end up in a header or an address. */
export function isSaneHost(host: string | undefined): host is string {
  return host !== undefined && host.length <= 255 && HOST.test(host)
}

/** Whether a Host field names this computer to itself. A page that had its own name rebound to 127.0.0.1 does not pass. */
export function isLoopbackHost(host: string | undefined): host is string {
  return host !== undefined && LOOPBACK_HOST.test(host)
}

/** Whether a request comes from a page of this very listener, or from no page at all. Its Host must have been checked. */
export function isOwnOrigin({ headers }: IncomingMessage, scheme: Scheme): boolean {
  return headers.origin === undefined || headers.origin.toLowerCase() === `${scheme}://${headers.host?.toLowerCase()}`
}

/**
 * Whether a request was made by a page of this very origin, by hand, or by a program: not by another page.
 * @see https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header
 */
export function isSameOriginRequest(request: IncomingMessage, scheme: Scheme): boolean {
  const site = request.headers['sec-fetch-site']
  return (site === undefined || site === 'same-origin' || site === 'none') && isOwnOrigin(request, scheme)
}
