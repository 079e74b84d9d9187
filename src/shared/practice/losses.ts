/**
 * Clients, and deals, that were lost (P29 to P31): whose reason is still to be asked, who can be won back.
 *
 * [LO1] A loss is asked about until one reason is known: the one they gave, or the one that was learned later.
 * [LO2] The reason learned later counts before the one given; both stay.
 * [LO3] Rudeness and personal dislike are undone by no terms, whatever was said of terms (P31). A client that closed down,
 *       or needs nothing like ours any more, is not won back by them either, unless somebody says so.
 * [LO4] Whoever came back is lost no more.
 */
import type { ChangeId } from '../ids'
import type { LossReason, Terms } from '../profile/factWords'
import type { Profile } from '../profile/fold'
import type { Row } from '../profile/row'
import { changesBehind } from './behind'
import type { RowLoss } from './row'
import { isAside, passedTo, type PracticeContext, type Signal } from './signal'

/** The losses of this client whose reason nobody asked for yet [LO1]. */
export function lossSignals(row: Row, { today }: PracticeContext): Signal[] {
  return lossesOf(row)
    .filter((loss) => isUnasked(loss) && !isAside(row, loss.id, today))
    .map((loss): Signal => {
      const who = passedTo(row, loss.id, today) ?? row.owner
      const reason = { kind: 'loss', deal: loss.deal !== undefined } as const
      // Whoever wrote it down may be a day ahead of the company.
      const on = loss.on < today ? loss.on : today
      return { id: `loss/${row.id}/${loss.id}`, kind: 'loss', row, on, who, aside: loss.id, reason }
    })
}

export const isUnasked = ({ given, learned }: Pick<RowLoss, 'given' | 'learned'>): boolean =>
  given === undefined && learned === undefined

/** The loss of the client itself, the latest one; undefined for a client that is ours, whatever became of a deal [LO4]. */
export const lostOf = (row: Row): RowLoss | undefined =>
  lossesOf(row)
    .filter(({ deal }) => deal === undefined)
    .reduce<RowLoss | undefined>((last, loss) => (last === undefined || loss.on > last.on ? loss : last), undefined)

/** Why they left, as far as it is known [LO2]. */
export const reasonOf = ({ given, learned }: Pick<RowLoss, 'given' | 'learned'>): LossReason | undefined =>
  learned ?? given

/** Can terms bring them back? [LO3] */
export function recoverable(loss: Pick<RowLoss, 'given' | 'learned' | 'terms'>): Terms {
  const why = reasonOf(loss)
  if (why === 'rudeness') return 'no'
  if (loss.terms !== undefined) return loss.terms
  return why === 'closed' || why === 'noNeed' ? 'no' : 'unknown'
}

/** The changes that a loss is known from. */
export const whyLoss = (profile: Profile, loss: string): ChangeId[] => changesBehind(profile, `losses/${loss}`)

const lossesOf = (row: Row): readonly RowLoss[] => row.practice?.losses ?? []
