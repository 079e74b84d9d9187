import { createMemo, createSignal, createUniqueId, For, Match, onCleanup, Show, Switch } from 'solid-js'
import IconNext from '~icons/lucide/calendar-plus'
import IconTrash from '~icons/lucide/trash-2'
import { locale, t } from '../../../i18n'
import { formatDate, formatDay } from '../../../i18n/format'
import { ClientPicker } from '../../../parts/clients/ClientPicker'
import { createToday } from '../../../parts/today'
import type { ProfileId } from '../../../shared/ids'
import { saidOf } from '../../../shared/practice/toKnow'
import type { ValueAt } from '../../../shared/profile/facts'
import { BROUGHT_AS, LIKES, RENEWALS, SOLVENCY } from '../../../shared/profile/factWords'
import { factOf } from '../../../shared/profile/fold'
import { Button } from '../../../ui/Button'
import { Chip } from '../../../ui/Chip'
import { DateField } from '../../../ui/DateField'
import { Segmented } from '../../../ui/Segmented'
import { Select } from '../../../ui/Select'
import { TextField } from '../../../ui/TextField'
import { useClient } from '../client'
import { peopleOf } from '../people'
import { createForm } from '../trouble/draft'
import { FormDialog } from '../trouble/FormDialog'
import {
  formOf,
  nextContract,
  parseForm,
  removeSteps,
  stepsOf,
  type KnowField,
  type KnowForm,
  type KnowProblem,
} from './forms'
import styles from './Know.module.css'
import { createReferrals } from './referrals'
import { useKnow, type Editing } from './state'
import { BROUGHT_NAMES, KIND_NAMES, LIKE_NAMES, RENEWAL_NAMES, SOLVENCY_NAMES } from './words'

const PROBLEMS: Record<KnowProblem, () => string> = {
  text: () => t('know.problem.text'),
  day: () => t('know.problem.day'),
  until: () => t('know.problem.until'),
  client: () => t('know.problem.client'),
  name: () => t('know.problem.name'),
  self: () => t('know.problem.self'),
}

/** Adds or changes one thing that is known of the client. What was typed outlives a reload. */
export default function KnowDialog(props: { editing: Editing; onClose: () => void }) {
  const client = useClient()
  const state = useKnow()
  const today = createToday()
  // eslint-disable-next-line solid/reactivity -- made anew for each thing
  const { known, form: begun } = props.editing
  // Others see who is at it, as they do in a field.
  client.view.enterField(known.path)
  onCleanup(() => client.view.enterField(null))
  const [problem, setProblem] = createSignal<{ problem: KnowProblem; field: KnowField }>()
  const { form, set, save, drop } = createForm<KnowForm>(
    known.isNew ? `know/new/${known.kind}` : `know/${known.path}`,
    parseForm,
    begun ?? formOf(client.view.profile(), known, today()),
  )
  function store(): boolean {
    const made = stepsOf(known, form, {
      profile: client.view.profile(),
      today: today(),
      clientName: (id) => client.notebook.row(id as ProfileId)?.name ?? '',
    })
    setProblem('problem' in made ? made : undefined)
    if ('problem' in made) return false
    void save(made.steps, t('know.done', { what: title() }))
    return true
  }
  function remove(): void {
    drop()
    props.onClose()
    void client.tap(removeSteps(known), t('profile.removed', { value: title() }))
  }
  /** This one as it is now, and then the one that goes on where it ends. */
  function goOn(): void {
    const next = nextContract(form)
    if (store() && next !== undefined) state.edit(next.known, next.form)
  }
  const title = (): string => KIND_NAMES[known.kind][known.isNew ? 'fresh' : 'there']()
  const parts: FieldsProps = {
    form,
    set: (field, value) => {
      set(field, value)
      if (problem()?.field === field) setProblem(undefined)
    },
    wrong: (field) => {
      const found = problem()
      return found?.field === field ? PROBLEMS[found.problem]() : undefined
    },
  }
  return (
    <FormDialog title={title()} onSave={store} onDrop={drop} onClose={() => props.onClose()}>
      <Switch>
        <Match when={known.kind === 'like'}>
          <LikeFields {...parts} />
        </Match>
        <Match when={known.kind === 'competitor'}>
          <CompetitorFields {...parts} />
        </Match>
        <Match when={known.kind === 'contract'}>
          <ContractFields {...parts} path={known.path} onNext={goOn} />
        </Match>
        <Match when={known.kind === 'solvency'}>
          <SolvencyFields {...parts} />
        </Match>
        <Match when={known.kind === 'switching'}>
          <TextField
            label={t('know.field.switching')}
            hint={t('know.field.switchingHint')}
            multiline
            autofocus
            maxLength={5_000}
            value={form.text}
            onInput={(text) => parts.set('text', text)}
            error={parts.wrong('text')}
          />
        </Match>
        <Match when={known.kind === 'date'}>
          <DateFields {...parts} />
        </Match>
        <Match when={known.kind === 'brought'}>
          <BroughtFields {...parts} />
        </Match>
        <Match when={known.kind === 'thanks'}>
          <ThanksFields {...parts} />
        </Match>
      </Switch>
      <Show when={HINTED.has(known.kind)}>
        <p class={styles.hint}>{t('profile.aboutHint')}</p>
      </Show>
      <Show when={!known.isNew}>
        <Standing path={known.path} onRemove={remove} />
      </Show>
    </FormDialog>
  )
}

