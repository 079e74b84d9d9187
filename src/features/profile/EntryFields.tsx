import { createUniqueId, For, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { SetStoreFunction } from 'solid-js/store'
import { t } from '../../i18n'
import { ENTRY_TYPES, OUTCOMES, TOUCH_TYPES, type EntryType } from '../../shared/profile/entry'
import { Checkbox } from '../../ui/Checkbox'
import { Chip } from '../../ui/Chip'
import { DateField } from '../../ui/DateField'
import { Field } from '../../ui/Field'
import { Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import { useClient } from './client'
import styles from './Entry.module.css'
import { quickDays, type EntryForm, type EntryProblem } from './entryForm'
import { ENTRY_PROBLEMS, OUTCOME_NAMES, QUICK_DAYS, TYPE_ICONS, TYPE_NAMES } from './entryWords'
import { CURRENCIES } from './orders'
import { peopleOf } from './people'

interface Props {
  form: EntryForm
  set: SetStoreFunction<EntryForm>
  problem: EntryProblem | undefined
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
  return (
    <div class={styles.row}>
      <TextField
        label={t('profile.entry.amount')}
        value={props.form.amount}
        onInput={(amount) => props.set('amount', amount)}
        inputMode="decimal"
        error={props.problem === 'amount' ? ENTRY_PROBLEMS.amount() : undefined}
      />
      <Select
        class={styles.currency}
        label={t('profile.entry.currency')}
        value={props.form.currency}
        options={[...new Set([...CURRENCIES, props.form.currency])].map((value) => ({ value, label: value }))}
        onChange={(currency) => props.set('currency', currency)}
      />
      <DateField
        label={t('profile.entry.deliveryOn')}
        value={props.form.deliveryOn}
        onChange={(day) => props.set('deliveryOn', day)}
        error={props.problem === 'deliveryOn' ? ENTRY_PROBLEMS.deliveryOn() : undefined}
      />
    </div>
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
