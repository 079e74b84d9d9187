import { createUniqueId, Show, type JSX } from 'solid-js'
import { t } from '../../i18n'
import { apiErrorText } from '../../i18n/apiErrors'
import { Banner } from '../../ui/Banner'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import type { Rule } from './makeRule'
import styles from './RulesPage.module.css'

interface Props {
  title: string
  text: string
  /** A rule of one value, with its buttons below; absent where each line saves itself. */
  rule?: Pick<Rule<object>, 'isChanged' | 'busy' | 'problem' | 'refusal' | 'save' | 'discard'>
  children: JSX.Element
}

/** One thing that the team agrees on. */
export function RuleCard(props: Props) {
  const id = createUniqueId()
  return (
    <Card class={styles.card} aria-labelledby={id}>
      <div>
        <h2 id={id} class={styles.title}>
          {props.title}
        </h2>
        <p class={styles.text}>{props.text}</p>
      </div>
      {props.children}
      <Show when={props.rule} keyed>
        {(rule) => <RuleFoot rule={rule} />}
      </Show>
    </Card>
  )
}

/** What is wrong with it, and what to do with what was typed. */
export function RuleFoot(props: { rule: NonNullable<Props['rule']> }) {
  return (
    <>
      <Show when={props.rule.problem()}>
        {(problem) => <Banner tone="danger">{t(`rules.problem.${problem()}`)}</Banner>}
      </Show>
      <Show when={props.rule.refusal()}>
        {(code) => (
          <Banner tone={code() === 'offline' ? 'warning' : 'danger'}>
            {code() === 'offline' ? t('rules.offline') : apiErrorText(code())}
          </Banner>
        )}
      </Show>
      <Show when={props.rule.isChanged()}>
        <div class={styles.foot}>
          <Button variant="primary" busy={props.rule.busy()} onClick={() => void props.rule.save()}>
            {t('common.save')}
          </Button>
          <Button onClick={() => props.rule.discard()}>{t('rules.discard')}</Button>
          <span class={styles.quiet}>{t('rules.unsaved')}</span>
        </div>
      </Show>
    </>
  )
}
