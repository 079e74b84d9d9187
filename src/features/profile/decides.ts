import { t } from '../../i18n'
import type { Decides } from '../../shared/profile/facts'

export const DECIDES_NAMES: Record<Decides, () => string> = {
  yes: () => t('profile.decides.yes'),
  no: () => t('profile.decides.no'),
  influences: () => t('profile.decides.influences'),
}
