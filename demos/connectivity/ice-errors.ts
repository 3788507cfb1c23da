import type { Locale } from '../../composables/locale.ts'

const en: Record<number, string> = {
  300: 'it points to another server',
  400: 'it does not understand the request',
  401: 'it does not accept the password',
  403: 'it may not do that for this address',
  420: 'it does not know an attribute of the request',
  437: 'the allocation is not there any more',
  438: 'its nonce has expired; the browser tries again',
  440: 'it has no address of that family',
  441: 'the password belongs to another allocation',
  442: 'it does not relay over that transport',
  443: 'the other end has an address of another family',
  446: 'the connection to the other end is there already',
  447: 'it could not connect to the other end',
  486: 'this user has as many relays as it gives',
  487: 'both ends took the same role; they settle it',
  500: 'it failed by itself',
  508: 'it has no port left to relay with',
  701: 'it did not answer, or its name is not known',
}

const zhCN: Record<number, string> = {
  300: '它指向另一台服务器',
  400: '它不理解这个请求',
  401: '它不接受密码',
  403: '它不为这个地址服务',
  420: '它不认识请求中的某个属性',
  437: '这个分配已不存在',
  438: 'nonce 已过期，浏览器会重试',
  440: '它没有这种地址族的地址',
  441: '密码属于另一个分配',
  442: '它不支持经这种传输中继',
  443: '对端的地址族不同',
  446: '到对端的连接已存在',
  447: '它连不上对端',
  486: '此用户的中继数已达上限',
  487: '两端角色相同，会自行解决',
  500: '它自身出错',
  508: '它没有可用的中继端口',
  701: '它没有应答，或名称无法解析',
}

const tables: Record<Locale, Record<number, string>> = { 'en': en, 'zh-CN': zhCN }

/**
 * What an error code of an ICE server means; null for one that nobody has registered.
 * @see https://www.iana.org/assignments/stun-parameters/stun-parameters.xhtml#stun-parameters-6
 * @see https://www.w3.org/TR/webrtc/#dom-rtcpeerconnectioniceerrorevent-errorcode
 */
export function explainIceError(code: number, locale: Locale): string | null {
  return tables[locale][code] ?? null
}
