import { createMemo, createSignal, Show } from 'solid-js'
import { t } from '../../i18n'
import { formatDay } from '../../i18n/format'
import { formatMoney } from '../../i18n/money'
import { lostOf } from '../../shared/practice/losses'
import { ordersOf, purchaseOutlook, volumeFall } from '../../shared/practice/purchases'
import { Banner } from '../../ui/Banner'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { SectionHeader } from '../../ui/SectionHeader'
import { useClient } from './client'
import type { OrderContext } from './orderContext'
import { OrdersWhy } from './OrdersWhy'
import styles from './Orders.module.css'

const DAY = 86_400_000

/** When they usually buy, what is late or less than before, and behind each the orders that say so. */
export function OrderHabit(props: { context: OrderContext }) {
  const client = useClient()
  const [why, setWhy] = createSignal<'usual' | 'volume'>()
  const orders = createMemo(() => ordersOf(client.view.profile()))
  const outlook = createMemo(() => purchaseOutlook(orders(), props.context.known))
  const fall = createMemo(() => volumeFall(orders()))
  /** Whoever left is late with nothing. */
  const isOurs = () => {
    const row = client.view.row()
    return row === undefined || lostOf(row) === undefined
  }
  const late = () => {
    const found = outlook()
    return found?.late === true && isOurs() ? found : undefined
  }
  const usualDays = () => Math.max(1, Math.round(outlook()?.days ?? 1))
  const expectedText = (due: number): string => {
    const day = formatDay(due, props.context.now)
    return due < props.context.now ? t('orders.wasExpected', { day }) : t('orders.expected', { day })
  }
  const whyButton = (about: 'usual' | 'volume', label: string) => (
    <Button variant="quiet" aria-label={label} onClick={() => setWhy(about)}>
      {t('orders.why')}
    </Button>
  )
  return (
    <Card aria-labelledby="habit-title">
      <SectionHeader id="habit-title" title={t('orders.habit')} />
      <Show when={late()}>
        {(found) => (
          <Banner tone="warning" action={whyButton('usual', t('orders.whyUsual'))}>
            {t('orders.late', {
              days: Math.floor((props.context.known - found().last) / DAY),
              usual: usualDays(),
            })}
          </Banner>
        )}
      </Show>
      <Show when={isOurs() && fall()}>
        {(found) => (
          <Banner tone="warning" action={whyButton('volume', t('orders.whyFall'))}>
            {t('orders.fall', {
              now: formatMoney(found().now.amount, found().now.currency),
              before: formatMoney(found().before.amount, found().before.currency),
            })}
          </Banner>
        )}
      </Show>
      <Show when={outlook()} fallback={<p class={styles.quiet}>{t('orders.noUsual')}</p>}>
        {(found) => (
          <div class={styles.habit}>
            <Show when={late() === undefined}>
              <strong>{t('orders.usual', { days: usualDays() })}</strong>
            </Show>
            <span>{t('orders.lastOn', { day: formatDay(found().last, props.context.now) })}</span>
            <Show when={!found().late && isOurs()}>
              <span>{expectedText(found().due)}</span>
            </Show>
            <Show when={late() === undefined}>{whyButton('usual', t('orders.whyUsual'))}</Show>
          </div>
        )}
      </Show>
      <Show when={outlook()?.season && isOurs()}>
        <p class={styles.quiet}>{t('orders.season')}</p>
      </Show>
      <OrdersWhy
        about={why()}
        outlook={outlook()}
        fall={fall()}
        knownTo={props.context.knownTo}
        onClose={() => setWhy(undefined)}
      />
    </Card>
  )
}
