import { createSignal, Show } from 'solid-js'
import { t } from '../../../i18n'
import { formatMonth } from '../../../i18n/format'
import { Select } from '../../../ui/Select'
import { TextField } from '../../../ui/TextField'
import { useClient } from '../client'
import { currencyOptions } from '../orders'
import { peopleOf } from '../people'
import { createForm } from '../trouble/draft'
import { FormDialog } from '../trouble/FormDialog'
import {
  dealSteps,
  emptyDeal,
  formOfDeal,
  monthsFrom,
  parseDeal,
  stageOf,
  type Deal,
  type DealForm,
  type DealProblem,
} from './deals'
import styles from './Deals.module.css'

const PROBLEMS: Record<DealProblem, () => string> = {
  what: () => t('deals.problem.what'),
  whatTooLong: () => t('deals.problem.whatTooLong'),
  amount: () => t('deals.problem.amount'),
}

/** Adds or changes a deal: what it is about is enough. */
export function DealDialog(props: { deal: Deal | undefined; onClose: () => void }) {
  const client = useClient()
  // eslint-disable-next-line solid/reactivity -- made anew for each deal
  const standing = props.deal
  const { currency, today } = client.defaults()
  const { form, set, save, drop } = createForm<DealForm>(
    `deal/${standing?.id ?? 'new'}`,
    parseDeal,
    standing === undefined ? emptyDeal(currency) : formOfDeal(standing, currency),
  )
  const [problem, setProblem] = createSignal<DealProblem>()
  const error = (...those: DealProblem[]) => {
    const found = problem()
    return found !== undefined && those.includes(found) ? PROBLEMS[found]() : undefined
  }
  const months = () => [
    { value: '', label: t('deals.noMonth') },
    ...monthsFrom(today, form.month).map((value) => ({
      value,
      label: formatMonth(Date.parse(`${value}-15T12:00:00`)),
    })),
  ]
  const stages = () => {
    const { stages: all, at, stage } = stageOf(form.stage, client.notebook.settings().stages)
    const old = at < 0 && stage !== undefined ? [{ value: stage.id as string, label: stage.name }] : []
    return [
      { value: '', label: t('deals.noStage') },
      ...old,
      ...all.map(({ id, name }) => ({ value: id as string, label: name })),
    ]
  }
  const people = () => [
    { value: '', label: t('deals.nobody') },
    ...peopleOf(client.view.profile())
      .filter(({ id, movedTo }) => movedTo === undefined || id === form.person)
      .map(({ id, name }) => ({ value: id as string, label: name || t('profile.person.unnamed') })),
  ]
  function submit(): boolean {
    const made = dealSteps(form, standing)
    setProblem('problem' in made ? made.problem : undefined)
    if ('problem' in made) {
      queueMicrotask(() => document.querySelector<HTMLElement>('dialog [aria-invalid="true"]')?.focus())
      return false
    }
    void save(made.steps, t('profile.entry.saved'))
    return true
  }
  return (
    <FormDialog
      title={standing === undefined ? t('deals.add') : t('deals.edit')}
      onSave={submit}
      onDrop={drop}
      onClose={() => props.onClose()}
    >
      <TextField
        label={t('deals.what')}
        hint={t('deals.whatHint')}
        value={form.what}
        onInput={(what) => set('what', what)}
        required
        autofocus
        error={error('what', 'whatTooLong')}
      />
      <div class={styles.row}>
        <TextField
          label={t('deals.amount')}
          value={form.amount}
          onInput={(amount) => set('amount', amount)}
          inputMode="decimal"
          error={error('amount')}
        />
        <Select
          class={styles.currency}
          label={t('deals.currency')}
          value={form.currency}
          options={currencyOptions(form.currency)}
          onChange={(value) => set('currency', value)}
        />
        <Select
          label={t('deals.month')}
          value={form.month}
          options={months()}
          onChange={(month) => set('month', month)}
        />
      </div>
      <Show when={stages().length > 1}>
        <Select
          label={t('deals.stage')}
          value={form.stage}
          options={stages()}
          onChange={(stage) => set('stage', stage)}
        />
      </Show>
      <Show when={people().length > 1}>
        <Select
          label={t('deals.person')}
          value={form.person}
          options={people()}
          onChange={(person) => set('person', person)}
        />
      </Show>
    </FormDialog>
  )
}
