/** What facts of several parts say, those of the manager's day above all, and the thing that each is about. */
import { formatDate, formatDay, formatMonth, formatNumber } from '../../i18n/format'
import { formatMoney } from '../../i18n/money'
import { t } from '../../i18n'
import { addDays } from '../../shared/dates'
import type { EntryId, MemberId, ProfileId } from '../../shared/ids'
import type { FactShape, FactValue, ValueAt } from '../../shared/profile/facts'
import type { AsideWord, LossReason, Repeat } from '../../shared/profile/factWords'
import { factOf, textOf, type Profile } from '../../shared/profile/fold'
import { birthdayText } from './birthdayText'
import type { WordsContext } from './wordsContext'

const NO_BREAK = '\u00A0'

type Say<S extends FactShape> = (value: ValueAt<S>, context: WordsContext) => string
type Aside = ValueAt<'aside/*'>

const list = (parts: readonly (string | false | undefined)[]): string => parts.filter(Boolean).join(', ')
/** What stands first, and more about it in brackets. */
const withMore = (first: string, ...more: (string | false | undefined)[]): string =>
  list(more) === '' ? first : `${first} (${list(more)})`
/** A text of its own may be empty. */
const withText = (first: string, text: string): string => (text === '' ? first : `${first}: ${text}`)

const repeatText = (repeat: Repeat): string => t('history.value.repeat', { every: repeat.every, times: repeat.times })

const reasonText = ({ why, text }: { why: LossReason; text: string }): string =>
  withText(t('history.value.reason', { value: why }), text)

function moveText({ profile }: { profile: string }, context: WordsContext): string {
  return context.clientName(profile as ProfileId) || t('history.unnamedClient')
}

function asideText({ until, done, who, from }: Aside, context: WordsContext): string {
  const passed = who !== undefined && t('history.value.passedOn', { member: context.memberName(who as MemberId) })
  if (passed !== false && from === undefined) return passed
  // It comes back the day after the last on which nothing is said of it.
  const putOff = () => t('history.value.putOff', { day: formatDate(from ?? addDays(until, 1)) })
  if (passed !== false) return list([passed, putOff()])
  return done === true ? t('history.value.done', { day: formatDate(until) }) : putOff()
}

/** The shapes whose values are no text of their own. */
type Composed = { [S in FactShape]: ValueAt<S> extends string | true ? never : S }[FactShape]

const VALUES: { [S in Composed]: Say<S> } & { [S in FactShape]?: Say<S> } = {
  'people/*/temperament': (all) => list(all.map((value) => t('history.value.temperament', { value }))),
  'people/*/speaks': (value) => t('history.value.speaks', { value }),
  'todo/*': ({ what, who, on, as, promise, repeat }, context) =>
    withMore(
      what,
      context.memberName(who as MemberId),
      formatDate(on),
      as !== undefined && t('history.value.way', { value: as }),
      repeat !== undefined && repeatText(repeat),
      promise === true && t('history.value.promise'),
    ),
  'steps/*/did': (day) => formatDate(day),
  'likes/*': ({ what, about, person }, { profile }) =>
    withMore(what, t('history.value.like', { value: about }), person !== undefined && personName(profile, person)),
  'competitors/*': ({ name, says, on }) => withText(withMore(name, formatDate(on)), says),
  'solvency/*': ({ on, result, text }) =>
    withText(withMore(t('history.value.solvency', { value: result }), formatDate(on)), text),
  'contracts/*': ({ what, from, until }) =>
    until === undefined
      ? t('history.value.contractOpen', { what, from: formatDate(from) })
      : t('history.value.contract', { what, from: formatDate(from), until: formatDate(until) }),
  'contracts/*/renewal': ({ state, on }) => t('history.value.renewal', { value: state, day: formatDate(on) }),
  rhythm: ({ days }) => t('history.value.rhythm', { days }),
  'deals/*/money': ({ amount, currency }) => formatMoney(amount, currency),
  'deals/*/month': (month) => formatMonth(Date.parse(`${month}-15T12:00:00`)),
  'deals/*/stage': (stage, { stageName }) => stageName(stage) || t('history.unknownStage'),
  'deals/*/person': (person, { profile }) => personName(profile, person),
  'deals/*/outcome': ({ result, on }) => t('history.value.outcome', { value: result, day: formatDate(on) }),
  'orders/*/lines': (lines) =>
    lines
      .map(({ what, quantity, unit }) =>
        quantity === undefined
          ? what
          : `${what} × ${[formatNumber(String(quantity)), unit].filter(Boolean).join(NO_BREAK)}`,
      )
      .join('; '),
  'orders/*/delivery': ({ state, on }) => t('history.value.delivery', { value: state, day: formatDate(on) }),
  'orders/*/deal': (deal, { profile }) => dealName(profile, deal),
  ordersKnown: (day) => formatDate(day),
  'losses/*': ({ on, deal }, { profile }) =>
    deal === undefined
      ? t('history.value.lossClient', { day: formatDate(on) })
      : t('history.value.lossDeal', { deal: dealName(profile, deal), day: formatDate(on) }),
  'losses/*/given': reasonText,
  'losses/*/learned': reasonText,
  'losses/*/terms': (value) => t('history.value.terms', { value }),
  'losses/*/back': (day) => formatDate(day),
  'complaints/*/owner': (member, context) => context.memberName(member as MemberId),
  'complaints/*/due': (day) => formatDate(day),
  'complaints/*/answer': ({ text, on }) => withText(formatDate(on), text),
  'complaints/*/raised': ({ text, on }) => withText(formatDate(on), text),
  'failures/*': ({ what, on }) => withMore(what, formatDate(on)),
  'wishes/*': ({ product, text }) => withText(product, text),
  'dates/*': ({ what, on }) => withMore(what, birthdayText(on)),
  broughtBy: ({ name, profile, as }, context) =>
    withMore(
      (profile !== undefined && context.clientName(profile as ProfileId)) || name,
      as !== undefined && as !== 'brought' && t('history.value.brought', { value: as }),
    ),
  'thanks/*': ({ what, on, profile }, context) =>
    withMore(what, profile !== undefined && context.clientName(profile as ProfileId), formatDate(on)),
  'aside/rhythm': asideText,
  'aside/purchase': asideText,
  'aside/volume': asideText,
  'aside/decider': asideText,
  'aside/stale': asideText,
  'aside/firstDeal': asideText,
  'aside/handed': asideText,
  'aside/conflict': asideText,
  'aside/*': asideText,
  'people/*/movedTo': moveText,
  'people/*/cameFrom': moveText,
  'files/*': ({ name }) => name,
  // No word of its own: which sentence is said of it.
  'lost/*': ({ back }) => (back ? 'back' : 'gone'),
}

