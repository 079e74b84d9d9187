import { t } from '../../i18n'
import type { Repeat } from '../../shared/profile/factWords'

/** "Every 2 weeks" */
export function repeatWords({ every, times }: Repeat): string {
  switch (every) {
    case 'day':
      return t('steps.repeat.day', { times })
    case 'week':
      return t('steps.repeat.week', { times })
    case 'month':
      return t('steps.repeat.month', { times })
    case 'year':
      return t('steps.repeat.year', { times })
  }
}
