/** Reasons and answers of this folder in words. */
import { t } from '../../../i18n'
import { formatMoment } from '../../../i18n/format'
import type { LossReason, Terms } from '../../../shared/profile/factWords'
import type { Client } from '../client'
import type { Said } from './told'

export const reasonName = (why: LossReason): string => t('trouble.reason', { why })

/** Can terms bring them back? '' where nobody knows. */
export const termsText = (terms: Terms): string => (terms === 'unknown' ? '' : t('trouble.terms.says', { terms }))

/** Who said it and when; what this device has not sent is the member's own. */
export const saidBy = ({ notebook }: Pick<Client, 'notebook'>, { by, at }: Said): string =>
  t('trouble.said', { name: notebook.memberName(by ?? notebook.me().member.id), when: formatMoment(at) })
