import { createMemo, For, Match, Show, Switch, type JSX } from 'solid-js'
import { t } from '../../i18n'
import { formatDay, formatLongDay, formatMoment } from '../../i18n/format'
import { formatMoney } from '../../i18n/money'
import type { EntryId } from '../../shared/ids'
import type { Outlook, Purchase, VolumeFall } from '../../shared/practice/purchases'
import { Badge } from '../../ui/Badge'
import { Dialog } from '../../ui/Dialog'
import { useClient } from './client'
import { moneyOf } from './orders'
import styles from './Orders.module.css'
import { recordedOf } from './timeline'

interface Props {
  /** Undefined = closed. */
  about: 'usual' | 'volume' | undefined
  outlook: Outlook | undefined
  fall: VolumeFall | undefined
  /** The last day that a list of orders reached. */
  knownTo: string | undefined
  onClose: () => void
}

/** How a figure was worked out, and the orders it came from. */
export function OrdersWhy(props: Props) {
  return (
    <Switch>
      <Match when={props.about === 'usual' && props.outlook}>
        {(outlook) => (
          <Sheet title={t('orders.whyUsual')} onClose={props.onClose}>
            <p>{t('orders.whyUsualText')}</p>
            <p>{t('orders.whyLate', { days: Math.max(1, Math.round(outlook().tolerance)) })}</p>
            <Known to={props.knownTo} />
            <Purchases purchases={outlook().learned} waits={outlook().waits} />
          </Sheet>
        )}
      </Match>
      <Match when={props.about === 'volume' && props.fall}>
        {(fall) => (
          <Sheet title={t('orders.whyFall')} onClose={props.onClose}>
            <p>{t('orders.whyFallText')}</p>
            <Known to={props.knownTo} />
            <h3>{t('orders.whyNow', { sum: formatMoney(fall().now.amount, fall().now.currency) })}</h3>
            <Purchases purchases={fall().last} />
            <h3>{t('orders.whyBefore', { sum: formatMoney(fall().before.amount, fall().before.currency) })}</h3>
            <Purchases purchases={fall().earlier} />
          </Sheet>
        )}
      </Match>
    </Switch>
  )
}

function Sheet(props: { title: string; onClose: () => void; children: JSX.Element }) {
  return (
    <Dialog open title={props.title} closeLabel={t('common.close')} closeOnBackdrop onClose={() => props.onClose()}>
      {/* What is longer than the screen is scrolled by keys, too. */}
      <div class={styles.why} tabIndex={0} role="group" aria-label={props.title}>
        {props.children}
      </div>
    </Dialog>
  )
}

function Known(props: { to: string | undefined }) {
  return (
    <p class={styles.quiet}>
      <Show when={props.to} fallback={t('orders.whyTyped')}>
        {(day) => t('orders.whyKnown', { day: knownDay(day()) })}
      </Show>
    </p>
  )
}

/** "12 October", with the year when it is not this one. */
export function knownDay(day: string): string {
  const time = Date.parse(`${day}T12:00:00`)
  return formatLongDay(time, new Date(time).getFullYear() !== new Date().getFullYear())
}

/** Newest first, each with how long they waited before it, and who wrote it down. */
function Purchases(props: { purchases: Purchase[]; waits?: Outlook['waits'] }) {
  const lines = createMemo(() =>
    props.purchases.map((purchase, index) => ({ purchase, wait: props.waits?.[index - 1] })).toReversed(),
  )
  return (
    <ul role="list" class={styles.purchases}>
      <For each={lines()}>
        {({ purchase, wait }) => (
          <li>
            <div class={styles.bought}>
              <For each={purchase.orders}>{({ entry }) => <Bought entry={entry} />}</For>
            </div>
            <Show when={wait}>
              {(one) => (
                <span class={styles.wait}>
                  {t('orders.waited', { days: Math.round(one().days) })}
                  <Show when={!one().ordinary}>
                    <Badge>{t('orders.leftOut')}</Badge>
                  </Show>
                </span>
              )}
            </Show>
          </li>
        )}
      </For>
    </ul>
  )
}

function Bought(props: { entry: EntryId }) {
  const client = useClient()
  const register = () => client.view.profile().entries.get(props.entry)
  const entry = () => register()?.current.value ?? undefined
  const money = () => {
    const sum = moneyOf(entry() ?? {})
    return sum === undefined ? t('profile.orders.noAmount') : formatMoney(sum.amount, sum.currency)
  }
  const recorded = () => {
    const known = register()
    if (known === undefined) return ''
    const { by, at } = recordedOf(known)
    return t('profile.entry.recorded', { name: client.notebook.memberName(by), when: formatMoment(at) })
  }
  return (
    <Show when={entry()}>
      {(order) => (
        <div>
          <p>
            {formatDay(order().when)}, <span class="tabular">{money()}</span>
          </p>
          <p class={styles.quiet}>{recorded()}</p>
        </div>
      )}
    </Show>
  )
}
