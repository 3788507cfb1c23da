import type { Page } from '@playwright/test'
import { PHONE_HOST } from './support/browser.ts'

declare global {
  interface Window {
    /** Milliseconds from the start of the navigation to the frame that shows the room. */
    benchJoinedMs?: Promise<number>
  }
}

/** The scanned address, on an origin that is not secure, as it is for a phone. */
export function phoneAddress(join: string): string {
  const url = new URL(join)
  url.hostname = PHONE_HOST
  return url.href
}

/** Runs in the page before its own scripts: presses Join the instant it can be pressed, and waits for the room. */
function pressAndWait(): void {
  window.benchJoinedMs = new Promise((resolve) => {
    let isPressed = false
    let isIn = false
    new MutationObserver((_, observer) => {
      const button = document.querySelector<HTMLButtonElement>('.enter form button[type=submit]:not(:disabled)')
      if (button && !isPressed) {
        isPressed = true
        button.click()
      }
      if (isIn || !document.querySelector('main .room'))
        return
      isIn = true
      observer.disconnect()
      // The message is handled after the frame was painted.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => resolve(performance.now())
        port2.postMessage(null)
      })
    }).observe(document, { childList: true, subtree: true, attributes: true })
  })
}

/** Opens the join page in a fresh page and resolves with the time to the room, in milliseconds. */
export async function joinOnce(page: Page, address: string): Promise<number> {
  await page.addInitScript(pressAndWait)
  await page.goto(address, { waitUntil: 'commit' })
  const joinedMs = await page.evaluate(() => window.benchJoinedMs)
  if (joinedMs === undefined)
    throw new Error('The join page was not the one that was opened.')
  return joinedMs
}
