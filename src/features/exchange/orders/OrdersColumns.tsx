/** Which column of a list of orders is what, with a look at the first orders. */
import { createMemo, For, Show } from 'solid-js'
import { locale, t } from '../../../i18n'
import { formatDate } from '../../../i18n/format'
import { formatMoney } from '../../../i18n/money'
import { Banner } from '../../../ui/Banner'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { Checkbox } from '../../../ui/Checkbox'
import { SectionHeader } from '../../../ui/SectionHeader'
import { Select, type Option } from '../../../ui/Select'
import { Spinner } from '../../../ui/Spinner'
import { ColumnLine, examplesOf, FileFacts } from '../ColumnsStep'
import styles from '../Import.module.css'
import { ordersOf, goodsText, type ListOrder } from './listOrders'
import { ORDER_FIELDS, type OrderField } from './orderFields'
import { dayFirstIn, type OpenedOrders } from './ordersDesk'
import type { OrdersModel } from './ordersModel'
import { readOrders } from './readOrders'
import own from './Orders.module.css'
import { orderFieldWord, orderHeadingWord, ordersProblemWords } from './words'

export function OrdersColumns(props: { model: OrdersModel; opened: OpenedOrders }) {
  const layout = () => props.opened.layout
  const options = createMemo((): Option<OrderField | ''>[] => [
    { value: '', label: t('exchange.columns.skip') },
    ...ORDER_FIELDS.map((value) => ({ value, label: orderFieldWord(value) })),
  ])
  const mayGroup = () => props.model.mapping().includes('client')
  return (
    <>
      <div class={styles.columns}>
        <div class={styles.column}>
          <SectionHeader title={t('exchange.columns.title')} hint={t('ordersImport.columns.text')} />
          <FileFacts opened={props.opened} />
          <Show when={props.model.isRemembered()}>
            <Banner
              tone="info"
              action={
                <Button size="small" onClick={() => props.model.guessAnew()}>
                  {t('ordersImport.columns.anew')}
                </Button>
              }
            >
              {t('ordersImport.columns.remembered')}
            </Banner>
          </Show>
          <Show when={props.opened.sheets.length > 1}>
            <Select
              label={t('exchange.columns.sheet')}
              value={String(props.opened.sheet)}
              options={props.opened.sheets.map((label, index) => ({ value: String(index), label }))}
              onChange={(sheet) => void props.model.layOut(Number(sheet))}
            />
          </Show>
          <Show when={layout().headingsLine > 1}>
            <p class={styles.small}>{t('ordersImport.columns.headings', { line: layout().headingsLine })}</p>
          </Show>
          <Card flush>
            <For each={layout().headings}>
              {(_, column) => (
                <ColumnLine<OrderField>
                  heading={orderHeadingWord(layout().headings, column())}
                  examples={examplesOf(layout().sample, column())}
                  value={props.model.mapping()[column()] ?? ''}
                  options={options()}
                  onChange={(field) => props.model.setField(column(), field === '' ? null : field)}
                />
              )}
            </For>
          </Card>
          <Show when={mayGroup()}>
            <Checkbox
              label={t('ordersImport.columns.grouped')}
              hint={t('ordersImport.columns.groupedHint')}
              checked={props.model.grouped()}
              onChange={(grouped) => props.model.setGrouped(grouped)}
            />
          </Show>
          <Select
            class={styles.all}
            label={t('ordersImport.columns.currency')}
            hint={t('ordersImport.columns.currencyHint')}
            value={props.model.currency()}
            options={currencyOptions(props.model.currency())}
            onChange={(currency) => props.model.setCurrency(currency)}
          />
        </div>
        <Preview model={props.model} opened={props.opened} />
      </div>
      <Warnings model={props.model} />
      <div class={styles.footer}>
        <Show when={props.model.busy() === 'read'}>
          <span class={styles.busy}>
            <Spinner small label={t('ordersImport.columns.reading')} />
            {t('ordersImport.columns.reading')}
          </span>
        </Show>
        <Button onClick={() => props.model.backTo('file')}>{t('common.back')}</Button>
        <Button
          variant="primary"
          disabled={props.model.missing().length > 0 || props.model.busy() !== null}
          onClick={() => void props.model.check()}
        >
          {t('ordersImport.columns.next')}
        </Button>
      </div>
    </>
  )
}

const OFTEN = ['RUB', 'USD', 'EUR', 'CNY', 'BYN', 'KZT', 'UZS', 'GEL', 'AMD', 'TRY', 'AED', 'GBP']

function currencyOptions(chosen: string): Option[] {
  const names = new Intl.DisplayNames(locale(), { type: 'currency' })
  return [...new Set([...OFTEN, chosen])].map((value) => ({ value, label: `${value}, ${names.of(value) ?? value}` }))
}

function Warnings(props: { model: OrdersModel }) {
  return (
    <>
      <Show when={(props.model.opened()?.damaged ?? 0) > 0}>
        <Banner tone="warning">{t('exchange.columns.damaged', { count: props.model.opened()?.damaged ?? 0 })}</Banner>
      </Show>
      <For each={props.model.missing()}>
        {(field) => <Banner tone="warning">{t(`ordersImport.columns.need.${field}`)}</Banner>}
      </For>
      <Show when={props.model.problem()}>
        {(problem) => <Banner tone="danger">{ordersProblemWords(problem())}</Banner>}
      </Show>
    </>
  )
}

const SHOWN = 5

/** The first orders as they would be read. */
function Preview(props: { model: OrdersModel; opened: OpenedOrders }) {
  const read = createMemo(() => {
    const { sample, headings } = props.opened.layout
    const mapping = props.model.mapping()
    return readOrders(sample, mapping, {
      headings,
      grouped: props.model.grouped(),
      currency: props.model.currency(),
      today: props.model.today(),
      dayFirst: dayFirstIn(sample, mapping, locale()),
    })
  })
  const orders = createMemo(() =>
    read()
      .parties.flatMap(({ name, lines }) => ordersOf(lines).map((order) => ({ name, order })))
      .toSorted((a, b) => a.order.row - b.order.row)
      .slice(0, SHOWN),
  )
  return (
    <section class={styles.preview} aria-live="polite">
      <SectionHeader title={t('ordersImport.preview.title')} />
      <Card flush>
        <Show when={orders().length > 0} fallback={<p class={own.nothing}>{t('ordersImport.preview.none')}</p>}>
          <ul role="list">
            <For each={orders()}>{({ name, order }) => <PreviewLine name={name} order={order} />}</For>
          </ul>
        </Show>
      </Card>
      <Show when={read().bad.length > 0}>
        <p class={styles.wrong}>{t('ordersImport.preview.bad', { count: read().bad.length })}</p>
      </Show>
    </section>
  )
}

function PreviewLine(props: { name: string; order: ListOrder }) {
  const head = () =>
    [
      formatDate(props.order.day),
      props.order.number === undefined ? '' : t('ordersImport.preview.number', { number: props.order.number }),
    ]
      .filter(Boolean)
      .join(' · ')
  const money = () =>
    props.order.amount === undefined || props.order.currency === undefined
      ? ''
      : formatMoney(props.order.amount, props.order.currency)
  return (
    <li class={own.order}>
      <span class={own.words}>
        <span class={styles.heading}>{props.name}</span>
        <span class={styles.examples}>{head()}</span>
        <Show when={goodsText(props.order.lines)}>{(text) => <span class={styles.examples}>{text()}</span>}</Show>
      </span>
      <span class={own.money}>{money()}</span>
    </li>
  )
}
