/** The timeline and the next steps of one client, as the page lists them. */
import type { EntryId, MemberId } from '../../shared/ids'
import type { Entry } from '../../shared/profile/entry'
import { factOf, textOf, type KnownEntry, type Profile, type Register } from '../../shared/profile/fold'
import type { Known } from '../../shared/profile/change'
import { effectiveTime } from '../../shared/profile/order'

/** Newest first. An entry that one member withdrew while another changed it is still there to settle. */
export function timelineIds(profile: Profile): EntryId[] {
  return [...profile.entries]
    .flatMap(([id, register]) => {
      const shown = register.current.value ?? register.rivals.find(({ value }) => value !== null)?.value
      return shown === null || shown === undefined ? [] : [{ id, when: shown.when }]
    })
    .toSorted((a, b) => b.when - a.when || (a.id < b.id ? 1 : -1))
    .map(({ id }) => id)
}

export interface Recorded {
  by: MemberId | undefined
  at: number
  /** Written down notably later than it happened: then both times are told. */
  later: boolean
  sent: boolean
  changed: boolean
}

/** More than this after the event, in ms, it was "written down later". */
const SOON = 10 * 60_000

export function recordedOf(register: Register<KnownEntry>): Recorded {
  const { current } = register
  const at = effectiveTime(current)
  return {
    by: current.by,
    at,
    later: Math.abs(at - (current.value?.when ?? at)) > SOON,
    sent: current.seq !== undefined,
    changed: current.after.length > 0,
  }
}

export interface StepState {
  what: string
  who: MemberId
  on: string
  /** YYYY-MM-DD, or undefined while it is open. */
  done: string | undefined
}

/** What became of the step that an entry ended with: who and when as last moved. */
export function stepOf(profile: Profile, id: EntryId, entry: Entry): StepState | undefined {
  if (entry.next === undefined) return undefined
  const done = factOf(profile, `steps/${id}/done`)
  return {
    what: entry.next.what,
    who: (textOf(profile, `steps/${id}/who`) || entry.next.who) as MemberId,
    on: textOf(profile, `steps/${id}/on`) || entry.next.on,
    done: typeof done === 'string' ? done : undefined,
  }
}

/** Of these the page shows what stands. */
const SHOWN_AS_THEY_STAND: ReadonlySet<string | undefined> = new Set([
  'losses',
  'complaints',
  'failures',
  'wishes',
  'deals',
  'orders',
  'likes',
  'competitors',
  'contracts',
  'solvency',
  'switching',
  'dates',
  'broughtBy',
  'thanks',
])

/** Conflicts that the page does not show beside their fact: of people on another tab, and of what was removed. */
export function conflictsElsewhere(profile: Profile, peopleShown: boolean): Register<Known & { kind: 'fact' }>[] {
  return [...profile.facts]
    .filter(([path, { rivals }]) => {
      if (rivals.length === 0) return false
      const [set, id, ...rest] = path.split('/')
      if (set === 'steps' || SHOWN_AS_THEY_STAND.has(set)) return true
      if (set === 'people') return !peopleShown || rest.length === 0 || factOf(profile, `people/${id}`) === undefined
      if (set === 'legal') return rest.length === 0 || factOf(profile, `legal/${id}`) === undefined
      return set === 'tags'
    })
    .map(([, register]) => register)
}
