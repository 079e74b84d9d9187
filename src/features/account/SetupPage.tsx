import { createMemo, createResource, createSignal, Show } from 'solid-js'
import { locale, t, type Locale } from '../../i18n'
import { apiErrorText } from '../../i18n/apiErrors'
import type { Me } from '../../shared/api'
import { http, type HttpResult } from '../../sync/http'
import { Banner } from '../../ui/Banner'
import { Button } from '../../ui/Button'
import { Select } from '../../ui/Select'
import { Spinner } from '../../ui/Spinner'
import { TextField } from '../../ui/TextField'
import { createGateForm } from './form'
import { GatePage } from './GatePage'
import styles from './GatePage.module.css'
import { LinkProblem } from './LinkProblem'
import { linkToken, looksWhole } from './linkToken'
import { PasswordField } from './PasswordField'

async function checkLink(token: string): Promise<HttpResult<object>> {
  return looksWhole(token) ? http('GET', `/api/setup/${token}`) : { ok: false, error: 'linkUnknown' }
}

/** The first page of a new company, opened by the one-time link that the server prints. */
export function SetupPage(props: { onSignedIn: (me: Me) => void }) {
  const [link, { refetch }] = createResource(linkToken, checkLink)
  const refused = () => {
    const answer = link()
    return answer !== undefined && !answer.ok ? answer.error : undefined
  }
  return (
    <Show
      when={refused()}
      fallback={
        <GatePage title={t('account.setup.title')} text={t('account.setup.text')}>
          <Show
            when={link()}
            fallback={
              <div class={styles.wait}>
                <Spinner label={t('account.link.checking')} />
              </div>
            }
          >
            <SetupForm token={linkToken()} onSignedIn={props.onSignedIn} />
          </Show>
        </GatePage>
      }
    >
      {(error) => (
        <GatePage title={t('account.link.title')}>
          <LinkProblem error={error()} retry={() => void refetch()} />
        </GatePage>
      )}
    </Show>
  )
}

function SetupForm(props: { token: string; onSignedIn: (me: Me) => void }) {
  const form = createGateForm(true, (me) => props.onSignedIn(me))
  const [company, setCompany] = createSignal('')
  const [name, setName] = createSignal('')
  const [email, setEmail] = createSignal('')
  const [password, setPassword] = createSignal('')
  const [zone, setZone] = createSignal(Intl.DateTimeFormat().resolvedOptions().timeZone)
  const [chosen, setChosen] = createSignal<Locale>()
  const companyLocale = () => chosen() ?? locale()
  const zones = createMemo(() => zoneOptions(zone()))

  function submit(event: SubmitEvent) {
    event.preventDefault()
    const values = { company: company(), name: name(), email: email(), password: password() }
    void form.submit(values, () =>
      http<Me>('POST', '/api/setup', {
        ...values,
        email: values.email.trim(),
        token: props.token,
        zone: zone(),
        locale: companyLocale(),
      }),
    )
  }
  return (
    <form class={styles.form} method="post" noValidate onSubmit={submit}>
      <TextField
        label={t('account.setup.company')}
        name="company"
        autocomplete="organization"
        required
        autofocus
        maxLength={200}
        value={company()}
        onInput={setCompany}
        error={form.errorOf('company')}
      />
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
      <Select
        label={t('account.setup.zone')}
        hint={t('account.setup.zoneHint')}
        value={zone()}
        options={zones()}
        onChange={setZone}
      />
      <Select
        label={t('account.setup.locale')}
        value={companyLocale()}
        options={[
          { value: 'ru', label: 'Русский' },
          { value: 'en', label: 'English' },
        ]}
        onChange={setChosen}
      />
      <Show when={form.refusal()}>{(error) => <Banner tone="danger">{apiErrorText(error())}</Banner>}</Show>
      <Button type="submit" variant="primary" size="large" aria-disabled={form.busy()}>
        {t('account.setup.button')}
      </Button>
    </form>
  )
}

/** Every zone the browser knows, and the device's own, which it may call by an older name. */
function zoneOptions(own: string): { value: string; label: string }[] {
  const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', own])
  return [...zones].toSorted().map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ').replaceAll('/', ' / ') }))
}
