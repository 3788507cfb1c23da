import type { Said } from '../../demos/peer-connection/two/reports.ts'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { LabLog, toRows } from '../../demos/peer-connection/lab/log.ts'
import { NO_STATES } from '../../demos/peer-connection/lab/types.ts'
import { endReport, EndReportSchema, MAX_REPORT_LENGTH, statesOf, toEntry } from '../../demos/peer-connection/two/reports.ts'

const CANDIDATE = 'candidate:1 1 udp 2122260223 192.168.1.20 50000 typ host generation 0 ufrag abcd network-id 1'

/** A device's log in which it has offered, and was answered. */
function oneRound(): LabLog {
  let nowMs = 0
  const log = new LabLog(() => nowMs += 10)
  log.message('a', { type: 'offer', sdp: 'v=0\r\na=ice-pwd:secret\r\n' }, 'taken')
  log.message('a', {
    type: 'candidate',
    candidate: { candidate: CANDIDATE },
  }, 'taken')
  log.message('b', { type: 'answer', sdp: 'v=0\r\n' }, 'taken')
  log.message('a', { type: 'candidate', candidate: null }, 'taken')
  log.happening('a', 'connected')
  log.happening('b', 'failed')
  return log
}

const told = {
  run: '0123456789ab',
  own: 'a',
  isPolite: true,
  states: NO_STATES,
  nowMs: 100,
} as const

describe('what a device tells of its end', () => {
  it('is what it said and noticed itself, as kinds and times', () => {
    const report = endReport({ ...told, entries: oneRound().entries })
    expect(report.log).toEqual([
      { id: 0, atMs: 10, said: 'offer' },
      { id: 1, atMs: 20, said: 'host' },
      { id: 3, atMs: 40, said: 'end-of-candidates' },
      { id: 4, atMs: 50, said: 'connected' },
    ])
    expect(v.is(EndReportSchema, report)).toBe(true)
  })

  it('has no address and no description in it', () => {
    const json = JSON.stringify(endReport({ ...told, entries: oneRound().entries }))
    expect(json).not.toContain('192.168')
    expect(json).not.toContain('secret')
  })

  it('is read by the screen however long the evening was', () => {
    const log = new LabLog(() => 5)
    for (let i = 0; i < 500; i++)
      log.happening('a', 'offer-rolled-back')
    const visits = Array.from({ length: 60 }, () => ({ state: 'have-remote-pranswer', atMs: 0 }))
    const report = endReport({
      ...told,
      states: {
        signalingState: visits,
        iceGatheringState: visits,
        iceConnectionState: visits,
        connectionState: visits,
      },
      entries: log.entries,
      nowMs: 36_000_000,
    })
    expect(v.is(EndReportSchema, report)).toBe(true)
    expect(JSON.stringify(report).length).toBeLessThan(MAX_REPORT_LENGTH)
    expect(report.log.at(-1)?.id).toBe(499)
  })

  it('becomes rows of the ladder and the ways of the machines', () => {
    const said: readonly Said[] = [
      'offer',
      'host',
      'relay',
      'end-of-candidates',
      'connected',
    ]
    const rows = toRows(said.map((one, id) => toEntry(one, 'b', id, id)))
    expect(rows.map(({ kind }) => kind)).toEqual(['message', 'candidates', 'happening'])
    const states = statesOf({
      ...endReport({ ...told, entries: [] }),
      states: [
        ['stable', 'have-local-offer'],
        ['new'],
        [],
        [],
      ],
    })
    expect(states.signalingState.map(({ state }) => state)).toEqual(['stable', 'have-local-offer'])
    expect(states.iceConnectionState).toEqual([])
  })

  it('is dropped where it is anything else', () => {
    const report = endReport({ ...told, entries: oneRound().entries })
    for (const wrong of [
      { ...report, run: '<b>' },
      { ...report, states: [] },
      {
        ...report,
        log: [
          { id: 0, atMs: 1, said: '<script>' },
        ],
      },
      {
        ...report,
        log: Array.from({ length: 61 }).fill(report.log[0]),
      },
    ])
      expect(v.is(EndReportSchema, wrong)).toBe(false)
  })
})
