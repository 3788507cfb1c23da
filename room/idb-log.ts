import type { DBSchema, IDBPDatabase } from 'idb'
import type { Identity, LoggedEvent, RoomLog } from './log.ts'
import { openDB } from 'idb'
import * as v from 'valibot'
import { createMemoryLog } from './log.ts'
import { EventSchema } from './shapes.ts'

interface LogSchema extends DBSchema {
  events: { key: number, value: LoggedEvent }
  identities: { key: string, value: Identity }
}

const LoggedEventSchema = v.object({
  seq: v.number(),
  atMs: v.number(),
  event: EventSchema,
})
const IdentitySchema = v.object({
  token: v.string(),
  id: v.string(),
})

/**
 * The log of a room that a tab hosts, in this browser's IndexedDB, one database per room.
 * Where the browser refuses to keep anything (private windows), the room lasts as long as its tab.
 * @see https://www.w3.org/TR/IndexedDB/
 */
export async function openIdbLog(code: string): Promise<RoomLog> {
  try {
    return createIdbLog(await openDB<LogSchema>(`wt-room-${code}`, 1, {
      upgrade(db) {
        db.createObjectStore('events', { keyPath: 'seq' })
        db.createObjectStore('identities', { keyPath: 'token' })
      },
    }))
  }
  catch {
    return createMemoryLog()
  }
}

function createIdbLog(db: IDBPDatabase<LogSchema>): RoomLog {
  /** Writes still under way. A failed one loses the room's past, never its present. */
  const pending = new Set<Promise<unknown>>()

  function track(write: Promise<unknown>): void {
    const settled = write.catch(() => {}).finally(() => pending.delete(settled))
    pending.add(settled)
  }

  return {
    async load() {
      const [events, identities] = await Promise.all([
        db.getAll('events'),
        db.getAll('identities'),
      ])
      const kept = readable(events)
      if (kept.length < events.length)
        await db.delete('events', IDBKeyRange.lowerBound(kept.length, true))
      return {
        events: kept,
        identities: identities.filter(identity => v.is(IdentitySchema, identity)),
      }
    },
    append(events) {
      const transaction = db.transaction('events', 'readwrite')
      for (const event of events)
        track(transaction.store.put(event))
      track(transaction.done)
    },
    saveIdentity: identity => track(db.put('identities', identity)),
    async close() {
      await Promise.all(pending)
      db.close()
    },
  }
}

/** The events up to the first that an older version wrote differently, or that is missing. */
function readable(events: readonly LoggedEvent[]): LoggedEvent[] {
  const broken = events.findIndex((event, i) => event.seq !== i + 1 || !v.is(LoggedEventSchema, event))
  return broken < 0
    ? [...events]
    : events.slice(0, broken)
}
