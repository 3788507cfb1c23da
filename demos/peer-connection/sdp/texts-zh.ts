import type { SdpTexts } from './explain.ts'
import { parseCandidate } from '../../../rtc/candidate.ts'
import { grouped, readExtension, readFeedback, readFmtp, readGroup, readMedia, readRtpmap, readSsrc } from './read-line.ts'

const CODECS: Readonly<Record<string, string>> = {
  'rtx': '它不是编解码器：丢失的包用这个编号重传。',
  'red': '它把前面的声音再带一遍，用来抗丢包。',
  'ulpfec': '它不是编解码器：它带的数据能推算出丢失的包。',
  'flexfec-03': '它不是编解码器：它带的数据能推算出丢失的包。',
  'telephone-event': '它不是声音：它传的是电话按键（DTMF）。',
  'CN': '它在没人说话时描述背景噪声。',
  'PCMU': '1972 年以来的电话编码，每一端都支持。',
  'PCMA': '1972 年以来的电话编码，每一端都支持。',
}

const FEEDBACK: Readonly<Record<string, string>> = {
  'nack': '哪些包没收到，请对方重传',
  'nack pli': '有画面解不出来，请对方发一个完整画面',
  'ccm fir': '后来的人需要一个完整画面',
  'goog-remb': '接收方估计的路径带宽（较旧的做法）',
  'transport-cc': '每个包何时到达，发送方据此估算路径带宽',
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'ssrc-audio-level': '这个包有多响，不用解码就能读到',
  'abs-send-time': '发送时间',
  'transport-wide-cc-extensions': '它在整个传输通道上的序号，用于拥塞控制',
  'mid': '它属于哪个 m= 段',
  'rtp-stream-id': '它属于联播的哪一层',
  'repaired-rtp-stream-id': '它修复联播的哪一层',
  'toffset': '从产生到发出等了多久',
  'video-orientation': '摄像头是怎么拿的',
  'playout-delay': '接收方最多可以等多久再显示',
  'video-content-type': '是摄像头画面还是屏幕画面',
  'video-timing': '发送端每一步用了多久',
  'color-space': '颜色该怎么解读',
  'abs-capture-time': '采集时间',
  'dependency-descriptor': '它依赖哪些帧',
  'generic-frame-descriptor': '它依赖哪些帧',
  'video-layers-allocation00': '正在发送哪些层',
}

const KINDS: Readonly<Record<string, string>> = {
  audio: '音频从这里开始：加密的 RTP（SRTP），密钥由 DTLS 协商。后面的数字是负载类型，最想用的排在最前。',
  video: '视频从这里开始：加密的 RTP（SRTP），密钥由 DTLS 协商。后面的数字是负载类型，最想用的排在最前。',
  application: '数据通道从这里开始：DTLS 里的 SCTP。所有通道共用这一段。',
}

const SETUP: Readonly<Record<string, string>> = {
  actpass: 'DTLS 握手由谁发起都行：由应答来选。',
  active: '这一端发起 DTLS 握手，做客户端。',
  passive: '这一端等待 DTLS 握手，做服务器。',
}

