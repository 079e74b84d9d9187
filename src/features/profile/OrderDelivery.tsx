import { Show } from 'solid-js'
import IconCancelled from '~icons/lucide/circle-slash'
import IconCheck from '~icons/lucide/check'
import IconDelivered from '~icons/lucide/package-check'
import IconPlanned from '~icons/lucide/calendar-clock'
import IconSent from '~icons/lucide/truck'
import { t } from '../../i18n'
import { formatDate } from '../../i18n/format'
import { addDays } from '../../shared/dates'
import { ASKED_DAYS, isToAsk } from '../../shared/practice/deliveries'
import { DELIVERIES, type Delivery } from '../../shared/profile/factWords'
import { Badge } from '../../ui/Badge'
import { Button, IconButton } from '../../ui/Button'
import type { Icon } from '../../ui/icon'
import { Menu } from '../../ui/Menu'
import { useClient } from './client'
import type { Order } from './orders'
import styles from './Orders.module.css'

const NAMES: Record<Delivery, () => string> = {
  planned: () => t('orders.delivery.planned'),
  sent: () => t('orders.delivery.sent'),
  delivered: () => t('orders.delivery.delivered'),
  cancelled: () => t('orders.delivery.cancelled'),
}
const ICONS: Record<Delivery, Icon> = {
  planned: IconPlanned,
  sent: IconSent,
  delivered: IconDelivered,
  cancelled: IconCancelled,
}

const iconOf = (state: Delivery | undefined): Icon | undefined => (state === undefined ? undefined : ICONS[state])

/** When it is to arrive and how far it is: one tap says that it arrived, a menu says anything else. */
export function OrderDelivery(props: { order: Order; today: string }) {
  const client = useClient()
  const state = () => props.order.more.delivery
  const stateName = () => {
    const said = state()
    return said === undefined ? t('orders.delivery.unsaid') : NAMES[said]()
  }
  const isOpen = () => state() !== 'delivered' && state() !== 'cancelled'
  const say = (next: Delivery): void =>
    void client.tap(
      [
        {
          kind: 'fact',
          path: `orders/${props.order.id}/delivery`,
          value: { state: next, on: client.defaults().today },
        },
      ],
      t('orders.delivery.done', { state: NAMES[next]() }),
    )
  /** What arrived long before anybody wrote down such things is left alone. */
  const isTold = () =>
    state() !== undefined || (props.order.entry.deliveryOn ?? '') >= addDays(props.today, -ASKED_DAYS)
  const isAsked = () => isToAsk({ deliveryOn: props.order.entry.deliveryOn, delivery: state() }, props.today)
  return (
    <Show when={props.order.entry.deliveryOn !== undefined || state() !== undefined}>
      <span class={styles.delivery}>
        <Show when={props.order.entry.deliveryOn}>
          {(day) => <span>{t('profile.entry.delivery', { day: formatDate(day(), props.order.entry.when) })}</span>}
        </Show>
        <Show when={isAsked()}>
          <Badge tone="warning">{t('orders.delivery.ask')}</Badge>
        </Show>
        <Show
          when={client.may() && isTold()}
          fallback={<Show when={state()}>{(said) => <span>{NAMES[said()]()}</span>}</Show>}
        >
          <span class={styles.states}>
            <Show when={state() === undefined}>
              <Button icon={IconCheck} onClick={() => say('delivered')}>
                {t('orders.delivery.delivered')}
              </Button>
            </Show>
            <Menu
              label={stateName()}
              icon={iconOf(state())}
              showLabel={state() !== undefined}
              variant="quiet"
              items={DELIVERIES.map((next) => ({
                label: NAMES[next](),
                icon: ICONS[next],
                onSelect: () => say(next),
              }))}
            />
            <Show when={isOpen() && state() !== undefined}>
              <IconButton
                icon={IconCheck}
                label={t('orders.delivery.markDelivered')}
                onClick={() => say('delivered')}
              />
            </Show>
          </span>
        </Show>
      </span>
    </Show>
  )
}
