import type { Locator, Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Axe {
  run: (context: Element, options: unknown) => Promise<{ violations: { id: string, nodes: { html: string, failureSummary: string }[] }[] }>
}

/**
 * What axe-core finds wrong with a page or a part of it, one line each; `rules`: these alone.
 * @see https://www.deque.com/axe/
 */
export async function axeViolations(where: Page | Locator, rules?: readonly string[]): Promise<string[]> {
  const root = 'goto' in where
    ? where.locator(':root')
    : where
  const page = root.page()
  if (!await page.evaluate(() => 'axe' in globalThis))
    await page.evaluate(AXE)
  return root.evaluate(async (element, runOnly) => {
    const { axe } = globalThis as unknown as { axe: Axe }
    const { violations } = await axe.run(element, {
      resultTypes: ['violations'],
      ...(runOnly
        ? { runOnly }
        : {}),
    })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 120)} ${failureSummary.slice(0, 200)}`))
  }, rules)
}
