/** What a gesture on a line of Today writes: a step moves by facts of its own, a reminder is set aside, some end for good. */
import type { MemberId } from '../../shared/ids'
import { addDays } from '../../shared/dates'
import { HANDED_DAYS } from '../../shared/practice/handed'
import { passedTo, type Signal } from '../../shared/practice/signal'
import { stepMoves } from '../../shared/practice/steps'
import type { TeamSettings } from '../../shared/team/settings'
import type { AgedFact } from '../../shared/team/agedFacts'
import type { ChangeInput } from '../../solid/notebook'

export type Move =
  | { type: 'done' }
  /** Said again on this day, YYYY-MM-DD, which is after today. */
  | { type: 'putOff'; to: string }
  | { type: 'passOn'; to: MemberId }

/** What is passed on stays with whom it was passed to for so many days. */
const PASSED_DAYS = 30
/** What was done for now, where nothing tells when it comes again. */
const DONE_DAYS: Partial<Record<Signal['kind'], number>> = {
  handed: HANDED_DAYS,
  deal: 21,
  loss: 30,
  contract: 30,
  volume: 30,
  decider: 60,
}
const USUAL_DONE_DAYS = 7
const STALE_DAYS = 90

/** The changes of one signal's client. Empty where the move means nothing. */
export function movesOf(
  signal: Signal,
  move: Move,
  { today, settings }: { today: string; settings: TeamSettings },
): ChangeInput[] {
  const { reason, aside } = signal
  if (reason.kind === 'step' || reason.kind === 'promise') {
    switch (move.type) {
      case 'done':
        return stepMoves(reason.step, { type: 'done', today })
      case 'putOff':
        return stepMoves(reason.step, { type: 'postpone', to: move.to })
      case 'passOn':
        return stepMoves(reason.step, { type: 'passOn', to: move.to })
    }
  }
  if (aside === undefined) return []
  const set = (value: { until: string; done?: true; who?: MemberId; from?: string }): ChangeInput[] => [
    { kind: 'fact', path: `aside/${aside}`, value },
  ]
  switch (move.type) {
    case 'done':
      // It has arrived: nobody asks again.
      if (reason.kind === 'delivery')
        return [{ kind: 'fact', path: `orders/${aside}/delivery`, value: { state: 'delivered', on: today } }]
      // A day comes again next year.
      return set({ until: reason.kind === 'date' ? signal.on : addDays(today, doneDays(signal, settings)), done: true })
    case 'putOff': {
      // Whoever it was passed on to has it still when it comes back.
      const who = passedTo(signal.row, aside, today)
      return set(
        who === undefined
          ? { until: addDays(move.to, -1) }
          : { until: addDays(move.to, PASSED_DAYS), who, from: move.to },
      )
    }
    case 'passOn':
      if (reason.kind === 'complaint') {
        const owner: ChangeInput = { kind: 'fact', path: `complaints/${aside}/owner`, value: move.to }
        // The head gives it to somebody: it is the heads' no more.
        return reason.raised ? [owner, { kind: 'fact', path: `complaints/${aside}/raised`, value: null }] : [owner]
      }
      return set({ until: addDays(today, PASSED_DAYS), who: move.to })
  }
}

/** For how many days nothing is said of it again: until it would come anyway. */
function doneDays({ kind, reason }: Signal, { standards }: TeamSettings): number {
  switch (reason.kind) {
    case 'rhythm':
      return reason.every
    case 'purchase':
      return reason.usual
    case 'stale': {
      const ages = reason.facts.flatMap((fact) => standards?.ages[fact as AgedFact] ?? [])
      return ages.length === 0 ? STALE_DAYS : Math.min(...ages)
    }
    default:
      return DONE_DAYS[kind] ?? USUAL_DONE_DAYS
  }
}
