import { Match, Switch } from 'solid-js'
import type { Me } from '../../shared/api'
import { InvitationPage } from './InvitationPage'
import { SetupPage } from './SetupPage'
import { SignInPage } from './SignInPage'

/** What somebody sees who is not signed in, by the address they came with. */
export function AccountGate(props: { onSignedIn: (me: Me) => void }) {
  return (
    <Switch fallback={<SignInPage onSignedIn={props.onSignedIn} />}>
      <Match when={location.pathname === '/setup'}>
        <SetupPage onSignedIn={props.onSignedIn} />
      </Match>
      <Match when={location.pathname === '/invitation'}>
        <InvitationPage onSignedIn={props.onSignedIn} />
      </Match>
    </Switch>
  )
}
