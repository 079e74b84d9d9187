/** Names of entry types and outcomes, and what is missing from an entry, in words. */
import { t } from '../../i18n'
import type { EntryType, Outcome } from '../../shared/profile/entry'
import type { Icon } from '../../ui/icon'
import IconCall from '~icons/lucide/phone'
import IconMeeting from '~icons/lucide/users'
import IconMessage from '~icons/lucide/message-circle'
import IconOrder from '~icons/lucide/package'
import IconComplaint from '~icons/lucide/triangle-alert'
import IconPromise from '~icons/lucide/handshake'
import IconNote from '~icons/lucide/sticky-note'
import type { EntryProblem } from './entryForm'

export const TYPE_NAMES: Record<EntryType, () => string> = {
  call: () => t('profile.type.call'),
  meeting: () => t('profile.type.meeting'),
  message: () => t('profile.type.message'),
  order: () => t('profile.type.order'),
  complaint: () => t('profile.type.complaint'),
  promise: () => t('profile.type.promise'),
  note: () => t('profile.type.note'),
}
export const TYPE_ICONS: Record<EntryType, Icon> = {
  call: IconCall,
  meeting: IconMeeting,
  message: IconMessage,
  order: IconOrder,
  complaint: IconComplaint,
  promise: IconPromise,
  note: IconNote,
}
export const OUTCOME_NAMES: Record<Outcome, () => string> = {
  reached: () => t('profile.outcome.reached'),
  noAnswer: () => t('profile.outcome.noAnswer'),
  callBack: () => t('profile.outcome.callBack'),
}
export const QUICK_DAYS = {
  today: () => t('profile.quick.today'),
  tomorrow: () => t('profile.quick.tomorrow'),
  inThreeDays: () => t('profile.quick.inThreeDays'),
  monday: () => t('profile.quick.monday'),
  inMonth: () => t('profile.quick.inMonth'),
}
export const ENTRY_PROBLEMS: Record<EntryProblem, () => string> = {
  empty: () => t('profile.entryProblem.empty'),
  textTooLong: () => t('profile.entryProblem.textTooLong'),
  when: () => t('profile.entryProblem.when'),
  amount: () => t('profile.entryProblem.amount'),
  deliveryOn: () => t('profile.entryProblem.deliveryOn'),
  line: () => t('orders.problem.long'),
  number: () => t('orders.problem.long'),
  nextWhat: () => t('profile.entryProblem.nextWhat'),
  nextOn: () => t('profile.entryProblem.nextOn'),
}
