/** What rules say, in words: what to do, and the reason for it. */
import { t } from '../../i18n'
import { formatDate, formatDay, formatMonth } from '../../i18n/format'
import { formatMoney } from '../../i18n/money'
import type { MemberId } from '../../shared/ids'
import type { Money } from '../../shared/profile/factWords'
import type { Signal } from '../../shared/practice/signal'
import type { Item } from '../../shared/practice/today'

export interface SignalWords {
  /** What to do. */
  what: string
  /** Why, in parts that stand beside each other. */
  why: string[]
}

/** What words need to know beyond the signal. */
export interface Teller {
  /** YYYY-MM-DD */
  today: string
  memberName: (id: MemberId | null | undefined) => string
}

const money = ({ amount, currency }: Money): string => formatMoney(amount, currency)
const some = (parts: (string | false | undefined)[]): string[] =>
  parts.filter((part) => part !== false && part) as string[]

/** A line of several clients says how many; one of several reasons, that there are more. */
export function itemWords(item: Item, teller: Teller): SignalWords {
  const { signal, also } = item
  const words = signalWords(signal, teller)
  if (signal.reason.kind === 'handed' && also.length > 0) {
    const name = teller.memberName(signal.reason.from)
    return {
      what: t('practice.do.handedMany', { count: also.length + 1, name }),
      why: some([formatDay(signal.reason.when), signal.reason.note]),
    }
  }
  return also.length === 0 ? words : { ...words, why: [...words.why, t('practice.why.also', { count: also.length })] }
}

export function signalWords({ reason, on, row }: Signal, { today, memberName }: Teller): SignalWords {
  switch (reason.kind) {
    case 'step':
    case 'promise':
      return {
        what: reason.step.what,
        why: some([
          t(on < today ? 'practice.why.stepSince' : 'practice.why.step', { day: formatDate(on) }),
          on >= today && reason.step.time,
        ]),
      }
    case 'rhythm':
      return {
        what: t('practice.do.rhythm'),
        why: [
          reason.last === null
            ? t('practice.why.rhythmNever', { days: reason.days })
            : t('practice.why.rhythm', { days: reason.days, every: reason.every }),
        ],
      }
    case 'purchase':
      return {
        what: t('practice.do.purchase'),
        why: some([t('practice.why.purchase', { days: reason.days, usual: reason.usual }), knownTo(reason)]),
      }
    case 'volume':
      return {
        what: t('practice.do.volume'),
        why: some([
          t('practice.why.volume', { now: money(reason.now), before: money(reason.before) }),
          knownTo(reason),
        ]),
      }
    case 'date':
      return dateWords(reason, on)
    case 'deal':
      return {
        what: reason.what === '' ? t('practice.do.dealUnnamed') : t('practice.do.deal', { what: reason.what }),
        why: some([
          reason.money && money(reason.money),
          reason.month !== undefined &&
            reason.month < today.slice(0, 7) &&
            t('practice.why.dealMonth', { month: formatMonth(Date.parse(`${reason.month}-15T12:00:00`)) }),
          reason.quietDays > 0 && t('practice.why.dealQuiet', { days: reason.quietDays }),
        ]),
      }
    case 'delivery':
      return {
        what: t('practice.do.delivery'),
        why: some([t('practice.why.delivery', { day: formatDate(on) }), reason.money && money(reason.money)]),
      }
    case 'complaint':
      return {
        what:
          reason.text === '' ? t('practice.do.complaintUnnamed') : t('practice.do.complaint', { text: reason.text }),
        why: [complaintWhy(reason, on, today, memberName)],
      }
    case 'loss':
      return {
        what: t(reason.deal ? 'practice.do.lossDeal' : 'practice.do.loss'),
        why: [t('practice.why.loss', { day: formatDate(on) })],
      }
    case 'contract':
      return {
        what: t('practice.do.contract', { what: reason.what }),
        why: some([
          t(reason.until < today ? 'practice.why.contractEnded' : 'practice.why.contract', {
            day: formatDate(reason.until),
          }),
          reason.renewal !== undefined && t('practice.why.renewal', { state: reason.renewal }),
        ]),
      }
    case 'decider':
      return { what: t('practice.do.decider'), why: [t('practice.why.decider', { meetings: reason.meetings })] }
    case 'stale':
      return {
        what: t('practice.do.stale', { facts: reason.facts.map(factName).join(', ') }),
        why: [t('practice.why.stale')],
      }
    case 'handed':
      return {
        what: t('practice.do.handed'),
        why: some([
          t('practice.why.handed', { name: memberName(reason.from), day: formatDay(reason.when) }),
          reason.note,
        ]),
      }
    case 'conflict':
      return { what: t('practice.do.conflict'), why: [t('practice.why.conflict', { things: row.conflicts })] }
    case 'lateEntry':
      return {
        what: t('practice.do.lateEntry'),
        why: [t('practice.why.lateEntry', { hours: reason.hours, within: reason.within })],
      }
  }
}

type Of<K extends Signal['kind']> = Extract<Signal['reason'], { kind: K }>

const knownTo = ({ knownTo: day }: { knownTo?: string }): string | undefined =>
  day === undefined ? undefined : t('practice.why.knownTo', { day: formatDate(day) })

function dateWords({ about, what, years, round }: Of<'date'>, on: string): SignalWords {
  const roundPart = round && t('practice.why.round')
  const yearsPart = years !== undefined && years > 0 && t('practice.why.anniversary', { years })
  const day = formatDate(on)
  switch (about) {
    case 'birthday':
      return {
        what: what === '' ? t('practice.do.birthdayUnnamed') : t('practice.do.birthday', { name: what }),
        why: some([
          t('practice.why.birthday'),
          years !== undefined && t('practice.why.birthdayYears', { years }),
          roundPart,
          day,
        ]),
      }
    case 'firstDeal':
      return {
        what: t('practice.do.firstDeal'),
        why: some([t('practice.why.firstDeal'), yearsPart, roundPart, day]),
      }
    case 'contract':
      return { what: t('practice.do.contractDay', { what }), why: some([yearsPart, roundPart, day]) }
    case 'other':
      return { what, why: some([t('practice.why.day'), yearsPart, roundPart, day]) }
  }
}

function complaintWhy({ raised, owner }: Of<'complaint'>, on: string, today: string, memberName: Teller['memberName']) {
  if (raised) return owner === null ? t('practice.why.raised') : t('practice.why.raisedBy', { name: memberName(owner) })
  return t(on < today ? 'practice.why.complaintLate' : 'practice.why.complaint', { day: formatDate(on) })
}

const FACTS: Record<string, () => string> = {
  phones: () => t('practice.fact.phones'),
  emails: () => t('practice.fact.emails'),
  people: () => t('practice.fact.people'),
  address: () => t('practice.fact.address'),
  legal: () => t('practice.fact.legal'),
  likes: () => t('practice.fact.likes'),
  competitors: () => t('practice.fact.competitors'),
  solvency: () => t('practice.fact.solvency'),
}
const factName = (fact: string): string => FACTS[fact]?.() ?? fact
