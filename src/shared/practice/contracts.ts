/**
 * The cycle of a contract (P13): it begins, it runs out, it is renewed: proposed, agreed, then signed or refused.
 *
 * [CT1] A contract without an end asks for nothing. One that ends is spoken of 60 days before, and after its end too, until
 *       it is renewed or another one took its place: one that begins in those days or later, and lasts longer. What began
 *       before runs beside it.
 * [CT2] A renewal that was said before those 60 days belongs to the term before: the last day was moved since.
 * [CT3] Signed or refused ends the matter.
 */
import { addDays } from '../dates'
import type { ChangeId } from '../ids'
import type { Profile } from '../profile/fold'
import { RENEWALS, type Renewal } from '../profile/factWords'
import type { Row } from '../profile/row'
import { changesBehind } from './behind'
import type { RowContract } from './row'
import { isAside, passedTo, type PracticeContext, type Signal } from './signal'

/** Days before its end from which a contract is spoken of [CT1]. */
export const RENEW_DAYS = 60

/** How far the renewal of this term is [CT2]; undefined = nobody proposed it yet. */
export function renewalOf({ until, renewal, renewedOn }: RowContract): Renewal | undefined {
  if (renewal === undefined || until === undefined) return renewal
  return renewedOn === undefined || renewedOn >= addDays(until, -RENEW_DAYS) ? renewal : undefined
}

/** What can come next: nothing is skipped by force, since a contract may be signed in one meeting. */
export function nextRenewals(state: Renewal | undefined): Renewal[] {
  if (state === 'signed' || state === 'refused') return []
  return RENEWALS.slice(state === undefined ? 0 : RENEWALS.indexOf(state) + 1)
}

/** Contracts that run out or have run out, due from 60 days before their end. */
export function contractSignals(row: Row, { today }: PracticeContext): Signal[] {
  const contracts = row.practice?.contracts ?? []
  return contracts.flatMap((contract): Signal[] => {
    const { id, what, until } = contract
    if (until === undefined || addDays(until, -RENEW_DAYS) > today) return []
    const renewal = renewalOf(contract)
    if (renewal === 'signed' || renewal === 'refused') return []
    if (contracts.some((other) => replaces(other, contract)) || isAside(row, id, today)) return []
    return [
      {
        id: `contract/${row.id}/${id}`,
        kind: 'contract',
        row,
        on: addDays(until, -RENEW_DAYS),
        who: passedTo(row, id, today) ?? row.owner,
        aside: id,
        reason: { kind: 'contract', what, until, ...(renewal === undefined ? {} : { renewal }) },
      },
    ]
  })
}

/** Did `other` take the place of this contract [CT1]? */
const replaces = (other: RowContract, { from, until = '' }: RowContract): boolean =>
  other.from > from && other.from >= addDays(until, -RENEW_DAYS) && (other.until === undefined || other.until > until)

/** The changes that a contract is known from, latest first. */
export const whyContract = (profile: Profile, contract: string): ChangeId[] =>
  changesBehind(profile, `contracts/${contract}`)
