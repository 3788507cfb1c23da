import type { Page } from '@playwright/test'
import type { SourceSlide } from './support/deck-source.ts'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { readDeck } from './support/deck-source.ts'
import { MIN_TEXT_PX, slideFaults } from './support/slide-faults.ts'
import { expect, test } from './support/test.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TALK_MINUTES = 45

const english = readDeck('slides.md')
const chinese = readDeck('slides.zh-CN.md')
const decks = [
  { language: 'en', path: '/', slides: english },
  { language: 'zh-CN', path: '/zh-CN/', slides: chinese },
] as const

/** What a reader must find in each section, row by row of the talk's outline. */
const TERMS: readonly (readonly [section: number, en: readonly string[], zh: readonly string[]])[] = [
  [
    0,
    ['WebRTC', 'JoinQr'],
    ['WebRTC', 'JoinQr'],
  ],
  [
    1,
    [
      'Web Real-Time Communication',
      'Peer to peer',
      'No plugin',
      'getUserMedia',
      'signaling',
      'StandardsTimeline',
    ],
    [
      'Web Real-Time Communication',
      '点对点',
      '不用插件',
      'getUserMedia',
      '信令',
      'StandardsTimeline',
    ],
  ],
  [
    2,
    [
      'Point to point',
      'Tencent Meeting, DingTalk',
      'Screen sharing',
      'Live streaming',
      'File transfer',
      'Games',
      'Remote control',
      'AI voice agents',
      'metaverse',
    ],
    [
      '一对一',
      '腾讯会议、钉钉',
      '屏幕共享',
      '直播',
      '文件传输',
      '游戏',
      '远程控制',
      'AI 语音助手',
      '元宇宙',
    ],
  ],
  [
    3,
    [
      'Media engine',
      'Signaling',
      'NAT traversal',
      'STUN',
      'TURN',
      'ICE',
      'ProtocolStack',
      'SignalingSequence',
      'mesh, SFU, MCU',
      '22 %',
    ],
    [
      '媒体引擎',
      '信令服务器',
      'NAT 穿透',
      'STUN',
      'TURN',
      'ICE',
      'ProtocolStack',
      'SignalingSequence',
      'Mesh、SFU、MCU',
      '22 %',
    ],
  ],
  [
    4,
    [
      '{ audio: true, video: true }',
      '.then',
      'await',
      'srcObject',
      'MediaStream',
      'Constraints',
      'NotAllowedError',
      'NotFoundError',
      'addTrack',
      'setLocalDescription',
      'addIceCandidate',
      'connectionState',
      'getStats',
      'createDataChannel',
      'ordered: false',
      'bufferedAmountLowThreshold',
      '16 KB',
    ],
    [
      '{ audio: true, video: true }',
      '.then',
      'await',
      'srcObject',
      'MediaStream',
      '约束',
      'NotAllowedError',
      'NotFoundError',
      'addTrack',
      'setLocalDescription',
      'addIceCandidate',
      'connectionState',
      'getStats',
      'createDataChannel',
      'ordered: false',
      '背压',
      '16 KB',
    ],
  ],
  [
    5,
    [
      'magic-move',
      'TwoDeviceCallDemo',
      'secure context',
      'NAT and firewalls',
      'Autoplay',
      'Echo',
      'glare',
      'codec',
      'maxBitrate',
      'asleep',
      'Past a mesh',
    ],
    [
      'magic-move',
      'TwoDeviceCallDemo',
      '安全上下文',
      'NAT 与防火墙',
      '自动播放',
      '回声',
      '冲突（glare）',
      '编解码器',
      '带宽自适应',
      '睡着',
      '超出 Mesh',
    ],
  ],
  [
    6,
    [
      'Nothing goes in the clear',
      'DTLS',
      'SCTP over DTLS',
      'fingerprint',
      'signaling path',
      'Permissions',
      'mDNS',
      'address',
      'tie the fingerprint',
      'selected pair',
      'E2eeForwarding',
    ],
    [
      '没有明文',
      'DTLS',
      'SCTP over DTLS',
      '指纹',
      '信令',
      'Permissions',
      'mDNS',
      'IP 地址',
      '身份认证',
      '选定候选对',
      'E2eeForwarding',
    ],
  ],
  [
    7,
    [
      'WHIP',
      'WHEP',
      'Encoded transform',
      'WebCodecs',
      'WebTransport',
      'Media over QUIC',
      'AV1',
      'SVC',
      'Online education',
      'Telemedicine',
    ],
    [
      'WHIP',
      'WHEP',
      'Encoded Transform',
      'WebCodecs',
      'WebTransport',
      'Media over QUIC',
      'AV1',
      'SVC',
      '在线教育',
      '远程医疗',
    ],
  ],
  [
    8,
    ['questions'],
    ['提问'],
  ],
  [
    9,
    ['What to keep', 'webrtcforthecurious.com', '/demos/two-device-call/'],
    ['带走', 'webrtcforthecurious.com', '/demos/two-device-call/'],
  ],
]

