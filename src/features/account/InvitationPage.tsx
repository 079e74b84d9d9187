import { createResource, createSignal, Show } from 'solid-js'
import { t } from '../../i18n'
import { apiErrorText } from '../../i18n/apiErrors'
import type { InvitationCard, Me } from '../../shared/api'
import { http, type HttpResult } from '../../sync/http'
import { Banner } from '../../ui/Banner'
import { Button } from '../../ui/Button'
import { Spinner } from '../../ui/Spinner'
import { TextField } from '../../ui/TextField'
import { createGateForm } from './form'
import { GatePage } from './GatePage'
import styles from './GatePage.module.css'
import { LinkProblem } from './LinkProblem'
import { linkToken, looksWhole } from './linkToken'
import { PasswordField } from './PasswordField'

async function readCard(token: string): Promise<HttpResult<InvitationCard>> {
  return looksWhole(token) ? http('GET', `/api/invitations/${token}`) : { ok: false, error: 'linkUnknown' }
}

/** Where the link of an invitation leads. */
export function InvitationPage(props: { onSignedIn: (me: Me) => void }) {
  const [answer, { refetch }] = createResource(linkToken, readCard)
  const card = () => {
    const read = answer()
    return read?.ok ? read.value : undefined
  }
  const refused = () => {
    const read = answer()
    return read !== undefined && !read.ok ? read.error : undefined
  }
  const title = () => {
    const { company } = card() ?? {}
    if (company !== undefined) return t('account.invitation.title', { company })
    return refused() === undefined ? t('account.link.checking') : t('account.link.title')
  }
  const text = () => {
    const shown = card()
    return shown && t('account.invitation.text', { role: shown.role, invitedBy: shown.invitedBy })
  }
  return (
    <GatePage title={title()} text={text()}>
      <Show when={refused()}>{(error) => <LinkProblem error={error()} retry={() => void refetch()} />}</Show>
      <Show when={card()}>
        {(shown) => <InvitationForm token={linkToken()} name={shown().name} onSignedIn={props.onSignedIn} />}
      </Show>
      <Show when={answer() === undefined}>
        <div class={styles.wait}>
          <Spinner label={t('account.link.checking')} />
        </div>
      </Show>
    </GatePage>
  )
}

function InvitationForm(props: { token: string; name: string; onSignedIn: (me: Me) => void }) {
  const form = createGateForm(true, (me) => props.onSignedIn(me))
  const [name, setName] = createSignal(props.name)
  const [email, setEmail] = createSignal('')
  const [password, setPassword] = createSignal('')

  function submit(event: SubmitEvent) {
    event.preventDefault()
    const values = { name: name(), email: email(), password: password() }
    void form.submit(values, () =>
      http<Me>('POST', '/api/invitations/accept', { ...values, email: values.email.trim(), token: props.token }),
    )
  }
  return (
    <form class={styles.form} method="post" noValidate onSubmit={submit}>
      <TextField
        label={t('account.name')}
        name="name"
        autocomplete="name"
        required
        maxLength={200}
        hint={t('account.nameHint')}
        value={name()}
        onInput={setName}
        error={form.errorOf('name')}
      />
      <TextField
        label={t('account.email')}
        name="email"
        type="email"
        inputMode="email"
        autocomplete="username"
        spellcheck={false}
        required
        autofocus
        maxLength={254}
        value={email()}
        onInput={setEmail}
        error={form.errorOf('email')}
      />
      <PasswordField
        label={t('account.newPassword')}
        kind="new"
        hint={t('account.passwordHint')}
        value={password()}
        onInput={setPassword}
        error={form.errorOf('password')}
      />
      <Show when={form.refusal()}>{(error) => <Banner tone="danger">{apiErrorText(error())}</Banner>}</Show>
      <Button type="submit" variant="primary" size="large" aria-disabled={form.busy()}>
        {t('account.invitation.button')}
      </Button>
    </form>
  )
}
