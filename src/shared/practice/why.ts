/** Why a signal is there: the changes of the folded client that it was worked out from, the telling ones first. */
import type { ChangeId, DealId, EntryId } from '../ids'
import type { Profile } from '../profile/fold'
import { whyComplaint } from './complaints'
import { whyConflict } from './conflicts'
import { whyContract } from './contracts'
import { whyDate } from './dates'
import { whyDeal } from './deals'
import { whyDecider } from './decider'
import { whyDelivery } from './deliveries'
import { whyLateEntry, whyStale } from './freshness'
import { whyLoss } from './losses'
import { whyPurchase, whyVolume } from './purchases'
import { whyRhythm } from './rhythm'
import type { PracticeContext, Signal } from './signal'
import { whyStep } from './steps'

/** `profile` is the client of the signal as it is now. Empty where the reason is no change of a member. */
export function whyOf(profile: Profile, { reason, aside = '' }: Signal, context: PracticeContext): ChangeId[] {
  switch (reason.kind) {
    case 'step':
    case 'promise':
      return whyStep(profile, reason.step)
    case 'complaint':
      return whyComplaint(profile, aside as EntryId)
    case 'delivery':
      return whyDelivery(profile, aside as EntryId)
    case 'deal':
      return whyDeal(profile, aside as DealId)
    case 'loss':
      return whyLoss(profile, aside)
    case 'purchase':
      return whyPurchase(profile)
    case 'volume':
      return whyVolume(profile)
    case 'conflict':
      return whyConflict(profile)
    // The record of a handover is the server's own.
    case 'handed':
      return []
    case 'date':
      return whyDate(profile, { about: reason.about, key: aside })
    case 'contract':
      return whyContract(profile, aside)
    case 'rhythm':
      return whyRhythm(profile, context)
    case 'decider':
      return whyDecider(profile)
    case 'stale':
      return whyStale(profile, reason.facts)
    case 'lateEntry':
      return whyLateEntry(profile)
  }
}
