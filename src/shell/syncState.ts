/** What the sync mark says: the one thing that matters most right now, and what else is true. */
import { t } from '../i18n'
import { formatMoment, formatTime } from '../i18n/format'
import type { SyncStatus } from '../solid/notebook'
import { LONG_UNSENT, unsentDays } from './problems'

export type SyncState =
  | 'failure'
  | 'refused'
  | 'leaving'
  | 'signIn'
  | 'update'
  | 'waiting'
  | 'saving'
  | 'pulling'
  | 'offline'
  | 'connecting'
  | 'unsent'
  | 'saved'

/** The states from the one that matters most. */
export function syncState(status: SyncStatus, now: number = Date.now()): SyncState {
  if (status.failure !== null) return 'failure'
  if (status.connection === 'leaving') return 'leaving'
  if (status.connection === 'signIn') return 'signIn'
  if (status.connection === 'update') return 'update'
  if (status.refused > 0) return 'refused'
  if (unsentDays(status, now) >= LONG_UNSENT) return 'waiting'
  if (status.saving) return 'saving'
  if (status.connection === 'offline') return 'offline'
  if (status.pulling !== null && status.pulling.total > 0) return 'pulling'
  if (status.connection === 'connecting') return 'connecting'
  return status.unsent > 0 ? 'unsent' : 'saved'
}

const sameDay = (a: number, b: number): boolean => new Date(a).toDateString() === new Date(b).toDateString()

/** "14:05", with the day when it was not today. */
const since = (time: number, now: number): string => (sameDay(time, now) ? formatTime(time) : formatMoment(time))

/** The mark's words: `main` is always there, `more` when something else is worth knowing. */
export function syncWords(status: SyncStatus, now: number = Date.now()): { main: string; more: string | null } {
  const unsent = status.unsent > 0 ? t('sync.unsent', { count: status.unsent }) : null
  const here = status.saving ? t('sync.saving') : t('sync.savedHere')
  switch (syncState(status, now)) {
    case 'failure':
      return { main: t('sync.notSaved'), more: unsent }
    case 'refused':
      return { main: t('sync.refusedMark', { count: status.refused }), more: unsent }
    case 'signIn':
      return { main: t('sync.signIn'), more: unsent ?? here }
    case 'leaving':
      return { main: t('sync.leaving'), more: unsent ?? here }
    case 'update':
      return { main: t(status.serverOlder === true ? 'sync.serverOlder' : 'sync.update'), more: unsent ?? here }
    case 'waiting':
      return { main: t('sync.waiting', { days: unsentDays(status, now) }), more: unsent }
    case 'saving':
      return { main: here, more: unsent }
    case 'pulling':
      return { main: t('sync.pulling', status.pulling ?? { total: 0, sent: 0 }), more: unsent }
    case 'offline': {
      const offline = t('sync.offlineSince', { time: since(status.since, now) })
      return unsent === null ? { main: offline, more: t('sync.savedHere') } : { main: unsent, more: offline }
    }
    case 'connecting':
      return { main: unsent ?? t('sync.savedHere'), more: t('sync.connecting') }
    case 'unsent':
      return { main: unsent ?? '', more: t('sync.savedHere') }
    case 'saved':
      return { main: t('sync.saved'), more: null }
  }
}
