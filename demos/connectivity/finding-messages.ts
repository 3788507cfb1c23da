import type { Locale } from '../../composables/locale.ts'
import type { SkipReason } from './facts.ts'
import type { Finding } from './verdict.ts'

/** What was found, and what to do where something can be done. */
export interface FindingText {
  readonly says: string
  readonly step?: string
}

type FindingTexts = Record<Finding | SkipReason, FindingText>

const OWN_NETWORK = 'Use a router of your own, or the hotspot of the laptop or a phone.'

const en: FindingTexts = {
  'camera-good': { says: 'Its picture moves.' },
  'camera-dark': { says: 'Its picture is black.', step: 'Open its shutter, or take what covers it away.' },
  'camera-slow': { says: 'Its picture stutters.', step: 'More light helps, and closing other apps that use it.' },
  'microphone-good': { says: 'It hears something.' },
  'microphone-silent': { says: 'It hears nothing.', step: 'Say something; then look whether it is muted, on the device or in the system.' },
  'speaker-good': { says: 'The tone was heard.' },
  'speaker-unheard': { says: 'The tone was not heard.', step: 'Turn it up, choose another loudspeaker, and play it again.' },
  'speaker-asked': { says: 'Two notes were played.' },
  'speaker-blocked': { says: 'The browser makes no sound before a press.', step: 'Play the tone with the button.' },
  'page-good': { says: 'The server of this page answers.' },
  'page-unreachable': { says: 'The server of this page does not answer.', step: `Is it running, and is this device on its network? ${OWN_NETWORK}` },
  'signaling-good': { says: 'Its WebSocket opens.' },
  'signaling-blocked': { says: 'Its WebSocket does not open.', step: `A proxy may be in between. ${OWN_NETWORK}` },
  'channel-good': { says: 'There and back, evenly.' },
  'channel-relayed': { says: 'There and back, through a relay.' },
  'channel-slow': { says: 'There and back takes long.', step: 'Go nearer to the access point, or take a cable.' },
  'channel-uneven': { says: 'There and back, unevenly.', step: 'The network is busy: a cable, or an access point of your own, helps.' },
  'channel-lossy': { says: 'Much gets lost on the way.', step: 'Go nearer to the access point, or take a cable.' },
  'channel-isolated': { says: 'No path between this device and the stage.', step: `The network keeps devices apart, or blocks UDP. ${OWN_NETWORK} Or configure TURN.` },
  'channel-unanswered': { says: 'The stage is not ready to be measured.', step: 'Try again in a moment.' },
  'throughput-good': { says: 'Enough for a call in good quality.' },
  'throughput-low': { says: 'Little for a call.', step: 'Go nearer to the access point, or take a cable.' },
  'throughput-unknown': { says: 'Too little came to be counted.' },
  'host-good': { says: 'Devices on this network can reach it.' },
  'host-no-udp': { says: 'No UDP.', step: 'A policy or an extension of the browser holds UDP back: try another browser.' },
  'host-none': { says: 'No candidate at all.', step: 'A policy or an extension blocks WebRTC, or there is no network: try another browser.' },
  'srflx-good': { says: 'STUN tells the address behind the NAT.' },
  'srflx-none': { says: 'No other address than its own: no NAT in between.' },
  'srflx-unanswered': { says: 'The STUN server does not answer.', step: 'Check its address. On one network it is not needed.' },
  'relay-good': { says: 'A message went through it and back.' },
  'relay-blocked': { says: 'It gives relays, and nothing comes through.', step: 'A firewall may block its relay ports (49152 to 65535, UDP), or it may not relay to itself.' },
  'not-asked': { says: 'The browser’s question was not answered.', step: 'Run the check again and allow it.' },
  'not-wanted': { says: 'Left out.' },
  'stopped': { says: 'Stopped.' },
  'insecure': { says: 'Needs HTTPS.', step: 'Open this page by its https address.' },
  'static-site': { says: 'Not tested: without a stage server, a tab of the deck hosts the room.' },
  'no-stage': { says: 'Not tested: the server does not answer.' },
  'no-channel': { says: 'Not tested: there is no path to test.' },
  'no-stun': { says: 'Not tested: none is configured.', step: 'On one network none is needed.' },
  'no-turn': { says: 'Not tested: none is configured.', step: 'On one network none is needed.' },
}

