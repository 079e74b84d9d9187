import { createMemo, For } from 'solid-js'
import { t } from '../../i18n'
import { formatMonth } from '../../i18n/format'
import { formatMoney } from '../../i18n/money'
import type { OrderMonth } from './orders'
import styles from './Orders.module.css'

/** In units of the drawing: a bar, the gap beside it, and the height of the largest. */
const BAR = 8
const GAP = 3
const HEIGHT = 40
/** A month with an order is seen, however small it was. */
const LEAST = 2

/** How much was ordered month by month, at a glance; the sums stand below in words. */
export function OrdersChart(props: { currency: string; months: OrderMonth[] }) {
  const most = createMemo(() => props.months.reduce((best, month) => (month.amount > best.amount ? month : best)))
  const width = () => props.months.length * (BAR + GAP) - GAP
  const money = (amount: number) => formatMoney(amount, props.currency)
  const words = () =>
    t('profile.orders.chart', {
      currency: props.currency,
      from: formatMonth(props.months[0]!.time),
      to: formatMonth(props.months.at(-1)!.time),
      sum: money(props.months.reduce((sum, { amount }) => sum + amount, 0)),
      best: formatMonth(most().time),
    })
  const heightOf = ({ amount }: OrderMonth) => (amount === 0 ? 0 : Math.max(LEAST, (amount / most().amount) * HEIGHT))
  return (
    <figure class={styles.chart}>
      <svg viewBox={`0 0 ${width()} ${HEIGHT + 1}`} preserveAspectRatio="none" role="img" aria-label={words()}>
        <For each={props.months}>
          {(month, index) => (
            <rect
              x={index() * (BAR + GAP)}
              y={HEIGHT - heightOf(month)}
              width={BAR}
              height={heightOf(month)}
              class={month === most() ? styles.best : styles.bar}
            >
              <title>
                {t('profile.orders.chartBar', { month: formatMonth(month.time), sum: money(month.amount) })}
              </title>
            </rect>
          )}
        </For>
        <line x1="0" x2={width()} y1={HEIGHT + 0.5} y2={HEIGHT + 0.5} class={styles.axis} />
      </svg>
      <figcaption class={styles.ends} aria-hidden="true">
        <span>{formatMonth(props.months[0]!.time)}</span>
        <span>{formatMonth(props.months.at(-1)!.time)}</span>
      </figcaption>
    </figure>
  )
}
