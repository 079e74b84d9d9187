import { createMemo, createSignal, For, Show } from 'solid-js'
import IconPackage from '~icons/lucide/package'
import IconPlus from '~icons/lucide/plus'
import { t } from '../../i18n'
import { mayInWorkspace } from '../../shared/access'
import { newId, type EntryId } from '../../shared/ids'
import { Button, LinkButton } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { SectionHeader } from '../../ui/SectionHeader'
import { useClient } from './client'
import type { Deal } from './deals/deals'
import { Deals } from './deals/Deals'
import { EntryDialog, type Edited } from './EntryDialog'
import { createOrderContext } from './orderContext'
import { OrderHabit } from './OrderHabit'
import { orderMonths, orderYears, smallOrders } from './orders'
import { OrdersChart } from './OrdersChart'
import { knownDay } from './OrdersWhy'
import { OrderYear } from './OrderYear'
import styles from './Orders.module.css'

/** What they may buy, what they usually do, and what they ordered year by year. */
export function Orders(props: { wide: boolean }) {
  const client = useClient()
  const context = createOrderContext(client)
  const [editing, setEditing] = createSignal<Edited>()
  const years = createMemo(() => orderYears(client.view.profile()))
  const months = createMemo(() => orderMonths(client.view.profile()))
  const small = createMemo(() => smallOrders(client.view.profile(), client.notebook.settings().orderRules))
  const begin = (deal?: Deal): void => {
    const { what: text = '', money, id } = deal ?? {}
    setEditing({
      id: newId<EntryId>(),
      entry: { type: 'order', when: Date.now(), text, ...money },
      isNew: true,
      deal: id,
    })
  }
  const known = () => {
    const day = context().knownTo
    return day === undefined ? undefined : t('orders.known', { day: knownDay(day) })
  }
  const add = () => (
    <Show when={client.may()}>
      <Button icon={IconPlus} onClick={() => begin()}>
        {t('profile.orders.add')}
      </Button>
    </Show>
  )
  return (
    <div class={styles.orders}>
      <Deals today={context().today} now={context().now} onOrder={begin} />
      <Show
        when={years().length > 0}
        fallback={
          <EmptyState
            icon={IconPackage}
            title={t('profile.orders.empty')}
            text={t('profile.orders.emptyHint')}
            action={
              <>
                {add()}
                <Show when={client.may() && mayInWorkspace(client.notebook.role(), 'import')}>
                  <LinkButton href="/import/orders">{t('orders.import')}</LinkButton>
                </Show>
              </>
            }
          />
        }
      >
        <SectionHeader title={t('profile.tab.orders')} hint={known()} action={add()} />
        <OrderHabit context={context()} />
        <Show when={months()}>{(found) => <OrdersChart currency={found().currency} months={found().months} />}</Show>
        <For each={years()}>
          {(year) => (
            <OrderYear
              year={year}
              wide={props.wide}
              today={context().today}
              small={small()}
              onEdit={({ id, entry }) => setEditing({ id, entry })}
            />
          )}
        </For>
      </Show>
      <EntryDialog editing={editing()} onClose={() => setEditing(undefined)} />
    </div>
  )
}
