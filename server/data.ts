import { randomBytes } from 'node:crypto'
import { accessSync, constants, mkdirSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createRoomCode } from '../room/room-code.ts'
import { fileProblem, messageOf, UserError } from './user-error.ts'

/** The room that this server hosts. */
export interface StoredRoom {
  readonly code: string
  /** Proves the roles `screen` and `presenter`. */
  readonly hostKey: string
  /** The last room, which another server hosts now, so that this one got a room of its own; or null. */
  readonly passedOver: string | null
}

export interface DataFolder {
  readonly path: string
  readonly db: DatabaseSync
  /** Picks the room to host, or makes it. Throws UserError when the one asked for has a server that runs now. */
  openRoom: (wish: { code: string | null, isNew: boolean }) => StoredRoom
  /** May be called twice. */
  close: () => void
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS rooms (code TEXT PRIMARY KEY, host_key TEXT NOT NULL, created_at_ms INTEGER NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS events (
    room TEXT NOT NULL, seq INTEGER NOT NULL, at_ms INTEGER NOT NULL, event TEXT NOT NULL,
    PRIMARY KEY (room, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS identities (
    room TEXT NOT NULL, token TEXT NOT NULL, id TEXT NOT NULL,
    PRIMARY KEY (room, token)
  ) STRICT, WITHOUT ROWID;
`

/**
 * Opens the folder that outlives the server: the rooms' logs and the certificate.
 * @throws {UserError} it cannot be made, written, or its database cannot be read
 */
export function openDataFolder(path: string): DataFolder {
  try {
    makeFolder(resolve(path))
    accessSync(path, constants.W_OK | constants.X_OK)
  }
  catch (thrown) {
    throw new UserError(`The data folder ${path} cannot be written (${fileProblem(thrown)}): make it writable, or choose another with --data DIR.`)
  }
  const db = openDatabase(join(path, 'rooms.sqlite'))
  const locks: DatabaseSync[] = []
  return {
    path,
    db,
    openRoom(wish) {
      const last = wish.isNew
        ? null
        : lastCode(db)
      const asked = wish.code ?? last ?? createRoomCode()
      const lock = tryLock(path, asked)
      if (lock) {
        locks.push(lock)
        db.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (\'room\', ?)').run(asked)
        return {
          code: asked,
          hostKey: hostKeyOf(db, asked),
          passedOver: null,
        }
      }
      if (wish.code !== null)
        throw new UserError(`Room ${asked} is hosted by another server that runs now: stop that one, or choose another room.`)
      const code = createRoomCode()
      const ownLock = tryLock(path, code)
      if (ownLock)
        locks.push(ownLock)
      return {
        code,
        hostKey: hostKeyOf(db, code),
        passedOver: asked,
      }
    },
    close() {
      for (const lock of locks.splice(0))
        lock.close()
      if (db.isOpen)
        db.close()
    },
  }
}

/** Node's own recursive mkdir never returns where a folder exists and takes no new ones, as `/proc` does. */
function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
    return
  const parent = dirname(path)
  if (parent !== path)
    makeFolder(parent)
  mkdirSync(path, { mode: 0o700 })
}

function openDatabase(file: string): DatabaseSync {
  try {
    const db = new DatabaseSync(file, { timeout: 2_000 })
    // Every commit survives a crash of this process; one of the whole computer may cost the last few.
    db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; ${SCHEMA}`)
    return db
  }
  catch (thrown) {
    throw new UserError(`The room log ${file} cannot be opened (${messageOf(thrown)}): move it away, or choose another folder with --data DIR.`)
  }
}

/** SQLite's file lock goes with the process that holds it, however that ends; null when another holds it. */
function tryLock(folder: string, code: string): DatabaseSync | null {
  const lock = new DatabaseSync(join(folder, `${code}.lock`))
  try {
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  }
  catch {
    lock.close()
    return null
  }
}

function lastCode(db: DatabaseSync): string | null {
  const row = db.prepare('SELECT value FROM meta WHERE key = \'room\'').get()
  return typeof row?.value === 'string'
    ? row.value
    : null
}

function hostKeyOf(db: DatabaseSync, code: string): string {
  db.prepare('INSERT OR IGNORE INTO rooms (code, host_key, created_at_ms) VALUES (?, ?, ?)')
    .run(code, randomBytes(24).toString('base64url'), Date.now())
  return String(db.prepare('SELECT host_key FROM rooms WHERE code = ?').get(code)?.host_key)
}
