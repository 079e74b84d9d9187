import { createMemo, createSignal, For, Match, Show, Switch } from 'solid-js'
import IconOther from '~icons/lucide/chevron-left'
import { t } from '../../../i18n'
import type { One } from '../../../parts/clients/filterBlocks'
import { fieldTitle, operatorTitle, valueTitle } from '../../../parts/clients/words'
import { fieldOf, ME, offeredFields, STAGES, valueOf, type Area, type Field } from '../../../shared/view/fields'
import { countValues } from '../../../shared/view/match'
import { orderValues, type OrderContext } from '../../../shared/view/order'
import type { Condition, Operator } from '../../../shared/view/view'
import { useNotebook } from '../../../solid/notebook'
import { Avatar } from '../../../ui/Avatar'
import { Button } from '../../../ui/Button'
import { Checkbox } from '../../../ui/Checkbox'
import { Chip } from '../../../ui/Chip'
import { DateField } from '../../../ui/DateField'
import { Dialog } from '../../../ui/Dialog'
import { Select } from '../../../ui/Select'
import { TextField } from '../../../ui/TextField'
import styles from './FilterDialog.module.css'

interface Props {
  /** The filter that is changed; without it a new one is made. */
  one: One | undefined
  context: OrderContext
  /** How many clients would be shown with this; null = without it. */
  countWith: (one: One | null) => number
  /** null takes the filter away. */
  onSave: (one: One | null) => void
  onClose: () => void
}

/** One filter: by which field, how, and which values. On a phone a sheet within reach of one thumb. */
export default function FilterDialog(props: Props) {
  const notebook = useNotebook()
  const [condition, setCondition] = createSignal<Condition | undefined>(props.one?.condition)
  const [not, setNot] = createSignal(props.one?.not ?? false)
  // Apart, so that what is typed makes no new field of the same name.
  const name = createMemo(() => condition()?.field)
  const field = createMemo(() => {
    const chosen = name()
    return chosen === undefined ? undefined : fieldOf(chosen, notebook.settings().fields)
  })
  const ready = (): One | undefined => {
    const made = condition()
    return made !== undefined && isWhole(made) ? { type: 'one', condition: made, not: not() } : undefined
  }
  const choose = (next: Field): void => {
    const [op] = next.operators
    setNot(false)
    setCondition(withOperator({ field: next.name, op: op! }, op!))
  }
  const actions = () => (
    <>
      <Show when={props.one !== undefined}>
        <Button onClick={() => props.onSave(null)}>{t('filters.drop')}</Button>
      </Show>
      <Button variant="primary" disabled={ready() === undefined} onClick={() => props.onSave(ready()!)}>
        {t('filters.apply', { count: ready() === undefined ? props.countWith(null) : props.countWith(ready()!) })}
      </Button>
    </>
  )
  return (
    <Dialog
      open
      title={name() === undefined ? t('filters.new') : fieldTitle(name()!, notebook)}
      closeLabel={t('common.close')}
      closeOnBackdrop
      onClose={props.onClose}
      // Nothing to press while the field is being chosen.
      actions={name() === undefined ? undefined : actions()}
    >
      <Show when={field()} fallback={<FieldList onChoose={choose} />} keyed>
        {(known) => (
          <>
            <Show when={props.one === undefined}>
              <Button
                class={styles.other}
                size="small"
                variant="quiet"
                icon={IconOther}
                onClick={() => setCondition(undefined)}
              >
                {t('filters.otherField')}
              </Button>
            </Show>
            <Show when={known.own?.help}>{(help) => <p class={styles.hint}>{help()}</p>}</Show>
            <Select
              label={t('filters.how')}
              value={condition()!.op}
              options={known.operators.map((op) => ({ value: op, label: operatorTitle(op) }))}
              onChange={(op) => setCondition((before) => withOperator(before!, op))}
            />
            <Value
              field={known}
              condition={condition()!}
              context={props.context}
              onValue={(value) => setCondition((before) => ({ ...before!, value }))}
            />
            <Checkbox label={t('filters.not')} checked={not()} onChange={setNot} />
          </>
        )}
      </Show>
    </Dialog>
  )
}

