import { onScopeDispose } from 'vue'

/** Gives a text to the reader as a file. What was made for it is kept until the next one: the browser takes its time. */
export function useSavedFile(): (name: string, type: string, text: string) => void {
  let url: string | null = null
  function release(): void {
    if (url !== null)
      URL.revokeObjectURL(url)
    url = null
  }
  onScopeDispose(release)
  return (name, type, text) => {
    release()
    url = URL.createObjectURL(new Blob([text], { type }))
    const link = document.createElement('a')
    link.href = url
    link.download = name
    link.click()
  }
}
