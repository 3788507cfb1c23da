import type { Locale } from '../../composables/locale.ts'
import type { CheckId, GroupId } from './facts.ts'
import type { Grade } from './verdict.ts'

const en = {
  lab: 'Checks of this device and its network',
  run: 'Run the checks',
  runAgain: 'Run them again',
  stop: 'Stop',
  notYet: 'Camera, microphone, loudspeaker and network are checked in about ten seconds. The browser may ask for permission.',
  running: (done: number, all: number) => `${done} of ${all} checks are done …`,
  group: {
    devices: 'Devices',
    stage: 'Way to the stage',
    paths: 'Ways to other devices',
  } satisfies Record<GroupId, string>,
  name: {
    camera: 'Camera',
    microphone: 'Microphone',
    speaker: 'Loudspeaker',
    page: 'Page',
    signaling: 'Signaling',
    channel: 'Data channel',
    throughput: 'Throughput',
    host: 'Host candidates',
    srflx: 'STUN',
    relay: 'TURN',
  } satisfies Record<CheckId, string>,
  grade: {
    open: 'not checked yet',
    good: 'good',
    untested: 'not tested',
    warning: 'warning',
    bad: 'bad',
  } satisfies Record<Grade, string>,
  beingChecked: 'being checked …',

  // loudspeaker
  didYouHear: 'Did you hear two notes?',
  yes: 'Yes',
  no: 'No',
  playAgain: 'Play it again',
  speaker: 'Loudspeaker',
  systemSpeaker: 'of the system',

  // figures
  preview: 'The camera’s picture',
  level: 'What the microphone hears',
  roundTrips: (median: string, jitter: string) => `Round trips to the stage: median ${median}, jitter ${jitter}`,
  p95: 'p95',
  lost: 'lost',
  serverErrors: 'What ICE servers answered',

  // report
  report: 'Report',
  copyReport: 'Copy the report',
  copied: 'Copied',
  withAddresses: 'With addresses in full',
  checkedAt: (time: string) => `Checked ${time}`,
  reportTitle: 'Connectivity report',
  browser: 'Browser',
  openHttps: 'Open over HTTPS',

  // slide and presenter
  phoneToo: 'Check a phone, too',
  phoneTooHint: 'On the network of the talk',
  controls: 'Connectivity',
  notShown: 'No window of the deck shows the checks now.',
}

const zhCN: typeof en = {
  lab: '检查本设备及其网络',
  run: '开始检查',
  runAgain: '再检查一次',
  stop: '停止',
  notYet: '摄像头、麦克风、扬声器和网络，大约十秒检查完。浏览器可能会请求授权。',
  running: (done, all) => `已完成 ${done} / ${all} 项……`,
  group: {
    devices: '设备',
    stage: '到舞台的通路',
    paths: '到其他设备的通路',
  },
  name: {
    camera: '摄像头',
    microphone: '麦克风',
    speaker: '扬声器',
    page: '网页',
    signaling: '信令',
    channel: '数据通道',
    throughput: '吞吐量',
    host: 'host 候选',
    srflx: 'STUN',
    relay: 'TURN',
  },
  grade: {
    open: '尚未检查',
    good: '良好',
    untested: '未测试',
    warning: '注意',
    bad: '不行',
  },
  beingChecked: '正在检查……',

  didYouHear: '听到两个音了吗？',
  yes: '听到了',
  no: '没有',
  playAgain: '再播放一次',
  speaker: '扬声器',
  systemSpeaker: '系统默认',

  preview: '摄像头画面',
  level: '麦克风听到的声音',
  roundTrips: (median, jitter) => `到舞台的往返时延：中位数 ${median}，抖动 ${jitter}`,
  p95: 'p95',
  lost: '丢失',
  serverErrors: 'ICE 服务器的应答',

  report: '报告',
  copyReport: '复制报告',
  copied: '已复制',
  withAddresses: '包含完整地址',
  checkedAt: time => `检查于 ${time}`,
  reportTitle: '连通性报告',
  browser: '浏览器',
  openHttps: '用 HTTPS 打开',

  phoneToo: '再查一部手机',
  phoneTooHint: '连上演讲所用的网络',
  controls: '连通性',
  notShown: '目前没有窗口在显示检查。',
}

export type PreflightTexts = typeof en
/** The connectivity checks' texts, in both languages. */
export const preflightTexts: Record<Locale, PreflightTexts> = { 'en': en, 'zh-CN': zhCN }
