/**
 * A member's calendar (P58): the days of his or her own clients and what is to be done for them, as other programs show
 * it. The same on the server (a feed) and on the device (a file, with no network).
 */
import { addDays } from '../dates'
import type { MemberId } from '../ids'
import { momentOf } from '../noon'
import type { OpenStep, Row } from '../profile/row'
import { datesWithin, type ComingDate } from './dates'
import { calendarText, type CalendarDay } from './ics'

/** Days around today whose dates are in it: a calendar is looked back into, and a year ahead. */
const BACK = 31
const AHEAD = 366
/** More no program shows. */
export const MOST_DAYS = 5_000

export interface CalendarAsker {
  me: MemberId
  /** YYYY-MM-DD in the company's zone. */
  today: string
  zone: string
  locale: 'en' | 'ru'
  /** The app's own, such as https://clients.example.com; a day leads to its client there. */
  origin: string
  /** Who does a step now (doer.ts). */
  doer: (row: Row, step: OpenStep) => MemberId | null
}

/** Of one client; nothing of a client that is not the member's own. */
export function calendarDays(row: Row, asker: CalendarAsker): CalendarDay[] {
  if (row.owner !== asker.me) return []
  const url = row.desk ? `${asker.origin}/` : `${asker.origin}/clients/${row.id}`
  const first = addDays(asker.today, -BACK)
  const { ends } = WORDS[asker.locale]
  const dates = datesWithin([row], first, BACK + AHEAD, asker.zone)
  return [
    ...dates.map((date) => ({
      uid: `date-${row.id}-${date.key}-${date.on.slice(0, 4)}`,
      on: date.on,
      text: dateText(date, asker.locale),
      url,
    })),
    ...(row.practice?.contracts ?? []).flatMap(({ id, what, until }) =>
      until === undefined || until < first
        ? []
        : { uid: `ends-${row.id}-${id}`, on: until, text: withClient(`${ends}: ${what}`, row), url },
    ),
    ...row.steps
      .filter((step) => asker.doer(row, step) === asker.me)
      .map((step) => ({
        uid: `step-${step.entry}`,
        on: step.on,
        ...hourOf(step, asker.zone),
        text: stepText(row, step, asker.locale),
        url,
      })),
  ]
}

/** Minutes that a calendar keeps free for it. */
const TAKES = { meeting: 60, call: 30 } as const

function hourOf({ on, time, as }: OpenStep, zone: string): Pick<CalendarDay, 'at'> {
  if (time === undefined) return {}
  const begins = momentOf(on, time, zone)
  return { at: { begins, ends: begins + TAKES[as ?? 'call'] * 60_000 } }
}

type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }
interface Words {
  name: string
  birthday: string
  together: string
  contract: string
  ends: string
  promise: string
  years: Forms
}

const WORDS: Record<'en' | 'ru', Words> = {
  en: {
    name: 'Kartoteka: my clients',
    birthday: 'Birthday',
    together: 'Working together',
    contract: 'Contract',
    ends: 'Contract ends',
    promise: 'We promised',
    years: { one: '# year', other: '# years' },
  },
  ru: {
    name: 'Картотека: мои клиенты',
    birthday: 'День рождения',
    together: 'Работаем вместе',
    contract: 'Договор',
    ends: 'Кончается договор',
    promise: 'Обещали',
    years: { one: '# год', few: '# года', many: '# лет', other: '# года' },
  },
}

/** "Birthday: Ivan Petrov, 50 years · Ladoga" */
function dateText({ about, what, years, row }: ComingDate, locale: 'en' | 'ru'): string {
  const words = WORDS[locale]
  const head = {
    birthday: `${words.birthday}: ${what}`,
    firstDeal: words.together,
    contract: `${words.contract}: ${what}`,
    other: what,
  }[about]
  const age = years === undefined ? '' : `, ${counted(words.years, years, locale)}`
  return withClient(`${head}${age}`, row)
}

const stepText = (row: Row, { what, promise }: OpenStep, locale: 'en' | 'ru'): string =>
  withClient(promise ? `${WORDS[locale].promise}: ${what}` : what, row)

/** A private client is a person of the same name: once is enough. */
const withClient = (text: string, { name, desk }: Row): string =>
  desk || name === '' || text.includes(name) ? text : `${text} · ${name}`

const counted = (forms: Forms, count: number, locale: 'en' | 'ru'): string =>
  (forms[new Intl.PluralRules(locale).select(count)] ?? forms.other).replace('#', String(count))

/** The soonest, where there are more than a program shows; in the order of their days. */
export const withinLimit = (days: readonly CalendarDay[]): CalendarDay[] =>
  days.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)).slice(0, MOST_DAYS)

/** The text of a calendar file. `now`: ms since 1970 UTC. */
export const calendarFile = (rows: readonly Row[], asker: CalendarAsker, now: number): string =>
  calendarOf(
    rows.flatMap((row) => calendarDays(row, asker)),
    asker,
    now,
  )

/** The same of days that were gathered some at a time. */
export const calendarOf = (
  days: readonly CalendarDay[],
  { locale, origin }: Pick<CalendarAsker, 'locale' | 'origin'>,
  now: number,
): string => calendarText(withinLimit(days), { name: WORDS[locale].name, stamp: now, host: new URL(origin).hostname })
