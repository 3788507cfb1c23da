/**
 * What the polyfill's ICE agent can use: STUN and TURN over UDP, by name or IPv4 address. It throws at some of the
 * rest, and the room would have no host for the sake of a server that it does not need.
 */
const USABLE = /^(?:stun|turn):[\w.-]+(?::\d+)?(?:\?transport=udp)?$/i

/**
 * ICE servers as the polyfill takes them. It puts username and credential into the URL as they are, where the
 * credentials of TURN REST, with their colons, slashes and equals signs, mean something else.
 */
export function toPolyfillServers(servers: readonly RTCIceServer[]): RTCIceServer[] {
  return servers.flatMap(({ urls, username, credential }) => {
    const usable = [urls].flat().filter(url => USABLE.test(url))
    if (usable.length === 0)
      return []
    return username === undefined || credential === undefined
      ? [
          { urls: usable },
        ]
      : [
          {
            urls: usable,
            username: encodeURIComponent(username),
            credential: encodeURIComponent(credential),
          },
        ]
  })
}
