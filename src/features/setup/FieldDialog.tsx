import { createMemo, createSignal, createUniqueId, For, Show } from 'solid-js'
import { createStore, unwrap } from 'solid-js/store'
import { Dynamic } from 'solid-js/web'
import IconDown from '~icons/lucide/chevron-down'
import IconUp from '~icons/lucide/chevron-up'
import IconPlus from '~icons/lucide/plus'
import IconRemove from '~icons/lucide/x'
import { t } from '../../i18n'
import { apiErrorText } from '../../i18n/apiErrors'
import { dropDraft, keepDraft, readDraft } from '../../parts/drafts'
import type { ApiErrorCode } from '../../shared/api'
import { OWN_TYPES, type OwnField } from '../../shared/team/ownFields'
import { orderAfter } from '../../shared/team/ownValues'
import { useNotebook } from '../../solid/notebook'
import { Banner } from '../../ui/Banner'
import { Button, IconButton } from '../../ui/Button'
import { Chip } from '../../ui/Chip'
import { Combobox } from '../../ui/Combobox'
import { Dialog } from '../../ui/Dialog'
import { Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import { showToast } from '../../ui/toast'
import {
  emptyFieldForm,
  fieldFrom,
  formOf,
  hasChoices,
  movedChoice,
  newChoice,
  readFieldForm,
  STALE_DAYS,
  withoutChoice,
  type FieldForm,
  type FieldProblem,
  type Stale,
} from './fieldForm'
import styles from './FieldsPage.module.css'
import { TYPE_ICONS, typeExample, typeName } from './typeFace'

interface Props {
  /** The field that is changed; undefined makes a new one. */
  field: OwnField | undefined
  onClose: () => void
}

const STALE: readonly Stale[] = ['never', ...STALE_DAYS, 'own']

/** One field. What is typed is kept on this device until the server has it. */
export function FieldDialog(props: Props) {
  const notebook = useNotebook()
  const [before] = createSignal(props.field)
  const place = {
    member: notebook.me().member.id,
    profile: 'team' as const,
    place: `field/${before()?.id ?? 'new'}`,
  }
  const start = () => {
    const field = before()
    return field === undefined ? emptyFieldForm() : formOf(field)
  }
  const kept = readFieldForm(readDraft(place))
  const [restored, setRestored] = createSignal(kept !== undefined)
  const [form, setForm] = createStore<FieldForm>(kept ?? start())
  const [problem, setProblem] = createSignal<FieldProblem>()
  const [refusal, setRefusal] = createSignal<ApiErrorCode | 'offline'>()
  const [busy, setBusy] = createSignal(false)

  const set = (part: Partial<FieldForm>): void => {
    setForm(part)
    setProblem(undefined)
    keepDraft(place, JSON.stringify(unwrap(form)))
  }
  function discard(): void {
    dropDraft(place)
    setForm(start())
    setProblem(undefined)
    setRestored(false)
  }
  async function save(): Promise<void> {
    const made = fieldFrom(unwrap(form), before(), orderAfter(notebook.settings().fields))
    if ('problem' in made) return void setProblem(made.problem)
    setBusy(true)
    const answer = await notebook.saveSetting('field', made.field)
    setBusy(false)
    if (!answer.ok) return void setRefusal(answer.error)
    dropDraft(place)
    showToast({ kind: 'success', text: t('own.fields.saidSaved', { name: made.field.name }) })
    props.onClose()
  }
  const said = (one: FieldProblem) => (problem() === one ? t(`own.form.problem.${one}`) : undefined)
  return (
    <Dialog
      open
      wide
      title={before() === undefined ? t('own.form.new') : t('own.form.edit', { name: before()!.name })}
      closeLabel={t('common.close')}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t('common.cancel')}</Button>
          <Button variant="primary" busy={busy()} onClick={() => void save()}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      <div class={styles.form}>
        <Show when={restored()}>
          <Banner
            tone="info"
            action={
              <Button size="small" onClick={discard}>
                {t('own.form.discard')}
              </Button>
            }
          >
            {t('own.form.restored')}
          </Banner>
        </Show>
        <TextField
          label={t('own.form.name')}
          hint={t('own.form.nameHint')}
          value={form.name}
          onInput={(name) => set({ name })}
          onKeyDown={(event) => event.key === 'Enter' && !event.isComposing && void save()}
          error={said('name')}
          required
          autofocus
          maxLength={100}
        />
        <Show when={before() === undefined} fallback={<TypeStays type={form.type} />}>
          <TypeTiles value={form.type} onChange={(type) => set({ type })} />
        </Show>
        <Show when={hasChoices(form.type)}>
          <Choices
            choices={form.choices}
            before={before()}
            problem={said('choices') ?? said('sameChoice')}
            onChange={(choices) => set({ choices })}
          />
        </Show>
        <TextField
          label={t('own.form.help')}
          hint={t('own.form.helpHint')}
          value={form.help}
          onInput={(help) => set({ help })}
          multiline
          rows={2}
          maxLength={500}
        />
        <div class={styles.two}>
          <GroupField value={form.group} onChange={(group) => set({ group })} />
          <div class={styles.form}>
            <Select
              label={t('own.form.stale')}
              hint={t('own.form.staleHint')}
              value={form.stale}
              options={STALE.map((value) => ({ value, label: t(`own.form.stale.${value}`) }))}
              onChange={(stale) => set({ stale })}
            />
            <Show when={form.stale === 'own'}>
              <TextField
                label={t('own.form.staleDays')}
                value={form.staleDays}
                onInput={(staleDays) => set({ staleDays })}
                inputMode="numeric"
                maxLength={4}
                error={said('staleDays')}
              />
            </Show>
          </div>
        </div>
        <Show when={refusal()}>
          {(code) => (
            <Banner tone={code() === 'offline' ? 'warning' : 'danger'}>
              {code() === 'offline' ? t('own.fields.offline') : apiErrorText(code())}
            </Banner>
          )}
        </Show>
      </div>
    </Dialog>
  )
}

