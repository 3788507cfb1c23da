import type { ConnectionEvent } from './connection-log.ts'
import type { Member } from './member-series.ts'
import type { RecordedObject } from './stats-record.ts'

/** One connection, as it goes into a dump. */
export interface DumpedConnection {
  readonly configuration: RTCConfiguration
  readonly events: readonly ConnectionEvent[]
  readonly objects: readonly RecordedObject[]
}

/** One member of one object over time: `OT01V-bytesSent`, say. */
export interface DumpedSeries {
  /** ISO 8601. */
  startTime: string
  endTime: string
  statsType: string
  /** A JSON array, in a string. */
  values: string
}

/** What chrome://webrtc-internals saves, and its viewers read. */
export interface InternalsDump {
  getUserMedia: never[]
  PeerConnections: Record<string, {
    pid: number
    url: string
    rtcConfiguration: string
    constraints: string
    stats: Record<string, DumpedSeries>
    updateLog: { type: string, value: string, timestamp: number, time: string }[]
  }>
  UserAgent: string
  /** Of the last reading, in milliseconds since the epoch. */
  timestamp: number
}

/** Rates that the browser's own page adds to a report, since viewers draw them. */
const RATES: Readonly<Record<string, string>> = {
  bytesSent: '[bytesSent_in_bits/s]',
  bytesReceived: '[bytesReceived_in_bits/s]',
}

/**
 * A dump as chrome://webrtc-internals saves it, so that its viewers can be used: every member of every object is a
 * series, and a series `ID-timestamp` says when. A series that is shorter began later.
 */
export function toInternalsDump(connections: readonly DumpedConnection[], page: { url: string, userAgent: string, atMs: number }): InternalsDump {
  return {
    getUserMedia: [],
    PeerConnections: Object.fromEntries(connections.map(({ configuration, events, objects }, index) => [
      // Process and connection; a page does not know its process.
      `1-${index + 1}`,
      {
        pid: 1,
        url: page.url,
        rtcConfiguration: JSON.stringify(configuration),
        constraints: '',
        stats: Object.assign({}, ...objects.map(seriesOf)) as Record<string, DumpedSeries>,
        updateLog: events.map(({ type, value, atMs }) => ({
          type,
          value,
          timestamp: atMs,
          time: new Date(atMs).toISOString(),
        })),
      },
    ])),
    UserAgent: page.userAgent,
    timestamp: page.atMs,
  }
}

function seriesOf({ id, type, timestamps, members }: RecordedObject): Record<string, DumpedSeries> {
  const series: Record<string, DumpedSeries> = {}
  const add = (name: string, values: readonly (Member | null)[]): void => {
    const [first, last] = [
      timestamps.at(-values.length),
      timestamps.at(-1),
    ]
    if (first === undefined || last === undefined || values.length === 0)
      return
    series[`${id}-${name}`] = {
      startTime: new Date(first).toISOString(),
      endTime: new Date(last).toISOString(),
      statsType: type,
      values: JSON.stringify(values),
    }
  }
  add('timestamp', timestamps)
  for (const { name, values } of members) {
    add(name, values)
    const rate = RATES[name]
    if (rate !== undefined)
      add(rate, bitrates(values, timestamps.slice(-values.length)))
  }
  return series
}

/** In bit/s, from one reading to the next: one value fewer than there are readings. */
function bitrates(bytes: readonly (Member | null)[], timestamps: readonly number[]): (number | null)[] {
  return bytes.slice(1).map((now, index) => {
    const before = bytes[index]
    const intervalMs = (timestamps[index + 1] ?? 0) - (timestamps[index] ?? 0)
    return typeof now === 'number' && typeof before === 'number' && intervalMs > 0 && now >= before
      ? (now - before) * 8000 / intervalMs
      : null
  })
}
