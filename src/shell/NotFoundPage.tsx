import IconLost from '~icons/lucide/map-pin-off'
import { t } from '../i18n'
import { LinkButton } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { Page } from '../ui/Page'

export default function NotFoundPage() {
  return (
    <Page title={t('notFound.title')} narrow>
      <EmptyState
        icon={IconLost}
        title={t('notFound.text')}
        action={<LinkButton href="/">{t('notFound.home')}</LinkButton>}
      />
    </Page>
  )
}