function TypeStays(props: { type: FieldForm['type'] }) {
  return (
    <div>
      <p class={styles.label}>{t('own.form.type')}</p>
      <p>{typeName(props.type)}</p>
      <p class={styles.quiet}>{t('own.form.typeStays')}</p>
    </div>
  )
}

function TypeTiles(props: { value: FieldForm['type']; onChange: (type: FieldForm['type']) => void }) {
  const name = createUniqueId()
  return (
    <fieldset class={styles.types}>
      <legend>{t('own.form.type')}</legend>
      <For each={OWN_TYPES}>
        {(type) => (
          <label class={styles.tile}>
            <input
              type="radio"
              name={name}
              value={type}
              checked={props.value === type}
              onChange={() => props.onChange(type)}
            />
            <Dynamic component={TYPE_ICONS[type]} aria-hidden="true" />
            <span class={styles.tileName}>{typeName(type)}</span>
            <span class={styles.example}>{typeExample(type)}</span>
          </label>
        )}
      </For>
    </fieldset>
  )
}

/** Headings that the team has, for the one that is typed. */
function GroupField(props: { value: string; onChange: (group: string) => void }) {
  const notebook = useNotebook()
  const groups = createMemo(() => {
    const all = [...new Set(notebook.settings().fields.map(({ group }) => group))].filter(Boolean)
    const typed = props.value.trim().toLowerCase()
    return all.filter((group) => group.toLowerCase().includes(typed) && group !== props.value)
  })
  return (
    <Combobox
      label={t('own.form.group')}
      hint={t('own.form.groupHint')}
      text={props.value}
      onInput={(group) => props.onChange(group.slice(0, 100))}
      options={groups()}
      optionLabel={(group) => group}
      onSelect={(group) => props.onChange(group)}
    />
  )
}

interface ChoicesProps {
  choices: FieldForm['choices']
  before: OwnField | undefined
  problem: string | undefined
  onChange: (choices: FieldForm['choices']) => void
}

