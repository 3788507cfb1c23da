import type { Ref, ShallowRef } from 'vue'
import { onScopeDispose, readonly, ref, shallowReadonly, shallowRef } from 'vue'

export interface Snapshot {
  readonly url: string
  readonly blob: Blob
  readonly width: number
  readonly height: number
}

export interface UseSnapshotReturn {
  snapshot: Readonly<ShallowRef<Snapshot | null>>
  /** Whether it can be put on the clipboard here. */
  canCopy: boolean
  isCopied: Readonly<Ref<boolean>>
  /** Keeps the frame that the video shows now, in place of the one before. */
  take: (video: HTMLVideoElement) => Promise<void>
  copy: () => Promise<void>
  discard: () => void
}

const TYPE = 'image/png'

/** One frame of a video, as a file; its object URL lives as long as it is shown. */
export function useSnapshot(): UseSnapshotReturn {
  const snapshot = shallowRef<Snapshot | null>(null)
  const isCopied = ref(false)
  let isOver = false

  function discard(): void {
    if (snapshot.value)
      URL.revokeObjectURL(snapshot.value.url)
    snapshot.value = null
    isCopied.value = false
  }

  onScopeDispose(() => {
    isOver = true
    discard()
  })

  return {
    snapshot: shallowReadonly(snapshot),
    canCopy: typeof ClipboardItem === 'function',
    isCopied: readonly(isCopied),
    async take(video) {
      const canvas = document.createElement('canvas')
      const { videoWidth: width, videoHeight: height } = video
      Object.assign(canvas, { width, height })
      canvas.getContext('2d')?.drawImage(video, 0, 0)
      const blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, TYPE))
      if (!blob || isOver)
        return
      discard()
      snapshot.value = {
        url: URL.createObjectURL(blob),
        blob,
        width,
        height,
      }
    },
    async copy() {
      if (!snapshot.value)
        return
      try {
        await navigator.clipboard.write([
          new ClipboardItem({ [TYPE]: snapshot.value.blob }),
        ])
        isCopied.value = true
      }
      catch {
        isCopied.value = false // not allowed: it can still be downloaded
      }
    },
    discard,
  }
}
