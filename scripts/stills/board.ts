import type { Page } from '@playwright/test'
import type { Person } from '../../tests/e2e/support/person.ts'
import type { Language } from '../export/options.ts'
import { expect } from '@playwright/test'
import { draw, onPage } from '../../tests/e2e/support/board.ts'
import { photograph, SCHEMES, SCREEN, slideIn, withSession } from './session.ts'

/** The board alone, as large as its names are to be read. */
const FRAME = `
  .demo-frame { width: 760px !important; height: 620px !important; }
  .board-screen .tools, .board-screen .seats { display: none !important; }
`

const NAMES: Record<Language, string[]> = {
  'en': ['Ada', 'Grace', 'Linus'],
  'zh-CN': ['小雨', '阿明', '子涵'],
}

type Place = readonly [number, number]

/** Places of a curve, `steps` of them. */
function curve(steps: number, at: (turn: number) => Place): Place[] {
  return Array.from({ length: steps + 1 }, (_, n) => at(n / steps))
}

function circle(x: number, y: number, radius: number): Place[] {
  return curve(40, turn => [
    x + Math.cos(turn * 2 * Math.PI) * radius * 0.75,
    y + Math.sin(turn * 2 * Math.PI) * radius,
  ])
}
const wave = (y: number): Place[] => curve(40, turn => [0.08 + turn * 0.84, y + Math.sin(turn * 6 * Math.PI) * 0.035])

/** A landscape by three hands: a sun, the sea, a boat. */
const DRAWINGS: readonly (readonly { color: string, width: string, places: Place[] }[])[] = [
  [
    {
      color: 'Amber',
      width: 'Thick',
      places: circle(0.76, 0.24, 0.1),
    },
    ...[0, 1, 2, 3, 4, 5, 6, 7].map((n) => {
      const [x, y] = [
        Math.cos(n * Math.PI / 4),
        Math.sin(n * Math.PI / 4),
      ]
      return {
        color: 'Amber',
        width: 'Medium',
        places: [
          [0.76 + x * 0.105, 0.24 + y * 0.14],
          [0.76 + x * 0.14, 0.24 + y * 0.19],
        ] as Place[],
      }
    }),
  ],
  [
    {
      color: 'Teal',
      width: 'Thick',
      places: wave(0.74),
    },
    {
      color: 'Teal',
      width: 'Medium',
      places: wave(0.83),
    },
    {
      color: 'Violet',
      width: 'Medium',
      places: wave(0.91),
    },
  ],
  [
    {
      color: 'Ink',
      width: 'Thick',
      places: [
        [0.22, 0.58],
        [0.28, 0.68],
        [0.5, 0.68],
        [0.56, 0.58],
        [0.22, 0.58],
      ],
    },
    {
      color: 'Ink',
      width: 'Medium',
      places: [
        [0.39, 0.58],
        [0.39, 0.2],
      ],
    },
    {
      color: 'Orange',
      width: 'Medium',
      places: [
        [0.4, 0.22],
        [0.54, 0.52],
        [0.4, 0.52],
      ],
    },
  ],
]

/** Where each hand is when the picture is taken. */
const RESTS: readonly Place[] = [
  [0.84, 0.42],
  [0.16, 0.87],
  [0.56, 0.5],
]

/** Three devices draw at once, and the screen is photographed in light and dark. */
export default function photographBoard(language: Language): Promise<void> {
  return withSession(async ({ stage, arrive }) => {
    const drawers: Person[] = []
    for (const name of NAMES[language]) {
      const drawer = await arrive()
      await drawer.join(stage.addresses.join.http, name)
      drawers.push(drawer)
    }
    const { page } = await arrive({ viewport: SCREEN })
    // The buttons are found by their English names; the picture is taken in its own language.
    await page.goto(new URL('/board', stage.addresses.deck).href)
    await page.getByRole('button', { name: 'Draw 3' }).click()
    for (const drawer of drawers)
      await drawer.accept()
    await page.goto(slideIn(stage, '/board', language))
    await page.addStyleTag({ content: FRAME })
    await Promise.all(drawers.map(({ page }, n) => drawAll(page, DRAWINGS[n] ?? [])))
    for (const scheme of SCHEMES) {
      await page.emulateMedia({ colorScheme: scheme })
      // A pointer is shown for as long as it moves.
      await Promise.all(drawers.map(async ({ page }, n) => page.mouse.move(...await onPage(page, RESTS[n] ?? [0, 0]), { steps: 3 })))
      await expect(page.locator('.board-screen .cursor')).toHaveCount(drawers.length)
      await photograph(page, '.board-screen .surface', { name: 'board', language, scheme })
    }
  })
}

async function drawAll(page: Page, drawing: typeof DRAWINGS[number]): Promise<void> {
  for (const { color, width, places } of drawing) {
    await page.getByRole('radio', { name: color }).check({ force: true })
    await page.getByRole('radio', { name: width }).check({ force: true })
    await draw(page, places)
  }
}
