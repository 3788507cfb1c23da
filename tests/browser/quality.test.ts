import type { QualitySettings } from '../../demos/quality/settings.ts'
import type { StatsReport, StatsSample } from '../../rtc/stats.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { effectScope, ref, shallowRef } from 'vue'
import { useLoopback } from '../../demos/quality/lab/useLoopback.ts'
import { readFacts } from '../../demos/quality/measure/connection-facts.ts'
import { presentCodecs } from '../../demos/quality/send/codecs.ts'
import { LayeredLoopback } from '../../demos/quality/send/layered-loopback.ts'
import { presentModes } from '../../demos/quality/send/scalability.ts'
import { encodingsOf, setSender } from '../../demos/quality/send/sender-settings.ts'
import { INITIAL_SETTINGS, LAYERS } from '../../demos/quality/settings.ts'
import { createPictureTrack } from '../../demos/quality/source/picture-track.ts'
import { computeStats } from '../../rtc/stats-math.ts'

const SLOW = { timeout: 20_000, interval: 250 }
const stops: (() => void)[] = []

afterEach(() => {
  for (const stop of stops.splice(0))
    stop()
})

interface Lab {
  readonly loopback: LayeredLoopback
  /** Changes settings as the lab does: a codec by negotiation, the rest by setParameters. */
  readonly set: (patch: Partial<QualitySettings>) => Promise<void>
  /** What an end says now, of the time since it was last asked. */
  readonly sent: () => Promise<StatsSample>
  readonly received: () => Promise<StatsSample>
}

async function startLab(patch: Partial<QualitySettings> = {}): Promise<Lab> {
  let settings: QualitySettings = {
    ...INITIAL_SETTINGS,
    ...patch,
  }
  const picture = createPictureTrack()
  if (!picture)
    throw new Error('No picture can be captured here.')
  stops.push(() => picture.stop())
  const loopback = new LayeredLoopback({
    configuration: {},
    track: picture.track,
    encodings: encodingsOf(settings),
  })
  stops.push(() => loopback.close())

  async function set(next: Partial<QualitySettings>): Promise<void> {
    const before = settings
    settings = {
      ...settings,
      ...next,
    }
    if (settings.codec !== before.codec || loopback.state === 'new') {
      await loopback.negotiate(settings.codec === 'auto'
        ? null
        : settings.codec)
    }
    await setSender(loopback.rtpSender, settings)
  }

  function reader(connection: RTCPeerConnection): () => Promise<StatsSample> {
    let previous: StatsReport | null = null
    return async () => {
      const report = await connection.getStats() as unknown as StatsReport
      const sample = computeStats(previous, report, Date.now())
      previous = report
      return sample
    }
  }

  await set({})
  await expect.poll(() => loopback.state, SLOW).toBe('connected')
  return {
    loopback,
    set,
    sent: reader(loopback.sender.connection),
    received: reader(loopback.receiver.connection),
  }
}

async function receivedVideo(lab: Lab): Promise<StatsSample['receivedVideos'][number] | undefined> {
  return (await lab.received()).receivedVideos[0]
}

describe('one picture, from one end to the other', () => {
  it('arrives, and a look at its connection tells path and frames', async () => {
    const lab = await startLab()
    await expect.poll(async () => (await receivedVideo(lab))?.framesDecoded, SLOW).toBeGreaterThan(10)
    expect(lab.loopback.streams.get('')?.getVideoTracks()).toHaveLength(1)
    const facts = await readFacts(lab.loopback.receiver.connection)
    expect(facts).toMatchObject({
      local: expect.stringMatching(/host|prflx/),
      remote: expect.stringMatching(/host|prflx/),
    })
    expect(facts?.frames).toBeGreaterThan(10)
    expect(lab.loopback.sender.log.events.map(({ type }) => type)).toEqual(expect.arrayContaining(['setLocalDescription', 'connectionstatechange', 'icecandidate']))
  })

  it('is sent in every codec that this browser has, one after the other', async () => {
    const codecs = presentCodecs()
    expect(codecs).toEqual(expect.arrayContaining(['VP8', 'VP9']))
    const lab = await startLab({ scale: 4 })
    for (const codec of codecs) {
      await lab.set({ codec })
      const before = (await receivedVideo(lab))?.framesDecoded ?? 0
      await expect.poll(async () => {
        const video = await receivedVideo(lab)
        return video?.codec === codec && (video.framesDecoded ?? 0) > before
      }, SLOW).toBe(true)
    }
  }, 60_000)

  it('gets smaller, slower and cheaper as the knobs say', async () => {
    const lab = await startLab({ scale: 2 })
    await expect.poll(async () => (await receivedVideo(lab))?.frameWidth, SLOW).toBeGreaterThan(0)
    await lab.set({ scale: 8 })
    await expect.poll(async () => (await receivedVideo(lab))?.frameWidth, SLOW).toBe(160)
    await lab.set({ maxFps: 5 })
    await receivedVideo(lab)
    await expect.poll(async () => (await receivedVideo(lab))?.framesPerSecond ?? 99, { timeout: 20_000, interval: 1500 }).toBeLessThan(8)
    await lab.set({ scale: 2, maxFps: 0, maxKbps: 100 })
    await receivedVideo(lab)
    await expect.poll(async () => (await receivedVideo(lab))?.bitrate ?? 1e9, { timeout: 20_000, interval: 1500 }).toBeLessThan(150_000)
  }, 90_000)
})

