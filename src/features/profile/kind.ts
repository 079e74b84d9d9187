import { t } from '../../i18n'
import type { ProfileKind } from '../../shared/profile/facts'

export const kindText = (kind: ProfileKind): string =>
  kind === 'private' ? t('profile.kind.private') : t('profile.kind.organisation')
