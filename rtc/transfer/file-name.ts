/** Control and format characters, among them those that turn the direction of text, and halves of pairs. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu
/** Separators of paths, and what Windows forbids in a name. */
const FORBIDDEN = /[/\\:*?"<>|]/g
/** Devices of Windows, whatever their ending. @see https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])(?=\.|$)/i
/** The dot of an ending that is kept when a name is shortened. */
const ENDING = /\.[^.\s]{1,15}$/

/** File systems take 255; a number may have to be added. In bytes of UTF-8. */
const MAX_NAME_BYTES = 180
const utf8 = new TextEncoder()

/** Where a file lies, and what it is called. */
export interface SafePath {
  /** Folders it lies in, outermost first. */
  readonly folders: readonly string[]
  readonly name: string
}

/**
 * A name under which every system can save a file, and which says nothing else than it seems to say: no path, no
 * hidden file, no reserved name, nothing invisible, not too long. What is safe already stays as it is.
 */
export function safeName(name: string, fallback = 'file'): string {
  const clean = name
    .replace(INVISIBLE, '')
    .replace(FORBIDDEN, '_')
    .replace(/\s+/g, ' ')
    .normalize('NFC')
    .replace(/^ +|[. ]+$/g, '')
    .replace(/^\./, '_')
    .replace(RESERVED, '_$&')
  return shorten(clean) || fallback
}

/** The files under paths that are safe, and of which no two are the same on any system. */
export function safePaths<F extends SafePath>(files: readonly F[]): F[] {
  const paths = files.map(file => ({
    ...file,
    folders: file.folders.map(folder => safeName(folder, 'folder')),
    name: safeName(file.name),
  }))
  const taken = new Set(paths.flatMap(({ folders }) => folders.map((_, depth) => keyOf(folders.slice(0, depth + 1)))))
  const numbers = new Map<string, number>()
  return paths.map((path) => {
    const { folders, name } = path
    const key = keyOf([...folders, name])
    let number = numbers.get(key) ?? 1
    let unique = name
    for (; taken.has(keyOf([...folders, unique])); unique = withNumber(name, number))
      number += 1
    numbers.set(key, number)
    taken.add(keyOf([...folders, unique]))
    return { ...path, name: unique }
  })
}

function shorten(name: string): string {
  if (utf8.encode(name).byteLength <= MAX_NAME_BYTES)
    return name
  const ending = ENDING.exec(name)?.[0] ?? ''
  const points = Array.from(name.slice(0, name.length - ending.length))
  while (utf8.encode(points.join('') + ending).byteLength > MAX_NAME_BYTES)
    points.pop()
  return (points.join('') + ending).replace(/[. ]+$/, '')
}

function withNumber(name: string, number: number): string {
  const ending = ENDING.exec(name)?.[0] ?? ''
  return `${name.slice(0, name.length - ending.length)} (${number})${ending}`
}

/** Some systems do not tell upper case from lower. */
function keyOf(path: readonly string[]): string {
  return path.join('/').toLowerCase().normalize('NFC')
}
