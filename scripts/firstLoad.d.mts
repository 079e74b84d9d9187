export type FirstAddress = '/' | '/clients' | '/clients/:id' | '/sign-in'
export type FirstLocale = 'en' | 'ru'
export const FIRST_SCREENS: Record<FirstAddress, { name: string; modules: string[]; messages: string[] }>
export const BUDGETED: FirstAddress[]
export const LOCALES: FirstLocale[]

export interface LoadedFile {
  /** Relative to the folder of the built app. */
  path: string
  why: string
  /** Bytes, gzipped. */
  size: number
}

export function firstLoad(app: string, address: FirstAddress, locale: FirstLocale): LoadedFile[]
export function filesOfPage(
  app: string,
  address: FirstAddress,
  locale: FirstLocale,
): { scripts: Map<string, string>; styles: Set<string> }
export function leftOut(app: string): LoadedFile[]
export function byTheClock(app: string): string[]
