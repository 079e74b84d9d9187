/** Why a signal is there: the changes of the folded client that it was worked out from, the telling ones first. */
import type { ChangeId, DealId, EntryId, LossId } from '../ids'
import type { Profile } from '../profile/fold'
import { whyComplaint } from './complaints'
import { whyConflict } from './conflicts'
import { whyDeal } from './deals'
import { whyDelivery } from './deliveries'
import { whyLoss } from './losses'
import { whyPurchase, whyVolume } from './purchases'
import type { PracticeContext, Signal } from './signal'
import { whyStep } from './steps'

/** `profile` is the client of the signal as it is now. Empty where the reason is no change of a member. */
export function whyOf(profile: Profile, { reason, aside = '' }: Signal, _context: PracticeContext): ChangeId[] {
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
      return whyLoss(profile, aside as LossId)
    case 'purchase':
      return whyPurchase(profile)
    case 'volume':
      return whyVolume(profile)
    case 'conflict':
      return whyConflict(profile)
    // The record of a handover is the server's own.
    case 'handed':
      return []
    default:
      return []
  }
}
