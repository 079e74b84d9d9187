import IconLost from '~icons/lucide/map-pin-off'
import { t } from '../i18n'
import { LinkButton } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { Page } from '../ui/Page'

export default function NotFoundPage() {
  return (
    <Page title={t('shell.notFound.title')}>
      <EmptyState
        icon={IconLost}
        title={t('shell.notFound.text')}
        action={<LinkButton href="/">{t('shell.notFound.home')}</LinkButton>}
      />
    </Page>
  )
}
