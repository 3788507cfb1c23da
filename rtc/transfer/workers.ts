import type { ReadingPort } from './reading-service.ts'
import type { WritingPort } from './writing-service.ts'
import { workerPort } from './port.ts'

/** Starts a worker that reads and hashes one offer's files: the page stays smooth. */
export function startReading(): ReadingPort {
  return workerPort(new Worker(new URL('./read-worker.ts', import.meta.url), { type: 'module', name: 'file-reading' }))
}

/** Starts a worker that hashes and writes one offer's files. */
export function startWriting(): WritingPort {
  return workerPort(new Worker(new URL('./write-worker.ts', import.meta.url), { type: 'module', name: 'file-writing' }))
}
