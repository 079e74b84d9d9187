import { t } from '../../i18n'
import { apiErrorText } from '../../i18n/apiErrors'
import type { ApiErrorCode } from '../../shared/api'
import { Banner } from '../../ui/Banner'
import { Button, LinkButton } from '../../ui/Button'

/** A link that does not open: why, and what one can do instead. */
export function LinkProblem(props: { error: ApiErrorCode | 'offline'; retry: () => void }) {
  const passing = () => props.error === 'offline' || props.error === 'server' || props.error === 'tooMany'
  return (
    <>
      <Banner tone={passing() ? 'warning' : 'danger'}>{apiErrorText(props.error)}</Banner>
      {passing() ? (
        <Button onClick={() => props.retry()}>{t('common.retry')}</Button>
      ) : (
        // The whole page anew: who is signed in is asked again.
        <LinkButton href="/sign-in" rel="external">
          {t('account.link.signIn')}
        </LinkButton>
      )}
    </>
  )
}
