import type { DiagramTexts, Locale } from '../diagram.ts'

/** One dated fact: what happened in lines that fit their column, and where that is written. */
export interface TimelineEvent {
  at: number
  kind: 'standard' | 'industry'
  date: string
  lines: readonly string[]
  source: readonly string[]
}

interface Texts extends DiagramTexts {
  standard: string
  industry: string
  events: readonly TimelineEvent[]
}

const en: Texts = {
  title: 'Timeline of WebRTC and its standards',
  desc: '2010: Google buys On2 and bids 68.2 million dollars for GIPS. June 2011: WebRTC is released as open source. 4 February 2013: first Chrome–Firefox call. June 2017: Safari 11 support announced. July 2018: ICE, RFC 8445. January 2021: W3C Recommendation, RFC 8825 and 8831. April 2024: JSEP, RFC 9429. March 2025: updated Recommendation and WHIP, RFC 9725. October 2025: RTCRtpScriptTransform is Baseline. July 2026: Media over QUIC Transport, draft 19.',
  captions: [
    'Sixteen years, from two acquisitions to a living standard',
    'Bought in 2010, given away in 2011',
    'From one browser to all of them',
    'Ten years after the first code: a W3C Recommendation',
    'Updated, and joined by new pieces: WHIP, encoded transform, Media over QUIC',
  ],
  standard: 'W3C and IETF',
  industry: 'companies and browsers',
  events: [
    {
      at: 1,
      kind: 'industry',
      date: 'Feb, May 2010',
      lines: ['Google buys On2', '(VP8), bids for GIPS', '(68.2 M USD)'],
      source: ['readwrite.com', 'webrtc-developers.com'],
    },
    {
      at: 1,
      kind: 'industry',
      date: 'June 2011',
      lines: ['WebRTC released', 'as open source'],
      source: ['tewarid.github.io'],
    },
    {
      at: 2,
      kind: 'industry',
      date: '4 Feb 2013',
      lines: ['first call between', 'Chrome and Firefox'],
      source: ['softpedia'],
    },
    {
      at: 2,
      kind: 'industry',
      date: 'June 2017',
      lines: ['Safari 11 support', 'announced'],
      source: ['webkit.org/blog/7726'],
    },
    {
      at: 3,
      kind: 'standard',
      date: 'July 2018',
      lines: ['ICE, revised'],
      source: ['RFC 8445'],
    },
    {
      at: 3,
      kind: 'standard',
      date: '26 Jan 2021',
      lines: ['Recommendation;', 'overview, data channel'],
      source: ['w3c/webrtc-pc', 'RFC 8825, RFC 8831'],
    },
    {
      at: 4,
      kind: 'standard',
      date: 'April 2024',
      lines: ['JSEP, revised'],
      source: ['RFC 9429'],
    },
    {
      at: 4,
      kind: 'standard',
      date: '13 March 2025',
      lines: ['Recommendation', 'updated; WHIP'],
      source: ['w3c/webrtc-pc', 'RFC 9725'],
    },
    {
      at: 4,
      kind: 'industry',
      date: 'Oct 2025',
      lines: ['encoded transform', 'becomes Baseline'],
      source: ['web-features'],
    },
    {
      at: 4,
      kind: 'standard',
      date: 'July 2026',
      lines: ['Media over QUIC', 'Transport, draft 19'],
      source: ['datatracker'],
    },
  ],
}

const zh: Texts = {
  title: 'WebRTC 及其标准的时间线',
  desc: '2010 年：Google 收购 On2，并出价 6820 万美元收购 GIPS。2011 年 6 月：WebRTC 开源。2013 年 2 月 4 日：Chrome 与 Firefox 首次通话。2017 年 6 月：Safari 11 宣布支持。2018 年 7 月：ICE，RFC 8445。2021 年 1 月：W3C 推荐标准，RFC 8825 与 8831。2024 年 4 月：JSEP，RFC 9429。2025 年 3 月：推荐标准更新，WHIP，RFC 9725。2025 年 10 月：RTCRtpScriptTransform 进入 Baseline。2026 年 7 月：Media over QUIC Transport 草案 19。',
  captions: [
    '十六年：从两次收购到持续演进的标准',
    '2010 年买下，2011 年开源',
    '从一个浏览器到所有浏览器',
    '首批代码公开十年之后：W3C 推荐标准',
    '标准持续更新，新成员加入：WHIP、编码变换、Media over QUIC',
  ],
  standard: 'W3C 与 IETF',
  industry: '公司与浏览器',
  events: [
    {
      at: 1,
      kind: 'industry',
      date: '2010 年 2、5 月',
      lines: ['Google 收购 On2', '（VP8），出价', '6820 万美元购 GIPS'],
      source: ['readwrite.com', 'webrtc-developers.com'],
    },
    {
      at: 1,
      kind: 'industry',
      date: '2011 年 6 月',
      lines: ['WebRTC 开源'],
      source: ['tewarid.github.io'],
    },
    {
      at: 2,
      kind: 'industry',
      date: '2013 年 2 月 4 日',
      lines: ['Chrome 与 Firefox', '首次通话'],
      source: ['softpedia'],
    },
    {
      at: 2,
      kind: 'industry',
      date: '2017 年 6 月',
      lines: ['Safari 11', '宣布支持'],
      source: ['webkit.org/blog/7726'],
    },
    {
      at: 3,
      kind: 'standard',
      date: '2018 年 7 月',
      lines: ['ICE 修订'],
      source: ['RFC 8445'],
    },
    {
      at: 3,
      kind: 'standard',
      date: '2021 年 1 月 26 日',
      lines: ['W3C 推荐标准；', '总览、数据通道'],
      source: ['w3c/webrtc-pc', 'RFC 8825、RFC 8831'],
    },
    {
      at: 4,
      kind: 'standard',
      date: '2024 年 4 月',
      lines: ['JSEP 修订'],
      source: ['RFC 9429'],
    },
    {
      at: 4,
      kind: 'standard',
      date: '2025 年 3 月 13 日',
      lines: ['推荐标准更新；', 'WHIP'],
      source: ['w3c/webrtc-pc', 'RFC 9725'],
    },
    {
      at: 4,
      kind: 'industry',
      date: '2025 年 10 月',
      lines: ['编码变换', '进入 Baseline'],
      source: ['web-features'],
    },
    {
      at: 4,
      kind: 'standard',
      date: '2026 年 7 月',
      lines: ['Media over QUIC', '传输协议草案 19'],
      source: ['datatracker'],
    },
  ],
}

export const TEXTS: Record<Locale, Texts> = { en, 'zh-CN': zh }
