import { useNavigate } from '@solidjs/router'
import { createEffect, createMemo, createSignal, Show, type JSX } from 'solid-js'
import { createStore, unwrap } from 'solid-js/store'
import { t } from '../../i18n'
import { ClientPicker } from '../../parts/clients/ClientPicker'
import { knownClients, type Known } from '../../parts/clients/known'
import { isKnownPhone, needPhones, spelledPhone } from '../../parts/contact/phones'
import { EntryTypes } from '../../parts/steps/EntryTypes'
import { createToday } from '../../parts/today'
import { mayDo } from '../../shared/practice/doer'
import type { Contact } from '../../parts/vcard/contact'
import type { EntryId, ProfileId } from '../../shared/ids'
import { useNotebook } from '../../solid/notebook'
import { Banner } from '../../ui/Banner'
import { Button } from '../../ui/Button'
import { Checkbox } from '../../ui/Checkbox'
import { Segmented } from '../../ui/Segmented'
import { TextField } from '../../ui/TextField'
import { showToast } from '../../ui/toast'
import styles from './Arrive.module.css'
import {
  additionSteps,
  emptyDraft,
  newClientSteps,
  parseDraft,
  problemOf,
  type Draft,
  type DraftProblem,
  type Material,
} from './model'

/** A link alone is something to read, not somebody. */
const saysWho = (contact: Contact | undefined): boolean =>
  contact !== undefined && (contact.name + contact.org !== '' || contact.phones.length + contact.emails.length > 0)

interface Props {
  material: Material
  mayCreate: boolean
  draftKey: string
  onStored: () => Promise<void>
  drop: JSX.Element
}

/** A new client, or something more at a client who is here: one screen, most of it filled in already. */
export function Decide(props: Props) {
  const notebook = useNotebook()
  const navigate = useNavigate()
  const today = createToday()
  const kept = parseDraft(localStorage.getItem(props.draftKey))
  const [draft, setDraft] = createStore<Draft>(kept ?? emptyDraft(props.material))
  const [problem, setProblem] = createSignal<DraftProblem>()
  const [saving, setSaving] = createSignal(false)
  let form!: HTMLFormElement

  const mayWriteTo = (known: Known): boolean => {
    const { id } = notebook.me().member
    const sight = { members: notebook.team().members, grantsOf: notebook.grants, today: today() }
    return mayDo(known.row, { id, role: notebook.role() }, sight)
  }
  const contact = () => props.material.contacts[0]
  /** Nobody is written down without a name. */
  const named = () => [contact()].find((one) => one !== undefined && one.name + one.org !== '')
  const known = createMemo(() =>
    knownClients(notebook.rows(), {
      name: draft.name,
      inn: props.material.inn,
      phones: [draft.phone, ...(contact()?.phones.map(({ text }) => text) ?? [])],
      emails: [draft.email, ...(contact()?.emails ?? [])],
    }).filter(mayWriteTo),
  )
  // A number or an address that is known says more than a guess: that client is proposed first.
  const [sure] = known().filter(({ by }) => by !== 'name')
  if (kept === undefined && (sure !== undefined || !props.mayCreate || !saysWho(contact())))
    setDraft({ way: 'existing', profile: sure?.row.id ?? null })

  createEffect(() => localStorage.setItem(props.draftKey, JSON.stringify(draft)))
  const set = (parts: Partial<Draft>): void => {
    setDraft(parts)
    setProblem(undefined)
  }
  const error = (which: DraftProblem): string | undefined =>
    problem() === which ? t(`arrive.problem.${which}`) : undefined

  /** The client first, then its files one by one: whatever ends this, the next try goes on where it was. */
  async function store(): Promise<ProfileId> {
    const typed: Draft = { ...unwrap(draft), phone: draft.phone.trim() === '' ? '' : spelledPhone(draft.phone) }
    const now = Date.now()
    const before = typed.stored
    let profile = (before?.profile ?? typed.profile) as ProfileId | null
    if (before === null) {
      if (typed.way === 'new' || profile === null)
        profile = await notebook.create(newClientSteps(typed, props.material, now))
      else {
        const steps = additionSteps(typed, props.material, await notebook.profileOf(profile), now)
        if (steps.length > 0) await notebook.change(profile, steps)
      }
      setDraft('stored', { profile, files: 0 })
    }
    const entry = typed.text.trim() === '' ? undefined : (typed.entry as EntryId)
    for (const [index, file] of props.material.files.entries()) {
      if (index < (before?.files ?? 0)) continue
      await keepFile(profile!, file, entry)
      setDraft('stored', { profile: profile!, files: index + 1 })
    }
    return profile!
  }
  /** A file that nobody can keep must not hold the others up. */
  async function keepFile(profile: ProfileId, file: File, entry: EntryId | undefined): Promise<void> {
    try {
      await notebook.files.add(profile, file, { name: file.name, ...(entry === undefined ? {} : { entry }) })
    } catch (failure) {
      if (!(failure instanceof Error && 'why' in failure)) throw failure
      showToast({ kind: 'error', text: t('arrive.fileFailed', { name: file.name }) })
    }
  }

  async function save(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const wrong = problemOf(draft, props.material)
    setProblem(wrong)
    if (wrong !== undefined) {
      form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
      return
    }
    if (saving()) return
    setSaving(true)
    try {
      const profile = await store()
      await props.onStored()
      showToast({ kind: 'success', text: t('arrive.saved') })
      navigate(`/clients/${profile}`, { replace: true })
    } catch {
      setSaving(false)
      showToast({ kind: 'error', text: t('arrive.failed') })
    }
  }

  return (
    <form class={styles.form} novalidate ref={form} onSubmit={(event) => void save(event)}>
      <Show when={draft.profile === null && known()[0]}>
        {(one) => (
          <Banner
            tone="info"
            action={
              <Button size="small" onClick={() => set({ way: 'existing', profile: one().row.id })}>
                {t('arrive.knownAdd', { client: one().row.name })}
              </Button>
            }
          >
            {t('arrive.known', { by: one().by, client: one().row.name })}
          </Banner>
        )}
      </Show>
      <Show when={props.mayCreate}>
        <Segmented
          wide
          label={t('arrive.way')}
          value={draft.way}
          onChange={(way) => set({ way })}
          options={[
            { value: 'new', label: t('arrive.way.new') },
            { value: 'existing', label: t('arrive.way.existing') },
          ]}
        />
      </Show>
      <Show
        when={draft.way === 'new'}
        fallback={
          <>
            <ClientPicker
              label={t('arrive.find')}
              chosen={draft.profile as ProfileId | null}
              onChoose={(profile) => set({ profile })}
              error={error('profile')}
            />
            <Show when={named()}>
              {(one) => (
                <Checkbox
                  label={t('arrive.withPerson', { name: one().name || one().org })}
                  checked={draft.withPerson}
                  onChange={(withPerson) => set({ withPerson })}
                />
              )}
            </Show>
          </>
        }
      >
        <NewFields draft={draft} set={set} error={error} />
      </Show>
      <TextField
        label={t('arrive.text')}
        multiline
        rows={3}
        maxLength={20_000}
        spellcheck
        value={draft.text}
        onInput={(text) => set({ text })}
        error={error('nothing')}
      />
      <Show when={draft.text.trim() !== ''}>
        <EntryTypes value={draft.type} onChange={(type) => set({ type })} />
      </Show>
      <Show when={props.material.files.length > 0}>
        <p class={styles.quiet}>{t('arrive.files', { count: props.material.files.length })}</p>
      </Show>
      <div class={styles.actions}>
        <Button variant="primary" size="large" type="submit" class={styles.save} disabled={saving()}>
          {saving() ? t('arrive.saving') : draft.way === 'new' ? t('arrive.saveNew') : t('arrive.save')}
        </Button>
        {props.drop}
      </div>
    </form>
  )
}

