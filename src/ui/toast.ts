/** Short words about what just happened, at most three at a time. Nothing that must be read is said here alone. */
import { createSignal, type Accessor } from 'solid-js'

export interface Toast {
  text: string
  action?: { label: string; run: () => void }
  kind?: 'info' | 'success' | 'error'
}

const MOST = 3

const [all, setAll] = createSignal<readonly Toast[]>([])

/** Those that are to be shown, by ToastRegion.tsx. */
export const toasts: Accessor<readonly Toast[]> = all

export const dropToast = (toast: Toast): void => void setAll((now) => now.filter((one) => one !== toast))

/** Shows a toast for 5 s, or for 10 s when it has an action or is an error. Returns how to take it away sooner. */
export function showToast(toast: Toast): () => void {
  const own = { ...toast }
  setAll((now) => [...now, own].slice(-MOST))
  return () => dropToast(own)
}