/** Choices in their order. Enter in one goes on to the next; Alt with an arrow moves it. */
function Choices(props: ChoicesProps) {
  let list!: HTMLUListElement
  const used = () => props.choices.filter(({ archived }) => !archived)
  const gone = () => props.choices.filter(({ archived }) => archived)
  const ids = createMemo<string[]>(() => used().map(({ id }) => id), [], { equals: (a, b) => a.join() === b.join() })
  const plain = () => props.choices.map((choice) => ({ ...choice }))
  const focus = (id: string): void => {
    queueMicrotask(() => list.querySelector<HTMLElement>(`[data-choice="${id}"] input`)?.focus())
  }
  function add(): void {
    const choice = newChoice()
    props.onChange([...plain().filter(({ archived }) => !archived), choice, ...gone().map((one) => ({ ...one }))])
    focus(choice.id)
  }
  function move(id: string, by: 1 | -1): void {
    props.onChange(movedChoice(plain(), id, by))
    focus(id)
  }
  function remove(id: string): void {
    const near = ids()[ids().indexOf(id) + 1] ?? ids()[ids().indexOf(id) - 1]
    props.onChange(withoutChoice(plain(), id, props.before))
    if (near !== undefined) focus(near)
  }
  function keyDown(event: KeyboardEvent, id: string): void {
    if (event.isComposing) return
    if (event.key === 'Enter') {
      event.preventDefault()
      const next = ids()[ids().indexOf(id) + 1]
      if (next === undefined) add()
      else focus(next)
    } else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault()
      move(id, event.key === 'ArrowUp' ? -1 : 1)
    }
  }
  return (
    <fieldset class={styles.choices}>
      <legend class={styles.label}>{t('own.form.choices')}</legend>
      <ul ref={list} role="list">
        <For each={ids()}>
          {(id, index) => {
            const choice = () => props.choices.find((one) => one.id === id)
            const label = () => choice()?.name || t('own.form.choice', { place: index() + 1 })
            return (
              <li class={styles.choice} data-choice={id}>
                <TextField
                  label={t('own.form.choice', { place: index() + 1 })}
                  hideLabel
                  value={choice()?.name ?? ''}
                  onInput={(name) => props.onChange(plain().map((one) => (one.id === id ? { ...one, name } : one)))}
                  onKeyDown={(event) => keyDown(event, id)}
                  placeholder={t('own.form.choice', { place: index() + 1 })}
                  maxLength={100}
                />
                <IconButton
                  icon={IconUp}
                  label={t('own.fields.upNamed', { name: label() })}
                  disabled={index() === 0}
                  onClick={() => move(id, -1)}
                />
                <IconButton
                  icon={IconDown}
                  label={t('own.fields.downNamed', { name: label() })}
                  disabled={index() === ids().length - 1}
                  onClick={() => move(id, 1)}
                />
                <IconButton
                  icon={IconRemove}
                  label={t('own.form.removeChoice', { name: label() })}
                  onClick={() => remove(id)}
                />
              </li>
            )
          }}
        </For>
      </ul>
      <Show when={props.problem}>
        <p class={styles.problem} role="alert">
          {props.problem}
        </p>
      </Show>
      <Button size="small" icon={IconPlus} onClick={add} disabled={props.choices.length >= 50}>
        {t('own.form.addChoice')}
      </Button>
      <Show when={gone().length > 0}>
        <div class={styles.gone}>
          <span class={styles.quiet}>{t('own.form.takenAway')}</span>
          <For each={gone()}>
            {(choice) => (
              <Chip
                onClick={() =>
                  props.onChange(plain().map((one) => (one.id === choice.id ? { ...one, archived: false } : one)))
                }
              >
                <IconPlus aria-hidden="true" />
                <span aria-hidden="true">{choice.name}</span>
                <span class="visually-hidden">{t('own.fields.restoreNamed', { name: choice.name })}</span>
              </Chip>
            )}
          </For>
        </div>
      </Show>
    </fieldset>
  )
}
