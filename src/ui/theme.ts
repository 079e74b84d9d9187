/** Scheme and contrast, or as the device has them: remembered on this device, applied before the first paint by public/theme.js. */
import { createSignal, type Accessor } from 'solid-js'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]
export const CONTRASTS = ['system', 'more'] as const
export type Contrast = (typeof CONTRASTS)[number]

const THEME = 'kartoteka.theme'
const CONTRAST = 'kartoteka.contrast'

function stored<T extends string>(key: string, known: readonly T[], otherwise: T): T {
  const text = localStorage.getItem(key)
  return known.find((one) => one === text) ?? otherwise
}
function store(key: string, value: string): void {
  if (value === 'system') localStorage.removeItem(key)
  else localStorage.setItem(key, value)
}

const [chosenTheme, setTheme] = createSignal<Theme>(stored(THEME, THEMES, 'system'))
const [chosenContrast, setContrast] = createSignal<Contrast>(stored(CONTRAST, CONTRASTS, 'system'))

export const theme: Accessor<Theme> = chosenTheme
export const contrast: Accessor<Contrast> = chosenContrast

export function useTheme(next: Theme): void {
  setTheme(next)
  store(THEME, next)
  if (next === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = next
  colourBar(next)
}

/** The bar of the browser or of the system above the page takes the page's scheme; index.html names a colour for each. */
function colourBar(theme: Theme): void {
  for (const bar of document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')) {
    const { scheme = '' } = bar.dataset
    bar.media = theme === 'system' ? `(prefers-color-scheme: ${scheme})` : scheme === theme ? 'all' : 'not all'
  }
}

export function useContrast(next: Contrast): void {
  setContrast(next)
  store(CONTRAST, next)
  if (next === 'more' || matchMedia('(prefers-contrast: more)').matches)
    document.documentElement.dataset.contrast = 'more'
  else delete document.documentElement.dataset.contrast
}
