import { createMemo, For, Show } from 'solid-js'
import { t } from '../../i18n'
import { AGED_FACTS } from '../../shared/team/agedFacts'
import type { Standards } from '../../shared/team/rules'
import { useNotebook } from '../../solid/notebook'
import { TextField } from '../../ui/TextField'
import { makeRule } from './makeRule'
import { RuleCard } from './RuleCard'
import { standardsForm, standardsFormSchema, standardsFrom, type StandardsForm } from './rulesForm'
import styles from './RulesPage.module.css'

/** How old facts may grow, and how soon a conversation is entered. */
export function StandardsRule(props: { may: boolean }) {
  return (
    <Show when={props.may} fallback={<Reading />}>
      <Writing />
    </Show>
  )
}

function Reading() {
  const notebook = useNotebook()
  const standards = () => notebook.settings().standards
  const aged = () => AGED_FACTS.filter((fact) => standards()?.ages[fact] !== undefined)
  return (
    <RuleCard title={t('rules.standards.title')} text={t('rules.standards.text')}>
      <Show
        when={standards()?.entryHours || aged().length > 0}
        fallback={<p class={styles.quiet}>{t('rules.none')}</p>}
      >
        <Show when={standards()?.entryHours}>
          {(hours) => <p>{t('rules.standards.entered', { hours: t('rules.hours', { hours: hours() }) })}</p>}
        </Show>
        <dl class={styles.pairs}>
          <For each={aged()}>
            {(fact) => (
              <div>
                <dt>{t('rules.fact', { fact })}</dt>
                <dd>{t('rules.standards.again', { days: standards()?.ages[fact] ?? 0 })}</dd>
              </div>
            )}
          </For>
        </dl>
      </Show>
    </RuleCard>
  )
}

function Writing() {
  const notebook = useNotebook()
  const rule = makeRule<StandardsForm, Standards>({
    place: { member: notebook.me().member.id, profile: 'team', place: 'rule/standards' },
    standing: createMemo(() => standardsForm(notebook.settings().standards)),
    schema: standardsFormSchema,
    read: standardsFrom,
    save: (value) => notebook.saveSetting('standards', value),
  })
  return (
    <RuleCard title={t('rules.standards.title')} text={t('rules.standards.text')} rule={rule}>
      <TextField
        class={styles.short}
        label={t('rules.standards.hours')}
        value={rule.form().entryHours}
        onInput={(entryHours) => rule.set({ entryHours })}
        inputMode="numeric"
        maxLength={3}
      />
      <fieldset class={styles.ages}>
        <legend>{t('rules.standards.age')}</legend>
        <div class={styles.grid}>
          <For each={AGED_FACTS}>
            {(fact) => (
              <TextField
                label={t('rules.fact', { fact })}
                value={rule.form().ages[fact] ?? ''}
                onInput={(days) => rule.set({ ages: { ...rule.form().ages, [fact]: days } })}
                inputMode="numeric"
                maxLength={4}
              />
            )}
          </For>
        </div>
      </fieldset>
    </RuleCard>
  )
}
