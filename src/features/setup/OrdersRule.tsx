import { createMemo, For, Show } from 'solid-js'
import { t } from '../../i18n'
import { formatMoney } from '../../i18n/money'
import { currencyOptions } from '../../parts/money'
import type { OrderRules } from '../../shared/team/rules'
import { useNotebook } from '../../solid/notebook'
import { RadioGroup } from '../../ui/RadioGroup'
import { Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import { makeRule } from './makeRule'
import { RuleCard } from './RuleCard'
import { orderForm, orderFormSchema, orderRulesFrom, type OrderForm } from './rulesForm'
import styles from './RulesPage.module.css'

/** The smallest order of a client who bought before, and the product lines. */
export function OrdersRule(props: { may: boolean }) {
  return (
    <Show when={props.may} fallback={<Reading />}>
      <Writing />
    </Show>
  )
}

function Reading() {
  const notebook = useNotebook()
  const rules = () => notebook.settings().orderRules
  return (
    <RuleCard title={t('rules.orders.title')} text={t('rules.orders.text')}>
      <Show
        when={rules()?.least}
        keyed
        fallback={
          <Show when={(rules()?.lines.length ?? 0) === 0}>
            <p class={styles.quiet}>{t('rules.none')}</p>
          </Show>
        }
      >
        {(least) => (
          <div>
            <p>{t('rules.orders.leastIs', { money: formatMoney(least.amount, least.currency) })}</p>
            <p class={styles.quiet}>
              {rules()?.below === 'stop' ? t('rules.orders.stopped') : t('rules.orders.warned')}
            </p>
          </div>
        )}
      </Show>
      <Show when={(rules()?.lines.length ?? 0) > 0}>
        <div>
          <h3 class={styles.label}>{t('rules.orders.lines')}</h3>
          <ul class={styles.facts}>
            <For each={rules()?.lines}>{(line) => <li>{line}</li>}</For>
          </ul>
        </div>
      </Show>
    </RuleCard>
  )
}

function Writing() {
  const notebook = useNotebook()
  const usual = () => (notebook.me().workspace.locale === 'ru' ? 'RUB' : 'EUR')
  const rule = makeRule<OrderForm, OrderRules>({
    place: { member: notebook.me().member.id, profile: 'team', place: 'rule/orders' },
    standing: createMemo(() => orderForm(notebook.settings().orderRules, usual())),
    schema: orderFormSchema,
    read: orderRulesFrom,
    save: (value) => notebook.saveSetting('orderRules', value),
  })
  const form = rule.form
  return (
    <RuleCard title={t('rules.orders.title')} text={t('rules.orders.text')} rule={rule}>
      <div class={styles.money}>
        <TextField
          class={styles.grow}
          label={t('rules.orders.least')}
          hint={t('rules.orders.leastHint')}
          value={form().least}
          onInput={(least) => rule.set({ least })}
          inputMode="decimal"
          maxLength={20}
        />
        <Select
          class={styles.currency}
          label={t('rules.orders.currency')}
          value={form().currency}
          options={currencyOptions(form().currency)}
          onChange={(currency) => rule.set({ currency })}
        />
      </div>
      <Show when={form().least.trim() !== ''}>
        <RadioGroup
          label={t('rules.orders.below')}
          value={form().below}
          options={[
            { value: 'warn', label: t('rules.orders.warn') },
            { value: 'stop', label: t('rules.orders.stop') },
          ]}
          onChange={(below) => rule.set({ below })}
        />
      </Show>
      <TextField
        label={t('rules.orders.lines')}
        hint={t('rules.orders.linesHint')}
        value={form().lines}
        onInput={(lines) => rule.set({ lines })}
        multiline
        rows={4}
        maxLength={6_000}
      />
    </RuleCard>
  )
}
