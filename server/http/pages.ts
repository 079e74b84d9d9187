/**
 * Which page of the app is sent for an address. All say the same; for those where people start, the build wrote some
 * that name what the first screen needs in the reader's language (scripts/build.mjs): it is asked for at once then, and
 * not only when the entry is there and asks.
 */

/** Hidden in the folder of the app: these have no address of their own. */
const FIRST_PAGES = '/.first/'

/**
 * Whoever has no session sees the gate at each address, and is sent that page at its own addresses only: a link from
 * elsewhere comes without the cookie although there is a session.
 */
const SCREENS: [RegExp, string][] = [
  [/^\/$/, 'today'],
  [/^\/clients$/, 'clients'],
  [/^\/clients\/(?!new$)[^/]+$/, 'client'],
  [/^\/(sign-in|setup|invitation)$/, 'gate'],
]

/** Is the file of the built app one of those pages? */
export const isFirstPage = (path: string): boolean => path.startsWith(FIRST_PAGES) && path.endsWith('.html')

/**
 * The file of the page for an address; empty where nobody starts. `languages` is the header Accept-Language: on a
 * device that has nothing yet the app itself chooses by the same rule (src/i18n/index.ts).
 */
export function firstPage(path: string, languages = ''): string {
  const screen = SCREENS.find(([address]) => address.test(path))?.[1]
  const locale = languages.split(',').some((language) => language.trim().startsWith('ru')) ? 'ru' : 'en'
  return screen === undefined ? '' : `${FIRST_PAGES}${screen}.${locale}.html`
}
