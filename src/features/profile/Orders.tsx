import { createMemo, createSignal, For, Show } from 'solid-js'
import IconPackage from '~icons/lucide/package'
import IconPencil from '~icons/lucide/pencil'
import IconPlus from '~icons/lucide/plus'
import { t } from '../../i18n'
import { formatDate, formatDay, formatMoney } from '../../i18n/format'
import { newId, type EntryId } from '../../shared/ids'
import type { Entry } from '../../shared/profile/entry'
import { Button, IconButton } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { SectionHeader } from '../../ui/SectionHeader'
import { useClient } from './client'
import { EntryDialog, type Edited } from './EntryDialog'
import { orderMonths, orderYears, type Order, type OrderYear } from './orders'
import { OrdersChart } from './OrdersChart'
import styles from './Orders.module.css'

/** What they ordered, year by year. */
export function Orders(props: { wide: boolean }) {
  const client = useClient()
  const [editing, setEditing] = createSignal<Edited>()
  const years = createMemo(() => orderYears(client.view.profile()))
  const months = createMemo(() => orderMonths(client.view.profile()))
  const add = () => (
    <Show when={client.may()}>
      <Button
        icon={IconPlus}
        onClick={() =>
          setEditing({ id: newId<EntryId>(), entry: { type: 'order', when: Date.now(), text: '' }, isNew: true })
        }
      >
        {t('profile.orders.add')}
      </Button>
    </Show>
  )
  return (
    <div class={styles.orders}>
      <Show
        when={years().length > 0}
        fallback={
          <EmptyState
            icon={IconPackage}
            title={t('profile.orders.empty')}
            text={t('profile.orders.emptyHint')}
            action={add()}
          />
        }
      >
        <SectionHeader title={t('profile.tab.orders')} action={add()} />
        <Show when={months()}>{(found) => <OrdersChart currency={found().currency} months={found().months} />}</Show>
        <For each={years()}>
          {(year) => <Year year={year} wide={props.wide} onEdit={({ id, entry }) => setEditing({ id, entry })} />}
        </For>
      </Show>
      <EntryDialog editing={editing()} onClose={() => setEditing(undefined)} />
    </div>
  )
}

interface YearProps {
  year: OrderYear
  wide: boolean
  onEdit: (order: Order) => void
}

function Year(props: YearProps) {
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

/** On the desk, where one compares. */
function Table(props: YearProps) {
  return (
    <table class={styles.table}>
      <thead class="visually-hidden">
        <tr>
          <th scope="col">{t('profile.orders.date')}</th>
          <th scope="col">{t('profile.orders.what')}</th>
          <th scope="col">{t('profile.orders.delivery')}</th>
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
                {order.entry.text}
              </th>
              <td class={styles.quiet}>
                <Delivery order={order} />
              </td>
              <td class={styles.sum}>
                <Amount entry={order.entry} />
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

function Cards(props: YearProps) {
  return (
    <ul role="list">
      <For each={props.year.orders}>
        {(order) => (
          <li class={styles.order}>
            <div class={styles.what}>
              <Amount entry={order.entry} />
              <Show when={order.entry.text !== ''}>
                <p class={styles.text}>{order.entry.text}</p>
              </Show>
              <p class={styles.days}>
                <When order={order} />
                <Delivery order={order} />
              </p>
            </div>
            <Edit order={order} onEdit={props.onEdit} />
          </li>
        )}
      </For>
    </ul>
  )
}

/** The year stands over its orders. */
const dayWithin = ({ entry }: Order): string => formatDay(entry.when, entry.when)

const When = (props: { order: Order }) => (
  <time dateTime={new Date(props.order.entry.when).toISOString()}>{dayWithin(props.order)}</time>
)

const Delivery = (props: { order: Order }) => (
  <Show when={props.order.entry.deliveryOn}>
    {(day) => <span>{t('profile.entry.delivery', { day: formatDate(day(), props.order.entry.when) })}</span>}
  </Show>
)

function Edit(props: { order: Order; onEdit: (order: Order) => void }) {
  const client = useClient()
  return (
    <Show when={client.may()}>
      <IconButton icon={IconPencil} label={t('profile.entry.edit')} onClick={() => props.onEdit(props.order)} />
    </Show>
  )
}

function Amount(props: { entry: Entry }) {
  const text = () => {
    const { amount, currency } = props.entry
    return amount === undefined || currency === undefined ? undefined : formatMoney(amount, currency)
  }
  return (
    <Show when={text()} fallback={<span class={styles.quiet}>{t('profile.orders.noAmount')}</span>}>
      {(money) => <span class={`${styles.amount} tabular`}>{money()}</span>}
    </Show>
  )
}
