import { For, Show } from 'solid-js'
import IconPencil from '~icons/lucide/pencil'
import { t } from '../../i18n'
import { formatDay, formatNumber } from '../../i18n/format'
import { formatMoney } from '../../i18n/money'
import type { EntryId } from '../../shared/ids'
import type { Entry } from '../../shared/profile/entry'
import { Badge } from '../../ui/Badge'
import { IconButton } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { useClient } from './client'
import { dealsOf } from './deals/deals'
import { OrderDelivery } from './OrderDelivery'
import { moneyOf, type Order, type OrderLine, type OrderYear as Year } from './orders'
import styles from './Orders.module.css'

interface Props {
  year: Year
  wide: boolean
  /** YYYY-MM-DD */
  today: string
  /** Orders under the smallest one that was agreed. */
  small: ReadonlySet<EntryId>
  onEdit: (order: Order) => void
}

/** The orders of one year with what they make: a table where one compares, cards on a phone. */
export function OrderYear(props: Props) {
  return (
    <Card flush aria-label={String(props.year.year)}>
      <header class={styles.head}>
        <h3>{props.year.year}</h3>
        <span class={styles.quiet}>{t('profile.orders.count', { count: props.year.orders.length })}</span>
        <div class={styles.sums}>
          <For each={props.year.sums}>
            {({ amount, currency }) => <strong class="tabular">{formatMoney(amount, currency)}</strong>}
          </For>
        </div>
      </header>
      <Show when={props.wide} fallback={<Cards {...props} />}>
        <Table {...props} />
      </Show>
    </Card>
  )
}

function Table(props: Props) {
  return (
    <table class={styles.table}>
      <thead class="visually-hidden">
        <tr>
          <th scope="col">{t('profile.orders.date')}</th>
          <th scope="col">{t('profile.orders.what')}</th>
          <th scope="col">{t('profile.orders.sum')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        <For each={props.year.orders}>
          {(order) => (
            <tr>
              <td class={styles.quiet}>
                <When order={order} />
              </td>
              <th scope="row" class={styles.what}>
                <span class={styles.text}>{order.entry.text}</span>
                <More order={order} />
                <span class={styles.quiet}>
                  <OrderDelivery order={order} today={props.today} />
                </span>
              </th>
              <td class={styles.sum}>
                <Amount entry={order.entry} small={props.small.has(order.id)} />
              </td>
              <td class={styles.edit}>
                <Edit order={order} onEdit={props.onEdit} />
              </td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  )
}

function Cards(props: Props) {
  return (
    <ul role="list">
      <For each={props.year.orders}>
        {(order) => (
          <li class={styles.order}>
            <div class={styles.what}>
              <p class={styles.top}>
                <Amount entry={order.entry} small={props.small.has(order.id)} />
                <span class={styles.quiet}>
                  <When order={order} />
                </span>
              </p>
              <Show when={order.entry.text !== ''}>
                <p class={styles.text}>{order.entry.text}</p>
              </Show>
              <More order={order} />
              <div class={styles.quiet}>
                <OrderDelivery order={order} today={props.today} />
              </div>
            </div>
            <Edit order={order} onEdit={props.onEdit} />
          </li>
        )}
      </For>
    </ul>
  )
}

/** The year stands over its orders. */
const When = (props: { order: Order }) => (
  <time dateTime={new Date(props.order.entry.when).toISOString()}>
    {formatDay(props.order.entry.when, props.order.entry.when)}
  </time>
)

/** Number, product line and deal, and what was ordered line by line. */
function More(props: { order: Order }) {
  const client = useClient()
  const dealName = () => {
    const deal = dealsOf(client.view.profile()).find(({ id }) => id === props.order.more.deal)
    return deal === undefined ? '' : deal.what || t('deals.unnamed')
  }
  const marks = () => {
    const { number, line } = props.order.more
    return [
      number === '' ? '' : t('orders.numbered', { number }),
      line,
      dealName() === '' ? '' : t('orders.ofDeal', { what: dealName() }),
    ].filter(Boolean)
  }
  return (
    <>
      <Show when={marks().length > 0}>
        <span class={styles.marks}>
          <For each={marks()}>{(mark) => <span>{mark}</span>}</For>
        </span>
      </Show>
      <Show when={props.order.more.lines.length > 0}>
        <details class={styles.lines}>
          <summary>{t('orders.lines', { count: props.order.more.lines.length })}</summary>
          <ul role="list">
            <For each={props.order.more.lines}>{(line) => <li>{lineText(line, props.order.entry.currency)}</li>}</For>
          </ul>
        </details>
      </Show>
    </>
  )
}

function lineText({ what, quantity, unit, amount }: OrderLine, currency: string | undefined): string {
  const count = quantity === undefined ? '' : ` × ${formatNumber(String(quantity))}`
  const counted = `${what}${count}${count !== '' && unit !== undefined ? ` ${unit}` : ''}`
  return amount === undefined || currency === undefined
    ? counted
    : t('orders.lineSum', { what: counted, sum: formatMoney(amount, currency) })
}

function Edit(props: { order: Order; onEdit: (order: Order) => void }) {
  const client = useClient()
  return (
    <Show when={client.may()}>
      <IconButton icon={IconPencil} label={t('profile.entry.edit')} onClick={() => props.onEdit(props.order)} />
    </Show>
  )
}

function Amount(props: { entry: Entry; small: boolean }) {
  const client = useClient()
  const money = () => moneyOf(props.entry)
  const least = () => client.notebook.settings().orderRules?.least ?? undefined
  return (
    <span class={styles.money}>
      <Show when={money()} fallback={<span class={styles.quiet}>{t('profile.orders.noAmount')}</span>}>
        {(sum) => <span class={`${styles.amount} tabular`}>{formatMoney(sum().amount, sum().currency)}</span>}
      </Show>
      <Show when={props.small && least()}>
        {(sum) => (
          <Badge tone="warning">{t('orders.below.mark', { least: formatMoney(sum().amount, sum().currency) })}</Badge>
        )}
      </Show>
    </span>
  )
}
