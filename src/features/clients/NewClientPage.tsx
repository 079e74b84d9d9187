import { useNavigate, useSearchParams } from '@solidjs/router'
import { createEffect, createMemo, createSignal, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import IconMore from '~icons/lucide/chevron-down'
import { t } from '../../i18n'
import { isKnownPhone, needPhones, spelledPhone } from '../../parts/contact/phones'
import { createToday } from '../../parts/today'
import { mayInWorkspace } from '../../shared/access'
import { useNotebook } from '../../solid/notebook'
import { Banner } from '../../ui/Banner'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { Page } from '../../ui/Page'
import { Segmented } from '../../ui/Segmented'
import { TextField } from '../../ui/TextField'
import { showToast } from '../../ui/toast'
import {
  isEmpty,
  knownAlready,
  NOTHING_CAPTURED,
  problemsOf,
  readDraft,
  toChanges,
  toContribution,
  writeDraft,
  type Capture,
  type CaptureProblem,
} from './capture'
import IconNoAccess from '~icons/lucide/lock'
import { FromContact } from '../../parts/arrived/FromContact'
import { KnownClients } from '../../parts/clients/KnownClients'
import { ColleaguesKnown } from '../../parts/colleagues/ColleaguesKnown'
import type { DirectoryEntry } from '../../shared/directory'
import styles from './NewClientPage.module.css'
import { NextStepFields } from '../../parts/steps/NextStepFields'

/** Writes a new client down with one thumb: the name is enough, the rest can wait. */
export default function NewClientPage() {
  const notebook = useNotebook()
  return (
    <Show
      when={mayInWorkspace(notebook.role(), 'create')}
      fallback={
        <Page title={t('clients.capture.title')}>
          <EmptyState icon={IconNoAccess} title={t('arrive.readOnly.title')} text={t('arrive.readOnly.client')} />
        </Page>
      }
    >
      <CapturePage />
    </Show>
  )
}

function CapturePage() {
  const notebook = useNotebook()
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const today = createToday()
  const me = notebook.me().member.id

  const kept = readDraft(localStorage, me)
  const [capture, setCapture] = createStore<Capture>({ ...(kept ?? NOTHING_CAPTURED), ...asked(params) })
  const [tried, setTried] = createSignal(false)
  const [saving, setSaving] = createSignal(false)
  const [draftKept, setDraftKept] = createSignal(true)
  const [phoneLeft, setPhoneLeft] = createSignal(false)
  const [more, setMore] = createSignal(capture.email !== '' || capture.inn !== '')
  let stored = false

  const set = (parts: Partial<Capture>): void => setCapture(parts)
  createEffect(() => {
    const draft = { ...capture }
    if (!stored) setDraftKept(writeDraft(localStorage, me, draft))
  })

  const known = createMemo(() => knownAlready(notebook.rows(), { ...capture }))
  // What is missing is said after the first try; what was typed wrong as soon as its field is left.
  const problems = createMemo(() => problemsOf({ ...capture }))
  const problem = (field: keyof Capture): string | undefined => {
    const what = problems()[field]
    return tried() && what !== undefined ? problemText(what) : undefined
  }

  const phoneHint = (): string | undefined =>
    phoneLeft() && capture.phone.trim() !== '' && !isKnownPhone(capture.phone)
      ? t('clients.capture.phoneUnknown')
      : undefined
  function leavePhone(): void {
    setPhoneLeft(true)
    if (capture.phone.trim() !== '') set({ phone: spelledPhone(capture.phone) })
  }

  async function save(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const form = event.currentTarget as HTMLFormElement
    setTried(true)
    if (Object.keys(problems()).length > 0) {
      if (problems().inn !== undefined || problems().email !== undefined) setMore(true)
      form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
      return
    }
    if (saving()) return
    setSaving(true)
    try {
      const phone = capture.phone.trim() === '' ? '' : spelledPhone(capture.phone)
      const id = await notebook.create(toChanges({ ...capture }, { me, now: Date.now(), phone }))
      stored = true
      writeDraft(localStorage, me, NOTHING_CAPTURED)
      showToast({ kind: 'success', text: t('clients.capture.saved') })
      navigate(`/clients/${id}`, { replace: true })
    } catch {
      setSaving(false)
      showToast({ kind: 'error', text: t('clients.capture.failed') })
    }
  }

  /** It is a colleague's client: what was learned goes to the colleague, and no second client is made. */
  async function send(entry: DirectoryEntry): Promise<void> {
    if (saving()) return
    const phone = capture.phone.trim() === '' ? '' : spelledPhone(capture.phone)
    const changes = toContribution({ ...capture }, { me, now: Date.now(), phone })
    // Nothing but the name so far: what was said is written on a page of its own.
    if (changes.length === 0) return navigate(`/capture?for=${entry.profile}`)
    setSaving(true)
    try {
      await (await notebook.colleagues()).contribute(entry.profile, changes)
      stored = true
      writeDraft(localStorage, me, NOTHING_CAPTURED)
      showToast({ kind: 'success', text: t('directory.sent', { owner: notebook.memberName(entry.owner) }) })
      navigate('/', { replace: true })
    } catch {
      setSaving(false)
      showToast({ kind: 'error', text: t('directory.failed') })
    }
  }

  function clear(): void {
    const before = { ...capture }
    set(NOTHING_CAPTURED)
    setTried(false)
    showToast({ text: t('clients.capture.cleared'), action: { label: t('common.undo'), run: () => set(before) } })
  }

  return (
    <Page
      narrow
      title={t('clients.capture.title')}
      back={{ label: t('common.back'), onClick: () => navigate(-1) }}
      actions={
        <Show when={!isEmpty({ ...capture })} fallback={<FromContact />}>
          <Button variant="quiet" onClick={clear}>
            {t('clients.capture.clear')}
          </Button>
        </Show>
      }
    >
      <form class={styles.form} novalidate onSubmit={(event) => void save(event)}>
        <Show when={kept !== undefined && !isEmpty({ ...capture })}>
          <p class={styles.restored}>{t('clients.capture.restored')}</p>
        </Show>
        <Show when={!draftKept()}>
          <Banner tone="warning">{t('clients.capture.draftNotKept')}</Banner>
        </Show>
        <TextField
          label={t('clients.capture.name')}
          placeholder={t('clients.capture.nameHint')}
          required
          autofocus
          maxLength={500}
          enterkeyhint="next"
          value={capture.name}
          onInput={(name) => set({ name })}
          error={problem('name')}
        />
        <KnownClients known={known()} />
        <ColleaguesKnown
          sought={{ name: capture.name, inn: capture.inn, phone: capture.phone, email: capture.email }}
          onSend={(entry) => void send(entry)}
        />
        <div class={styles.pair}>
          <TextField
            label={t('clients.capture.person')}
            maxLength={500}
            enterkeyhint="next"
            value={capture.person}
            onInput={(person) => set({ person })}
          />
          <TextField
            label={t('clients.capture.phone')}
            type="tel"
            inputMode="tel"
            maxLength={100}
            enterkeyhint="next"
            value={capture.phone}
            onInput={(phone) => set({ phone })}
            onFocus={needPhones}
            onBlur={leavePhone}
            hint={phoneHint()}
          />
        </div>
        <TextField
          label={t('clients.capture.city')}
          maxLength={500}
          enterkeyhint="next"
          value={capture.city}
          onInput={(city) => set({ city })}
        />
        <Show
          when={more()}
          fallback={
            <Button variant="quiet" icon={IconMore} class={styles.more} onClick={() => setMore(true)}>
              {t('clients.capture.more')}
            </Button>
          }
        >
          <div class={styles.pair}>
            <TextField
              label={t('clients.capture.email')}
              type="email"
              inputMode="email"
              maxLength={254}
              value={capture.email}
              onInput={(email) => set({ email })}
              error={problem('email')}
            />
            <TextField
              label={t('clients.capture.inn')}
              inputMode="numeric"
              maxLength={20}
              value={capture.inn}
              onInput={(inn) => set({ inn })}
              error={problem('inn')}
            />
          </div>
        </Show>
        <TextField
          label={t('clients.capture.said')}
          multiline
          rows={3}
          maxLength={20_000}
          spellcheck
          value={capture.said}
          onInput={(said) => set({ said })}
        />
        <Show when={capture.said.trim() !== ''}>
          <Segmented
            hideLabel
            wide
            label={t('clients.capture.talk')}
            value={capture.talk}
            onChange={(talk) => set({ talk })}
            options={[
              { value: 'meeting', label: t('clients.capture.talk.meeting') },
              { value: 'call', label: t('clients.capture.talk.call') },
              { value: 'message', label: t('clients.capture.talk.message') },
            ]}
          />
        </Show>
        <Card>
          <NextStepFields
            what={capture.stepWhat}
            on={capture.stepOn}
            today={today()}
            whatError={problem('stepWhat')}
            onError={problem('stepOn')}
            onWhat={(stepWhat) => set({ stepWhat })}
            onOn={(stepOn) => set({ stepOn })}
          />
        </Card>
        <div class={styles.save}>
          <Button variant="primary" size="large" type="submit" class={styles.button} disabled={saving()}>
            {saving()
              ? t('clients.capture.saving')
              : known().length > 0
                ? t('clients.known.createAnyway')
                : t('clients.capture.save')}
          </Button>
        </div>
      </form>
    </Page>
  )
}

/** What the list was searched for when nothing was found. */
function asked(params: Readonly<Record<string, string | string[] | undefined>>): Partial<Capture> {
  const { name, phone } = params
  if (typeof name === 'string') return { name: name.slice(0, 500) }
  return typeof phone === 'string' ? { phone: phone.slice(0, 100) } : {}
}

function problemText(problem: CaptureProblem): string {
  switch (problem) {
    case 'noName':
      return t('clients.capture.problem.noName')
    case 'innDigits':
      return t('clients.capture.problem.innDigits')
    case 'innLength':
      return t('clients.capture.problem.innLength')
    case 'innControl':
      return t('clients.capture.problem.innControl')
    case 'email':
      return t('clients.capture.problem.email')
    case 'stepWhat':
      return t('clients.capture.problem.stepWhat')
    case 'stepOn':
      return t('clients.capture.problem.stepOn')
  }
}
