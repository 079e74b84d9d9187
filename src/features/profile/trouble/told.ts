/** What a client's page tells of losses, complaints, failures of ours and wishes, read from the folded client. */
import { isSettled } from '../../../shared/practice/row'
import type { DealId, EntryId, LossId, MemberId } from '../../../shared/ids'
import type { ValueAt } from '../../../shared/profile/facts'
import type { LossReason, Terms } from '../../../shared/profile/factWords'
import { entriesOf, factOf, partsOf, textOf, type Profile } from '../../../shared/profile/fold'
import { effectiveTime } from '../../../shared/profile/order'

/** Who said something, and when (ms since 1970 UTC); `by` is undefined for what this device has not sent. */
export interface Said {
  by: MemberId | undefined
  at: number
}

export interface Reason extends Said {
  why: LossReason
  text: string
}

export interface Loss extends Said {
  id: LossId
  /** YYYY-MM-DD */
  on: string
  deal: DealId | undefined
  /** The deal's name, '' for the loss of the client itself. */
  what: string
  given: Reason | undefined
  learned: Reason | undefined
  product: string
  staff: string
  sale: string
  terms: Terms | undefined
  back: string | undefined
}

export interface Complaint {
  entry: EntryId
  /** ms since 1970 UTC */
  when: number
  text: string
  owner: MemberId | undefined
  due: string | undefined
  decision: string
  answer: ValueAt<'complaints/*/answer'> | undefined
  raised: (ValueAt<'complaints/*/raised'> & Said) | undefined
  /** Nothing is left to answer. */
  settled: boolean
}

export interface Failure extends Said {
  id: string
  on: string
  what: string
  entry: EntryId | undefined
  /** '' while it was not made good. */
  madeGood: string
}

export interface Wish extends Said {
  id: string
  product: string
  text: string
}

const said = (profile: Profile, path: string): Said => {
  const current = profile.facts.get(path)?.current
  return { by: current?.by, at: current === undefined ? 0 : effectiveTime(current) }
}

const dayOf = (profile: Profile, path: string): string | undefined => textOf(profile, path) || undefined

function reasonAt(profile: Profile, path: string): Reason | undefined {
  const value = factOf(profile, path) as ValueAt<'losses/*/given'> | undefined
  return value === undefined ? undefined : { ...value, ...said(profile, path) }
}

/** Latest first. */
export function lossesOf(profile: Profile): Loss[] {
  const losses = partsOf(profile, 'losses').map(({ id, path, value }): Loss => {
    const { on, deal } = value as ValueAt<'losses/*'>
    return {
      ...said(profile, path),
      id: id as LossId,
      on,
      deal: deal as DealId | undefined,
      what: deal === undefined ? '' : textOf(profile, `deals/${deal}/what`),
      given: reasonAt(profile, `${path}/given`),
      learned: reasonAt(profile, `${path}/learned`),
      product: textOf(profile, `${path}/product`),
      staff: textOf(profile, `${path}/staff`),
      sale: textOf(profile, `${path}/sale`),
      terms: factOf(profile, `${path}/terms`) as Terms | undefined,
      back: dayOf(profile, `${path}/back`),
    }
  })
  return losses.toSorted((a, b) => byDay(b.on, a.on) || byDay(b.id, a.id))
}

/** The loss of the client itself that they did not come back from. */
export const lossOf = (profile: Profile): Loss | undefined =>
  lossesOf(profile).find(({ deal, back }) => deal === undefined && back === undefined)

/** Latest first, also those that were answered. */
export const complaintsOf = (profile: Profile): Complaint[] =>
  entriesOf(profile).flatMap(({ id, entry }) =>
    entry.type === 'complaint' ? complaintOf(profile, id, entry.when, entry.text) : [],
  )

function complaintOf(profile: Profile, entry: EntryId, when: number, text: string): Complaint {
  const at = `complaints/${entry}`
  const raised = factOf(profile, `${at}/raised`) as ValueAt<'complaints/*/raised'> | undefined
  return {
    entry,
    when,
    text,
    owner: (textOf(profile, `${at}/owner`) || undefined) as MemberId | undefined,
    due: dayOf(profile, `${at}/due`),
    decision: textOf(profile, `${at}/decision`),
    answer: factOf(profile, `${at}/answer`) as Complaint['answer'],
    raised: raised && { ...raised, ...said(profile, `${at}/raised`) },
    settled: isSettled(profile, entry),
  }
}

/** What was said of the complaint of this entry, also when it was answered; undefined when that is no complaint. */
export const complaintAt = (profile: Profile, entry: EntryId): Complaint | undefined =>
  complaintsOf(profile).find((one) => one.entry === entry)

/** Latest first. */
export function failuresOf(profile: Profile): Failure[] {
  const failures = partsOf(profile, 'failures').map(({ id, path, value }): Failure => {
    const { on, what, entry } = value as ValueAt<'failures/*'>
    const madeGood = textOf(profile, `${path}/madeGood`)
    const last = madeGood === '' ? path : `${path}/madeGood`
    return { ...said(profile, last), id, on, what, entry: entry as EntryId | undefined, madeGood }
  })
  return failures.toSorted((a, b) => byDay(b.on, a.on) || byDay(b.id, a.id))
}

/** Latest first. */
export const wishesOf = (profile: Profile): Wish[] =>
  partsOf(profile, 'wishes')
    .map(({ id, path, value }): Wish => ({ ...said(profile, path), id, ...(value as ValueAt<'wishes/*'>) }))
    .toSorted((a, b) => byDay(b.id, a.id))

/** Is it for now: did they leave, or was nobody asked yet why a deal was lost? The others are in the story. */
export const isOpenLoss = ({ deal, back, given, learned }: Loss): boolean =>
  back === undefined && (deal === undefined || (given === undefined && learned === undefined))

/** Is there anything for now? Looked at before the rest is loaded, as the next is. */
export const hasTrouble = (profile: Profile): boolean =>
  lossesOf(profile).some(isOpenLoss) || complaintsOf(profile).some(({ settled }) => !settled)

/** Is there anything in the story: who came back, what was made good, what they wish for? */
export const hasStory = (profile: Profile): boolean =>
  ['failures', 'wishes'].some((set) => partsOf(profile, set).length > 0) ||
  lossesOf(profile).some((loss) => !isOpenLoss(loss))

const byDay = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
