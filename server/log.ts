import type { DatabaseSync } from 'node:sqlite'
import type { Identity, LoggedEvent, RoomLog } from '../room/log.ts'
import { EventSchema } from '../room/shapes.ts'
import { parseText } from '../rtc/parse.ts'

/** A room's log in SQLite. */
export interface SqliteRoomLog extends RoomLog {
  /** Rows that the last load could not read, and skipped. */
  readonly unreadableCount: number
}

/** The log of one room of the data folder's database, which stays open when the log is closed. */
export function createSqliteLog(db: DatabaseSync, room: string): SqliteRoomLog {
  // A row that could not be read on load does not count, so its number may come again.
  const insertEvent = db.prepare('INSERT OR REPLACE INTO events (room, seq, at_ms, event) VALUES (?, ?, ?, ?)')
  const insertIdentity = db.prepare('INSERT OR REPLACE INTO identities (room, token, id) VALUES (?, ?, ?)')
  let unreadableCount = 0
  let isClosed = false

  function loadEvents(): LoggedEvent[] {
    const events: LoggedEvent[] = []
    for (const { seq, at_ms, event: json } of db.prepare('SELECT seq, at_ms, event FROM events WHERE room = ? ORDER BY seq').iterate(room)) {
      const event = parseText(EventSchema, String(json))
      if (event) {
        events.push({
          seq: Number(seq),
          atMs: Number(at_ms),
          event,
        })
      }
      else {
        unreadableCount += 1
      }
    }
    return events
  }

  function loadIdentities(): Identity[] {
    return db.prepare('SELECT token, id FROM identities WHERE room = ?').all(room).map(({ token, id }) => ({
      token: String(token),
      id: String(id),
    }))
  }

  return {
    get unreadableCount() {
      return unreadableCount
    },
    async load() {
      unreadableCount = 0
      return {
        events: loadEvents(),
        identities: loadIdentities(),
      }
    },
    append(events) {
      if (isClosed)
        return
      for (const { seq, atMs, event } of events)
        insertEvent.run(room, seq, atMs, JSON.stringify(event))
    },
    saveIdentity({ token, id }) {
      if (!isClosed)
        insertIdentity.run(room, token, id)
    },
    async close() {
      isClosed = true
    },
  }
}
