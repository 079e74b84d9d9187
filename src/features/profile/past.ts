/** A client as it was at the end of a day: the same page over the changes made until then, and nothing to change. */
import { createMemo, type Accessor } from 'solid-js'
import { addDays, dayOf } from '../../shared/dates'
import type { Known } from '../../shared/profile/change'
import { fold } from '../../shared/profile/fold'
import { effectiveTime } from '../../shared/profile/order'
import type { ProfileView } from '../../solid/notebook'

/** The last ms of a day (YYYY-MM-DD) on this device's wall clock. */
export const endOf = (day: string): number => new Date(`${addDays(day, 1)}T00:00:00`).getTime() - 1

/** What had been written by then, whenever it reached the server. */
export const writtenBy = (changes: readonly Known[], moment: number): Known[] =>
  changes.filter((change) => effectiveTime(change) <= moment)

/** The first day that the history tells of; undefined when it is empty. */
export function firstDay(changes: readonly Known[]): string | undefined {
  const first = changes.reduce((least, change) => Math.min(least, effectiveTime(change)), Infinity)
  return first === Infinity ? undefined : dayOf(first)
}

/** The day that is offered first: a month ago, or the first one of a younger client. */
export function offeredDay(changes: readonly Known[], today: string): string {
  const [first = today, month] = [firstDay(changes), addDays(today, -30)]
  return first > month ? first : month
}

/** A day that can be shown; undefined for what an address should not hold. */
export const dayIn = (text: string | undefined): string | undefined =>
  text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined

/** Read-only, alone, and without what arrived late: that was no part of the client. */
export function viewOn(view: ProfileView, day: Accessor<string>): ProfileView {
  const changes = createMemo(() => writtenBy(view.changes(), endOf(day())))
  const profile = createMemo(() => fold(view.id, changes()))
  const no = () => false
  return {
    id: view.id,
    state: view.state,
    again: view.again,
    documented: view.documented,
    // Not there before the view is documented.
    get doc() {
      return view.doc
    },
    get awareness() {
      return view.awareness
    },
    changes,
    profile,
    row: () => undefined,
    grants: () => [],
    late: () => [],
    present: () => [],
    enterField: () => undefined,
    mayWrite: no,
    mayShare: no,
    mayHandOver: no,
    notesEditable: no,
  }
}
