/** Deals of a client: reading their facts, the form that adds or changes one, and the steps that move it. */
import * as v from 'valibot'
import { isId, newId, type DealId, type EntryId, type LossId, type PersonId, type StageId } from '../../../shared/ids'
import type { DealResult, Money } from '../../../shared/profile/factWords'
import type { FactValue, ValueAt } from '../../../shared/profile/facts'
import { factOf, partsOf, textOf, type Profile } from '../../../shared/profile/fold'
import { effectiveTime } from '../../../shared/profile/order'
import type { Stage } from '../../../shared/team/rules'
import type { ChangeInput } from '../../../solid/notebook'
import { amountText, parseAmount } from '../entryForm'
import { boughtOf, moneyOf, moreOf } from '../orders'

export interface Deal {
  id: DealId
  path: string
  what: string
  money: Money | undefined
  /** YYYY-MM, or '' */
  month: string
  stage: StageId | ''
  /** The person at the client who is responsible for it. */
  person: PersonId | ''
  outcome: { result: DealResult; on: string } | undefined
}

/** In the order they were begun. */
export function dealsOf(profile: Profile): Deal[] {
  return partsOf(profile, 'deals').map(({ id, path }) => ({
    id: id as DealId,
    path,
    what: textOf(profile, `${path}/what`),
    money: factOf(profile, `${path}/money`) as Money | undefined,
    month: textOf(profile, `${path}/month`),
    stage: textOf(profile, `${path}/stage`) as StageId | '',
    person: textOf(profile, `${path}/person`) as PersonId | '',
    outcome: factOf(profile, `${path}/outcome`) as ValueAt<'deals/*/outcome'> | undefined,
  }))
}

/** The orders that joined a deal, newest first, and what they make in each currency. */
export function ordersOfDeal(profile: Profile, deal: DealId): { entries: EntryId[]; sums: Money[] } {
  const joined = boughtOf(profile).filter(({ id }) => moreOf(profile, id).deal === deal)
  const sums = new Map<string, number>()
  for (const { entry } of joined) {
    const money = moneyOf(entry)
    if (money !== undefined) sums.set(money.currency, (sums.get(money.currency) ?? 0) + money.amount)
  }
  return { entries: joined.map(({ id }) => id), sums: [...sums].map(([currency, amount]) => ({ currency, amount })) }
}

/** Where a deal stands among the stages that are in use; one that was archived since stands before the first. */
export interface StageState {
  stages: Stage[]
  /** -1 = at none of them. */
  at: number
  /** The stage that was named, archived ones too. */
  stage: Stage | undefined
  next: Stage | undefined
}

export function stageOf(stage: string, all: readonly Stage[] = []): StageState {
  const stages = all.filter(({ archived }) => !archived)
  const at = stages.findIndex(({ id }) => id === stage)
  return { stages, at, stage: all.find(({ id }) => id === stage), next: stages[at + 1] }
}

/** The months that a deal may be expected in: this one, the next eleven, and the one that was said. */
export function monthsFrom(today: string, chosen: string): string[] {
  const [year = 0, month = 1] = today.split('-').map(Number)
  const coming = Array.from({ length: 12 }, (_, index) => {
    const number = month - 1 + index
    return `${year + Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`
  })
  return chosen === '' || coming.includes(chosen) ? coming : [chosen, ...coming].toSorted()
}

const formSchema = v.strictObject({
  /** Given when the form begins, so that saving twice makes one deal. */
  deal: v.custom<DealId>((input) => typeof input === 'string' && isId(input)),
  what: v.string(),
  amount: v.string(),
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
  month: v.string(),
  stage: v.string(),
  person: v.string(),
})
export type DealForm = v.InferOutput<typeof formSchema>
export type DealProblem = 'what' | 'whatTooLong' | 'amount'

export const emptyDeal = (currency: string): DealForm => ({
  deal: newId<DealId>(),
  what: '',
  amount: '',
  currency,
  month: '',
  stage: '',
  person: '',
})

export const formOfDeal = ({ id, what, money, month, stage, person }: Deal, currency: string): DealForm => ({
  deal: id,
  what,
  amount: money === undefined ? '' : amountText(money.amount),
  currency: money?.currency ?? currency,
  month,
  stage,
  person,
})

/** A form as it was kept on the device, or undefined when there is none that this app understands. */
export function parseDeal(stored: string | null): DealForm | undefined {
  if (stored === null) return undefined
  try {
    const result = v.safeParse(formSchema, JSON.parse(stored))
    return result.success ? result.output : undefined
  } catch {
    return undefined
  }
}

/** The changes that a form means, or what to mend first. `standing`: the deal that is changed. */
export function dealSteps(form: DealForm, standing?: Deal): { steps: ChangeInput[] } | { problem: DealProblem } {
  const what = form.what.trim().replaceAll(/\s+/g, ' ')
  if (what === '') return { problem: 'what' }
  if (what.length > 500) return { problem: 'whatTooLong' }
  const amount = form.amount.trim() === '' ? null : parseAmount(form.amount)
  if (amount === undefined) return { problem: 'amount' }
  const path = `deals/${form.deal}`
  const steps: ChangeInput[] = standing === undefined ? [{ kind: 'fact', path, value: true }] : []
  const put = (part: string, value: FactValue | null, stands: FactValue | null): void => {
    if (JSON.stringify(value) !== JSON.stringify(stands)) steps.push({ kind: 'fact', path: `${path}/${part}`, value })
  }
  const money = standing?.money
  put('what', what, standing?.what || null)
  put(
    'money',
    amount === null ? null : { amount, currency: form.currency },
    money === undefined ? null : { amount: money.amount, currency: money.currency },
  )
  put('month', form.month || null, standing?.month || null)
  put('stage', form.stage || null, standing?.stage || null)
  put('person', form.person || null, standing?.person || null)
  return { steps }
}

const outcome = (path: string, value: FactValue | null): ChangeInput => ({
  kind: 'fact',
  path: `${path}/outcome`,
  value,
})

export const winDeal = ({ path }: Pick<Deal, 'path'>, today: string): ChangeInput =>
  outcome(path, { result: 'won', on: today })

/** It is lost, and so is something of the client: why is asked of the loss. */
export const loseDeal = ({ id, path }: Pick<Deal, 'id' | 'path'>, loss: LossId, today: string): ChangeInput[] => [
  outcome(path, { result: 'lost', on: today }),
  { kind: 'fact', path: `losses/${loss}`, value: { on: today, deal: id } },
]

/** It goes on after all: then nothing was lost. */
export const reopenDeal = (profile: Profile, { id, path }: Pick<Deal, 'id' | 'path'>): ChangeInput[] => [
  outcome(path, null),
  ...partsOf(profile, 'losses')
    .filter(({ value }) => (value as ValueAt<'losses/*'>).deal === id)
    .map((loss): ChangeInput => ({ kind: 'fact', path: loss.path, value: null })),
]

/** When anything was last said of a deal, or ordered for it, ms since 1970 UTC (practice/deals.ts, DE2). */
export function movedAt(profile: Profile, { id, path }: Pick<Deal, 'id' | 'path'>): number {
  const said = [...profile.facts].flatMap(([at, { current }]) =>
    at === path || at.startsWith(`${path}/`) ? [effectiveTime(current)] : [],
  )
  const ordered = ordersOfDeal(profile, id).entries.map((entry) => profile.entries.get(entry)?.current.value?.when ?? 0)
  return Math.max(0, ...said, ...ordered)
}
