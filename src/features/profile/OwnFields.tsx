import {
  createEffect,
  createMemo,
  createSignal,
  createUniqueId,
  For,
  Match,
  on,
  onCleanup,
  Show,
  Switch,
  type JSX,
} from 'solid-js'
import IconStale from '~icons/lucide/clock-alert'
import { locale, t } from '../../i18n'
import { formatDay } from '../../i18n/format'
import { afterPress } from '../../parts/afterPress'
import { siteLink } from '../../parts/contact/links'
import { ownText } from '../../parts/ownFields'
import type { FieldId } from '../../shared/ids'
import type { OwnField, OwnType } from '../../shared/team/ownFields'
import { groupsOf, isStale, ownPath, parseNumber, saidOf, spellNumber, type Said } from '../../shared/team/ownValues'
import type { ChangeInput } from '../../solid/notebook'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Chip } from '../../ui/Chip'
import { makeCommit } from '../../ui/commit'
import { DateField } from '../../ui/DateField'
import { SectionHeader } from '../../ui/SectionHeader'
import { Select } from '../../ui/Select'
import { showToast } from '../../ui/toast'
import { useClient } from './client'
import type { OwnRules } from './commit'
import { createMoreAndMore } from './drawing'
import { FactField } from './FactField'
import facts from './Facts.module.css'
import { FieldPresence } from './FieldPresence'
import styles from './OwnFields.module.css'
import { Rivals } from './Rivals'

/** Up to this many choices are all in sight; more are the device's own picker. */
const IN_SIGHT = 6

/** Fields that are drawn in one task. */
const A_TASK = 3

/** Picked, not typed. */
const PICKED: ReadonlySet<OwnType> = new Set<OwnType>(['date', 'yesNo', 'choice', 'choices'])

/** What the team wants to know of its clients, by heading; each field is asked for in the words of the head. */
export function OwnFields() {
  const client = useClient()
  const all = () => client.notebook.settings().fields
  const inUse = () => all().filter(({ archived }) => !archived)
  const earlier = createMemo(() =>
    all().filter((field) => field.archived && saidOf(client.view.profile(), field).values.length > 0),
  )
  // By name, so that a field keeps its place, its text and its focus while the settings come anew.
  const groups = createMemo(() => groupsOf(inUse()))
  const names = createMemo<string[]>(() => groups().map(({ name }) => name), [], { equals: sameTexts })
  const drawn = createMoreAndMore(A_TASK, () => inUse().length)
  /** How many of the fields of this group are drawn by now. */
  const drawnOf = (name: string): number => {
    let left = drawn()
    for (const group of groups()) {
      if (group.name === name) break
      left -= group.fields.length
    }
    return Math.max(left, 0)
  }
  return (
    <Show when={inUse().length > 0 || earlier().length > 0}>
      <Card class={`${facts.container} ${facts.below}`} aria-labelledby="own-title">
        <SectionHeader id="own-title" title={t('own.title')} />
        <For each={names()}>
          {(name) => {
            const ids = createMemo<FieldId[]>(
              () =>
                groups()
                  .find((group) => group.name === name)
                  ?.fields.map(({ id }) => id) ?? [],
              [],
              { equals: sameTexts },
            )
            const shown = createMemo(() => ids().slice(0, drawnOf(name)), [], { equals: sameTexts })
            return (
              <section class={styles.group} aria-label={name || undefined}>
                <Show when={name !== ''}>
                  <h3 class={styles.heading}>{name}</h3>
                </Show>
                <For each={shown()}>{(id) => <FieldOf id={id} />}</For>
              </section>
            )
          }}
        </For>
        <Show when={earlier().length > 0}>
          <details class={styles.earlier}>
            <summary>{t('own.earlier', { count: earlier().length })}</summary>
            <For each={earlier()}>{(field) => <Earlier field={field} />}</For>
          </details>
        </Show>
      </Card>
    </Show>
  )
}

const sameTexts = (a: readonly string[], b: readonly string[]): boolean => a.join('\n') === b.join('\n')

/** A field by its id, live: its name and choices may change while it is on the screen. */
function FieldOf(props: { id: FieldId }) {
  const client = useClient()
  const field = () => client.notebook.settings().fields.find(({ id }) => id === props.id)
  return (
    <Show when={field()?.type} keyed>
      {(type) => {
        // eslint-disable-next-line solid/reactivity -- its type never changes, and it is only ever archived
        const last = createMemo<OwnField>((before) => field() ?? before, field()!)
        return (
          <Show when={PICKED.has(type)} fallback={<TextOf field={last()} />}>
            <PickedOf field={last()} />
          </Show>
        )
      }}
    </Show>
  )
}

