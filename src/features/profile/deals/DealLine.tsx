import { createMemo, Show } from 'solid-js'
import IconOrder from '~icons/lucide/package-plus'
import IconPencil from '~icons/lucide/pencil'
import IconPhone from '~icons/lucide/phone'
import IconTrash from '~icons/lucide/trash-2'
import { t } from '../../../i18n'
import { formatMonth } from '../../../i18n/format'
import { formatMoney } from '../../../i18n/money'
import { ContactAnchor } from '../../../parts/contact/ContactAnchor'
import { phoneLink } from '../../../parts/contact/links'
import { spelledPhone } from '../../../parts/contact/phones'
import { newId, type LossId } from '../../../shared/ids'
import { QUIET_DAYS } from '../../../shared/practice/deals'
import { partsOf } from '../../../shared/profile/fold'
import { Badge } from '../../../ui/Badge'
import { Button } from '../../../ui/Button'
import { Menu } from '../../../ui/Menu'
import { useClient } from '../client'
import { peopleOf } from '../people'
import { ask } from '../trouble/open'
import { winDeal, loseDeal, movedAt, ordersOfDeal, type Deal } from './deals'
import { Money } from './Money'
import { Stages } from './Stages'
import styles from './Deals.module.css'

const DAY = 86_400_000

interface Props {
  deal: Deal
  /** YYYY-MM-DD */
  today: string
  /** ms since 1970 UTC */
  now: number
  onEdit: () => void
  onOrder: (deal: Deal) => void
  /** It has an outcome: its line is gone. */
  onEnded: () => void
}

/** An open deal: what, how much, when, how far, whose it is there. */
export function DealLine(props: Props) {
  const client = useClient()
  const name = () => props.deal.what || t('deals.unnamed')

  async function win(): Promise<void> {
    const { deal, onEnded, onOrder } = props
    const hasOrder = ordersOfDeal(client.view.profile(), deal.id).entries.length > 0
    await client.tap([winDeal(deal, client.defaults().today)], t('deals.wonToast', { what: name() }))
    onEnded()
    if (!hasOrder) onOrder(deal)
  }
  /** One tap tells of the loss; why is asked at once and may wait (Today asks again). */
  async function lose(): Promise<void> {
    const { onEnded } = props
    const loss = newId<LossId>()
    await client.tap(loseDeal(props.deal, loss, client.defaults().today), t('deals.lostToast', { what: name() }))
    onEnded()
    ask({ dialog: 'loss', loss })
  }
  const remove = (): void =>
    void client.tap([{ kind: 'fact', path: props.deal.path, value: null }], t('deals.removed', { what: name() }))
  return (
    <li class={styles.deal}>
      <div class={styles.head}>
        <h3 class={styles.what}>{name()}</h3>
        <Show when={client.may()}>
          <Menu
            class={styles.menu}
            label={t('deals.menu', { what: name() })}
            variant="quiet"
            items={[
              { label: t('common.edit'), icon: IconPencil, onSelect: () => props.onEdit() },
              { label: t('deals.addOrder'), icon: IconOrder, onSelect: () => props.onOrder(props.deal) },
              { label: t('deals.remove'), icon: IconTrash, danger: true, onSelect: remove },
            ]}
          />
        </Show>
      </div>
      <Marks deal={props.deal} today={props.today} now={props.now} />
      <Stages deal={props.deal} />
      <Responsible deal={props.deal} />
      <Show when={client.may()}>
        <div class={styles.actions}>
          <Button aria-label={t('deals.wonToast', { what: name() })} onClick={() => void win()}>
            {t('deals.won')}
          </Button>
          <Button aria-label={t('deals.lostToast', { what: name() })} onClick={() => void lose()}>
            {t('deals.lost')}
          </Button>
        </div>
      </Show>
    </li>
  )
}

/** The month, how long nothing was said of it, and the orders that joined it. */
function Marks(props: Pick<Props, 'deal' | 'today' | 'now'>) {
  const client = useClient()
  const month = () => (props.deal.month === '' ? undefined : formatMonth(Date.parse(`${props.deal.month}-15T12:00:00`)))
  const isOver = () => props.deal.month < props.today.slice(0, 7)
  const quiet = () => Math.floor((props.now - movedAt(client.view.profile(), props.deal)) / DAY)
  const joined = createMemo(() => ordersOfDeal(client.view.profile(), props.deal.id))
  const orders = () => {
    const { entries, sums } = joined()
    const sum = sums.map(({ amount, currency }) => formatMoney(amount, currency)).join(', ')
    return sum === ''
      ? t('deals.ordersNoSum', { count: entries.length })
      : t('deals.orders', { count: entries.length, sum })
  }
  return (
    <div class={styles.marks}>
      <Money money={props.deal.money} />
      <Show when={month()}>
        {(text) => (
          <Show when={isOver()} fallback={<span>{t('deals.expected', { month: text() })}</span>}>
            <Badge tone="danger">{t('deals.overdue', { month: text() })}</Badge>
          </Show>
        )}
      </Show>
      <Show when={quiet() >= QUIET_DAYS}>
        <Badge tone="warning">{t('deals.quiet', { days: quiet() })}</Badge>
      </Show>
      <Show when={joined().entries.length > 0}>
        <span>{orders()}</span>
      </Show>
    </div>
  )
}

/** Whom a call about this deal reaches, and nobody else. */
function Responsible(props: { deal: Deal }) {
  const client = useClient()
  const person = () => peopleOf(client.view.profile()).find(({ id }) => id === props.deal.person)
  return (
    <Show when={person()}>
      {(one) => {
        const name = () => one().name || t('profile.person.unnamed')
        const phone = () => {
          const first = partsOf(client.view.profile(), `${one().path}/phones`)[0]?.value
          const link = first === undefined ? undefined : phoneLink(String(first))
          return link === undefined ? undefined : { link, text: spelledPhone(String(first)) }
        }
        return (
          <div class={styles.person}>
            <span>
              {name()}
              <Show when={one().role}>{(role) => <span class={styles.role}>{role()}</span>}</Show>
            </span>
            <Show
              when={one().movedTo === undefined}
              fallback={<Badge tone="warning">{t('deals.personMoved', { name: name() })}</Badge>}
            >
              <Show when={phone()}>
                {(known) => (
                  <ContactAnchor
                    link={known().link}
                    profile={client.view.id}
                    person={one().id}
                    name={name()}
                    ask={client.may()}
                    label={t('deals.call', { name: name(), phone: known().text })}
                    class={styles.call}
                  >
                    <IconPhone aria-hidden="true" />
                    {known().text}
                  </ContactAnchor>
                )}
              </Show>
            </Show>
          </div>
        )
      }}
    </Show>
  )
}
