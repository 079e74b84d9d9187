import { A } from '@solidjs/router'
import { createMemo, For, Show } from 'solid-js'
import { t } from '../../i18n'
import { dayOf } from '../../shared/dates'
import { breaches, type Breaches } from '../../shared/practice/freshness'
import type { Row } from '../../shared/profile/row'
import { useNotebook } from '../../solid/notebook'
import { RuleCard } from './RuleCard'
import styles from './RulesPage.module.css'

/** Clients that are named at a time. */
const SHOWN = 20

/** Where the standard of upkeep is not kept, by whoever is responsible: of the clients that this member sees. */
export function Kept() {
  const notebook = useNotebook()
  const isAgreed = (): boolean => {
    const standards = notebook.settings().standards
    return standards !== undefined && (standards.entryHours !== null || Object.keys(standards.ages).length > 0)
  }
  const board = createMemo(() => {
    if (!isAgreed()) return []
    const now = Date.now()
    const today = dayOf(now, notebook.me().workspace.zone)
    return breaches(notebook.rows(), { now, today, settings: notebook.settings(), ordersKnownTo: () => undefined })
  })
  return (
    <Show when={isAgreed()}>
      <RuleCard title={t('rules.kept.title')} text={t('rules.kept.text')}>
        <Show when={board().length === 0}>
          <p>{t('rules.kept.all')}</p>
        </Show>
        <For each={board()}>{(of) => <Member of={of} />}</For>
      </RuleCard>
    </Show>
  )
}

function Member(props: { of: Breaches }) {
  const notebook = useNotebook()
  const counts = () =>
    [
      props.of.stale.length > 0 && t('rules.kept.stale', { count: props.of.stale.length }),
      props.of.late.length > 0 && t('rules.kept.late', { count: props.of.late.length }),
    ]
      .filter(Boolean)
      .join(', ')
  const lines = (): { row: Row; text: string }[] => [
    ...props.of.late.map(({ row, hours }) => ({ row, text: t('rules.kept.lateBy', { hours }) })),
    ...props.of.stale.map(({ row, facts }) => ({
      row,
      text: facts.map((fact) => t('rules.fact', { fact })).join(', '),
    })),
  ]
  return (
    <details class={styles.more}>
      <summary>
        <span class={styles.who}>
          {props.of.member === null ? t('rules.kept.nobody') : notebook.memberName(props.of.member)}
        </span>{' '}
        <span class={styles.quiet}>{counts()}</span>
      </summary>
      <ul class={styles.kept}>
        <For each={lines().slice(0, SHOWN)}>
          {({ row, text }) => (
            <li>
              <A href={`/clients/${row.id}`}>{row.name || t('clients.noName')}</A>
              <span class={styles.quiet}>{text}</span>
            </li>
          )}
        </For>
      </ul>
      <Show when={lines().length > SHOWN}>
        <p class={styles.quiet}>{t('rules.kept.more', { count: lines().length - SHOWN })}</p>
      </Show>
    </details>
  )
}