/** What a member writes freely: the client has the right to read it. */
const HINTED: ReadonlySet<string> = new Set(['like', 'competitor', 'solvency', 'switching'])

/** Who said it and when, and the way to take it away. */
function Standing(props: { path: string; onRemove: () => void }) {
  const client = useClient()
  const said = createMemo(() => saidOf(client.view.profile(), { from: { paths: [props.path], entries: [] } }))
  return (
    <div class={styles.standing}>
      <Show when={said()}>
        {(last) => (
          <p class={styles.hint}>
            {t('know.learned', {
              name:
                last().by === undefined ? t('know.me') : client.notebook.memberName(last().by) || t('history.someone'),
              day: formatDay(last().at),
            })}
          </p>
        )}
      </Show>
      <Button variant="quiet" icon={IconTrash} onClick={() => props.onRemove()}>
        {t('know.remove')}
      </Button>
    </div>
  )
}

interface FieldsProps {
  form: KnowForm
  set: (field: KnowField, value: string) => void
  /** What is wrong with it, in words. */
  wrong: (field: KnowField) => string | undefined
}

function What(props: FieldsProps & { label: string; hint?: string }) {
  return (
    <TextField
      label={props.label}
      hint={props.hint}
      autofocus
      maxLength={500}
      value={props.form.what}
      onInput={(text) => props.set('what', text)}
      error={props.wrong('what')}
    />
  )
}

function On(props: FieldsProps & { label: string }) {
  return (
    <DateField
      label={props.label}
      value={props.form.on}
      onChange={(day) => props.set('on', day)}
      error={props.wrong('on')}
    />
  )
}

/** The people at the client, those who left it after them. */
function usePeople() {
  const client = useClient()
  return () =>
    peopleOf(client.view.profile()).map(({ id, name }) => ({
      value: id as string,
      label: name || t('profile.person.unnamed'),
    }))
}

function LikeFields(props: FieldsProps) {
  const people = usePeople()
  return (
    <>
      <What {...props} label={t('know.field.like')} />
      <Choice
        label={t('know.field.about')}
        value={props.form.about}
        options={LIKES.map((value) => ({ value, label: LIKE_NAMES[value]() }))}
        onChange={(about) => props.set('about', about)}
      />
      <Show when={people().length > 0}>
        <Select
          label={t('know.field.person')}
          value={props.form.person}
          options={[{ value: '', label: t('know.field.everybody') }, ...people()]}
          onChange={(person) => props.set('person', person)}
        />
      </Show>
    </>
  )
}

/** One of a few, as chips: they wrap on a phone where a track of segments has no room. */
function Choice(props: {
  label: string
  value: string
  options: readonly { value: string; label: string }[]
  onChange: (value: string) => void
  autofocus?: boolean
}) {
  const id = createUniqueId()
  return (
    <div
      class={styles.field}
      role="group"
      aria-labelledby={id}
      tabIndex={-1}
      data-autofocus={props.autofocus ? '' : undefined}
    >
      <span id={id} class={styles.caption}>
        {props.label}
      </span>
      <div class={styles.chips}>
        <For each={props.options}>
          {(option) => (
            <Chip pressed={props.value === option.value} onClick={() => props.onChange(option.value)}>
              {option.label}
            </Chip>
          )}
        </For>
      </div>
    </div>
  )
}

/** Competitors that were named before, anywhere on this client: one name is spelled one way. */
function CompetitorFields(props: FieldsProps) {
  const client = useClient()
  const named = createMemo(() => {
    const names = [...client.view.profile().facts].flatMap(([path, { current }]) =>
      path.startsWith('competitors/') && current.value !== null
        ? [(current.value as ValueAt<'competitors/*'>).name]
        : [],
    )
    return [...new Set(names)].filter((name) => name !== props.form.what).slice(0, 6)
  })
  return (
    <>
      <What {...props} label={t('know.field.competitor')} />
      <Show when={named().length > 0}>
        <div class={styles.chips} role="group" aria-label={t('know.field.competitor')}>
          <For each={named()}>{(name) => <Chip onClick={() => props.set('what', name)}>{name}</Chip>}</For>
        </div>
      </Show>
      <TextField
        label={t('know.field.says')}
        multiline
        maxLength={5_000}
        value={props.form.text}
        onInput={(text) => props.set('text', text)}
      />
      <On {...props} label={t('know.field.on')} />
    </>
  )
}

