import type { Transfer } from '../../rtc/transfer/transfer.ts'
import * as v from 'valibot'
import { EndReasonSchema } from '../../rtc/transfer/frames.ts'

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
/** Longest name that the screen has room for. */
const MAX_SHOWN_NAME = 80

/** A transfer as the screen shows it, told by either end. */
export const ShownTransferSchema = v.object({
  offer: count,
  direction: v.picklist(['sending', 'receiving']),
  /** Of its first file. */
  name: v.pipe(v.string(), v.maxLength(MAX_SHOWN_NAME)),
  fileCount: v.pipe(count, v.minValue(1)),
  totalBytes: count,
  doneBytes: count,
  bytesPerSecond: v.nullable(v.pipe(v.number(), v.finite(), v.minValue(0))),
  phase: v.picklist(['asked', 'agreed', 'done', 'ended']),
  end: v.nullable(v.object({
    reason: v.picklist([...EndReasonSchema.options, 'declined', 'sender-gone']),
    by: v.picklist(['here', 'there']),
  })),
  isConnected: v.boolean(),
  isPausedHere: v.boolean(),
  isPausedThere: v.boolean(),
  isQueued: v.boolean(),
  resumes: count,
  againBytes: count,
  /** Of its only file, once both ends have found the same. */
  sha256: v.nullable(v.pipe(v.string(), v.regex(/^[\da-f]{64}$/))),
})
export type ShownTransfer = v.InferOutput<typeof ShownTransferSchema>

/** How many transfers a screen has room for. */
export const MAX_SHOWN = 4

/** What a device tells the screen. */
export const DropReportSchema = v.object({
  kind: v.literal('transfers'),
  transfers: v.pipe(v.array(ShownTransferSchema), v.maxLength(MAX_SHOWN)),
})
export type DropReport = v.InferOutput<typeof DropReportSchema>

/** What the screen, or the presenter through it, tells a device. */
export const DropCommandSchema = v.object({
  kind: v.literal('command'),
  /** `cut`: throw the connection away in mid-transfer; the two find each other again by themselves. */
  command: v.picklist(['pause', 'resume', 'cut']),
})
export type DropCommand = v.InferOutput<typeof DropCommandSchema>

/** A transfer as the screen is told of it. */
export function toShown(transfer: Transfer, bytesPerSecond: number | null): ShownTransfer {
  const [first] = transfer.files
  const { offer, direction, totalBytes, doneBytes, phase, end, isConnected, isPausedHere, isPausedThere, isQueued, resumes, againBytes } = transfer
  return {
    offer,
    direction,
    name: first?.name.slice(0, MAX_SHOWN_NAME) ?? '',
    fileCount: transfer.files.length,
    totalBytes,
    doneBytes,
    bytesPerSecond,
    phase,
    end,
    isConnected,
    isPausedHere,
    isPausedThere,
    isQueued,
    resumes,
    againBytes,
    sha256: transfer.files.length === 1
      ? first?.sha256 ?? null
      : null,
  }
}
