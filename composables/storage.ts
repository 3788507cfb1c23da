/** What is remembered when the browser refuses storage (private windows, blocked cookies): until the page ends. */
const fallback = new Map<string, string>()

/** Reads a value kept on this device; `null` when there is none. Never throws. */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key) ?? fallback.get(key) ?? null
  }
  catch {
    return fallback.get(key) ?? null
  }
}

/** Keeps a value on this device, or at least on this page. Never throws. */
export function remember(key: string, value: string): void {
  fallback.set(key, value)
  try {
    localStorage.setItem(key, value)
  }
  catch {
    // Storage is full or refused: the page still works, until it is closed.
  }
}