const OWN_NETWORK_ZH = '请自带路由器，或使用电脑或手机的热点。'

const zhCN: FindingTexts = {
  'camera-good': { says: '画面在动。' },
  'camera-dark': { says: '画面全黑。', step: '请打开镜头盖，或移开遮挡物。' },
  'camera-slow': { says: '画面卡顿。', step: '光线亮一些，或关闭其他占用摄像头的应用。' },
  'microphone-good': { says: '听到了声音。' },
  'microphone-silent': { says: '没有听到声音。', step: '请说句话，再看看设备或系统是否静音。' },
  'speaker-good': { says: '听到了测试音。' },
  'speaker-unheard': { says: '没有听到测试音。', step: '请调高音量，换一个扬声器，再播放一次。' },
  'speaker-asked': { says: '已播放两个音。' },
  'speaker-blocked': { says: '浏览器要求先点按才能发声。', step: '请用按钮播放测试音。' },
  'page-good': { says: '本页的服务器有应答。' },
  'page-unreachable': { says: '本页的服务器没有应答。', step: `它在运行吗？本设备在它的网络里吗？${OWN_NETWORK_ZH}` },
  'signaling-good': { says: 'WebSocket 已打开。' },
  'signaling-blocked': { says: 'WebSocket 打不开。', step: `中间可能有代理。${OWN_NETWORK_ZH}` },
  'channel-good': { says: '往返顺畅、平稳。' },
  'channel-relayed': { says: '经中继往返。' },
  'channel-slow': { says: '往返时间很长。', step: '请靠近接入点，或改用网线。' },
  'channel-uneven': { says: '往返时间忽长忽短。', step: '网络繁忙：改用网线或自带接入点会好些。' },
  'channel-lossy': { says: '途中丢失很多。', step: '请靠近接入点，或改用网线。' },
  'channel-isolated': { says: '本设备与舞台之间没有通路。', step: `网络隔离了设备，或封锁了 UDP。${OWN_NETWORK_ZH}也可以配置 TURN。` },
  'channel-unanswered': { says: '舞台还没准备好接受测量。', step: '请稍后再试。' },
  'throughput-good': { says: '足够高质量通话。' },
  'throughput-low': { says: '通话略显不足。', step: '请靠近接入点，或改用网线。' },
  'throughput-unknown': { says: '收到的太少，无法统计。' },
  'host-good': { says: '同一网络的设备可以连到它。' },
  'host-no-udp': { says: '没有 UDP。', step: '浏览器的策略或扩展限制了 UDP：请换一个浏览器。' },
  'host-none': { says: '没有任何候选地址。', step: '策略或扩展封锁了 WebRTC，或者没有网络：请换一个浏览器。' },
  'srflx-good': { says: 'STUN 得知了 NAT 之外的地址。' },
  'srflx-none': { says: '除自身地址外没有别的：中间没有 NAT。' },
  'srflx-unanswered': { says: 'STUN 服务器没有应答。', step: '请检查它的地址。同一网络内不需要它。' },
  'relay-good': { says: '一条消息经它往返成功。' },
  'relay-blocked': { says: '它给出了中继地址，但什么也传不过去。', step: '防火墙可能封锁了它的中继端口（UDP 49152 至 65535），或者它不向自己中继。' },
  'not-asked': { says: '浏览器的询问没有得到回答。', step: '请再检查一次，并选择允许。' },
  'not-wanted': { says: '未选。' },
  'stopped': { says: '已停止。' },
  'insecure': { says: '需要 HTTPS。', step: '请用 https 地址打开本页。' },
  'static-site': { says: '未测试：没有舞台服务器时，房间由幻灯片的标签页托管。' },
  'no-stage': { says: '未测试：服务器没有应答。' },
  'no-channel': { says: '未测试：没有可测的通路。' },
  'no-stun': { says: '未测试：没有配置。', step: '同一网络内不需要它。' },
  'no-turn': { says: '未测试：没有配置。', step: '同一网络内不需要它。' },
}

/** What each finding says to a person. */
export const findingTexts: Record<Locale, FindingTexts> = { 'en': en, 'zh-CN': zhCN }
