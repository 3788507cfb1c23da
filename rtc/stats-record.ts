import type { Member } from './member-series.ts'
import type { StatsEntry, StatsReport } from './stats-report.ts'
import { MemberSeries } from './member-series.ts'

/** One member over time, oldest first: a value for every reading of its object since the member's first, null for a gap. */
export interface RecordedMember {
  readonly name: string
  readonly values: readonly (Member | null)[]
}

/** One statistics object over time. */
export interface RecordedObject {
  readonly id: string
  readonly type: string
  /** When each of its readings was taken, in milliseconds since the epoch. */
  readonly timestamps: readonly number[]
  readonly members: readonly RecordedMember[]
}

interface ObjectSeries {
  readonly type: string
  lastAt: number
  /** When it was measured, in milliseconds after the newest object of the same reading: 0 for most, always. */
  offsetMs: MemberSeries
  readonly members: Map<string, MemberSeries>
}

/** More objects than a connection has; their ids are the browser's. */
const MAX_OBJECTS = 300

/** Members that say nothing over time. */
const SKIPPED = new Set(['id', 'type', 'timestamp'])

/** The newest `capacity` readings of a connection, whole: every number, name and flag of every object in them. */
export class StatsRecord {
  readonly capacity: number
  readonly #times: Float64Array
  readonly #objects = new Map<string, ObjectSeries>()
  #count = 0

  constructor(capacity: number) {
    this.capacity = capacity
    this.#times = new Float64Array(capacity)
  }

  /** How many readings there are. */
  get length(): number {
    return Math.min(this.#count, this.capacity)
  }

  /** Adds a reading. */
  add(report: StatsReport): void {
    const at = this.#count++
    // Most objects were measured when the report was made; what the other end measured is older.
    let atMs = 0
    report.forEach(({ timestamp }) => atMs = Math.max(atMs, timestamp))
    this.#times[at % this.capacity] = atMs
    report.forEach(entry => this.#addEntry(entry, at, atMs))
    for (const [id, { lastAt }] of this.#objects) {
      if (lastAt <= at - this.capacity)
        this.#objects.delete(id)
    }
  }

  /** Everything that is kept, object by object. */
  read(): RecordedObject[] {
    return [...this.#objects].map(([id, object]) => this.#readObject(id, object))
  }

  #addEntry(entry: StatsEntry, at: number, atMs: number): void {
    const offsetMs = entry.timestamp - atMs
    const known = this.#objects.get(entry.id)
    if (!known && this.#objects.size >= MAX_OBJECTS)
      return
    const object = known ?? {
      type: entry.type,
      lastAt: at,
      offsetMs: new MemberSeries(this.capacity, at, offsetMs),
      members: new Map(),
    }
    if (known) {
      object.offsetMs.set(at, offsetMs)
      object.lastAt = at
    }
    else {
      this.#objects.set(entry.id, object)
    }
    for (const [name, value] of Object.entries(entry)) {
      if (!SKIPPED.has(name) && isMember(value))
        setMember(object.members, name, { capacity: this.capacity, at, value })
    }
  }

  #readObject(id: string, { type, offsetMs, members }: ObjectSeries): RecordedObject {
    const readings: number[] = []
    const timestamps: number[] = []
    for (let at = this.#count - this.length; at < this.#count; at++) {
      const offset = offsetMs.get(at)
      if (typeof offset !== 'number')
        continue
      readings.push(at)
      timestamps.push((this.#times[at % this.capacity] ?? 0) + offset)
    }
    return {
      id,
      type,
      timestamps,
      members: [...members].flatMap(([name, series]) => {
        const values = readings.map(at => series.get(at) ?? null)
        const first = values.findIndex(value => value !== null)
        return first < 0
          ? []
          : [
              {
                name,
                values: values.slice(first),
              },
            ]
      }),
    }
  }
}

function setMember(members: Map<string, MemberSeries>, name: string, { capacity, at, value }: { capacity: number, at: number, value: Member }): void {
  const series = members.get(name)
  if (series)
    series.set(at, value)
  else
    members.set(name, new MemberSeries(capacity, at, value))
}

/** Lists and maps within an object are left out: how long a sender was limited by what, say. */
function isMember(value: unknown): value is Member {
  return typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))
}
