import { beginListAddress, listSearch } from '../parts/panes'
import type { MemberId } from '../shared/ids'
import { readQuietly, writeQuietly } from '../sync/session'
import { clientToResume, isPlainStart, isTodayAskedFor, parseVisit, withoutSearched, type LastVisit } from './lastVisit'

/** The member in the key: signing out takes it along. */
const keyOf = (member: MemberId): string => `kartoteka.visit/${member}`

/** Began as an app, and not by a link or a shortcut to a place of its own. */
const isStart = (): boolean =>
  matchMedia('(display-mode: standalone)').matches && isPlainStart(location) && history.length === 1

/** Goes on where the last visit ended, and keeps where this one does. Call once, before the screens. */
export function goOnFromLastVisit(member: MemberId): void {
  const last = parseVisit(readQuietly(keyOf(member)))
  beginListAddress(member, last?.list ?? '')
  const client = isStart() ? clientToResume(last, Date.now()) : null
  if (isTodayAskedFor(location)) history.replaceState(null, '', '/')
  if (client !== null) history.pushState(null, '', client)
  // A phone says goodbye by hiding the page, and by nothing else.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'hidden') return
    const visit: LastVisit = { path: location.pathname, list: withoutSearched(listSearch()), at: Date.now() }
    writeQuietly(keyOf(member), JSON.stringify(visit))
  })
}
