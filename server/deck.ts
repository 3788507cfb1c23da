import type { Config } from '../room/config.ts'
import type { Handler } from './site.ts'
import { setSecurityHeaders } from './headers.ts'
import { isLoopbackHost, isSameOriginRequest } from './origin.ts'
import { sendJson, sendStatus } from './site.ts'

export interface DeckOptions {
  /** Serves the files of the built site, and the deck for every slide's path. */
  readonly site: Handler
  readonly config: () => Promise<Config>
  readonly hostKey: string
  readonly scriptHashes: readonly string[]
}

const FOLDERS = /^\/(?:join|zh-CN|demos\/[a-z0-9-]+)$/

/** Answers the speaker's own computer, all of it: the deck, the presenter view, and the host key. */
export function createDeckHandler({ site, config, hostKey, scriptHashes }: DeckOptions): Handler {
  return (request, response) => {
    const { headers: { host }, url: target = '' } = request
    if (!isLoopbackHost(host))
      return sendStatus(request, response, 421, 'The deck answers as localhost only.')
    setSecurityHeaders(response, {
      scheme: 'http',
      host,
      target,
      scriptHashes,
    })
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD')
      return sendStatus(request, response, 405, 'Method not allowed')
    }
    const [path = ''] = target.split('?', 1)
    if (path === '/config.json')
      return void config().then(value => sendJson(response, value))
    if (path === '/host-key.json') {
      return isSameOriginRequest(request, 'http')
        ? sendJson(response, { hostKey })
        : sendStatus(request, response, 403, 'The host key is for the deck alone.')
    }
    if (FOLDERS.test(path)) {
      response.statusCode = 308
      response.setHeader('Location', `${path}/`)
      return void response.end()
    }
    return site(request, response)
  }
}