/** The value as the screen says it; undefined where it is its own text. */
export function composedText(shape: FactShape, value: FactValue, context: WordsContext): string | undefined {
  const say = VALUES[shape] as ((value: FactValue, context: WordsContext) => string) | undefined
  return say?.(value, context)
}

const personName = (profile: Profile, person: string): string =>
  textOf(profile, `people/${person}/name`) || t('history.unnamedPerson')
const dealName = (profile: Profile, deal: string): string =>
  textOf(profile, `deals/${deal}/what`) || t('history.unnamedDeal')

/** What a fact at `<set>/<id>/...` is about, in words: the deal, the order, the complaint, the reminder. */
export function thingName(profile: Profile, path: string): string {
  const [set = '', id = ''] = path.split('/')
  switch (set) {
    case 'deals':
      return dealName(profile, id)
    case 'orders':
      return orderName(profile, id)
    case 'complaints':
      return complaintName(profile, id)
    case 'contracts':
      return contractName(profile, id) ?? t('history.unnamedContract')
    case 'failures':
      return valueAt<'failures/*'>(profile, `failures/${id}`)?.what || t('history.unnamedFailure')
    case 'aside':
      return reminderName(profile, id)
    default:
      return ''
  }
}

function valueAt<S extends FactShape>(profile: Profile, path: string): ValueAt<S> | undefined {
  return factOf(profile, path)
}

const entryOf = (profile: Profile, id: string) => profile.entries.get(id as EntryId)?.current.value ?? undefined

function orderName(profile: Profile, id: string): string {
  const order = entryOf(profile, id)
  return order === undefined ? t('history.unnamedOrder') : t('history.thing.order', { day: formatDay(order.when) })
}

function complaintName(profile: Profile, id: string): string {
  const complaint = entryOf(profile, id)
  return complaint === undefined
    ? t('history.unnamedComplaint')
    : t('history.thing.complaint', { day: formatDay(complaint.when) })
}

const contractName = (profile: Profile, id: string): string | undefined =>
  valueAt<'contracts/*'>(profile, `contracts/${id}`)?.what

/** Reminders of one thing are set aside by its id, whatever it is. */
function reminderName(profile: Profile, id: string): string {
  const entry = entryOf(profile, id)
  if (entry?.type === 'order') return orderName(profile, id)
  if (entry?.type === 'complaint') return complaintName(profile, id)
  return (
    textOf(profile, `people/${id}/name`) ||
    textOf(profile, `deals/${id}/what`) ||
    valueAt<'dates/*'>(profile, `dates/${id}`)?.what ||
    contractName(profile, id) ||
    t('history.reminder', { about: id as AsideWord })
  )
}
