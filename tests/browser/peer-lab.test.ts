import type { LabConditions, LabOptions } from '../../demos/peer-connection/lab/lab.ts'
import type { EndId, HappeningName, MessageEntry } from '../../demos/peer-connection/lab/types.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { ALL_CANDIDATES } from '../../demos/peer-connection/lab/filter.ts'
import { Lab, usernameFragment } from '../../demos/peer-connection/lab/lab.ts'
import { createPicture } from '../../demos/peer-connection/lab/media.ts'
import { nextOf } from '../../demos/peer-connection/lab/steps.ts'

const SLOW = { timeout: 10_000, interval: 20 }
const opened: Lab[] = []

type Conditions = { -readonly [K in keyof LabConditions]: LabConditions[K] }

function openLab(change: Partial<LabConditions> = {}, options: Partial<LabOptions> = {}): { lab: Lab, conditions: Conditions } {
  const conditions: Conditions = {
    pace: 'run',
    holdsCandidates: false,
    filter: ALL_CANDIDATES,
    forges: false,
    ...change,
  }
  const lab = new Lab({
    configuration: { bundlePolicy: 'max-bundle' },
    polite: 'b',
    conditions: () => conditions,
    media: async end => createPicture(end),
    ...options,
  })
  opened.push(lab)
  lab.follow()
  return { lab, conditions }
}

afterEach(() => {
  for (const lab of opened.splice(0))
    lab.stop()
})

const ENDS = ['a', 'b'] as const
const stateOf = (lab: Lab, end: EndId): string | undefined => lab.end(end)?.connection.connectionState
const messages = (lab: Lab): MessageEntry[] => lab.entries.filter(entry => entry.kind === 'message')
function happenings(lab: Lab, end: EndId): HappeningName[] {
  return lab.entries.flatMap(entry => entry.kind === 'happening' && entry.end === end
    ? [entry.name]
    : [])
}

function connected(lab: Lab): Promise<void> {
  return expect.poll(() => ENDS.map(end => stateOf(lab, end)), SLOW).toEqual(['connected', 'connected']).then(() => {})
}

function quiet(lab: Lab): Promise<void> {
  return expect.poll(() => lab.steps.length === 0 && !lab.isBusy && ENDS.every(end => lab.end(end)?.connection.signalingState === 'stable'), SLOW).toBe(true).then(() => {})
}

/** Every picture that an end receives is shown, and moves: what is decoded need not be. */
async function expectMedia(lab: Lab): Promise<void> {
  for (const end of ENDS) {
    for (const stream of lab.end(end)?.streams ?? []) {
      const video = document.createElement('video')
      video.muted = true
      video.srcObject = stream
      await video.play()
      const shown = (): number => video.getVideoPlaybackQuality().totalVideoFrames
      const before = shown()
      await expect.poll(shown, SLOW).toBeGreaterThan(before + 3)
      video.srcObject = null
    }
  }
}