test.describe('the talk as it is written', () => {
  test('has the same slides in both languages', () => {
    const shape = ({ id, section, minutes, layout, clicks, components, fences }: SourceSlide) => ({
      id,
      section,
      minutes,
      layout,
      clicks,
      components,
      fences,
    })
    expect(chinese.map(shape)).toEqual(english.map(shape))
    expect(new Set(english.map(({ id }) => id)).size).toBe(english.length)
    expect(english.length).toBeGreaterThanOrEqual(45)
    expect(english.length).toBeLessThanOrEqual(60)
  })

  for (const { language, slides } of decks) {
    test(`has a note for every slide, and clicks in step with it: ${language}`, () => {
      for (const [i, { id, note }] of slides.entries()) {
        expect.soft(note.length, id).toBeGreaterThan(20)
        expect.soft(note.split('[click]').length, `${id}: clicks in the note`).toBe(english[i]?.note.split('[click]').length)
      }
    })

    test(`takes ${TALK_MINUTES} minutes: ${language}`, () => {
      expect(slides.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(TALK_MINUTES)
    })

    test(`covers every row of the outline: ${language}`, () => {
      for (const [section, en, zh] of TERMS) {
        const text = slides.filter(slide => slide.section === section).map(slide => slide.text).join('\n')
        for (const term of language === 'en'
          ? en
          : zh)
          expect.soft(text, `section ${section}`).toContain(term)
      }
    })
  }
})

/** What axe-core finds wrong with the slide that is shown. @see https://www.deque.com/axe/ */
function axeViolations(page: Page, isContrastOnly: boolean): Promise<string[]> {
  return page.evaluate(async (isContrastOnly) => {
    const { axe } = globalThis as unknown as { axe: { run: (context: unknown, options: unknown) => Promise<{ violations: { id: string, nodes: { html: string, failureSummary: string }[] }[] }> } }
    const shown = [
      ...document.querySelectorAll('#slide-content .slidev-page'),
    ].find(element => element.checkVisibility())
    const { violations } = await axe.run(shown, {
      resultTypes: ['violations'],
      ...(isContrastOnly
        ? {
            runOnly: ['color-contrast'],
          }
        : {}),
    })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 120)} ${failureSummary.slice(0, 200)}`))
  }, isContrastOnly)
}

/** Turns to a slide with all its clicks done, as the browser's own back and forward do. Runs in the page. */
async function goToLastClick(path: string): Promise<void> {
  history.replaceState(history.state, '', `${path}?clicks=99`)
  dispatchEvent(new PopStateEvent('popstate', { state: history.state as unknown }))
  const shown = (): Element | undefined => [
    ...document.querySelectorAll('#slide-content .slidev-page'),
  ].find(element => element.checkVisibility())
  const before = shown()
  // Code that moves into place takes its time.
  const settled = (): number => shown()?.querySelector('.slidev-code-magic-move')
    ? 60
    : 3
  for (let frames = 0; frames < 120 && (frames < settled() || shown() === before || !shown()?.querySelector('.slidev-layout')); frames++)
    await new Promise(requestAnimationFrame)
}

for (const { language, path, slides } of decks) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`every slide can be read: ${language}, ${colorScheme}`, async ({ stage, openDeck }) => {
      const { page, complaints, requests } = await openDeck(`${path}${slides.at(-1)?.id}`, {
        colorScheme,
        viewport: { width: 980, height: 552 },
      })
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.evaluate(AXE)
      await page.locator('html').and(page.locator(`[lang="${language}"]`)).waitFor()
      await page.evaluate(() => document.fonts.ready)
      for (const { id } of slides) {
        await page.evaluate(goToLastClick, `${path}${id}`)
        expect.soft(await page.evaluate(slideFaults, MIN_TEXT_PX), id).toEqual([])
        expect.soft(await axeViolations(page, colorScheme === 'dark'), id).toEqual([])
      }
      expect(complaints).toEqual([])
      const origin = new URL(stage.addresses.deck).host
      expect(requests.filter(url => /^(?:http|ws)/.test(url) && new URL(url).host !== origin)).toEqual([])
      expect(requests.some(url => url.includes('noto-sans-sc'))).toBe(language === 'zh-CN')
    })
  }
}

test('the key L turns to the same slide in the other language, in every window', async ({ openDeck }) => {
  const { page } = await openDeck('/presenter/offer-answer')
  const screen = await page.context().newPage()
  await screen.goto(new URL('/offer-answer', page.url()).href)
  await screen.locator('.slidev-layout:visible').first().waitFor()
  await page.keyboard.press('l')
  await expect(page).toHaveURL(/\/zh-CN\/presenter\/offer-answer/)
  await expect(screen).toHaveURL(/\/zh-CN\/offer-answer/)
  await expect(screen.getByRole('heading', { level: 1 }).first()).toHaveText('建立连接，一步一步来')
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await page.bringToFront()
  await page.keyboard.press('l')
  await expect(page).toHaveURL(/^[^?]*:\d+\/presenter\/offer-answer/)
})

test('the code to scan leads to a join page in the deck’s language, and to no deck', async ({ openDeck, arrive }) => {
  const { page } = await openDeck('/zh-CN/')
  const label = await page.locator('.join-qr .code[role="img"], .join-qr .code [role="img"]').first().getAttribute('aria-label')
  const [, address = ''] = /(http\S+)/.exec(label ?? '') ?? []
  expect(address).toMatch(/\/join\/\?lang=zh-CN#[0-9A-Z]{5}$/)
  const phone = await arrive({ locale: 'en-GB' })
  await phone.page.goto(address)
  await expect(phone.page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  for (const path of ['/', '/zh-CN/', '/zh-CN/offer-answer'])
    expect((await phone.page.request.get(new URL(path, address).href)).status(), path).toBe(404)
})
