/**
 * What dialogs of this folder hold while somebody types, and the changes that they mean. Only what was changed becomes
 * a change: what a colleague said meanwhile in another field stands.
 */
import * as v from 'valibot'
import { type EntryId, type MemberId } from '../../../shared/ids'
import type { FactValue } from '../../../shared/profile/facts'
import { LOSS_REASONS, TERMS } from '../../../shared/profile/factWords'
import { factOf, stable, type Profile } from '../../../shared/profile/fold'
import type { ChangeInput } from '../../../solid/notebook'
import type { Complaint, Failure, Loss, Reason, Wish } from './told'

const reason = v.picklist(['', ...LOSS_REASONS])

const lossForm = v.object({
  on: v.string(),
  back: v.string(),
  given: reason,
  givenText: v.string(),
  learned: reason,
  learnedText: v.string(),
  product: v.string(),
  staff: v.string(),
  sale: v.string(),
  terms: v.picklist(TERMS),
})
export type LossForm = v.InferOutput<typeof lossForm>

const complaintForm = v.object({
  owner: v.string(),
  due: v.string(),
  decision: v.string(),
  answer: v.string(),
  answerOn: v.string(),
})
export type ComplaintForm = v.InferOutput<typeof complaintForm>

const raiseForm = v.object({ text: v.string() })
export type RaiseForm = v.InferOutput<typeof raiseForm>

const failureForm = v.object({ on: v.string(), what: v.string(), madeGood: v.string() })
export type FailureForm = v.InferOutput<typeof failureForm>

const wishForm = v.object({ product: v.string(), text: v.string() })
export type WishForm = v.InferOutput<typeof wishForm>

const FORMS = { loss: lossForm, complaint: complaintForm, raise: raiseForm, failure: failureForm, wish: wishForm }
interface Forms {
  loss: LossForm
  complaint: ComplaintForm
  raise: RaiseForm
  failure: FailureForm
  wish: WishForm
}

/** A form as it was kept on the device, or undefined when there is none that this app understands. */
export function parseForm<K extends keyof Forms>(kind: K, stored: string | null): Forms[K] | undefined {
  if (stored === null) return undefined
  try {
    const result = v.safeParse(FORMS[kind], JSON.parse(stored))
    return result.success ? (result.output as Forms[K]) : undefined
  } catch {
    return undefined
  }
}

/** The longest text of one line, and of several, that a fact holds. */
const LINE = 500
const LONG = 5_000
const line = (text: string): string => text.trim().replaceAll(/\s+/g, ' ').slice(0, LINE)
const long = (text: string): string => text.trim().slice(0, LONG)

const fact = (path: string, value: FactValue | null): ChangeInput => ({ kind: 'fact', path, value })

/** Those of these that say something else than what stands. */
function changed(profile: Profile, wanted: Record<string, FactValue | null>): ChangeInput[] {
  return Object.entries(wanted).flatMap(([path, value]) =>
    stable(factOf(profile, path) ?? null) === stable(value) ? [] : [fact(path, value)],
  )
}

export const lossFormOf = (loss: Loss): LossForm => ({
  on: loss.on,
  back: loss.back ?? '',
  given: loss.given?.why ?? '',
  givenText: loss.given?.text ?? '',
  learned: loss.learned?.why ?? '',
  learnedText: loss.learned?.text ?? '',
  product: loss.product,
  staff: loss.staff,
  sale: loss.sale,
  terms: loss.terms ?? 'unknown',
})

/** Words without a reason are one of their own: nothing that was typed is dropped. */
const reasonOf = (why: Reason['why'] | '', text: string): FactValue | null =>
  why === '' && long(text) === '' ? null : { why: why === '' ? 'other' : why, text: long(text) }

export function lossSteps(profile: Profile, loss: Loss, form: LossForm): ChangeInput[] {
  const at = `losses/${loss.id}`
  const { deal } = loss
  return changed(profile, {
    ...(form.on === '' ? {} : { [at]: deal === undefined ? { on: form.on } : { on: form.on, deal } }),
    [`${at}/given`]: reasonOf(form.given, form.givenText),
    [`${at}/learned`]: reasonOf(form.learned, form.learnedText),
    [`${at}/product`]: long(form.product) || null,
    [`${at}/staff`]: long(form.staff) || null,
    [`${at}/sale`]: long(form.sale) || null,
    [`${at}/terms`]: form.terms === 'unknown' && loss.terms === undefined ? null : form.terms,
    [`${at}/back`]: form.back || null,
  })
}

export const complaintFormOf = (complaint: Complaint, today: string): ComplaintForm => ({
  owner: complaint.owner ?? '',
  due: complaint.due ?? '',
  decision: complaint.decision,
  answer: complaint.answer?.text ?? '',
  answerOn: complaint.answer?.on ?? today,
})

/** Whoever gives a complaint that was passed up to somebody has taken it from the heads: it is that one's now. */
export function complaintSteps(profile: Profile, { entry, raised }: Complaint, form: ComplaintForm): ChangeInput[] {
  const at = `complaints/${entry}`
  const steps = changed(profile, {
    [`${at}/owner`]: form.owner || null,
    [`${at}/due`]: form.due || null,
    [`${at}/decision`]: long(form.decision) || null,
    [`${at}/answer`]: long(form.answer) === '' ? null : { text: long(form.answer), on: form.answerOn },
  })
  const isGiven = steps.some((step) => step.kind === 'fact' && step.path === `${at}/owner` && step.value !== null)
  return raised !== undefined && isGiven ? [...steps, fact(`${at}/raised`, null)] : steps
}

/** "I cannot settle this": the heads see it at once, also when it was put off. */
export const raiseSteps = (profile: Profile, entry: EntryId, today: string, text: string): ChangeInput[] => [
  fact(`complaints/${entry}/raised`, { on: today, text: long(text) }),
  ...changed(profile, { [`aside/${entry}`]: null }),
]

/** A head takes what was passed up. */
export const takeSteps = (profile: Profile, entry: EntryId, me: MemberId): ChangeInput[] =>
  changed(profile, { [`complaints/${entry}/owner`]: me, [`complaints/${entry}/raised`]: null })

export const failureFormOf = (failure: Failure | undefined, what: string, today: string): FailureForm => ({
  on: failure?.on ?? today,
  what: failure?.what ?? what,
  madeGood: failure?.madeGood ?? '',
})

/** Undefined while it does not say what went wrong. */
export function failureSteps(
  profile: Profile,
  id: string,
  entry: EntryId | undefined,
  { on, what, madeGood }: FailureForm,
): ChangeInput[] | undefined {
  if (long(what) === '' || on === '') return undefined
  const at = `failures/${id}`
  const value = { on, what: long(what), ...(entry === undefined ? {} : { entry }) }
  return changed(profile, { [at]: value, [`${at}/madeGood`]: long(madeGood) || null })
}

export const wishFormOf = (wish: Wish | undefined): WishForm => ({
  product: wish?.product ?? '',
  text: wish?.text ?? '',
})

/** Undefined while it does not say for what. */
export function wishSteps(profile: Profile, id: string, { product, text }: WishForm): ChangeInput[] | undefined {
  if (line(product) === '') return undefined
  return changed(profile, { [`wishes/${id}`]: { product: line(product), text: long(text) } })
}
