import type { ComputedRef } from 'vue'
import { computed } from 'vue'
import { demoPath, siteBase } from '../../composables/deckPlace.ts'
import { useDeckRoom } from '../../composables/deckRoom.ts'
import { useSlide } from '../../composables/useSlide.ts'

export interface UseDemoAddressReturn {
  /** Where everybody can run the demo; `null` when this page knows only an address that is this machine's own. */
  readonly address: ComputedRef<string | null>
  /** The address as it is read, host and path: it is broken between them or not at all. */
  readonly shownAddress: ComputedRef<readonly string[]>
}

/**
 * The address of a demo's own page, for the audience: on a slide, on paper, and on another page of the site.
 * @param id the demo's folder; without it, the address is that of the page that lists them all
 */
export function useDemoAddress(id?: string): UseDemoAddressReturn {
  const { where } = useSlide()
  const isPrinted = where.value === 'print'
  const deck = isPrinted
    ? null
    : useDeckRoom()
  /** A printed slide asks nothing of the network: the export says where the site is. */
  const printedSite = isPrinted
    ? new URLSearchParams(location.search).get('site')
    : null

  const address = computed(() => {
    const known = deck?.place.value?.demoUrl(id)
    if (known)
      return known
    if (printedSite !== null && URL.canParse(printedSite))
      return new URL(demoPath(id), printedSite).href
    const own = new URL(demoPath(id), siteBase())
    return /^(?:localhost|127\.|\[::1\])/.test(own.hostname)
      ? null
      : own.href
  })
  const shownAddress = computed(() => address.value?.replace(/^https?:\/\//, '').replace(/\?.*$/, '').split(/(?<=^[^/]*)(?=\/)/)
    ?? [`/${demoPath(id)}`])
  return { address, shownAddress }
}
