/** Each change of the ledger in words: a sentence of its own for each kind and fact. */
import { formatDate, formatMoment } from '../../i18n/format'
import { formatMoney } from '../../i18n/money'
import { locale, t } from '../../i18n'
import { ownText } from '../ownFields'
import type { EntryId, MemberId } from '../../shared/ids'
import type { BurstChange, Known } from '../../shared/profile/change'
import type { Entry } from '../../shared/profile/entry'
import { shapeOf, type FactShape, type FactValue, type ValueAt } from '../../shared/profile/facts'
import { factOf, textOf, type KnownEntry, type KnownFact, type Profile } from '../../shared/profile/fold'
import { thingOf } from '../../shared/profile/thing'
import type { OwnField } from '../../shared/team/ownFields'
import { birthdayText } from './birthdayText'
import { composedText, thingName } from './practiceWords'
import type { WordsContext } from './wordsContext'

export { birthdayText, type WordsContext }

export interface Words {
  text: string
  /** Old and new value in full, where the sentence is too short for them. */
  was: string | null
  now: string | null
}

interface FactWords {
  how: 'set' | 'changed' | 'cleared'
  was: string
  now: string
  person: string
  legal: string
  step: string
  /** The name of a field of the team's own, and of the choice under it. */
  field: string
  choice: string
  /** The deal, order, complaint, ... that the fact is about. */
  thing: string
  /** It is our word to the client. */
  promise: 'yes' | 'no'
}

/** Longer values are cut in the sentence and shown in full below it. */
const SENTENCE = 120

export function describeChange(change: Known, replaced: readonly Known[], context: WordsContext): Words {
  switch (change.kind) {
    case 'fact':
      return describeFact(change, replaced as KnownFact[], context)
    case 'entry':
      return describeEntry(change, replaced as KnownEntry[], context)
    case 'created':
      return sentence(t('history.created'))
    case 'handover': {
      const [from, to] = [context.memberName(change.from), context.memberName(change.to)]
      return { text: t('history.handover', { from, to }), was: null, now: change.note === '' ? null : change.note }
    }
    case 'burst':
      return describeBurst(change, context)
    case 'notes':
      return sentence(t('history.notesSchema'))
    case 'late':
      return describeLate(change, context)
    default:
      // A kind that this version does not know: kept, and said to be so.
      return sentence(t('history.unknown'))
  }
}

/** A decision, with what was declined or taken over in full. An unsent one does not say yet whose work it was. */
function describeLate(change: Extract<Known, { kind: 'late' }>, context: WordsContext): Words {
  if ('void' in change && change.void) return sentence(t('history.lateVoid'))
  const member = 'from' in change ? context.memberName(change.from) : ''
  const named = { known: member === '' ? 'no' : 'yes', member }
  const text =
    change.accepted === null
      ? t('history.lateReopened', named)
      : change.accepted
        ? t('history.lateAccepted', named)
        : t('history.lateDeclined', named)
  const content = 'content' in change ? change.content : undefined
  if (content === undefined || change.accepted === null) return sentence(text)
  const said =
    content.type === 'passage'
      ? content.text
      : content.changes.map((draft) => describeChange(draft, [], context).text).join('\n')
  return change.accepted ? { text, was: null, now: said } : { text, was: said, now: null }
}

const sentence = (text: string): Words => ({ text, was: null, now: null })

function describeBurst(change: BurstChange, context: WordsContext): Words {
  const words = context.burst?.(change)
  if (words === undefined)
    return sentence(t('history.burst', { member: context.memberName(change.by), characters: change.characters }))
  const { added, removed } = words
  const how = added === '' ? (removed === '' ? 'moved' : 'removed') : removed === '' ? 'added' : 'changed'
  return { text: t('history.notesEdit', { how }), was: removed || null, now: added || null }
}

