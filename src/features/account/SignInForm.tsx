import { createSignal, Show } from 'solid-js'
import { t } from '../../i18n'
import { apiErrorText } from '../../i18n/apiErrors'
import type { Me } from '../../shared/api'
import { http } from '../../sync/http'
import { Banner } from '../../ui/Banner'
import { Button } from '../../ui/Button'
import { TextField } from '../../ui/TextField'
import { createGateForm } from './form'
import styles from './GatePage.module.css'
import { PasswordField } from './PasswordField'

interface Props {
  /** Whose session it was, when one signs in again. */
  email?: string
  onSignedIn: (me: Me) => void
}

export function SignInForm(props: Props) {
  const form = createGateForm(false, (me) => props.onSignedIn(me))
  const [email, setEmail] = createSignal(props.email ?? '')
  const [password, setPassword] = createSignal('')
  const known = props.email !== undefined

  function submit(event: SubmitEvent) {
    event.preventDefault()
    const values = { email: email(), password: password() }
    void form.submit(values, () => http<Me>('POST', '/api/sign-in', { ...values, email: values.email.trim() }))
  }
  return (
    <form class={styles.form} method="post" noValidate onSubmit={submit}>
      <TextField
        label={t('account.email')}
        name="email"
        type="email"
        inputMode="email"
        autocomplete="username"
        spellcheck={false}
        required
        maxLength={254}
        autofocus={!known}
        value={email()}
        onInput={setEmail}
        error={form.errorOf('email')}
      />
      <PasswordField
        label={t('account.password')}
        kind="current"
        autofocus={known}
        value={password()}
        onInput={setPassword}
        error={form.errorOf('password')}
      />
      <Show when={form.refusal()}>{(error) => <Banner tone="danger">{apiErrorText(error())}</Banner>}</Show>
      <Button type="submit" variant="primary" size="large" aria-disabled={form.busy()}>
        {t('account.signIn.button')}
      </Button>
    </form>
  )
}
