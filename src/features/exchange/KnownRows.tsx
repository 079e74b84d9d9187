/** Rows whose client is there already, and what to do with each or with all. */
import { createMemo, createSignal, For, Show } from 'solid-js'
import { t } from '../../i18n'
import { spelledPhone } from '../../parts/contact/phones'
import { useNotebook } from '../../solid/notebook'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { SectionHeader } from '../../ui/SectionHeader'
import { Select } from '../../ui/Select'
import styles from './Import.module.css'
import type { KnownLine } from './importDesk'
import type { ImportModel } from './importModel'
import { DECISIONS, type Decision } from './runImport'

const MORE = 50

export function KnownRows(props: { model: ImportModel; known: readonly KnownLine[] }) {
  const [shown, setShown] = createSignal(MORE)
  /** What all rows have in common; none of the choices when they differ. */
  const common = createMemo(() => {
    const chosen = new Set(props.known.map(({ line }) => props.model.decisionOf(line)))
    return chosen.size === 1 ? [...chosen][0]! : ''
  })
  return (
    <section class={styles.section} aria-labelledby="exchange-known">
      <SectionHeader
        id="exchange-known"
        title={t('exchange.known.title')}
        count={props.known.length}
        hint={t('exchange.known.hint')}
      />
      <Select<Decision | ''>
        class={styles.all}
        label={t('exchange.known.all')}
        hint={t('exchange.known.completeHint')}
        value={common()}
        options={[
          ...(common() === '' ? [{ value: '' as const, label: t('exchange.known.differ') }] : []),
          ...DECISIONS.map((value) => ({ value, label: t(`exchange.known.${value}`) })),
        ]}
        onChange={(decision) => decision !== '' && props.model.decideAll(decision)}
      />
      <Card flush>
        <ul role="list">
          <For each={props.known.slice(0, shown())}>{(row) => <KnownRow model={props.model} known={row} />}</For>
        </ul>
      </Card>
      <Show when={props.known.length > shown()}>
        <Button onClick={() => setShown(shown() + MORE)}>
          {t('exchange.check.showMore', { count: Math.min(MORE, props.known.length - shown()) })}
        </Button>
      </Show>
    </section>
  )
}

function KnownRow(props: { model: ImportModel; known: KnownLine }) {
  const notebook = useNotebook()
  const client = () => notebook.row(props.known.match.where)
  const owner = () => {
    const member = client()?.owner
    return member === notebook.me().member.id
      ? t('exchange.known.mine')
      : t('exchange.known.owner', { owner: notebook.memberName(member) })
  }
  const matched = () => {
    const { by, value } = props.known.match
    return t(`exchange.known.by.${by}`, { value: by === 'phone' ? spelledPhone(`+${value}`) : value })
  }
  const readOnly = () => props.model.readOnly(props.known.match.where)
  return (
    <li class={styles.known}>
      <div class={styles.source}>
        <span class={styles.small}>{t('exchange.known.row', { line: props.known.line, name: props.known.name })}</span>
        <a class={styles.link} href={`/clients/${props.known.match.where}`}>
          {client()?.name}
        </a>
        <span class={styles.examples}>
          {matched()} · {owner()}
        </span>
        <Show when={readOnly()}>
          <span class={styles.small}>{t('exchange.known.readOnly')}</span>
        </Show>
      </div>
      <Select<Decision>
        class={styles.target}
        hideLabel
        label={t('exchange.known.one', { line: props.known.line })}
        value={props.model.decisionOf(props.known.line)}
        options={DECISIONS.filter((value) => value !== 'complete' || !readOnly()).map((value) => ({
          value,
          label: t(`exchange.known.${value}`),
        }))}
        onChange={(decision) => props.model.decide(props.known.line, decision)}
      />
    </li>
  )
}