function describeFact(change: KnownFact, replaced: KnownFact[], context: WordsContext): Words {
  const shape = shapeOf(change.path)
  if (shape === undefined) return sentence(t('history.unknown'))
  const [, second, third] = change.path.split('/')
  const about = second ?? ''
  const own = shape.startsWith('own/') ? context.ownField(about) : undefined
  const stepBefore = shape === 'steps/*/on' || shape === 'steps/*/who' ? firstStep(context.profile, about) : undefined
  const olds = replaced.flatMap(({ value }) => (value === null ? [] : [valueText(shape, value, context, own)]))
  if (olds.length === 0 && stepBefore !== undefined)
    olds.push(valueText(shape, shape === 'steps/*/on' ? stepBefore.on : stepBefore.who, context))
  const was = [...new Set(olds)].join(' / ')
  const now = change.value === null ? '' : valueText(shape, change.value, context, own)
  const words = SENTENCES[shape]({
    how: change.value === null ? 'cleared' : was === '' ? 'set' : 'changed',
    was: cut(was),
    now: cut(now),
    person: textOf(context.profile, `people/${about}/name`) || t('history.unnamedPerson'),
    legal: textOf(context.profile, `legal/${about}/name`) || t('history.unnamedLegal'),
    step: cut(firstStep(context.profile, about)?.what ?? t('history.unnamedStep')),
    field: own?.name ?? t('history.unknownField'),
    choice: own === undefined || third === undefined ? t('common.unknownChoice') : ownText(own, third),
    thing: cut(thingName(context.profile, change.path)),
    promise: isPromise(change.value ?? replaced[0]?.value) ? 'yes' : 'no',
  })
  const isLong = was.length > SENTENCE || now.length > SENTENCE
  return isLong ? { text: words, was: was || null, now: now || null } : sentence(words)
}

const cut = (text: string): string => (text.length > SENTENCE ? `${text.slice(0, SENTENCE).trimEnd()}…` : text)

const isPromise = (value: FactValue | null | undefined): boolean =>
  typeof value === 'object' && value !== null && 'promise' in value && value.promise === true

/** The step as it was first said. Steps are named by the id of their entry, or by that of their own fact. */
function firstStep(profile: Profile, id: string): Entry['next'] {
  const own = factOf(profile, `todo/${id}`) as ValueAt<'todo/*'> | undefined
  return own ?? profile.entries.get(id as EntryId)?.current.value?.next
}