/** Text, several lines, a number, a link: typed in place, as the other facts are. */
function TextOf(props: { field: OwnField }) {
  const path = () => ownPath(props.field.id)
  const rules: OwnRules = {
    get many() {
      return props.field.type === 'long'
    },
    clean(typed) {
      if (props.field.type === 'number') {
        const number = parseNumber(typed, locale())
        return number === undefined ? { problem: 'number' } : { value: number }
      }
      return props.field.type === 'link' && /\s/.test(typed) ? { problem: 'site' } : { value: typed }
    },
  }
  return (
    <Around field={props.field}>
      <FactField
        path={path()}
        label={props.field.name}
        own={rules}
        multiline={props.field.type === 'long'}
        hint={props.field.help || undefined}
        type={props.field.type === 'link' ? 'url' : 'text'}
        typed={(value) => (props.field.type === 'number' ? spellNumber(value, locale()) : value)}
        show={(value) => (value === '' ? '' : ownText(props.field, value))}
        link={props.field.type === 'link' ? siteLink : undefined}
        linkLabel={(value) => t('own.openLink', { field: props.field.name, value })}
      />
    </Around>
  )
}

/** A day, yes or no, one or several choices: opened by a tap, and each tap inside is one change. */
function PickedOf(props: { field: OwnField }) {
  const client = useClient()
  const id = createUniqueId()
  const [open, setOpen] = createSignal(false)
  const said = useSaid(() => props.field)
  const shown = () =>
    said()
      .values.map((value) => ownText(props.field, value))
      .join(', ')
  let box!: HTMLDivElement
  const focusValue = () => box.querySelector<HTMLElement>('button')?.focus()

  function left(event: FocusEvent): void {
    if (box.contains(event.relatedTarget as Node | null)) return
    client.view.enterField(null)
    afterPress(() => {
      if (!box.contains(document.activeElement)) setOpen(false)
    })
  }
  function keyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !open()) return
    event.stopPropagation()
    event.preventDefault()
    close()
  }
  function close(): void {
    setOpen(false)
    focusValue()
  }
  function begin(): void {
    setOpen(true)
    box.querySelector<HTMLElement>('[data-choices] :is(button, select, input)')?.focus()
  }
  const paths = () =>
    props.field.type === 'choices'
      ? props.field.choices.map((choice) => ownPath(props.field.id, choice.id))
      : [ownPath(props.field.id)]
  return (
    <Around field={props.field} open={open()}>
      <div
        ref={box}
        class={facts.fact}
        classList={{ [facts.editing!]: open() }}
        onFocusIn={() => open() && client.view.enterField(ownPath(props.field.id))}
        onFocusOut={left}
        onKeyDown={keyDown}
      >
        <span id={id} class={facts.label}>
          {props.field.name}
          <FieldPresence path={ownPath(props.field.id)} />
        </span>
        <div class={facts.line}>
          <Show
            when={open() && client.may()}
            fallback={
              <Show when={client.may()} fallback={<span class={facts.value}>{shown()}</span>}>
                <button
                  type="button"
                  class={facts.value}
                  classList={{ [facts.none!]: shown() === '' }}
                  aria-label={
                    shown() === ''
                      ? t('profile.addFactNamed', { fact: props.field.name })
                      : t('profile.editFact', { fact: props.field.name, value: shown() })
                  }
                  onClick={begin}
                >
                  {shown() || t('common.add')}
                </button>
              </Show>
            }
          >
            <div data-choices="" role="group" aria-labelledby={id}>
              <Pick field={props.field} said={said()} onPicked={close} />
            </div>
          </Show>
        </div>
        <For each={paths()}>
          {(path) => (
            <Rivals
              register={client.view.profile().facts.get(path)}
              say={(change) => ownText(props.field, change.value === true ? path.split('/')[2]! : String(change.value))}
            />
          )}
        </For>
      </div>
    </Around>
  )
}

function useSaid(field: () => OwnField) {
  const client = useClient()
  return createMemo<Said>(() => saidOf(client.view.profile(), field()))
}