/** A condition that says all that its operator needs. */
function isWhole({ op, value }: Condition): boolean {
  switch (valueOf(op)) {
    case 'none':
      return true
    case 'values':
      return Array.isArray(value) && value.length > 0
    case 'text':
    case 'day':
      return typeof value === 'string' && value.trim() !== ''
    case 'days':
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
  }
}

/** The days that are asked for at first. */
const DAYS = 30

/** Another operator keeps the value where it can be one of its own. */
function withOperator({ field, op: before, value }: Condition, op: Operator): Condition {
  const kind = valueOf(op)
  if (value !== undefined && valueOf(before) === kind) return { field, op, value }
  switch (kind) {
    case 'none':
      return { field, op }
    case 'values':
      return { field, op, value: [] }
    case 'text':
    case 'day':
      return { field, op, value: '' }
    case 'days':
      return { field, op, value: op === 'inNext' ? 7 : DAYS }
    case 'number':
      return { field, op, value: 1 }
  }
}

const AREAS: readonly Area[] = ['client', 'contact', 'people', 'timeline', 'own']

function FieldList(props: { onChoose: (field: Field) => void }) {
  const notebook = useNotebook()
  const [typed, setTyped] = createSignal('')
  const fields = createMemo(() => {
    const wanted = typed().trim().toLowerCase()
    return offeredFields(notebook.settings().fields)
      .map((field) => ({ field, title: fieldTitle(field.name, notebook) }))
      .filter(({ title }) => title.toLowerCase().includes(wanted))
  })
  const first = (): Field | undefined => fields()[0]?.field
  return (
    <>
      <TextField
        label={t('filters.what')}
        placeholder={t('filters.findField')}
        type="search"
        value={typed()}
        onInput={setTyped}
        autofocus={matchMedia('(pointer: fine)').matches}
        onKeyDown={(event) => {
          const found = first()
          if (event.key === 'Enter' && !event.isComposing && found !== undefined) props.onChoose(found)
        }}
      />
      <Show when={fields().length > 0} fallback={<p class={styles.hint}>{t('filters.noField')}</p>}>
        <For each={AREAS}>
          {(area) => (
            <Show when={fields().some(({ field }) => field.area === area)}>
              <section>
                <h3 class={styles.area}>{t(`filters.area.${area}`)}</h3>
                <div class={styles.fields}>
                  <For each={fields().filter(({ field }) => field.area === area)}>
                    {({ field, title }) => <Chip onClick={() => props.onChoose(field)}>{title}</Chip>}
                  </For>
                </div>
              </section>
            </Show>
          )}
        </For>
      </Show>
    </>
  )
}

interface ValueProps {
  field: Field
  condition: Condition
  context: OrderContext
  onValue: (value: NonNullable<Condition['value']>) => void
}

const PAST = [7, 14, 30, 60, 90, 180, 365]
const AHEAD = [0, 1, 7, 14, 30]

function Value(props: ValueProps) {
  const kind = () => valueOf(props.condition.op)
  const number = (): string => (typeof props.condition.value === 'number' ? String(props.condition.value) : '')
  const setNumber = (text: string): void => {
    const value = Number(text.trim().replace(',', '.'))
    props.onValue(text.trim() === '' || !Number.isFinite(value) ? '' : value)
  }
  const presets = (): number[] => (props.condition.op === 'inNext' ? AHEAD : PAST)
  return (
    <Switch>
      <Match when={kind() === 'values'}>
        <Values {...props} />
      </Match>
      <Match when={kind() === 'text'}>
        <TextField
          label={t('filters.text')}
          value={String(props.condition.value ?? '')}
          onInput={(text) => props.onValue(text)}
          maxLength={200}
          autofocus
        />
      </Match>
      <Match when={kind() === 'day'}>
        <DateField
          label={t('filters.day')}
          value={String(props.condition.value ?? '')}
          onChange={(day) => props.onValue(day)}
        />
      </Match>
      <Match when={kind() === 'days'}>
        <div class={styles.fields}>
          <For each={presets()}>
            {(days) => (
              <Chip pressed={props.condition.value === days} onClick={() => props.onValue(days)}>
                {t('filters.daysAhead', { days })}
              </Chip>
            )}
          </For>
        </div>
        <TextField label={t('filters.days')} inputMode="numeric" value={number()} onInput={setNumber} maxLength={5} />
      </Match>
      <Match when={kind() === 'number'}>
        <TextField
          label={props.field.kind === 'moment' ? t('filters.count') : t('filters.number')}
          inputMode="decimal"
          value={number()}
          onInput={setNumber}
          maxLength={15}
        />
      </Match>
    </Switch>
  )
}

