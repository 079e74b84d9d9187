/** What one tap means. Apart from forms.ts: the page has these at once. */
import { newId, type LossId } from '../../../shared/ids'
import type { FactValue } from '../../../shared/profile/facts'
import type { LossReason } from '../../../shared/profile/factWords'
import type { ChangeInput } from '../../../solid/notebook'
import type { Loss } from './told'

const fact = (path: string, value: FactValue | null): ChangeInput => ({ kind: 'fact', path, value })

/** One tap: they left, today. */
export const leaves = (today: string): ChangeInput[] => [fact(`losses/${newId<LossId>()}`, { on: today })]

/** One tap: they came back. */
export const comesBack = ({ id }: Pick<Loss, 'id'>, today: string): ChangeInput[] => [fact(`losses/${id}/back`, today)]

/** One tap: what they said. */
export const givesReason = ({ id }: Pick<Loss, 'id'>, why: LossReason): ChangeInput[] => [
  fact(`losses/${id}/given`, { why, text: '' }),
]
