/** Light, dark, or as the device has it: remembered on this device, applied before the first paint by public/theme.js. */
import { createSignal, type Accessor } from 'solid-js'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

const STORED = 'kartoteka.theme'

function stored(): Theme {
  const text = localStorage.getItem(STORED)
  return THEMES.find((theme) => theme === text) ?? 'system'
}

const [chosen, setChosen] = createSignal<Theme>(stored())

export const theme: Accessor<Theme> = chosen

export function useTheme(next: Theme): void {
  setChosen(next)
  if (next === 'system') {
    localStorage.removeItem(STORED)
    delete document.documentElement.dataset.theme
  } else {
    localStorage.setItem(STORED, next)
    document.documentElement.dataset.theme = next
  }
}
