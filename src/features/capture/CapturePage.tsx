/** An entry in two steps, for the hand that just put the phone down: which client, and what was said. */
import { useNavigate } from '@solidjs/router'
import { createEffect, createMemo, createSignal, Show } from 'solid-js'
import { createStore, unwrap } from 'solid-js/store'
import * as v from 'valibot'
import IconPlus from '~icons/lucide/user-plus'
import { t } from '../../i18n'
import { ClientPicker } from '../../parts/clients/ClientPicker'
import { EntryTypes } from '../../parts/steps/EntryTypes'
import { QUICK_TYPES } from '../../parts/steps/quickTypes'
import { NextStepFields } from '../../parts/steps/NextStepFields'
import { createToday } from '../../parts/today'
import { mayInWorkspace } from '../../shared/access'
import { isId, newId, type EntryId, type ProfileId } from '../../shared/ids'
import type { Entry } from '../../shared/profile/entry'
import { useNotebook } from '../../solid/notebook'
import { Button, LinkButton } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { Page } from '../../ui/Page'
import { TextField } from '../../ui/TextField'
import { showToast } from '../../ui/toast'
import styles from './Capture.module.css'

const id = v.custom<string>((input) => typeof input === 'string' && isId(input))
const formSchema = v.strictObject({
  /** Given when the form begins, so that saving twice writes one entry. */
  entry: id,
  profile: v.nullable(id),
  type: v.picklist(QUICK_TYPES),
  text: v.pipe(v.string(), v.maxLength(20_000)),
  stepWhat: v.pipe(v.string(), v.maxLength(500)),
  /** YYYY-MM-DD, or '' */
  stepOn: v.string(),
})
type Form = v.InferOutput<typeof formSchema>

const empty = (): Form => ({ entry: newId<EntryId>(), profile: null, type: 'call', text: '', stepWhat: '', stepOn: '' })

/** What was typed survives a reload; it goes with the member at sign-out. */
function readForm(key: string): Form {
  try {
    const result = v.safeParse(formSchema, JSON.parse(localStorage.getItem(key) ?? 'null'))
    return result.success ? result.output : empty()
  } catch {
    return empty()
  }
}

export default function CapturePage() {
  const notebook = useNotebook()
  return (
    <Show
      when={notebook.role() !== 'viewer'}
      fallback={
        <Page title={t('arrive.capture')}>
          <EmptyState title={t('arrive.captureViewer')} />
        </Page>
      }
    >
      <Capture />
    </Show>
  )
}

function Capture() {
  const notebook = useNotebook()
  const navigate = useNavigate()
  const today = createToday()
  const me = notebook.me().member.id
  const key = `kartoteka.capture.${me}`
  const [form, setForm] = createStore<Form>(readForm(key))
  const [typed, setTyped] = createSignal('')
  const [tried, setTried] = createSignal(false)
  const [saving, setSaving] = createSignal(false)
  let finished = false
  const mayCreate = () => mayInWorkspace(notebook.role(), 'create')
  createEffect(() => {
    const now = JSON.stringify(form)
    if (!finished) localStorage.setItem(key, now)
  })

  const problems = createMemo(() => ({
    profile: form.profile === null || notebook.row(form.profile as ProfileId) === undefined,
    text: form.text.trim() === '' && form.type === 'note' && form.stepWhat.trim() === '',
    stepWhat: form.stepOn !== '' && form.stepWhat.trim() === '',
    stepOn: form.stepWhat.trim() !== '' && form.stepOn === '',
  }))
  const error = (which: keyof ReturnType<typeof problems>, text: string): string | undefined =>
    tried() && problems()[which] ? text : undefined

  async function save(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const element = event.currentTarget as HTMLFormElement
    setTried(true)
    if (Object.values(problems()).some(Boolean)) {
      element.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
      return
    }
    if (saving()) return
    setSaving(true)
    const { entry, profile, type, text, stepWhat, stepOn } = unwrap(form)
    const value: Entry = { type, when: Date.now(), text: text.trim() }
    if (stepWhat.trim() !== '') value.next = { what: stepWhat.trim(), who: me, on: stepOn }
    try {
      await notebook.change(profile as ProfileId, [{ kind: 'entry', entry: entry as EntryId, value }])
      finished = true
      localStorage.removeItem(key)
      showToast({ kind: 'success', text: t('arrive.saved') })
      navigate(`/clients/${profile}`, { replace: true })
    } catch {
      setSaving(false)
      showToast({ kind: 'error', text: t('arrive.failed') })
    }
  }

  return (
    <Page narrow title={t('arrive.capture')} back={{ label: t('common.back'), onClick: () => navigate('/') }}>
      <form class={styles.form} novalidate onSubmit={(event) => void save(event)}>
        <ClientPicker
          label={t('arrive.find')}
          chosen={form.profile as ProfileId | null}
          onChoose={(profile) => setForm('profile', profile)}
          onTyped={setTyped}
          autofocus
          error={error('profile', t('arrive.problem.profile'))}
        />
        <Show when={form.profile === null && typed() !== '' && mayCreate()}>
          <LinkButton icon={IconPlus} href={`/clients/new?name=${encodeURIComponent(typed())}`}>
            {t('arrive.createNamed', { name: typed() })}
          </LinkButton>
        </Show>
        <Show when={form.profile !== null}>
          <EntryTypes value={form.type} onChange={(type) => setForm('type', type)} />
          <TextField
            label={t('profile.entry.text')}
            multiline
            rows={4}
            maxLength={20_000}
            spellcheck
            autofocus
            value={form.text}
            onInput={(text) => setForm('text', text)}
            error={error('text', t('arrive.problem.nothing'))}
          />
          <Card>
            <NextStepFields
              what={form.stepWhat}
              on={form.stepOn}
              today={today()}
              whatError={error('stepWhat', t('clients.capture.problem.stepWhat'))}
              onError={error('stepOn', t('clients.capture.problem.stepOn'))}
              onWhat={(what) => setForm('stepWhat', what)}
              onOn={(day) => setForm('stepOn', day)}
            />
          </Card>
          <div class={styles.actions}>
            <Button variant="primary" size="large" type="submit" class={styles.save} disabled={saving()}>
              {saving() ? t('arrive.saving') : t('arrive.save')}
            </Button>
          </div>
        </Show>
      </form>
    </Page>
  )
}