/** What the lines of a session description say, in Chinese. */
export const sdpTexts: SdpTexts = {
  unknown: '本页没有这一行的说明。遇到不认识的行，一端会直接忽略。',
  lines: {
    'v': 'SDP 的版本，只有 0。',
    'o': (value) => {
      const [, session = '', version = ''] = value.split(' ')
      return `谁写的：会话 ${session}，第 ${version} 版。这一端每写一份新描述，版本就加一。地址只是占位。`
    },
    's': '会话的名字。浏览器没有名字可写，就写一个短横。',
    'c': '不用 ICE 时媒体发往哪里。实际由候选决定。',
    'b': '这一端最多愿意接收多少。',
    't': '会话的开始和结束。两个零：现在开始，没有期限。',
    'm': (value) => {
      const { kind, isRefused } = readMedia(value)
      const text = KINDS[kind] ?? '一种媒体从这里开始。'
      return isRefused
        ? `${text}端口 0：这一段被拒绝，或已停止。`
        : `${text}端口 9 只是占位：真正的端口由 ICE 找到。`
    },
    'group': (value) => {
      const { mids } = readGroup(value)
      return `${mids} 这几段共用一条传输通道：一个端口、一组候选、一次 DTLS 握手。`
    },
    'bundle-only': '这一段只在捆绑（BUNDLE）中存在，没有自己的传输通道。',
    'extmap-allow-mixed': '长短两种 RTP 头扩展可以混用。',
    'msid-semantic': '草案时期留下的写法：下面的流名就是 MediaStream。',
    'mid': value => `这一段的名字：${value}。候选和捆绑都用它来指代。`,
    'msid': '这里发送的 MediaStream 和轨道。对端的 ontrack 会收到同名的流。',
    'ice-ufrag': '这一端在 ICE 检查中的用户名。换了新的，就是 ICE 重启。',
    'ice-pwd': '与用户名配套的密码。每次检查都带着用它算出的证明，别人无法冒充。',
    'ice-options': value => value.includes('trickle')
      ? 'Trickle ICE：候选找到一个发一个，随后陆续送到。'
      : '这一端支持的 ICE 选项。',
    'ice-lite': '这一端是有公网地址的服务器：只应答检查，不主动发起。',
    'candidate': (value) => {
      const candidate = parseCandidate(`candidate:${value}`)
      return candidate
        ? `到这一端的一条路：${candidate.type}，走 ${candidate.protocol.toUpperCase()}，端口 ${candidate.port}，优先级 ${grouped(String(candidate.priority))}。`
        : '到这一端的一条路。'
    },
    'remote-candidates': '正在使用的对端候选。',
    'end-of-candidates': '不会再有候选了。',
    'fingerprint': '这一端证书的指纹。DTLS 握手必须出示同一张证书，否则连接失败：全部信任都系于这一行，所以信令必须受保护。',
    'setup': value => SETUP[value] ?? 'DTLS 握手由谁发起。',
    'tls-id': '这次 DTLS 关联的名字。换了新的，就重新握手。',
    'identity': '由第三方证明这一端是谁。',
    'crypto': '明文的媒体密钥（SDES）。WebRTC 禁止这样做，改用 DTLS。',
    'sendrecv': '这里双方都收发。',
    'sendonly': '写这份描述的一端在这里只发不收。',
    'recvonly': '写这份描述的一端在这里只收不发。',
    'inactive': '这里现在什么都不发，这一段留着备用。',
    'rtcp': '不用 rtcp-mux 时报告发往哪里，只是占位。',
    'rtcp-mux': '媒体（RTP）和它的报告（RTCP）共用一个端口。',
    'rtcp-mux-only': '媒体和报告必须共用一个端口，别的做法不接受。',
    'rtcp-rsize': '报告可以很短，只写要紧的。',
    'rtcp-xr': '报告可以带更多内容：有了它，只收不发的一端也能测往返时延。',
    'rtcp-fb': (value) => {
      const { payloadType, feedback } = readFeedback(value)
      return `对负载类型 ${payloadType}，接收方会报告：${FEEDBACK[feedback] ?? feedback}。`
    },
    'rtpmap': (value) => {
      const { payloadType, codec, clockHz, channels } = readRtpmap(value)
      const sound = channels
        ? `，${channels} 声道`
        : ''
      return `负载类型 ${payloadType} 是 ${codec}，时钟 ${grouped(clockHz)} Hz${sound}。${CODECS[codec] ?? ''}`
    },
    'fmtp': (value) => {
      const { payloadType, parameters, retransmits } = readFmtp(value)
      return retransmits
        ? `负载类型 ${payloadType} 用来重传负载类型 ${retransmits} 丢失的包。`
        : `负载类型 ${payloadType} 的参数：${parameters}。`
    },
    'ptime': value => `每个包装 ${value} 毫秒的声音。`,
    'maxptime': value => `每个包最多装 ${value} 毫秒的声音。`,
    'extmap': (value) => {
      const { number, name } = readExtension(value)
      return `第 ${number} 号 RTP 头扩展 ${name}，每个包都带着：${EXTENSIONS[name] ?? '关于自身的更多信息'}。`
    },
    'ssrc': (value) => {
      const { ssrc, attribute } = readSsrc(value)
      return attribute === 'cname'
        ? `流 ${ssrc}：它的每个包都带着这个编号。cname 相同的流共用一个时钟，口型和声音才对得上。`
        : `流 ${ssrc}：它的每个包都带着这个编号。`
    },
    'ssrc-group': value => value.startsWith('FID')
      ? '第二个流用来重传第一个流丢失的包。'
      : '属于一组的流。',
    'rid': '联播的一层：同一个画面的另一种尺寸。',
    'simulcast': '画面以几种尺寸同时发送，服务器给每个接收方转发合适的那一种。',
    'sctp-port': 'SCTP 的端口，在 DTLS 里面，与网络端口无关。',
    'max-message-size': value => `这一端能接收的最大消息：${grouped(value)} 字节。`,
  },
}
