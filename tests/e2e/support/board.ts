import type { Page } from '@playwright/test'

type Place = readonly [x: number, y: number]

const CANVAS = 'canvas'

/** Draws with the mouse, from place to place in shares of the board; `hold` leaves the button down. */
export async function draw(page: Page, places: readonly Place[], options: { hold?: boolean } = {}): Promise<void> {
  const [first, ...rest] = await Promise.all(places.map(place => onPage(page, place)))
  if (!first)
    return
  await page.mouse.move(...first)
  await page.mouse.down()
  for (const place of rest)
    await page.mouse.move(...place, { steps: 5 })
  if (!options.hold)
    await page.mouse.up()
}

/** Where a place of the board is in the window. */
export async function onPage(page: Page, [x, y]: Place): Promise<[number, number]> {
  const box = await page.locator(CANVAS).first().boundingBox()
  if (!box)
    throw new Error('There is no board.')
  return [box.x + x * box.width, box.y + y * box.height]
}

/** How far a place's colour on the board is from that of its upper left corner, which is paper: 0 where nothing is drawn. */
export function inkAt(page: Page, [x, y]: Place): Promise<number> {
  return page.evaluate(([x, y]) => {
    const canvas = document.querySelector('canvas')
    const context = canvas?.getContext('2d')
    if (!canvas || !context)
      return -1
    const paper = context.getImageData(1, 1, 1, 1).data
    // A line a few pixels wide may miss the very place.
    const { data } = context.getImageData(Math.round(x * canvas.width) - 3, Math.round(y * canvas.height) - 3, 7, 7)
    let most = 0
    for (let i = 0; i < data.length; i += 4)
      most = Math.max(most, ...[0, 1, 2].map(channel => Math.abs((data[i + channel] ?? 0) - (paper[channel] ?? 0))))
    return most
  }, [x, y] as const)
}
