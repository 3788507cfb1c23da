import type { StorePlan } from '../../rtc/transfer/stores/store.ts'

/** What browsers that let a page write to a chosen place have. @see https://wicg.github.io/file-system-access/ */
interface SavePickers {
  showSaveFilePicker?: (options: { suggestedName: string }) => Promise<FileSystemFileHandle>
  showDirectoryPicker?: (options: { mode: 'readwrite', id: string }) => Promise<FileSystemDirectoryHandle>
}

const pickers = globalThis as SavePickers

/** Whether a person can choose where so many files go. */
export function canChoose(fileCount: number): boolean {
  return typeof (fileCount === 1
    ? pickers.showSaveFilePicker
    : pickers.showDirectoryPicker) === 'function'
}

/**
 * Asks a person where to put one file, or a folder for many. In the turn of a press, or the browser refuses.
 * Rejects when it is refused, by the person or the browser.
 */
export async function choosePlace(names: readonly string[]): Promise<StorePlan | null> {
  const [name] = names
  if (names.length === 1 && name !== undefined && pickers.showSaveFilePicker)
    return { kind: 'file', handle: await pickers.showSaveFilePicker({ suggestedName: name }) }
  return pickers.showDirectoryPicker
    ? { kind: 'folder', handle: await pickers.showDirectoryPicker({ mode: 'readwrite', id: 'received' }) }
    : null
}

/** By then a download has begun, and holds what it needs. */
const REVOKE_MS = 60_000

/** Hands what was received over to the browser's downloads, under a name. */
export function download(content: Blob, name: string): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), REVOKE_MS)
}
