import { t } from '../../i18n'
import type { Me } from '../../shared/api'
import { GatePage } from './GatePage'
import { SignInForm } from './SignInForm'

export function SignInPage(props: { onSignedIn: (me: Me) => void }) {
  return (
    <GatePage title={t('account.signIn.title')} help={t('account.signIn.help')}>
      <SignInForm onSignedIn={props.onSignedIn} />
    </GatePage>
  )
}