interface FieldsProps {
  draft: Draft
  set: (parts: Partial<Draft>) => void
  error: (which: DraftProblem) => string | undefined
}

function NewFields(props: FieldsProps) {
  const phoneHint = (): string | undefined =>
    props.draft.phone.trim() !== '' && !isKnownPhone(props.draft.phone) ? t('clients.capture.phoneUnknown') : undefined
  return (
    <>
      <TextField
        label={t('arrive.client')}
        placeholder={t('arrive.clientHint')}
        required
        maxLength={500}
        value={props.draft.name}
        onInput={(name) => props.set({ name })}
        error={props.error('name')}
      />
      <div class={styles.pair}>
        <TextField
          label={t('arrive.person')}
          maxLength={500}
          value={props.draft.person}
          onInput={(person) => props.set({ person })}
        />
        <TextField
          label={t('arrive.role')}
          maxLength={500}
          value={props.draft.role}
          onInput={(role) => props.set({ role })}
        />
        <TextField
          label={t('clients.capture.phone')}
          type="tel"
          inputMode="tel"
          maxLength={100}
          value={props.draft.phone}
          onInput={(phone) => props.set({ phone })}
          onFocus={needPhones}
          hint={phoneHint()}
        />
        <TextField
          label={t('clients.capture.email')}
          type="email"
          inputMode="email"
          maxLength={254}
          value={props.draft.email}
          onInput={(email) => props.set({ email })}
          error={props.error('email')}
        />
        <TextField
          label={t('clients.capture.city')}
          maxLength={500}
          value={props.draft.city}
          onInput={(city) => props.set({ city })}
        />
      </div>
    </>
  )
}
