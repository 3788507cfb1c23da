import type { QualitySettings } from '../../demos/quality/settings.ts'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { readAddress, writeAddress } from '../../demos/kit/useDemoSettings.ts'
import { bitrateAt, BITRATES, stopOf } from '../../demos/quality/lab/knobs.ts'
import { answerForSender, offerForReceiver } from '../../demos/quality/send/simulcast-bridge.ts'
import { INITIAL_SETTINGS, QualitySettingsSchema } from '../../demos/quality/settings.ts'
import { SettingsSync } from '../../demos/quality/two/settings-sync.ts'

describe('how the lab is set', () => {
  it('stands in the address, which leads back to it', () => {
    const settings = {
      ...INITIAL_SETTINGS,
      codec: 'AV1' as const,
      maxKbps: 700,
      isSimulcast: true,
      f: false,
      svc: 'L3T3_KEY',
      x: 0.25,
    }
    const search = writeAddress('', settings, INITIAL_SETTINGS)
    expect(search).toBe('?codec=AV1&maxKbps=700&isSimulcast=true&f=false&svc=L3T3_KEY&x=0.25')
    expect(readAddress(search, QualitySettingsSchema, INITIAL_SETTINGS)).toEqual(settings)
  })

  it.each([
    { scale: 0.5 },
    { maxKbps: -1 },
    { maxFps: 1.5 },
    { svc: 'L1T1; DROP' },
    { codec: 'VP10' },
    { windowS: 7 },
  ])('is never %o', (patch) => {
    expect(v.safeParse(QualitySettingsSchema, {
      ...INITIAL_SETTINGS,
      ...patch,
    }).success).toBe(false)
  })

  it('has a stop of the bitrate knob for every bitrate, the nearest one', () => {
    BITRATES.forEach((kbps, stop) => expect([
      stopOf(kbps),
      bitrateAt(stop),
    ]).toEqual([stop, kbps]))
    expect([300, 1, 20_000].map(kbps => bitrateAt(stopOf(kbps)))).toEqual([250, 50, 8000])
  })
})

describe('settings that two ends can change', () => {
  const change = (kbps: number): QualitySettings => ({ ...INITIAL_SETTINGS, maxKbps: kbps })

  it('are in force at both ends after each change, whoever makes it', () => {
    const [screen, device] = [
      new SettingsSync(INITIAL_SETTINGS, { isLeading: true }),
      new SettingsSync(INITIAL_SETTINGS, { isLeading: false }),
    ]
    expect(screen.change(change(100))).toBe(true)
    expect(device.receive(screen.message)).toEqual(change(100))
    // What it was told it tells no more as its own change, and hears no second time.
    expect(device.change(change(100))).toBe(false)
    expect(device.receive(screen.message)).toBeNull()
    device.change(change(200))
    expect(screen.receive(device.message)).toEqual(change(200))
    expect(screen.message).toEqual(device.message)
  })

  it('are the leading end’s where both change at once', () => {
    const [screen, device] = [
      new SettingsSync(INITIAL_SETTINGS, { isLeading: true }),
      new SettingsSync(INITIAL_SETTINGS, { isLeading: false }),
    ]
    screen.change(change(100))
    device.change(change(200))
    expect(screen.receive(device.message)).toBeNull()
    expect(device.receive(screen.message)).toEqual(change(100))
  })

  it('are what the one end has kept when the other one comes anew', () => {
    const device = new SettingsSync(INITIAL_SETTINGS, { isLeading: false })
    device.change(change(300))
    const reloaded = new SettingsSync(INITIAL_SETTINGS, { isLeading: true })
    expect(device.receive(reloaded.message)).toBeNull()
    expect(reloaded.receive(device.message)).toEqual(change(300))
  })
})

describe('the descriptions of simulcast', () => {
  const offer = [
    'v=0',
    'a=group:BUNDLE 0',
    'm=video 9 UDP/TLS/RTP/SAVPF 96',
    'a=mid:0',
    'a=extmap:9 urn:ietf:params:rtp-hdrext:sdes:mid',
    'a=extmap:10 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id',
    'a=extmap:11 urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id',
    'a=msid:s t',
    'a=sendonly',
    'a=rid:q send',
    'a=rid:f send',
    'a=simulcast:send q;f',
    '',
  ].join('\r\n')

  it('give the receiver a section for each layer, and read the layer where it reads the section', () => {
    expect(offerForReceiver(offer, ['q', 'f']).split('\r\n')).toEqual([
      'v=0',
      'a=group:BUNDLE q f',
      ...['q', 'f'].flatMap(layer => [
        'm=video 9 UDP/TLS/RTP/SAVPF 96',
        'a=extmap:10 urn:ietf:params:rtp-hdrext:sdes:mid',
        'a=sendonly',
        `a=mid:${layer}`,
        `a=msid:${layer} ${layer}`,
      ]),
      '',
    ])
  })

  it('give the sender one section that takes all layers', () => {
    const section = (mid: string): string[] => [
      'm=video 9 UDP/TLS/RTP/SAVPF 96',
      `a=mid:${mid}`,
      'a=extmap:10 urn:ietf:params:rtp-hdrext:sdes:mid',
      'a=recvonly',
    ]
    const answer = [
      'v=0',
      'a=group:BUNDLE q f',
      ...section('q'),
      ...section('f'),
      '',
    ].join('\r\n')
    expect(answerForSender(answer, offer, ['q', 'f']).split('\r\n')).toEqual([
      'v=0',
      'a=group:BUNDLE 0',
      'm=video 9 UDP/TLS/RTP/SAVPF 96',
      'a=recvonly',
      'a=mid:0',
      'a=extmap:9 urn:ietf:params:rtp-hdrext:sdes:mid',
      'a=extmap:10 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id',
      'a=rid:q recv',
      'a=rid:f recv',
      'a=simulcast:recv q;f',
      '',
    ])
  })
})