const SENTENCES: Record<FactShape, (words: FactWords) => string> = {
  name: (words) => t('history.fact.name', words),
  kind: (words) => t('history.fact.kind', words),
  city: (words) => t('history.fact.city', words),
  address: (words) => t('history.fact.address', words),
  segment: (words) => t('history.fact.segment', words),
  source: (words) => t('history.fact.source', words),
  site: (words) => t('history.fact.site', words),
  about: (words) => t('history.fact.about', words),
  'tags/#': (words) => t('history.fact.tag', words),
  'phones/*': (words) => t('history.fact.phone', words),
  'emails/*': (words) => t('history.fact.email', words),
  'legal/*': (words) => t('history.fact.legal', words),
  'legal/*/name': (words) => t('history.fact.legalName', words),
  'legal/*/inn': (words) => t('history.fact.inn', words),
  'legal/*/kpp': (words) => t('history.fact.kpp', words),
  'legal/*/country': (words) => t('history.fact.country', words),
  'legal/*/taxNumber': (words) => t('history.fact.taxNumber', words),
  'legal/*/registrationNumber': (words) => t('history.fact.registrationNumber', words),
  'people/*': (words) => t('history.fact.person', words),
  'people/*/name': (words) => t('history.fact.personName', words),
  'people/*/role': (words) => t('history.fact.role', words),
  'people/*/decides': (words) => t('history.fact.decides', words),
  'people/*/birthday': (words) => t('history.fact.birthday', words),
  'people/*/about': (words) => t('history.fact.personAbout', words),
  'people/*/telegram': (words) => t('history.fact.telegram', words),
  'people/*/whatsapp': (words) => t('history.fact.whatsapp', words),
  'people/*/phones/*': (words) => t('history.fact.personPhone', words),
  'people/*/emails/*': (words) => t('history.fact.personEmail', words),
  'people/*/networks/*': (words) => t('history.fact.network', words),
  'people/*/movedTo': (words) => t('history.fact.movedTo', words),
  'people/*/cameFrom': (words) => t('history.fact.cameFrom', words),
  'steps/*/done': (words) => t('history.fact.stepDone', words),
  'steps/*/on': (words) => t('history.fact.stepOn', words),
  'steps/*/who': (words) => t('history.fact.stepWho', words),
  'steps/*/at': (words) => t('history.fact.stepAt', words),
  'people/*/temperament': (words) => t('history.fact.temperament', words),
  'people/*/speaks': (words) => t('history.fact.speaks', words),
  'people/*/argument': (words) => t('history.fact.argument', words),
  'todo/*': (words) => t('history.fact.todo', words),
  'steps/*/did': (words) => t('history.fact.stepDid', words),
  'likes/*': (words) => t('history.fact.like', words),
  'competitors/*': (words) => t('history.fact.competitor', words),
  switching: (words) => t('history.fact.switching', words),
  'solvency/*': (words) => t('history.fact.solvency', words),
  'contracts/*': (words) => t('history.fact.contract', words),
  'contracts/*/renewal': (words) => t('history.fact.renewal', words),
  rhythm: (words) => t('history.fact.rhythm', words),
  'deals/*': (words) => t('history.fact.deal', words),
  'deals/*/what': (words) => t('history.fact.dealWhat', words),
  'deals/*/money': (words) => t('history.fact.dealMoney', words),
  'deals/*/month': (words) => t('history.fact.dealMonth', words),
  'deals/*/stage': (words) => t('history.fact.dealStage', words),
  'deals/*/person': (words) => t('history.fact.dealPerson', words),
  'deals/*/outcome': (words) => t('history.fact.dealOutcome', words),
  'orders/*/number': (words) => t('history.fact.orderNumber', words),
  'orders/*/line': (words) => t('history.fact.orderLine', words),
  'orders/*/lines': (words) => t('history.fact.orderLines', words),
  'orders/*/delivery': (words) => t('history.fact.orderDelivery', words),
  'orders/*/deal': (words) => t('history.fact.orderDeal', words),
  ordersKnown: (words) => t('history.fact.ordersKnown', words),
  'losses/*': (words) => t('history.fact.loss', words),
  'losses/*/given': (words) => t('history.fact.lossGiven', words),
  'losses/*/learned': (words) => t('history.fact.lossLearned', words),
  'losses/*/product': (words) => t('history.fact.lossProduct', words),
  'losses/*/staff': (words) => t('history.fact.lossStaff', words),
  'losses/*/sale': (words) => t('history.fact.lossSale', words),
  'losses/*/terms': (words) => t('history.fact.lossTerms', words),
  'losses/*/back': (words) => t('history.fact.lossBack', words),
  'complaints/*/owner': (words) => t('history.fact.complaintOwner', words),
  'complaints/*/due': (words) => t('history.fact.complaintDue', words),
  'complaints/*/decision': (words) => t('history.fact.complaintDecision', words),
  'complaints/*/answer': (words) => t('history.fact.complaintAnswer', words),
  'complaints/*/raised': (words) => t('history.fact.complaintRaised', words),
  'failures/*': (words) => t('history.fact.failure', words),
  'failures/*/madeGood': (words) => t('history.fact.madeGood', words),
  'wishes/*': (words) => t('history.fact.wish', words),
  'dates/*': (words) => t('history.fact.date', words),
  broughtBy: (words) => t('history.fact.broughtBy', words),
  'thanks/*': (words) => t('history.fact.thanks', words),
  'aside/rhythm': (words) => t('history.fact.aside', words),
  'aside/purchase': (words) => t('history.fact.aside', words),
  'aside/volume': (words) => t('history.fact.aside', words),
  'aside/decider': (words) => t('history.fact.aside', words),
  'aside/stale': (words) => t('history.fact.aside', words),
  'aside/firstDeal': (words) => t('history.fact.aside', words),
  'aside/handed': (words) => t('history.fact.aside', words),
  'aside/conflict': (words) => t('history.fact.aside', words),
  'aside/*': (words) => t('history.fact.aside', words),
  desk: (words) => t('history.fact.desk', words),
  'own/*': (words) => t('history.fact.own', words),
  'own/*/*': (words) => t('history.fact.ownChoice', words),
  'files/*': (words) => t('history.fact.file', words),
  'lost/*': ({ how, now }) => t('history.fact.lost', { how: how === 'cleared' ? 'open' : now }),
}

/** A value as the screen says it. `own` is the field of the team's own that it stands under. */
export function valueText(shape: FactShape, value: FactValue, context: WordsContext, own?: OwnField): string {
  if (value === true) return ''
  const composed = composedText(shape, value, context)
  if (composed !== undefined) return composed
  return typeof value === 'string' ? plainText(shape, value, context, own) : ''
}

