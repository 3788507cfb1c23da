import type { OutgoingFile } from '../../rtc/transfer/outgoing.ts'
import { MAX_FILES } from '../../rtc/transfer/limits.ts'

/** Files with the folders they lie in, and how many more there are than one offer takes. */
export interface DroppedFiles {
  readonly files: readonly OutgoingFile[]
  readonly left: number
}

/** Files that were chosen; with a folder, they know their way from it. */
export function fromPicker(list: FileList): DroppedFiles {
  return limit(Array.from(list, file => ({
    name: file.name,
    folders: file.webkitRelativePath.split('/').slice(0, -1),
    content: file,
  })))
}

/**
 * What was dropped or pasted: files, folders with all that is in them, or a text, which becomes a file.
 * Must be called in the event's own turn: later the data is gone.
 *
 * @see https://wicg.github.io/entries-api/
 */
export async function fromTransfer(data: DataTransfer, textName: string): Promise<DroppedFiles> {
  const items = [...data.items]
  const entries = items.map(item => item.kind === 'file'
    ? item.webkitGetAsEntry()
    : null)
  const loose = items.map(item => item.kind === 'file'
    ? item.getAsFile()
    : null)
  const text = data.files.length === 0
    ? data.getData('text/plain')
    : ''
  if (text !== '') {
    return {
      files: [
        {
          name: textName,
          folders: [],
          content: new Blob([text], { type: 'text/plain' }),
        },
      ],
      left: 0,
    }
  }
  const found: OutgoingFile[] = []
  for (const [index, entry] of entries.entries()) {
    const file = loose[index]
    if (entry?.isDirectory)
      await walk(entry as FileSystemDirectoryEntry, [], found)
    else if (file)
      found.push({ name: file.name, folders: [], content: file })
  }
  return limit(found)
}

function limit(files: readonly OutgoingFile[]): DroppedFiles {
  return {
    files: files.slice(0, MAX_FILES),
    left: Math.max(0, files.length - MAX_FILES),
  }
}

/** Collects a folder's files, those in its folders too; no more than anybody could send. */
async function walk(folder: FileSystemDirectoryEntry, above: readonly string[], found: OutgoingFile[]): Promise<void> {
  const folders = [...above, folder.name]
  for (const entry of await entriesOf(folder)) {
    if (found.length > MAX_FILES)
      return
    if (entry.isDirectory) {
      await walk(entry as FileSystemDirectoryEntry, folders, found)
    }
    else {
      const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))
      found.push({ name: file.name, folders, content: file })
    }
  }
}

/** A reader gives some at a time, and nothing when there are no more. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const entries: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0)
      return entries
    entries.push(...some)
  }
}
