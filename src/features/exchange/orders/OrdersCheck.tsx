/** What the list would change: counts, up to which day it is whole, and whose its orders are. */
import { createMemo, createSignal, For, Show, type JSX } from 'solid-js'
import { t } from '../../../i18n'
import { isArriving, useNotebook } from '../../../solid/notebook'
import { Badge } from '../../../ui/Badge'
import { Banner } from '../../../ui/Banner'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { DateField } from '../../../ui/DateField'
import { ProgressBar } from '../../../ui/ProgressBar'
import { SectionHeader } from '../../../ui/SectionHeader'
import { BadRows } from '../BadRows'
import styles from '../Import.module.css'
import { ChooseClient } from './ChooseClient'
import own from './Orders.module.css'
import type { OrdersModel, PartyLine } from './ordersModel'
import { PartyRow } from './PartyRow'
import type { Party, ReadList } from './readOrders'
import { badOrderLines, moneyWords, orderHeadingWord } from './words'

export function OrdersCheck(props: { model: OrdersModel; list: ReadList }) {
  const notebook = useNotebook()
  const [choosing, setChoosing] = createSignal<Party>()
  const of = (fate: PartyLine['fate']) => props.model.lines().filter((line) => line.fate === fate)
  const missing = createMemo(() => of('missing'))
  const found = createMemo(() => of('import'))
  const readOnly = createMemo(() => of('readOnly'))
  const totals = () => props.model.totals()
  const planned = () => totals().fresh + totals().updated
  const mayRun = () => props.model.comparing() === null && found().length > 0 && (planned() > 0 || totals().moves)
  const headings = () => props.model.opened()?.layout.headings ?? []
  return (
    <div class={styles.column}>
      <Card>
        <Counts model={props.model} list={props.list} />
        <Show when={found().length > 0} fallback={<p class={styles.muted}>{t('ordersImport.check.noClients')}</p>}>
          <Known model={props.model} />
        </Show>
      </Card>
      <Show when={props.model.comparing() === null && found().length > 0 && !mayRun()}>
        <Banner tone="info">{t('ordersImport.check.nothing')}</Banner>
      </Show>
      <Show when={isArriving(notebook.status())}>
        <Banner tone="warning">{t('ordersImport.check.arriving')}</Banner>
      </Show>
      <Parties
        id="orders-missing"
        title={t('ordersImport.missing.title')}
        hint={t('ordersImport.missing.hint')}
        lines={missing()}
      >
        {(line) => <PartyRow model={props.model} line={line} onChoose={() => setChoosing(line.party)} />}
      </Parties>
      <Parties id="orders-found" title={t('ordersImport.matched.title')} lines={found()}>
        {(line) => <PartyRow model={props.model} line={line} onChoose={() => setChoosing(line.party)} />}
      </Parties>
      <Parties
        id="orders-read-only"
        title={t('ordersImport.readOnly.title')}
        hint={t('ordersImport.readOnly.hint')}
        lines={readOnly()}
      >
        {(line) => <PartyRow model={props.model} line={line} onChoose={() => setChoosing(line.party)} />}
      </Parties>
      <Show when={props.list.bad.length > 0}>
        <BadRows
          bad={badOrderLines(props.list.bad)}
          headings={headings().map((_, column) => orderHeadingWord(headings(), column))}
        />
      </Show>
      <div class={styles.footer}>
        <Button onClick={() => props.model.backTo('columns')}>{t('common.back')}</Button>
        <Button variant="primary" disabled={!mayRun()} onClick={() => void props.model.run()}>
          {planned() === 0 && totals().moves
            ? t('ordersImport.check.importKnown')
            : t('ordersImport.check.import', { count: planned() })}
        </Button>
      </div>
      <ChooseClient
        party={choosing()}
        onChoose={(party, client) => {
          setChoosing(undefined)
          props.model.chooseClient(party, client)
        }}
        onClose={() => setChoosing(undefined)}
      />
    </div>
  )
}

function Counts(props: { model: OrdersModel; list: ReadList }) {
  const totals = () => props.model.totals()
  return (
    <>
      <div class={styles.counts}>
        <Show when={props.model.comparing() === null}>
          <Badge tone={totals().fresh > 0 ? 'success' : 'neutral'}>
            {t('ordersImport.check.fresh', { count: totals().fresh })}
          </Badge>
          <Show when={totals().updated > 0}>
            <Badge tone="accent">{t('ordersImport.check.updated', { count: totals().updated })}</Badge>
          </Show>
          <Show when={totals().unchanged > 0}>
            <Badge>{t('ordersImport.check.unchanged', { count: totals().unchanged })}</Badge>
          </Show>
        </Show>
        <Show when={totals().left > 0}>
          <Badge tone="warning">{t('ordersImport.check.left', { count: totals().left })}</Badge>
        </Show>
        <Show when={props.list.bad.length > 0}>
          <Badge tone="danger">{t('ordersImport.check.bad', { count: props.list.bad.length })}</Badge>
        </Show>
      </div>
      <Show when={props.model.comparing()}>
        {(at) => <ProgressBar label={t('ordersImport.check.comparing', at())} value={at().done} max={at().total} />}
      </Show>
      <Show when={totals().added.length > 0}>
        <p>{t('ordersImport.check.sum', { sum: moneyWords(totals().added) })}</p>
      </Show>
      <Show when={totals().negative.length > 0}>
        <p class={styles.small}>
          {t('ordersImport.check.negative', {
            count: totals().negative.length,
            rows: totals().negative.slice(0, 20).join(', '),
          })}
        </p>
      </Show>
      <Show when={props.list.states.length > 0}>
        <p class={styles.small}>
          {t('ordersImport.check.states', { names: props.list.states.slice(0, 20).join(', ') })}
        </p>
      </Show>
      <Show when={props.list.passed > 0}>
        <p class={styles.small}>{t('ordersImport.check.passed', { count: props.list.passed })}</p>
      </Show>
    </>
  )
}

function Known(props: { model: OrdersModel }) {
  const hint = () =>
    props.model.known() === ''
      ? t('ordersImport.known.none')
      : `${t(`ordersImport.known.${props.model.knownFrom()}`)} ${t('ordersImport.known.why')}`
  return (
    <DateField
      class={own.known}
      label={t('ordersImport.known.label')}
      hint={hint()}
      value={props.model.known()}
      max={props.model.today()}
      onChange={(day) => props.model.setKnown(day)}
    />
  )
}

const MORE = 50

interface PartiesProps {
  id: string
  title: string
  hint?: string
  lines: readonly PartyLine[]
  children: (line: PartyLine) => JSX.Element
}

function Parties(props: PartiesProps) {
  const [shown, setShown] = createSignal(MORE)
  return (
    <Show when={props.lines.length > 0}>
      <section class={styles.section} aria-labelledby={props.id}>
        <SectionHeader id={props.id} title={props.title} count={props.lines.length} hint={props.hint} />
        <Card flush>
          <ul role="list">
            <For each={props.lines.slice(0, shown())}>{props.children}</For>
          </ul>
        </Card>
        <Show when={props.lines.length > shown()}>
          <Button onClick={() => setShown(shown() + MORE)}>
            {t('exchange.check.showMore', { count: Math.min(MORE, props.lines.length - shown()) })}
          </Button>
        </Show>
      </section>
    </Show>
  )
}
