/** All that the audience may have, file by file: their page, the demos, and what these load. */
const FILES = [
  /^\/join\/(?:index\.html)?$/,
  /^\/demos\/(?:[a-z0-9-]+\/)?(?:index\.html)?$/,
  /^\/a\/[\w-]+(?:\.[\w-]+)*\.(?:js|css|woff2|svg|png|webp|avif|jpg|json|wasm|mp3|mp4|webm)$/,
  /^\/fonts\/[\w-]+\.woff2$/,
  /^\/stills\/[a-z0-9-]+\.(?:en|zh-CN)(?:\.dark)?\.webp$/,
]
const FOLDERS = /^\/(?:join|demos|demos\/[a-z0-9-]+)$/

export type AudiencePath
  = | { readonly kind: 'file', readonly path: string }
    | { readonly kind: 'config' }
  /** A folder without the slash at its end. */
    | { readonly kind: 'redirect', readonly location: string }
    | { readonly kind: 'missing' }

/**
 * What a request's target is to the audience. An allowlist over the target as it was sent: nothing of theirs needs
 * an escape, a dot segment or a double slash, so none is understood.
 */
export function audiencePath(target: string): AudiencePath {
  const [path = ''] = target.split('?', 1)
  if (path === '/config.json')
    return { kind: 'config' }
  if (FOLDERS.test(path))
    return { kind: 'redirect', location: `${path}/` }
  return FILES.some(file => file.test(path))
    ? { kind: 'file', path }
    : { kind: 'missing' }
}
