/** What may keep somebody's work from being safe, and what can be done about it: values, worst first. */
import type { SyncStatus } from '../solid/notebook'

export type Problem =
  /** The server cannot talk to this version of the app. */
  | { kind: 'tooOld' }
  /** The server did not take some of the changes. */
  | { kind: 'refused'; count: number }
  /** Something waits to be sent for longer than a trip takes. */
  | { kind: 'unsentForDays'; days: number }
  /** The browser will delete what is stored here when its window is closed. */
  | { kind: 'temporary' }
  | { kind: 'littleRoom'; free: number; data: number | null; app: number | null }
  /** Both in ms since 1970 UTC. */
  | { kind: 'clockWrong'; here: number; server: number }
  /** The browser may delete what is stored here when the device runs out of space. */
  | { kind: 'notPersisted' }
  /** A newer version waits to be opened. */
  | { kind: 'updateReady' }

/** Of the storage that this browser gives to the app, in bytes; parts are null where the browser does not say. */
export interface Room {
  used: number
  most: number
  data: number | null
  app: number | null
}

export interface Facts {
  status: SyncStatus
  /** ms since 1970 UTC, by this device's clock. */
  now: number
  /** null: not measured, or the browser does not say. */
  room: Room | null
  temporary: boolean
  updateReady: boolean
}

const DAY = 86_400_000
/** After so many days without a way to the server the mark itself says so. */
export const LONG_UNSENT = 3
const LEAST_FREE = 200 * 1_000_000
const LEAST_SHARE = 0.1
const CLOCK_OFF = 5 * 60_000

/** Whole days for which the oldest unsent step has waited; 0 when all is sent. */
export function unsentDays({ oldestUnsent }: Pick<SyncStatus, 'oldestUnsent'>, now: number): number {
  return oldestUnsent === null ? 0 : Math.max(0, Math.floor((now - oldestUnsent) / DAY))
}

export function problemsOf({ status, now, room, temporary, updateReady }: Facts): Problem[] {
  const problems: (Problem | null)[] = [
    status.connection === 'update' ? { kind: 'tooOld' } : null,
    status.refused > 0 ? { kind: 'refused', count: status.refused } : null,
    longUnsent(unsentDays(status, now)),
    temporary ? { kind: 'temporary' } : null,
    littleRoom(room),
    clockWrong(status.clockAhead, now),
    // What is deleted with its window anyway is not kept by a promise.
    status.persisted === false && !temporary ? { kind: 'notPersisted' } : null,
    // The app that is too old is offered the same update once.
    updateReady && status.connection !== 'update' ? { kind: 'updateReady' } : null,
  ]
  return problems.filter((problem) => problem !== null)
}

const longUnsent = (days: number): Problem | null => (days >= LONG_UNSENT ? { kind: 'unsentForDays', days } : null)

function littleRoom(room: Room | null): Problem | null {
  if (room === null || room.most === 0) return null
  const free = Math.max(0, room.most - room.used)
  if (free >= LEAST_FREE && free >= room.most * LEAST_SHARE) return null
  return { kind: 'littleRoom', free, data: room.data, app: room.app }
}

function clockWrong(ahead: number | null, now: number): Problem | null {
  if (ahead === null || Math.abs(ahead) <= CLOCK_OFF) return null
  return { kind: 'clockWrong', here: now, server: now - ahead }
}

/** Is it worth a look now? The others wait until somebody opens the panel. */
export const isPressing = ({ kind }: Problem): boolean =>
  kind === 'temporary' || kind === 'littleRoom' || kind === 'clockWrong'
