import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDataFolder } from '../../server/data.ts'
import { createSqliteLog } from '../../server/log.ts'

let folder = ''

beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'wt-data-'))))
afterEach(() => rmSync(folder, { recursive: true }))

const LAST = { code: null, isNew: false }
function renamed(seq: number, name: string) {
  return {
    seq,
    atMs: seq * 10,
    event: { type: 'participant-renamed', id: 'a', name } as const,
  }
}

/** Opens the data folder for as long as `use` runs. */
async function withData<T>(use: (data: ReturnType<typeof openDataFolder>) => T | Promise<T>): Promise<T> {
  const data = openDataFolder(folder)
  try {
    return await use(data)
  }
  finally {
    data.close()
  }
}

describe('the room\'s log', () => {
  it('comes back in order after a restart, with the identities', async () => {
    await withData(({ db }) => {
      const log = createSqliteLog(db, 'ROOM2')
      log.append([
        renamed(1, 'Ada'),
        renamed(2, 'Bo'),
      ])
      log.saveIdentity({ token: 'secret', id: 'a' })
    })
    expect(await withData(({ db }) => createSqliteLog(db, 'ROOM2').load())).toEqual({
      events: [
        renamed(1, 'Ada'),
        renamed(2, 'Bo'),
      ],
      identities: [
        { token: 'secret', id: 'a' },
      ],
    })
  })

  it('keeps rooms apart', async () => withData(async ({ db }) => {
    createSqliteLog(db, 'ROOM2').append([
      renamed(1, 'Ada'),
    ])
    expect((await createSqliteLog(db, 'ROOM3').load()).events).toEqual([])
  }))

  it('skips and counts a row that cannot be read, and gives its number again', async () => withData(async ({ db }) => {
    const log = createSqliteLog(db, 'ROOM2')
    log.append([
      renamed(1, 'Ada'),
      renamed(2, 'Bo'),
    ])
    db.exec(`UPDATE events SET event = '{"type":"unheard-of"}' WHERE seq = 2`)
    expect((await log.load()).events).toEqual([
      renamed(1, 'Ada'),
    ])
    expect(log.unreadableCount).toBe(1)
    log.append([
      renamed(2, 'Cy'),
    ])
    expect((await log.load()).events).toEqual([
      renamed(1, 'Ada'),
      renamed(2, 'Cy'),
    ])
    expect(log.unreadableCount).toBe(0)
  }))

  it('takes nothing more once it is closed', async () => withData(async ({ db }) => {
    const log = createSqliteLog(db, 'ROOM2')
    await log.close()
    log.append([
      renamed(1, 'Ada'),
    ])
    expect((await log.load()).events).toEqual([])
  }))
})

describe('the room', () => {
  it('is the last one again, with the same host key', async () => {
    const first = await withData(data => data.openRoom(LAST))
    expect(await withData(data => data.openRoom(LAST))).toEqual(first)
  })

  it('is another one when a new one is asked for, and stays that', async () => {
    const first = await withData(data => data.openRoom(LAST))
    const second = await withData(data => data.openRoom({ code: null, isNew: true }))
    expect(second.code).not.toBe(first.code)
    expect(second.hostKey).not.toBe(first.hostKey)
    expect((await withData(data => data.openRoom(LAST))).code).toBe(second.code)
  })

  it('is the one that is asked for by its code', async () => {
    const { code } = await withData(data => data.openRoom({ code: 'ABCDE', isNew: false }))
    expect(code).toBe('ABCDE')
  })

  it('has one server at a time: a second one gets a room of its own, or is refused the first', async () => {
    await withData(async (first) => {
      const { code } = first.openRoom(LAST)
      await withData((second) => {
        expect(() => second.openRoom({ code, isNew: false })).toThrow(new RegExp(`^Room ${code} is hosted by another server.*: stop that one`))
        const own = second.openRoom(LAST)
        expect(own.passedOver).toBe(code)
        expect(own.code).not.toBe(code)
      })
    })
  })
})

it('says in one line that the data folder is no folder, or its database no database', () => {
  const file = join(folder, 'file')
  expect(() => openDataFolder('/dev/null/data')).toThrow(/^The data folder \/dev\/null\/data cannot be written \(.*: make it writable, or .*$/)
  writeFileSync(file, '')
  expect(() => openDataFolder(file)).toThrow(/^The data folder .*file cannot be written .*--data DIR\.$/)
  writeFileSync(join(folder, 'rooms.sqlite'), 'not a database, and long enough to be told from an empty one '.repeat(20))
  expect(() => openDataFolder(folder)).toThrow(/^The room log .*cannot be opened .*--data DIR\.$/)
})
