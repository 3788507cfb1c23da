import type { Config } from '../room/config.ts'
import type { Scheme } from './origin.ts'
import type { Handler } from './site.ts'
import { audiencePath } from './audience-path.ts'
import { setSecurityHeaders } from './headers.ts'
import { isSaneHost } from './origin.ts'
import { sendJson, sendStatus } from './site.ts'

export interface AudienceOptions {
  readonly scheme: Scheme
  /** Serves the files of the built site. */
  readonly site: Handler
  readonly config: () => Promise<Config>
  readonly scriptHashes: readonly string[]
}

/** The audience's 404, with the way to where they want to be. */
export const sendAudienceMissing: Handler = (request, response) =>
  sendStatus(request, response, 404, 'There is nothing here.', { href: '/join/', text: 'Join the room' })

/** Answers the audience: the join page and the demos, and 404 for everything else there is. */
export function createAudienceHandler({ scheme, site, config, scriptHashes }: AudienceOptions): Handler {
  return (request, response) => {
    const { headers: { host }, url: target = '' } = request
    if (!isSaneHost(host))
      return sendStatus(request, response, 400, 'Bad request')
    setSecurityHeaders(response, { scheme, host, target, scriptHashes })
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD')
      return sendStatus(request, response, 405, 'Method not allowed')
    }
    const wanted = audiencePath(target)
    switch (wanted.kind) {
      case 'file':
        request.url = wanted.path
        return site(request, response)
      case 'config':
        return void config().then(value => sendJson(response, value))
      case 'redirect':
        response.statusCode = 308
        response.setHeader('Location', wanted.location)
        return void response.end()
      case 'missing':
        return sendAudienceMissing(request, response)
    }
  }
}
