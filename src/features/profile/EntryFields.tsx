import { createMemo, createUniqueId, For, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { SetStoreFunction } from 'solid-js/store'
import { t } from '../../i18n'
import { formatMoney } from '../../i18n/money'
import type { Below } from '../../shared/practice/threshold'
import { ENTRY_TYPES, OUTCOMES, TOUCH_TYPES, type EntryType } from '../../shared/profile/entry'
import { Checkbox } from '../../ui/Checkbox'
import { Chip } from '../../ui/Chip'
import { Combobox } from '../../ui/Combobox'
import { DateField } from '../../ui/DateField'
import { Field } from '../../ui/Field'
import { Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import { TimeField } from '../../ui/TimeField'
import { useClient } from './client'
import { dealsOf } from './deals/deals'
import styles from './Entry.module.css'
import { quickDays, type EntryForm, type EntryProblem } from './entryForm'
import { ENTRY_PROBLEMS, OUTCOME_NAMES, QUICK_DAYS, TYPE_ICONS, TYPE_NAMES } from './entryWords'
import { currencyOptions, moreOf } from './orders'
import { peopleOf } from './people'

interface Props {
  form: EntryForm
  set: SetStoreFunction<EntryForm>
  problem: EntryProblem | undefined
  /** The order is under the smallest one that was agreed. */
  below?: Below
  autofocus?: boolean
}

/** What an entry may say, the text first: the rest is one tap each. */
export function EntryFields(props: Props) {
  const error = (...problems: EntryProblem[]) =>
    props.problem !== undefined && problems.includes(props.problem) ? ENTRY_PROBLEMS[props.problem]() : undefined
  return (
    <div class={styles.fields}>
      <TypeChips value={props.form.type} onChange={(type) => props.set('type', type)} />
      <TextField
        label={props.form.type === 'order' ? t('profile.entry.orderText') : t('profile.entry.text')}
        value={props.form.text}
        onInput={(text) => props.set('text', text)}
        multiline
        rows={3}
        autofocus={props.autofocus}
        error={error('empty', 'textTooLong')}
      />
      <Show when={TOUCH_TYPES.has(props.form.type)}>
        <Outcomes {...props} />
      </Show>
      <Show when={props.form.type === 'order'}>
        <OrderFields {...props} />
      </Show>
      <StepFields {...props} />
      <div class={styles.row}>
        <WhenField value={props.form.when} onChange={(when) => props.set('when', when)} error={error('when')} />
        <PersonField {...props} />
      </div>
    </div>
  )
}

/** Takes one to the field that has to be mended: on a phone it may have been scrolled out of sight. */
export function focusProblem(form: HTMLElement): void {
  form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
}

/** What happened? Tiles for a thumb, before anything is written. */
export function TypeTiles(props: { onChoose: (type: EntryType) => void }) {
  return (
    <div class={styles.tiles} role="group" aria-label={t('profile.entry.type')}>
      <For each={ENTRY_TYPES}>
        {(type) => (
          <button type="button" class={styles.tile} onClick={() => props.onChoose(type)}>
            <Dynamic component={TYPE_ICONS[type]} aria-hidden="true" />
            {TYPE_NAMES[type]()}
          </button>
        )}
      </For>
    </div>
  )
}

function TypeChips(props: { value: EntryType; onChange: (type: EntryType) => void }) {
  return (
    <div class={styles.chips} role="group" aria-label={t('profile.entry.type')}>
      <For each={ENTRY_TYPES}>
        {(type) => (
          <Chip pressed={props.value === type} onClick={() => props.onChange(type)}>
            <Dynamic component={TYPE_ICONS[type]} aria-hidden="true" />
            {TYPE_NAMES[type]()}
          </Chip>
        )}
      </For>
    </div>
  )
}

function Outcomes(props: Props) {
  return (
    <div class={styles.group} role="group" aria-label={t('profile.entry.outcome')}>
      <span class={styles.caption}>{t('profile.entry.outcome')}</span>
      <div class={styles.chips}>
        <For each={OUTCOMES}>
          {(outcome) => (
            <Chip
              pressed={props.form.outcome === outcome}
              onClick={() => props.set('outcome', props.form.outcome === outcome ? null : outcome)}
            >
              {OUTCOME_NAMES[outcome]()}
            </Chip>
          )}
        </For>
      </div>
    </div>
  )
}

function OrderFields(props: Props) {
  const amountError = () => (props.problem === 'amount' ? ENTRY_PROBLEMS.amount() : belowText(props.below))
  return (
    <>
      <div class={styles.row}>
        <TextField
          label={t('profile.entry.amount')}
          value={props.form.amount}
          onInput={(amount) => props.set('amount', amount)}
          inputMode="decimal"
          error={amountError()}
        />
        <Select
          class={styles.currency}
          label={t('profile.entry.currency')}
          value={props.form.currency}
          options={currencyOptions(props.form.currency)}
          onChange={(currency) => props.set('currency', currency)}
        />
        <DateField
          label={t('profile.entry.deliveryOn')}
          value={props.form.deliveryOn}
          onChange={(day) => props.set('deliveryOn', day)}
          error={props.problem === 'deliveryOn' ? ENTRY_PROBLEMS.deliveryOn() : undefined}
        />
      </div>
      <div class={styles.row}>
        <LineField {...props} />
        <TextField
          label={t('orders.number')}
          value={props.form.number ?? ''}
          onInput={(number) => props.set('number', number)}
          error={props.problem === 'number' ? ENTRY_PROBLEMS.number() : undefined}
        />
        <DealField {...props} />
      </div>
    </>
  )
}

function belowText(below: Below | undefined): string | undefined {
  if (below === undefined) return undefined
  const least = formatMoney(below.least.amount, below.least.currency)
  return below.then === 'stop' ? t('orders.below.stop', { least }) : t('orders.below.warn', { least })
}

/** The team's product lines first, then what this client's orders are called; any other will do. */
function LineField(props: Props) {
  const client = useClient()
  const known = createMemo(() => {
    const used = client
      .entries()
      .filter(({ entry }) => entry.type === 'order')
      .map(({ id }) => moreOf(client.view.profile(), id).line)
    return [...new Set([...(client.notebook.settings().orderRules?.lines ?? []), ...used])].filter(Boolean)
  })
  const fitting = () => {
    const typed = (props.form.line ?? '').trim().toLowerCase()
    const found = known().filter((line) => line.toLowerCase().includes(typed))
    return found.length === 1 && found[0]?.toLowerCase() === typed ? [] : found
  }
  return (
    <Combobox
      label={t('orders.line')}
      text={props.form.line ?? ''}
      onInput={(line) => props.set('line', line)}
      options={fitting()}
      optionLabel={(line) => line}
      onSelect={(line) => props.set('line', line)}
      error={props.problem === 'line' ? ENTRY_PROBLEMS.line() : undefined}
    />
  )
}

/** Open deals, and the one that it belongs to. */
function DealField(props: Props) {
  const client = useClient()
  const options = () => [
    { value: '', label: t('orders.noDeal') },
    ...dealsOf(client.view.profile())
      .filter(({ id, outcome }) => outcome === undefined || id === props.form.deal)
      .map(({ id, what }) => ({ value: id as string, label: what || t('deals.unnamed') })),
  ]
  return (
    <Show when={options().length > 1}>
      <Select
        label={t('orders.deal')}
        value={props.form.deal ?? ''}
        options={options()}
        onChange={(deal) => props.set('deal', deal)}
      />
    </Show>
  )
}

function StepFields(props: Props) {
  const client = useClient()
  const colleagues = () =>
    client.notebook
      .team()
      .members.filter(({ id, disabled, role }) => id === props.form.nextWho || (!disabled && role !== 'viewer'))
      .map(({ id, name }) => ({ value: id as string, label: name }))
  return (
    <div class={styles.step}>
      <Checkbox
        label={t('profile.entry.endsWithStep')}
        checked={props.form.hasNext}
        onChange={(checked) => props.set('hasNext', checked)}
      />
      <Show when={props.form.hasNext}>
        <TextField
          label={t('profile.entry.what')}
          value={props.form.nextWhat}
          onInput={(what) => props.set('nextWhat', what)}
          autofocus={props.form.nextWhat === ''}
          error={props.problem === 'nextWhat' ? ENTRY_PROBLEMS.nextWhat() : undefined}
        />
        <div class={styles.chips} role="group" aria-label={t('profile.entry.on')}>
          <For each={quickDays(client.defaults().today)}>
            {({ id, day }) => (
              <Chip pressed={props.form.nextOn === day} onClick={() => props.set('nextOn', day)}>
                {QUICK_DAYS[id]()}
              </Chip>
            )}
          </For>
        </div>
        <div class={styles.row}>
          <DateField
            label={t('profile.entry.on')}
            value={props.form.nextOn}
            onChange={(day) => props.set('nextOn', day)}
            error={props.problem === 'nextOn' ? ENTRY_PROBLEMS.nextOn() : undefined}
          />
          <TimeField label={t('steps.at')} value={props.form.nextAt ?? ''} onChange={(at) => props.set('nextAt', at)} />
          <Select
            label={t('profile.entry.who')}
            value={props.form.nextWho}
            options={colleagues()}
            onChange={(who) => props.set('nextWho', who)}
          />
        </div>
      </Show>
    </div>
  )
}

function PersonField(props: Props) {
  const client = useClient()
  const options = () => [
    { value: '', label: t('profile.entry.nobody') },
    ...peopleOf(client.view.profile())
      .filter(({ id, movedTo }) => movedTo === undefined || id === props.form.person)
      .map(({ id, name }) => ({ value: id as string, label: name || t('profile.person.unnamed') })),
  ]
  return (
    <Show when={options().length > 1}>
      <Select
        label={t('profile.entry.person')}
        value={props.form.person ?? ''}
        options={options()}
        onChange={(person) => props.set('person', person === '' ? null : person)}
      />
    </Show>
  )
}

/** Empty means now, until another time is chosen. */
function WhenField(props: { value: string; onChange: (when: string) => void; error: string | undefined }) {
  const id = createUniqueId()
  return (
    <Field
      id={id}
      label={t('profile.entry.when')}
      hint={props.value === '' ? t('profile.entry.now') : undefined}
      error={props.error}
    >
      <input
        id={id}
        type="datetime-local"
        class={styles.when}
        value={props.value}
        aria-invalid={props.error === undefined ? undefined : true}
        aria-describedby={props.error !== undefined ? `${id}-error` : props.value === '' ? `${id}-hint` : undefined}
        onInput={(event) => props.onChange(event.currentTarget.value)}
      />
    </Field>
  )
}
