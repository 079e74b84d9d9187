/**
 * Days to remember (P58, P59): birthdays of people, the first deal, contracts, and days of the client's own.
 *
 * [DA1] A day comes back each year. 29 February is kept on the 28th where the year has no 29th: never too late.
 * [DA2] Where the year is known, it makes so many years; the day itself, or a day that lies ahead of it, makes none and is no
 *       anniversary. Fives and tens are round.
 * [DA3] The first deal is the first order, or the first deal that was won, whichever was earlier.
 * [DA4] A contract has its day while it runs.
 * [DA5] It is said a week ahead, so that a card can be written, and on the day. Put off or done, it rests until the day that was
 *       named, whatever the year: next year it is there again. What was put off past the day itself comes when it was put off
 *       to, and stays for a month after the day: late wishes are better than none.
 */
import { addDays, dayOf } from '../dates'
import type { ChangeId } from '../ids'
import { entriesOf, partsOf, type Profile } from '../profile/fold'
import type { ValueAt } from '../profile/facts'
import type { Row } from '../profile/row'
import { changesBehind } from './behind'
import { isAside, passedTo, type PracticeContext, type Reason, type Signal } from './signal'

export type DateAbout = Extract<Reason, { kind: 'date' }>['about']

/** Days before it from which a date is said [DA5]. */
export const AHEAD_DAYS = 7

/** Days after it for which one that was put off is said [DA5]. */
const LATE_DAYS = 30

/** A day of a client, as it is known. */
interface Known {
  about: DateAbout
  /** The id of the person, the contract or the date; `firstDeal`. Under it the date is set aside. */
  key: string
  /** The person's name, the contract, what the day is; '' for the first deal. */
  what: string
  /** `1980-05-14`, or `--05-14` */
  since: string
  /** The last day of a contract. */
  until?: string
}

/** A day of a client as it comes in one year. */
export interface ComingDate extends Omit<Known, 'until'> {
  row: Row
  /** YYYY-MM-DD */
  on: string
  /** How many years it makes; undefined = the year is not known. */
  years?: number
  round: boolean
}

/** What dates are worked out from. */
type Zone = string | undefined

/** Everything from today to `days` after it, soonest first. `zone`: the company's; absent = UTC. */
export function datesWithin(rows: Iterable<Row>, today: string, days: number, zone?: Zone): ComingDate[] {
  const last = addDays(today, days)
  return [...rows].flatMap((row) => datesBetween(row, today, last, zone)).toSorted(soonest)
}

/** Everything from 1 January to 31 December of this year, those before today too: for whom a round year is an occasion. */
export function datesThisYear(rows: Iterable<Row>, today: string, zone?: Zone): ComingDate[] {
  const year = today.slice(0, 4)
  return [...rows].flatMap((row) => datesBetween(row, `${year}-01-01`, `${year}-12-31`, zone)).toSorted(soonest)
}

const soonest = (a: ComingDate, b: ComingDate): number =>
  compare(a.on, b.on) || compare(a.row.name, b.row.name) || compare(a.row.id, b.row.id) || compare(a.key, b.key)
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Dates that are today or come within a week, and those that were put off past their day; `on` is the day itself [DA5]. */
export function dateSignals(row: Row, { today, zone }: PracticeContext): Signal[] {
  const first = row.practice?.aside === undefined ? today : addDays(today, -LATE_DAYS)
  return datesBetween(row, first, addDays(today, AHEAD_DAYS), zone).flatMap(
    ({ key, on, about, what, years, round }): Signal[] => {
      if (isAside(row, key, today) || (on < today && !isPutOffPast(row, key, on))) return []
      return [
        {
          id: `date/${row.id}/${key}/${on.slice(0, 4)}`,
          kind: 'date',
          row,
          on,
          who: passedTo(row, key, today) ?? row.owner,
          aside: key,
          reason: { kind: 'date', what, about, round, ...(years === undefined ? {} : { years }) },
        },
      ]
    },
  )
}

