import type { Locale } from '../../../composables/locale.ts'

/** What is written in the test picture. */
export interface PictureWords {
  /** Lines, each smaller than the one before: small strokes are what a coarse picture loses first. */
  readonly samples: readonly (readonly [sizePx: number, text: string])[]
  readonly ticker: string
}

export const PICTURE_WORDS: Readonly<Record<Locale, PictureWords>> = {
  'en': {
    samples: [
      [46, 'The quick brown fox'],
      [32, 'jumps over the lazy dog'],
      [24, '0123456789 Can you read this line?'],
      [18, 'Small print is the first thing that a coarse picture loses.'],
      [14, 'An encoder keeps what the eye looks for, and drops what it hopes that nobody sees.'],
      [11, 'Whoever reads this has a good connection, good eyes, or the sender’s screen before them.'],
    ],
    ticker: 'WebRTC sends what the network can carry   ·   less when it is tight, more when it can   ·   ',
  },
  'zh-CN': {
    samples: [
      [46, '天地玄黄'],
      [32, '宇宙洪荒 0123456789'],
      [24, '春夏秋冬，东西南北。'],
      [18, '画面变粗糙时，最先失去的是细小的笔画。'],
      [14, '编码器留下眼睛看重的部分，舍弃它以为没人注意的部分。'],
      [11, '能看清这一行的人，网络好，眼睛好，或者正对着发送端的屏幕。'],
    ],
    ticker: '网络能带多少，WebRTC 就发多少   ·   紧张时少发，宽裕时多发   ·   ',
  },
}