/** So many values are shown at once; the rest is found by typing. */
const SHOWN = 100
/** From this many values on they can be searched. */
const MANY = 8

/** The values among all clients, with how many have each; several may be chosen. */
function Values(props: ValueProps) {
  const notebook = useNotebook()
  const [typed, setTyped] = createSignal('')
  const chosen = (): string[] => (Array.isArray(props.condition.value) ? props.condition.value : [])
  const counts = createMemo(() => {
    const { field } = props
    const counted = field.kind === 'value' ? countValues(notebook.rows(), field, props.context) : []
    return new Map(counted.map(({ value, count }) => [value, count]))
  })
  const countOf = (value: string): number => counts().get(value === ME ? props.context.me : value) ?? 0
  // Oneself first, then what most clients have.
  const byCount = (a: string, b: string): number => Number(b === ME) - Number(a === ME) || countOf(b) - countOf(a)
  const offered = createMemo((): string[] => {
    const { field } = props
    const named = namedValues(field)
    // What is chosen stays in sight, also where no client has it any more.
    const known = new Set([
      ...(field.members ? [ME] : []),
      ...named,
      ...counts().keys(),
      ...(props.condition.value as string[]),
    ])
    const isListed = named.length > 0
    return isListed ? [...orderValues(known, field, props.context)] : [...known].toSorted(byCount)
  })
  const titleOf = (value: string): string => valueTitle(props.field, value, notebook)
  const found = createMemo(() => {
    const wanted = typed().trim().toLowerCase()
    return offered().filter((value) => titleOf(value).toLowerCase().includes(wanted))
  })
  const toggle = (value: string, on: boolean): void =>
    props.onValue(on ? [...chosen(), value] : chosen().filter((one) => one !== value))
  return (
    <fieldset class={styles.values}>
      <legend class="visually-hidden">{t('filters.values')}</legend>
      <Show when={offered().length > MANY}>
        <TextField
          hideLabel
          label={t('filters.findValue')}
          placeholder={t('filters.findValue')}
          type="search"
          value={typed()}
          onInput={setTyped}
        />
      </Show>
      <For each={found().slice(0, SHOWN)} fallback={<p class={styles.hint}>{t('filters.noValue')}</p>}>
        {(value) => (
          <div class={styles.value}>
            <Show when={props.field.members && value !== ME}>
              <Avatar size="small" name={titleOf(value)} seed={value} />
            </Show>
            <Checkbox
              class={styles.check}
              label={titleOf(value)}
              checked={chosen().includes(value)}
              onChange={(on) => toggle(value, on)}
            />
            <span class={styles.count}>{countOf(value)}</span>
          </div>
        )}
      </For>
      <Show when={found().length > SHOWN}>
        <p class={styles.hint}>{t('filters.moreValues', { count: found().length - SHOWN })}</p>
      </Show>
    </fieldset>
  )
}

/** Values that are there whether a client has them or not. */
function namedValues(field: Field): string[] {
  if (field.name === 'stage') return [...STAGES]
  if (field.name === 'kind') return ['organisation', 'private']
  if (field.own?.type === 'yesNo') return ['yes', 'no']
  return field.own?.choices.filter(({ archived }) => !archived).map(({ id }) => id) ?? []
}
