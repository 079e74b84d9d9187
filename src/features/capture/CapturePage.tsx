/** An entry in two steps, for the hand that just put the phone down: which client, and what was said. */
import { useNavigate, useSearchParams } from '@solidjs/router'
import { createEffect, createMemo, createSignal, Show } from 'solid-js'
import { createStore, unwrap } from 'solid-js/store'
import * as v from 'valibot'
import IconPlus from '~icons/lucide/user-plus'
import IconNoAccess from '~icons/lucide/lock'
import { t } from '../../i18n'
import { ClientPicker } from '../../parts/clients/ClientPicker'
import { ColleagueLine } from '../../parts/colleagues/ColleagueLine'
import ColleaguesFound from '../../parts/colleagues/ColleaguesFound'
import { colleagueClient, createAnswer } from '../../parts/colleagues/entries'
import { mayDo } from '../../shared/practice/doer'
import { EntryTypes } from '../../parts/steps/EntryTypes'
import { QUICK_TYPES } from '../../parts/steps/quickTypes'
import { NextStepFields } from '../../parts/steps/NextStepFields'
import { createToday } from '../../parts/today'
import { mayInWorkspace } from '../../shared/access'
import { isId, newId, type EntryId, type ProfileId } from '../../shared/ids'
import type { Entry } from '../../shared/profile/entry'
import { useNotebook, type ChangeInput } from '../../solid/notebook'
import { Button, LinkButton } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { List } from '../../ui/List'
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
        <Page title={t('arrive.capture')} narrow>
          <EmptyState icon={IconNoAccess} title={t('arrive.readOnly.title')} text={t('arrive.readOnly.capture')} />
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
  // Asked to write for this client: a colleague's, or one of one's own.
  const [params] = useSearchParams()
  if (typeof params.for === 'string' && isId(params.for)) setForm('profile', params.for)
  /** The chosen client, when it is a colleague's: the colleague reads what is written, and decides. */
  const colleague = createAnswer(
    () => (form.profile === null || mayWrite(form.profile as ProfileId) ? undefined : (form.profile as ProfileId)),
    (colleagues, id) => colleagueClient(notebook, colleagues, id),
  )
  const sight = createMemo(() => ({ members: notebook.team().members, grantsOf: notebook.grants, today: today() }))
  const mayWrite = (id: ProfileId): boolean => {
    const row = notebook.row(id)
    return row !== undefined && mayDo(row, { id: me, role: notebook.role() }, sight())
  }
  const mayCreate = () => mayInWorkspace(notebook.role(), 'create')
  createEffect(() => {
    const now = JSON.stringify(form)
    if (!finished) localStorage.setItem(key, now)
  })

  const problems = createMemo(() => ({
    profile: form.profile === null || (colleague() === undefined && !mayWrite(form.profile as ProfileId)),
    text:
      form.text.trim() === '' && (colleague() !== undefined || (form.type === 'note' && form.stepWhat.trim() === '')),
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
    const known = colleague()
    if (known === undefined && stepWhat.trim() !== '') value.next = { what: stepWhat.trim(), who: me, on: stepOn }
    try {
      const changes: ChangeInput[] = [{ kind: 'entry', entry: entry as EntryId, value }]
      if (known === undefined) await notebook.change(profile as ProfileId, changes)
      else await (await notebook.colleagues()).contribute(known.profile, changes)
      finished = true
      localStorage.removeItem(key)
      const text =
        known === undefined ? t('arrive.saved') : t('directory.sent', { owner: notebook.memberName(known.owner) })
      showToast({ kind: 'success', text })
      navigate(known === undefined ? `/clients/${profile}` : '/', { replace: true })
    } catch {
      setSaving(false)
      showToast({ kind: 'error', text: t('arrive.failed') })
    }
  }

  return (
    <Page narrow title={t('arrive.capture')} back={{ label: t('common.back'), onClick: () => navigate('/') }}>
      <form class={styles.form} novalidate onSubmit={(event) => void save(event)}>
        <Show
          when={colleague()}
          fallback={
            <ClientPicker
              label={t('arrive.find')}
              chosen={form.profile as ProfileId | null}
              onChoose={(profile) => setForm('profile', profile)}
              onTyped={setTyped}
              autofocus
              error={error('profile', t('arrive.problem.profile'))}
            />
          }
        >
          {(known) => (
            <>
              <Card flush>
                <List>
                  <ColleagueLine
                    entry={known()}
                    end={
                      <Button size="small" onClick={() => setForm('profile', null)}>
                        {t('arrive.another')}
                      </Button>
                    }
                  />
                </List>
              </Card>
              <p>{t('directory.explain', { owner: notebook.memberName(known().owner) })}</p>
            </>
          )}
        </Show>
        <Show when={form.profile === null}>
          <ColleaguesFound text={typed()} withRows onChoose={({ profile }) => setForm('profile', profile)} />
        </Show>
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
          <Show when={colleague() === undefined}>
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
          </Show>
          <div class={styles.actions}>
            <Button variant="primary" size="large" type="submit" class={styles.save} disabled={saving()}>
              {saving() ? t('arrive.saving') : colleague() === undefined ? t('arrive.save') : t('directory.send')}
            </Button>
          </div>
        </Show>
      </form>
    </Page>
  )
}