function plainText(shape: FactShape, value: string, context: WordsContext, own: OwnField | undefined): string {
  switch (shape) {
    case 'kind':
      return value === 'private' ? t('profile.kind.private') : t('profile.kind.organisation')
    case 'people/*/decides':
      return t('profile.decides.value', { value })
    case 'people/*/birthday':
      return birthdayText(value)
    case 'legal/*/country':
      return countryName(value)
    case 'steps/*/done':
    case 'steps/*/on':
      return formatDate(value)
    case 'steps/*/who':
      return context.memberName(value as MemberId)
    case 'own/*':
      return own === undefined ? value : ownText(own, value)
    default:
      return value
  }
}

/** The country's name in the language in use; its two letters where the device has none. */
export function countryName(code: string): string {
  try {
    return namesFor(locale()).of(code) ?? code
  } catch {
    return code
  }
}

/** By language: making them takes a hundred times as long as asking for a name. */
const namesByLanguage = new Map<string, Intl.DisplayNames>()
function namesFor(language: string): Intl.DisplayNames {
  let names = namesByLanguage.get(language)
  if (names === undefined) namesByLanguage.set(language, (names = new Intl.DisplayNames(language, { type: 'region' })))
  return names
}

function describeEntry(change: KnownEntry, replaced: KnownEntry[], context: WordsContext): Words {
  const olds = replaced.flatMap(({ value }) => (value === null ? [] : [value]))
  const was = olds.map((entry) => entryText(entry, context)).join('\n\n')
  if (change.value === null) {
    const type = olds[0]?.type
    return {
      text: type === undefined ? t('history.entry.gone') : t('history.entry.withdrawn', { type }),
      was: was || null,
      now: null,
    }
  }
  const { type } = change.value
  const now = entryText(change.value, context)
  if (replaced.length === 0) return { text: t('history.entry.added', { type }), was: null, now }
  if (olds.length === 0) return { text: t('history.entry.back', { type }), was: null, now }
  return { text: t('history.entry.changed', { type }), was, now }
}

/** Everything an entry says, a line each: two entries that differ read differently. */
export function entryText(entry: Entry, context: WordsContext): string {
  const lines = [formatMoment(entry.when)]
  if (entry.person !== undefined) {
    lines.push(
      t('profile.entry.with', {
        person: textOf(context.profile, `people/${entry.person}/name`) || t('history.unnamedPerson'),
      }),
    )
  }
  if (entry.outcome !== undefined) lines.push(t('profile.outcome.value', { outcome: entry.outcome }))
  if (entry.amount !== undefined && entry.currency !== undefined) lines.push(formatMoney(entry.amount, entry.currency))
  if (entry.deliveryOn !== undefined) lines.push(t('profile.entry.delivery', { day: formatDate(entry.deliveryOn) }))
  if (entry.text !== '') lines.push(entry.text)
  if (entry.next !== undefined) {
    const { what, who, on } = entry.next
    lines.push(t('profile.entry.next', { what, who: context.memberName(who as MemberId), day: formatDate(on) }))
  }
  return lines.join('\n')
}

/** What the history can be narrowed to. A person's facts are that person's. */
export type FieldGroup =
  | 'client'
  | 'tags'
  | 'contacts'
  | 'legal'
  | 'people'
  | 'entries'
  | 'steps'
  | 'deals'
  | 'trouble'
  | 'own'
  | 'files'
  | 'notes'
  | 'owners'
  | 'other'

export function groupOf(change: Known): FieldGroup {
  switch (change.kind) {
    case 'entry':
      return 'entries'
    case 'burst':
    case 'late':
    case 'notes':
      return 'notes'
    case 'created':
    case 'handover':
      return 'owners'
    case 'fact':
      return groupOfPath(thingOf(change) ?? '')
    default:
      return 'other'
  }
}

function groupOfPath(path: string): FieldGroup {
  switch (path.split('/')[0]) {
    case 'tags':
      return 'tags'
    case 'phones':
    case 'emails':
      return 'contacts'
    case 'legal':
      return 'legal'
    case 'people':
      return 'people'
    case 'steps':
    case 'todo':
    case 'aside':
      return 'steps'
    case 'deals':
    case 'orders':
    case 'ordersKnown':
      return 'deals'
    case 'losses':
    case 'complaints':
    case 'failures':
      return 'trouble'
    case 'own':
      return 'own'
    case 'files':
      return 'files'
    case 'lost':
      return 'notes'
    default:
      return shapeOf(path) === undefined ? 'other' : 'client'
  }
}