function ContractFields(props: FieldsProps & { path: string; onNext: () => void }) {
  const client = useClient()
  const renewal = () =>
    factOf(client.view.profile(), `${props.path}/renewal`) as ValueAt<'contracts/*/renewal'> | undefined
  return (
    <>
      <What {...props} label={t('know.field.contract')} />
      <div class={styles.row}>
        <DateField
          label={t('know.field.from')}
          value={props.form.from}
          onChange={(day) => props.set('from', day)}
          error={props.wrong('from')}
        />
        <DateField
          label={t('know.field.until')}
          value={props.form.until}
          hint={t('know.field.untilHint')}
          onChange={(day) => props.set('until', day)}
          error={props.wrong('until')}
        />
      </div>
      <Show when={props.form.until !== ''}>
        <Choice
          label={t('know.renewal')}
          value={props.form.renewal}
          options={[
            { value: '', label: t('know.renewal.none') },
            ...RENEWALS.map((value) => ({ value, label: RENEWAL_NAMES[value]() })),
          ]}
          onChange={(step) => props.set('renewal', step)}
        />
        <Show when={renewal()}>
          {(standing) => (
            <Show when={standing().state === props.form.renewal}>
              <p class={styles.hint}>{t('know.renewal.on', { day: formatDate(standing().on) })}</p>
            </Show>
          )}
        </Show>
      </Show>
      <Show when={props.form.renewal === 'signed' && props.form.until !== ''}>
        <div>
          <Button icon={IconNext} onClick={() => props.onNext()}>
            {t('know.renewal.next')}
          </Button>
        </div>
      </Show>
    </>
  )
}

function SolvencyFields(props: FieldsProps) {
  return (
    <>
      <Choice
        label={t('know.field.result')}
        autofocus
        value={props.form.result}
        options={SOLVENCY.map((value) => ({ value, label: SOLVENCY_NAMES[value]() }))}
        onChange={(result) => props.set('result', result)}
      />
      <On {...props} label={t('know.field.checkedOn')} />
      <TextField
        label={t('know.field.checkText')}
        multiline
        maxLength={5_000}
        value={props.form.text}
        onInput={(text) => props.set('text', text)}
      />
    </>
  )
}

function DateFields(props: FieldsProps) {
  const months = () => {
    const format = new Intl.DateTimeFormat(locale(), { month: 'long', timeZone: 'UTC' })
    return Array.from({ length: 12 }, (_, month) => ({
      value: String(month + 1).padStart(2, '0'),
      label: format.format(Date.UTC(2000, month, 1)),
    }))
  }
  return (
    <>
      <What {...props} label={t('know.field.date')} hint={t('know.field.dateHint')} />
      <div class={styles.row}>
        <TextField
          label={t('profile.person.day')}
          inputMode="numeric"
          maxLength={2}
          value={props.form.day}
          onInput={(day) => props.set('day', day)}
          error={props.wrong('day')}
        />
        <Select
          label={t('profile.person.month')}
          value={props.form.month}
          options={[{ value: '', label: '—' }, ...months()]}
          onChange={(month) => props.set('month', month)}
        />
        <TextField
          label={t('profile.person.year')}
          hint={t('profile.person.yearHint')}
          inputMode="numeric"
          maxLength={4}
          value={props.form.year}
          onInput={(year) => props.set('year', year)}
        />
      </div>
    </>
  )
}

function BroughtFields(props: FieldsProps) {
  const client = useClient()
  const chosen = () => (props.form.profile === '' ? null : (props.form.profile as ProfileId))
  const there = () => {
    const id = chosen()
    return id === null ? [] : (client.notebook.row(id)?.people ?? [])
  }
  return (
    <>
      <Segmented
        label={t('know.field.whose')}
        value={props.form.whose}
        options={[
          { value: 'client', label: t('know.field.client') },
          { value: 'name', label: t('know.field.somebody') },
        ]}
        onChange={(whose) => props.set('whose', whose)}
      />
      <Show when={props.form.whose === 'client'} fallback={<What {...props} label={t('know.field.name')} />}>
        <ClientPicker
          label={t('know.field.chooseClient')}
          chosen={chosen()}
          readable
          autofocus
          onChoose={(id) => {
            props.set('profile', id ?? '')
            props.set('person', '')
          }}
          error={props.wrong('profile')}
        />
        <Show when={there().length > 0}>
          <Select
            label={t('know.field.broughtPerson')}
            value={props.form.person}
            options={[
              { value: '', label: t('know.field.nobody') },
              ...there().map(({ id, name }) => ({ value: id as string, label: name || t('profile.person.unnamed') })),
            ]}
            onChange={(person) => props.set('person', person)}
          />
        </Show>
      </Show>
      <Choice
        label={t('know.field.as')}
        value={props.form.as}
        options={BROUGHT_AS.map((value) => ({ value, label: BROUGHT_NAMES[value]() }))}
        onChange={(as) => props.set('as', as)}
      />
    </>
  )
}

function ThanksFields(props: FieldsProps) {
  const referrals = createReferrals()
  const brought = () => referrals().below.map(({ key, name }) => ({ value: key, label: name || t('clients.noName') }))
  return (
    <>
      <What {...props} label={t('know.field.thanks')} />
      <Show when={brought().length > 0}>
        <Select
          label={t('know.field.thanksFor')}
          value={props.form.profile}
          options={[{ value: '', label: t('know.field.forAll') }, ...brought()]}
          onChange={(profile) => props.set('profile', profile)}
        />
      </Show>
      <On {...props} label={t('know.field.on')} />
    </>
  )
}