describe('the lab', () => {
  it('goes by itself from nothing to the pictures of both', async () => {
    const { lab } = openLab()
    await connected(lab)
    await quiet(lab)
    await expectMedia(lab)
    expect(messages(lab).map(({ content }) => content.type).filter(type => type !== 'candidate')).toEqual(['offer', 'answer'])
    expect(new Set(messages(lab).map(({ fate }) => fate))).toEqual(new Set(['taken']))
    expect(ENDS.map(end => lab.end(end)?.streams.length)).toEqual([1, 1])
  })

  it('goes by hand, one call or message at a press, and not at all without', async () => {
    const { lab } = openLab({ pace: 'hand' })
    expect(lab.steps[0]?.code).toBe('const a = new RTCPeerConnection(configuration)')
    for (const kind of [
      'create',
      'create',
      'tracks',
      'offer',
      'deliver-offer',
      'take-offer',
      'tracks',
      'answer',
      'deliver-answer',
      'take-answer',
    ]) {
      await expect.poll(() => lab.steps.some(step => step.kind === kind), SLOW).toBe(true)
      expect(nextOf(lab.steps)?.kind).toBe(kind)
      await lab.next()
    }
    expect(ENDS.map(end => lab.end(end)?.connection.signalingState)).toEqual(['stable', 'stable'])
    // Both know each other's description, and no way to each other.
    expect(ENDS.map(end => stateOf(lab, end))).not.toContain('connected')
    await expect.poll(() => lab.steps.length, SLOW).toBeGreaterThan(0)
    while (lab.steps.length > 0)
      await lab.next()
    await connected(lab)
    await expectMedia(lab)
  })

  it('keeps candidates back until they are let through', async () => {
    const { lab } = openLab({ holdsCandidates: true })
    await expect.poll(() => messages(lab).some(({ content, fate }) => content.type === 'answer' && fate === 'taken'), SLOW).toBe(true)
    await expect.poll(() => lab.steps.filter(({ kind }) => kind === 'end-of-candidates').length, SLOW).toBe(2)
    expect(ENDS.map(end => stateOf(lab, end))).not.toContain('connected')
    await lab.deliverCandidates()
    await connected(lab)
  })

  it('lets no candidate through that is filtered, and finds no way without any', async () => {
    const { lab } = openLab({
      filter: { ...ALL_CANDIDATES, host: false },
    })
    await expect.poll(() => messages(lab).filter(({ content }) => content.type === 'candidate' && content.candidate === null).length, SLOW).toBe(2)
    await quiet(lab)
    const filtered = messages(lab).filter(({ fate }) => fate === 'filtered')
    expect(filtered.length).toBeGreaterThan(1)
    expect(ENDS.map(end => stateOf(lab, end))).not.toContain('connected')
  })

  for (const polite of ENDS) {
    it(`resolves a collision of offers when ${polite} is polite, again and again, with the pictures of both`, async () => {
      const impolite = polite === 'a'
        ? 'b'
        : 'a'
      const { lab } = openLab({}, { polite })
      await connected(lab)
      await quiet(lab)
      for (let round = 1; round <= 6; round++) {
        await lab.collide()
        await expect.poll(() => happenings(lab, polite).filter(name => name === 'offer-rolled-back').length, SLOW).toBe(round)
        await quiet(lab)
        expect(happenings(lab, impolite).filter(name => name === 'offer-ignored')).toHaveLength(round)
        const streams = round % 2 === 1
          ? 2
          : 1
        await expect.poll(() => ENDS.map(end => lab.end(end)?.streams.length), SLOW).toEqual([streams, streams])
        await expectMedia(lab)
      }
      // What was added and taken away used the same place every time.
      expect(lab.end('a')?.connection.getTransceivers()).toHaveLength(3)
    })
  }

  it('restarts ICE with new credentials and keeps the pictures', async () => {
    const { lab } = openLab()
    await connected(lab)
    await quiet(lab)
    const before = ENDS.map(end => usernameFragment(lab.end(end)))
    lab.end('a')?.restartIce()
    await expect.poll(() => ENDS.every((end, i) => usernameFragment(lab.end(end)) !== before[i]), SLOW).toBe(true)
    await quiet(lab)
    await expectMedia(lab)
    expect(ENDS.map(end => stateOf(lab, end))).toEqual(['connected', 'connected'])
  })

  it('fails when somebody on the signaling path changes the fingerprints', async () => {
    const { lab } = openLab({ forges: true })
    await expect.poll(() => ENDS.map(end => happenings(lab, end).includes('failed')), SLOW).toEqual([true, true])
    expect(messages(lab).find(({ content }) => content.type === 'answer')?.isForged).toBe(true)
  })

  it('notices an end that is gone, and what it says reaches nobody', async () => {
    const { lab } = openLab()
    await connected(lab)
    await quiet(lab)
    lab.vanish('b')
    await expect.poll(() => happenings(lab, 'a'), { timeout: 30_000, interval: 100 }).toContain('failed')
    expect(happenings(lab, 'a')).toContain('disconnected')
    await expect.poll(() => messages(lab).some(({ content, fate }) => content.type === 'offer' && fate === 'lost'), SLOW).toBe(true)
  }, 60_000)

  it('leaves nothing open when it is stopped, in the middle or before', async () => {
    const { lab } = openLab()
    lab.stop()
    const { lab: second } = openLab()
    await connected(second)
    const connections = ENDS.map(end => second.end(end)?.connection)
    const own = ENDS.map(end => second.end(end)?.ownStream)
    second.stop()
    second.stop()
    expect(connections.map(connection => connection?.signalingState)).toEqual(['closed', 'closed'])
    expect(own.flatMap(stream => stream?.getTracks().map(track => track.readyState))).toEqual(['ended', 'ended', 'ended', 'ended'])
    expect(lab.end('a')?.connection.signalingState ?? 'closed').toBe('closed')
  })
})
