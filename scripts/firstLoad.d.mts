export const FIRST_SCREENS: Record<'/' | '/clients', { modules: string[]; messages: string[] }>
export const LOCALES: ('en' | 'ru')[]

export interface LoadedFile {
  /** Relative to the folder of the built app. */
  path: string
  why: string
  /** Bytes, gzipped. */
  size: number
}

export function firstLoad(app: string, address: '/' | '/clients', locale: 'en' | 'ru'): LoadedFile[]
export function leftOut(app: string): LoadedFile[]
export function byTheClock(app: string): string[]
