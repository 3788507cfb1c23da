import { deviceToken, identityFragment } from '../composables/identity.ts'

/** This page at its HTTPS address, as the same device; the identity travels in the fragment, which no server sees. */
export function secureAddress(httpsOrigin: string, code: string): string {
  return `${httpsOrigin}${location.pathname}${location.search}${identityFragment(code, deviceToken())}`
}