/** Was it put off to a day after this one? */
function isPutOffPast({ practice }: Row, key: string, on: string): boolean {
  const set = practice?.aside?.[key]
  if (set === undefined || set.done === true) return false
  return set.who === undefined ? set.until >= on : (set.from ?? '') > on
}

/** Both days are in it. */
function datesBetween(row: Row, first: string, last: string, zone: Zone): ComingDate[] {
  if (row.practice === undefined || row.desk) return []
  const dates: ComingDate[] = []
  for (const known of knownDates(row, zone))
    for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year++) {
      const coming = inYear(row, known, year)
      if (coming !== undefined && coming.on >= first && coming.on <= last) dates.push(coming)
    }
  return dates
}

function knownDates({ practice = {} }: Row, zone: Zone): Known[] {
  const dates = (practice.dates ?? []).map(({ id, on, what, birthday }): Known => {
    return { about: birthday ? 'birthday' : 'other', key: id, what, since: on }
  })
  const contracts = (practice.contracts ?? []).map(({ id, what, from, until }): Known => {
    return { about: 'contract', key: id, what, since: from, ...(until === undefined ? {} : { until }) }
  })
  const first = firstDealOf(practice, zone)
  return [
    ...dates,
    ...contracts,
    ...(first === undefined ? [] : [{ about: 'firstDeal' as const, key: 'firstDeal', what: '', since: first }]),
  ]
}

/** The day of the first deal [DA3], YYYY-MM-DD. */
export function firstDealOf(
  { firstOrder, firstWon }: Pick<NonNullable<Row['practice']>, 'firstOrder' | 'firstWon'>,
  zone?: Zone,
): string | undefined {
  const ordered = firstOrder === undefined ? undefined : dayOf(firstOrder, zone ?? 'UTC')
  if (ordered === undefined || firstWon === undefined) return ordered ?? firstWon
  return ordered < firstWon ? ordered : firstWon
}

/** Undefined in a year in which it is not kept [DA2, DA4]. */
function inYear(row: Row, { until, ...known }: Known, year: number): ComingDate | undefined {
  const on = dayInYear(known.since, year)
  if (on === undefined || (until !== undefined && on > until)) return undefined
  if (known.since.startsWith('--')) return { row, ...known, on, round: false }
  const years = year - Number(known.since.slice(0, 4))
  return years < 1 ? undefined : { row, ...known, on, years, round: isRound(years) }
}

const isRound = (years: number): boolean => years % 5 === 0

/** The day on which it is kept in a year [DA1]; undefined for what is no day at all. */
export function dayInYear(since: string, year: number): string | undefined {
  const [month, day] = since.slice(-5).split('-').map(Number)
  if (month === undefined || day === undefined || month < 1 || month > 12 || day < 1 || day > LONGEST[month - 1]!)
    return undefined
  const kept = month === 2 && day === 29 && !isLeap(year) ? 28 : day
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(kept).padStart(2, '0')}`
}
const LONGEST = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** The changes that a date is known from; `key` as in `ComingDate`. */
export function whyDate(profile: Profile, { about, key }: Pick<ComingDate, 'about' | 'key'>): ChangeId[] {
  switch (about) {
    case 'birthday':
      return changesBehind(profile, `people/${key}/birthday`)
    case 'contract':
      return changesBehind(profile, `contracts/${key}`)
    case 'other':
      return changesBehind(profile, `dates/${key}`)
    case 'firstDeal':
      return whyFirstDeal(profile)
  }
}

/** The first order, and the first deal that was won. */
function whyFirstDeal(profile: Profile): ChangeId[] {
  const order = entriesOf(profile).findLast(({ entry }) => entry.type === 'order')
  const won = partsOf(profile, 'deals')
    .flatMap(({ path }) => profile.facts.get(`${path}/outcome`)?.current ?? [])
    .map(({ id, value }) => ({ id, outcome: value as ValueAt<'deals/*/outcome'> | null }))
    .filter(({ outcome }) => outcome?.result === 'won')
    .toSorted((a, b) => compare(a.outcome?.on ?? '', b.outcome?.on ?? ''))[0]
  return [order?.register.current.id, won?.id].filter((id) => id !== undefined)
}
