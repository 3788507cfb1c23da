import type { RowRing } from '../../../rtc/row-ring.ts'
import type { DumpedConnection } from '../../../rtc/stats-dump.ts'
import type { Column } from './measure.ts'
import { toCsv } from '../../../rtc/csv.ts'
import { toInternalsDump } from '../../../rtc/stats-dump.ts'
import { CODECS } from '../settings.ts'
import { LIMITATIONS, SCALABILITY_MODES } from './measure.ts'

type WordColumn = 'sentCodec' | 'receivedCodec' | 'scalability' | 'limitation'

/** The table's columns: their names with their units. */
const NAMES: Readonly<Record<Exclude<Column, 'atMs' | WordColumn>, string>> = {
  targetBitrate: 'target_bitrate_bps',
  sentBitrate: 'sent_bitrate_bps',
  receivedBitrate: 'received_bitrate_bps',
  availableBitrate: 'available_outgoing_bitrate_bps',
  sentFps: 'sent_fps',
  receivedFps: 'received_fps',
  framesEncoded: 'frames_encoded',
  framesDecoded: 'frames_decoded',
  framesDropped: 'frames_dropped',
  sentWidth: 'sent_width_px',
  sentHeight: 'sent_height_px',
  receivedWidth: 'received_width_px',
  receivedHeight: 'received_height_px',
  sentQp: 'sent_qp',
  receivedQp: 'received_qp',
  freezeCount: 'freeze_count',
  frozenMs: 'frozen_ms',
  rttMs: 'round_trip_ms',
  jitterMs: 'jitter_ms',
  jitterBufferMs: 'jitter_buffer_ms',
  lossRatio: 'loss_ratio',
  remoteLossRatio: 'remote_loss_ratio',
  qBitrate: 'layer_q_bitrate_bps',
  hBitrate: 'layer_h_bitrate_bps',
  fBitrate: 'layer_f_bitrate_bps',
  qFps: 'layer_q_fps',
  hFps: 'layer_h_fps',
  fFps: 'layer_f_fps',
}

/** All that was measured, one line a sample. */
export function measurementsAsCsv(rows: RowRing<Column>): string {
  const startMs = rows.at('atMs', 0) ?? 0
  const word = (column: WordColumn, words: readonly string[]) => (row: number): string | null => {
    const place = rows.at(column, row)
    return place === null
      ? null
      : words[place] ?? null
  }
  return toCsv([
    {
      name: 'time',
      cell: row => new Date(rows.at('atMs', row) ?? 0).toISOString(),
    },
    {
      name: 'elapsed_s',
      cell: row => ((rows.at('atMs', row) ?? startMs) - startMs) / 1000,
    },
    ...Object.entries(NAMES).map(([column, name]) => ({
      name,
      cell: (row: number) => rounded(rows.at(column as Column, row)),
    })),
    {
      name: 'sent_codec',
      cell: word('sentCodec', CODECS),
    },
    {
      name: 'received_codec',
      cell: word('receivedCodec', CODECS),
    },
    {
      name: 'scalability_mode',
      cell: word('scalability', SCALABILITY_MODES),
    },
    {
      name: 'limited_by',
      cell: word('limitation', LIMITATIONS),
    },
  ], rows.length)
}

/** Both connections, whole, as chrome://webrtc-internals saves them. */
export function measurementsAsDump(connections: readonly DumpedConnection[]): string {
  return JSON.stringify(toInternalsDump(connections, {
    url: location.href,
    userAgent: navigator.userAgent,
    atMs: Date.now(),
  }), null, 1)
}

/** More digits than anything here is measured with. */
function rounded(value: number | null): number | null {
  return value === null
    ? null
    : Math.round(value * 10_000) / 10_000
}
