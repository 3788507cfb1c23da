import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeName, safePaths } from '../../rtc/transfer/file-name.ts'

/** What people call files, and what somebody may call one who means harm. */
const nasty = fc.array(fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom('..', '/', '\\', 'C:', 'con', 'NUL.txt', 'com1', '.', ' ', '\u202E', '\u0000', '\u2066', '.exe', '~', 'a\u0301', '\uD83D', '😀', '文件'),
), { maxLength: 12 }).map(parts => parts.join(''))

const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

describe('the name of a file that somebody sends', () => {
  it('cannot lead out of its folder, hide, or be taken for another', () => {
    fc.assert(fc.property(nasty, (name) => {
      const safe = safeName(name)
      expect(safe).not.toMatch(/[/\\:*?"<>|]/)
      expect(safe).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
      expect(safe).not.toMatch(/^[. ]|[. ]$/)
      expect(safe).not.toMatch(RESERVED)
      expect(new TextEncoder().encode(safe).byteLength).toBeLessThanOrEqual(180)
      expect(safe.length).toBeGreaterThan(0)
      expect(safe.isWellFormed()).toBe(true)
    }), { numRuns: 5_000 })
  })

  it('stays as it is once it is safe', () => {
    fc.assert(fc.property(nasty, (name) => {
      expect(safeName(safeName(name))).toBe(safeName(name))
    }), { numRuns: 5_000 })
    for (const name of [
      'report.pdf',
      'Urlaub 2026 – Strand.jpg',
      '报告（最终）.docx',
      'a.tar.gz',
      '😀.png',
    ])
      expect(safeName(name)).toBe(name)
  })

  it.each([
    ['../../etc/passwd', '_._.._etc_passwd'],
    ['..\\..\\boot.ini', '_._.._boot.ini'],
    ['..', 'file'],
    ['', 'file'],
    ['photo\u202Egpj.exe', 'photogpj.exe'],
    ['CON.txt', '_CON.txt'],
    ['.htaccess', '_htaccess'],
    ['trailing dots... ', 'trailing dots'],
  ])('%j becomes %j', (name, safe) => {
    expect(safeName(name)).toBe(safe)
  })

  it('keeps its ending when it is too long', () => {
    const safe = safeName(`${'长'.repeat(300)}.jpeg`)
    expect(safe).toMatch(/^长+\.jpeg$/)
    expect(new TextEncoder().encode(safe).byteLength).toBeLessThanOrEqual(180)
  })
})

describe('the paths of many files', () => {
  const file = fc.record({
    name: nasty,
    folders: fc.array(nasty, { maxLength: 3 }),
  })

  it('are all different, on systems too that do not tell upper case from lower', () => {
    fc.assert(fc.property(fc.array(file, { maxLength: 20 }), (files) => {
      const paths = safePaths(files)
      const keys = paths.map(({ folders, name }) => [...folders, name].join('/').toLowerCase())
      expect(new Set(keys).size).toBe(files.length)
      const folders = new Set(paths.flatMap(({ folders }) => folders.map((_, depth) => folders.slice(0, depth + 1).join('/').toLowerCase())))
      expect(keys.filter(key => folders.has(key))).toEqual([])
    }), { numRuns: 2_000 })
  })

  it('are numbered where they would be the same', () => {
    const paths = safePaths([
      { name: 'a.txt', folders: [] },
      { name: 'A.txt', folders: [] },
      { name: 'x', folders: [] },
      {
        name: 'b',
        folders: ['x'],
      },
    ])
    expect(paths.map(({ name }) => name)).toEqual(['a.txt', 'A (2).txt', 'x (2)', 'b'])
  })
})
