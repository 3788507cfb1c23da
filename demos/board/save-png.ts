/** How long the browser may take to begin the download before the picture is let go. */
const RELEASE_MS = 10_000

/** Hands a picture to the browser's downloads. */
export function savePng(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), RELEASE_MS)
}
