import type { Config } from '../../../room/config.ts'

/**
 * The address at which another device finds this room: one of this machine that others reach, with the settings
 * that this page's own address has.
 */
export function shareAddress(code: string, config: Config, page: URL): string {
  const audience = config.join?.[config.join.preferred] ?? page.origin
  return new URL(`${page.pathname}${page.search}#${code}`, audience).href
}
