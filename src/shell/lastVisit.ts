/**
 * Where the last visit ended. The app opens on Today: in the morning that is what counts. Whoever was on a
 * client a moment ago, though, took a call or answered a message and the system closed the app meanwhile:
 * they expect the client, and find Today one step back. So the client comes again when the installed app is
 * started within half an hour; a tab that opens "/" was asked for Today and shows it.
 */
export interface LastVisit {
  path: string
  /** What the list showed, without what was searched: that is a client's name more often than not. */
  list: string
  /** ms since 1970 UTC */
  at: number
}

type Address = Pick<Location, 'pathname' | 'search'>

/** The app was started, and no place in it asked for. */
export const isPlainStart = ({ pathname, search }: Address): boolean => pathname === '/' && search === ''

/** The shortcut "Today" (vite.config.ts): whoever presses it wants Today, whatever was open a moment ago. */
export const isTodayAskedFor = ({ pathname, search }: Address): boolean =>
  pathname === '/' && new URLSearchParams(search).has('today')

const SOON = 30 * 60_000

/** The client to open instead of Today, or null. */
export function clientToResume(last: LastVisit | null, now: number): string | null {
  if (last === null || now - last.at > SOON || now < last.at) return null
  return /^\/clients\/[^/]+$/.test(last.path) ? last.path : null
}

/** `?q=Anna&view=mine` to `?view=mine` */
export function withoutSearched(search: string): string {
  const params = new URLSearchParams(search)
  params.delete('q')
  const rest = params.toString()
  return rest === '' ? '' : `?${rest}`
}

export function parseVisit(stored: string | null): LastVisit | null {
  try {
    const visit = JSON.parse(stored ?? 'null') as Partial<LastVisit> | null
    if (typeof visit?.path !== 'string' || typeof visit.list !== 'string' || typeof visit.at !== 'number') return null
    return { path: visit.path, list: visit.list, at: visit.at }
  } catch {
    return null
  }
}
