/** Fields of the team's own in words: what a client has under one, as the screen says it. */
import { t } from '../i18n'
import { formatDate, formatNumber } from '../i18n/format'
import type { OwnField } from '../shared/team/ownFields'

/**
 * A stored value as people read it. A choice that the field no longer knows stays readable as "a choice of the
 * team's"; what does not fit its type is shown as it was written.
 */
export function ownText(field: OwnField, value: string): string {
  switch (field.type) {
    case 'number':
      return value.trim() !== '' && Number.isFinite(Number(value)) ? formatNumber(value) : value
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDate(value) : value
    case 'yesNo':
      return value === 'yes' ? t('common.yes') : value === 'no' ? t('common.no') : value
    case 'choice':
    case 'choices':
      return field.choices.find(({ id }) => id === value)?.name ?? t('common.unknownChoice')
    case 'text':
    case 'long':
    case 'link':
      return value
  }
}