/** The control of a field that is picked. A second tap on what is chosen takes it back. */
function Pick(props: { field: OwnField; said: Said; onPicked: () => void }): JSX.Element {
  const client = useClient()
  const path = () => ownPath(props.field.id)
  const chosen = (value: string) => props.said.values.includes(value)
  const only = () => props.said.values[0] ?? ''
  const set = (value: string): void => {
    if (value === only()) return
    if (value !== '') void client.set(path(), value)
    else void client.tap([{ kind: 'fact', path: path(), value: null }], t('own.cleared', { field: props.field.name }))
  }
  /** The chip shows what became of it, and the same tap takes it back. */
  const toggle = (value: string): void => {
    if (props.field.type === 'choices')
      return void client.set(ownPath(props.field.id, value), chosen(value) ? null : true)
    void client.set(path(), chosen(value) ? null : value)
    if (!chosen(value)) props.onPicked()
  }
  /** What may be chosen, and what is chosen though it was taken away since. */
  const options = createMemo(() =>
    props.field.type === 'yesNo'
      ? ['yes', 'no'].map((value) => ({ value, label: ownText(props.field, value) }))
      : props.field.choices
          .filter((choice) => !choice.archived || chosen(choice.id))
          .map((choice) => ({ value: choice.id as string, label: choice.name })),
  )
  const values = createMemo<string[]>(() => options().map(({ value }) => value), [], { equals: sameTexts })
  return (
    <Switch
      fallback={
        <div class={styles.choices}>
          <For each={values()}>
            {(value) => (
              <Chip pressed={chosen(value)} onClick={() => toggle(value)}>
                {options().find((option) => option.value === value)?.label}
              </Chip>
            )}
          </For>
        </div>
      }
    >
      <Match when={props.field.type === 'date'}>
        <DayOf label={props.field.name} value={only()} onCommit={set} />
      </Match>
      <Match when={props.field.type === 'choice' && options().length > IN_SIGHT}>
        <Select
          label={props.field.name}
          hideLabel
          value={only()}
          options={[{ value: '', label: '—' }, ...options()]}
          onChange={set}
        />
      </Match>
    </Switch>
  )
}

/** A day is typed part by part, and each part makes some day: it is stored when one leaves, on Enter, or after a pause. */
function DayOf(props: { label: string; value: string; onCommit: (day: string) => void }) {
  // eslint-disable-next-line solid/reactivity -- the field lives only while it is open
  const commit = makeCommit(props.value, (day) => props.onCommit(day))
  const [shown, setShown] = createSignal(props.value)
  createEffect(
    on(
      () => props.value,
      (value) => setShown(commit.moved(value)),
      { defer: true },
    ),
  )
  onCleanup(() => commit.flush())
  return (
    <div onFocusOut={() => commit.flush()} onKeyDown={(event) => event.key === 'Enter' && commit.flush()}>
      <DateField
        label={props.label}
        hideLabel
        value={shown()}
        onChange={(day) => {
          setShown(day)
          // The year 2 is on the way to 2026.
          if (day === '' || day >= '1900') commit.typed(day)
        }}
      />
    </div>
  )
}

/** What stands below every field: why it is asked, who said it and when, and that it is time to ask again. */
function Around(props: { field: OwnField; open?: boolean; children: JSX.Element }) {
  const client = useClient()
  const said = useSaid(() => props.field)
  const stale = () => said().values.length > 0 && isStale(props.field, said().at, Date.now())
  /** The same once more: the time of the last saying moves, and who asked is known. */
  const confirm = () => {
    const steps = said().values.map((value): ChangeInput =>
      props.field.type === 'choices'
        ? { kind: 'fact', path: ownPath(props.field.id, value), value: true }
        : { kind: 'fact', path: ownPath(props.field.id), value },
    )
    // Nothing to take back: what stood stands.
    void client
      .change(steps)
      .then(() => showToast({ kind: 'success', text: t('own.confirmed', { field: props.field.name }) }))
  }
  return (
    <div class={styles.field} classList={{ [styles.open!]: props.open }}>
      {props.children}
      <Show when={props.field.help !== '' && client.may() && (props.open || said().values.length === 0)}>
        <p class={styles.help}>{props.field.help}</p>
      </Show>
      <Show when={said().values.length > 0 && said().at !== undefined}>
        <div class={styles.said}>
          <span>
            {t('own.said', {
              name: client.notebook.memberName(said().by) || t('history.someone'),
              day: formatDay(said().at!),
            })}
          </span>
          <Show when={stale()}>
            <span class={styles.stale}>
              <IconStale aria-hidden="true" />
              {t('own.stale')}
            </span>
            <Show when={client.may()}>
              <Button
                size="small"
                variant="quiet"
                aria-label={t('own.stillTrueNamed', { field: props.field.name })}
                onClick={confirm}
              >
                {t('own.stillTrue')}
              </Button>
            </Show>
          </Show>
        </div>
      </Show>
    </div>
  )
}

/** A field that the head archived: what was written under it stays readable. */
function Earlier(props: { field: OwnField }) {
  const client = useClient()
  const said = useSaid(() => props.field)
  return (
    <div class={styles.field}>
      <div class={facts.fact}>
        <span class={facts.label}>{props.field.name}</span>
        <div class={facts.line}>
          <span class={facts.value}>
            {said()
              .values.map((value) => ownText(props.field, value))
              .join(', ')}
          </span>
        </div>
      </div>
      <Show when={said().at}>
        {(at) => (
          <div class={styles.said}>
            {t('own.said', {
              name: client.notebook.memberName(said().by) || t('history.someone'),
              day: formatDay(at()),
            })}
          </div>
        )}
      </Show>
    </div>
  )
}
