/** Containers and codecs in the order in which they are tried: what most players open comes first. */
export const FORMATS: readonly string[] = [
  'video/mp4;codecs=avc1.42E01E,mp4a.40.2',
  'video/webm;codecs=vp9,opus',
  'video/webm;codecs=vp8,opus',
  'video/webm',
  'video/mp4',
]

export const SOUND_FORMATS: readonly string[] = [
  'audio/mp4;codecs=mp4a.40.2',
  'audio/webm;codecs=opus',
  'audio/ogg;codecs=opus',
  'audio/webm',
  'audio/mp4',
]

/** The formats this browser can write, best first. @see https://www.w3.org/TR/mediastream-recording/#dom-mediarecorder-istypesupported */
export function supportedFormats(hasVideo: boolean, isTypeSupported: (type: string) => boolean): string[] {
  return (hasVideo
    ? FORMATS
    : SOUND_FORMATS).filter(isTypeSupported)
}

/** The ending of a file of this type. */
export function fileEnding(mimeType: string): string {
  const [, container = ''] = /^(?:video|audio)\/(\w+)/.exec(mimeType) ?? []
  if (container === 'mp4') {
    return mimeType.startsWith('audio')
      ? 'm4a'
      : 'mp4'
  }
  return container || 'bin'
}

/** `65000` → `1:05`. */
export function formatDuration(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** `1536000` → `1.5 MB`, in powers of ten as the disk counts. */
export function formatSize(bytes: number): string {
  if (bytes < 1000)
    return `${bytes} B`
  return bytes < 1_000_000
    ? `${Math.round(bytes / 1000)} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`
}