describe('layers', () => {
  it.each(['VP8', 'VP9'] as const)('of simulcast all reach the receiver, each in its size, and stop one by one: %s', async (codec) => {
    const lab = await startLab({ isSimulcast: true, codec })
    await expect.poll(async () => (await lab.received()).receivedVideos.filter(({ framesDecoded }) => (framesDecoded ?? 0) > 3).length, SLOW).toBe(3)
    const { sentVideos } = await lab.sent()
    expect(sentVideos.map(({ rid, isActive, codec }) => [rid, isActive, codec])).toEqual(LAYERS.map(rid => [rid, true, codec]))
    const widths = Object.fromEntries((await lab.received()).receivedVideos.map(({ mid, frameWidth }) => [mid, frameWidth]))
    expect(widths.h).toBe((widths.q ?? 0) * 2)
    expect(widths.f).toBe((widths.q ?? 0) * 4)
    expect([
      ...lab.loopback.streams.keys(),
    ].sort()).toEqual(['f', 'h', 'q'])

    await lab.set({ f: false })
    await expect.poll(async () => (await lab.sent()).sentVideos.map(({ isActive }) => isActive), SLOW).toEqual([true, true, false])
    const frames = async (): Promise<Record<string, number>> => Object.fromEntries((await lab.received()).receivedVideos.map(({ mid, framesDecoded }) => [mid, framesDecoded ?? 0]))
    // What was on its way when it stopped has arrived when the next frames of the others have.
    const settled = await frames()
    await expect.poll(async () => ((await frames()).h ?? 0) - (settled.h ?? 0), SLOW).toBeGreaterThan(5)
    const stopped = await frames()
    await expect.poll(async () => ((await frames()).h ?? 0) - (stopped.h ?? 0), SLOW).toBeGreaterThan(10)
    expect((await frames()).f).toBe(stopped.f)
  }, 60_000)

  it('within one stream are those that the browser says it knows for the codec, and no others', async () => {
    expect(await presentModes('VP8')).toEqual(['L1T1', 'L1T2', 'L1T3'])
    const modes = await presentModes('VP9')
    expect(modes).toContain('L3T3_KEY')
    const lab = await startLab({ codec: 'VP9', degradation: 'maintain-resolution' })
    for (const svc of modes)
      await lab.set({ svc })
    await lab.set({ svc: 'L3T3_KEY' })
    await expect.poll(async () => (await lab.sent()).sentVideos[0]?.scalabilityMode, SLOW).toBe('L3T3_KEY')
    // A codec without such layers: what else was asked for is done, and why not all is told.
    const refusal = await lab.set({ codec: 'VP8', maxFps: 7 }).catch((error: unknown) => error)
    expect(refusal).toMatchObject({
      reason: 'setting-refused',
      detail: `scalabilityMode: 'L3T3_KEY'`,
      cause: { name: 'InvalidModificationError' },
    })
    expect(lab.loopback.rtpSender.getParameters().encodings[0]).toMatchObject({ maxFramerate: 7 })
    await expect.poll(async () => (await receivedVideo(lab))?.codec, SLOW).toBe('VP8')
  }, 60_000)
})

it('closes both ends, although one negotiation is under way', async () => {
  const lab = await startLab()
  const negotiation = lab.loopback.negotiate('VP9')
  lab.loopback.close()
  lab.loopback.close()
  await negotiation
  expect([lab.loopback.sender.connection.connectionState, lab.loopback.receiver.connection.connectionState]).toEqual(['closed', 'closed'])
})

it('makes another pair while the first is being negotiated, and its layers arrive', async () => {
  const picture = createPictureTrack()
  const settings = shallowRef<QualitySettings>(INITIAL_SETTINGS)
  const scope = effectScope()
  stops.push(() => picture?.stop(), () => scope.stop())
  const lab = scope.run(() => useLoopback({
    track: shallowRef(picture?.track ?? null),
    settings,
    configuration: ref({}),
  }))
  const first = lab?.loopback.value
  settings.value = { ...INITIAL_SETTINGS, isSimulcast: true, codec: 'VP9' }
  await expect.poll(() => lab?.streams.value.size, SLOW).toBe(3)
  await expect.poll(() => lab?.state.value, SLOW).toBe('connected')
  expect(first?.state).toBe('closed')
  expect(lab?.failure.value).toBeNull()
  settings.value = { ...settings.value, codec: 'VP8' }
  await expect.poll(async () => Array.from((await lab?.loopback.value?.sender.connection.getStats() ?? new Map()).values())
    .filter(({ type, framesEncoded }) => type === 'outbound-rtp' && framesEncoded > 0)
    .length, SLOW).toBe(3)
}, 60_000)
