/**
 * The smallest order (P19).
 *
 * [TH1] An order of a client that ordered before is judged; the first one is a trial and free.
 * [TH2] Only an amount in the currency of the rule is judged: nobody guesses a rate.
 * [TH3] What was sold is a fact: an order that stood before, or came with a list of the accounting, is shown as small and
 *       never kept out.
 */
import type { Money } from '../profile/factWords'
import type { OrderRules } from '../team/rules'

export interface Below {
  /** What the head chose. */
  then: OrderRules['below']
  least: Money
}

/** Is an order under the smallest one that was agreed [TH1, TH2]? `others`: the client's orders beside it that stand, in any order. */
export function belowThreshold(
  order: { when: number; money?: Money },
  others: Iterable<{ when: number }>,
  rules: OrderRules | undefined,
): Below | undefined {
  const least = rules?.least ?? undefined
  const { money, when } = order
  if (rules === undefined || least === undefined || money === undefined) return undefined
  if (money.currency !== least.currency || money.amount >= least.amount) return undefined
  for (const other of others) if (other.when <= when) return { then: rules.below, least }
  return undefined
}
