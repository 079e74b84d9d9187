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
import { orderYears, type Order, type OrderYear } from './orders'
import styles from './Orders.module.css'

/** What they ordered, year by year. */
export function Orders() {
  const client = useClient()
  const [editing, setEditing] = createSignal<Edited>()
  const years = createMemo(() => orderYears(client.view.profile()))
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
        <For each={years()}>{(year) => <Year year={year} onEdit={({ id, entry }) => setEditing({ id, entry })} />}</For>
      </Show>
      <EntryDialog editing={editing()} onClose={() => setEditing(undefined)} />
    </div>
  )
}

function Year(props: { year: OrderYear; onEdit: (order: Order) => void }) {
  const client = useClient()
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
      <ul role="list">
        <For each={props.year.orders}>
          {(order) => (
            <li class={styles.order}>
              <time class={styles.date} dateTime={new Date(order.entry.when).toISOString()}>
                {formatDay(order.entry.when)}
              </time>
              <div class={styles.what}>
                <Show when={order.entry.text !== ''}>
                  <p class={styles.text}>{order.entry.text}</p>
                </Show>
                <Show when={order.entry.deliveryOn}>
                  {(day) => <p class={styles.quiet}>{t('profile.entry.delivery', { day: formatDate(day()) })}</p>}
                </Show>
              </div>
              <Amount entry={order.entry} />
              <Show when={client.may()}>
                <IconButton icon={IconPencil} label={t('profile.entry.edit')} onClick={() => props.onEdit(order)} />
              </Show>
            </li>
          )}
        </For>
      </ul>
    </Card>
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
