import type { KeptOffer } from '../../rtc/transfer/stores/received-files.ts'
import type { Transfer } from '../../rtc/transfer/transfer.ts'
import { totalBytes } from '../../rtc/transfer/place.ts'

/** What the page before a reload had received to its end; what it had not goes on when the sender is there again. */
export function fromKept({ key, files, place, complete }: KeptOffer): Transfer[] {
  if (place.file < files.length)
    return []
  const bytes = totalBytes(files.map(({ sizeBytes }) => sizeBytes))
  return [
    {
      key,
      offer: Number(key.split('-')[1] ?? 0),
      direction: 'receiving',
      files: files.map((file, index) => ({
        ...file,
        sha256: complete[index]?.sha256 ?? null,
        content: complete[index]?.content ?? null,
      })),
      totalBytes: bytes,
      phase: 'done',
      end: null,
      isConnected: false,
      isPausedHere: false,
      isPausedThere: false,
      isQueued: false,
      doneBytes: bytes,
      doneFiles: files.length,
      movedBytes: 0,
      resumes: 0,
      againBytes: 0,
    },
  ]
}
