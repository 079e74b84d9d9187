import { Show } from 'solid-js'
import { t } from '../../i18n'
import { whenLaunchedWith } from '../../parts/arrived/launched'
import { ARRIVE, takeFiles } from '../../parts/arrived/take'
import type { Me } from '../../shared/api'
import { Banner } from '../../ui/Banner'
import { forgetFarewell } from '../../sync/farewell'
import { FarewellNote } from './FarewellNote'
import { GatePage } from './GatePage'
import { SignInForm } from './SignInForm'

export function SignInPage(props: { onSignedIn: (me: Me) => void }) {
  // What was shared or opened with the app waits on the device; the address stays, so that signing in leads there.
  const arrived = location.pathname === ARRIVE
  if (arrived) whenLaunchedWith((files) => void takeFiles(files))
  return (
    <GatePage title={t('account.signIn.title')} help={t('account.signIn.help')}>
      <Show when={arrived}>
        <Banner tone="info">{t('arrive.notSignedIn')}</Banner>
      </Show>
      <FarewellNote />
      <SignInForm
        onSignedIn={(me) => {
          forgetFarewell()
          props.onSignedIn(me)
        }}
      />
    </GatePage>
  )
}
