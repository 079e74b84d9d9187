import { createMemo, createSignal, For, Show } from 'solid-js'
import IconPlus from '~icons/lucide/plus'
import { t } from '../../../i18n'
import { formatDate } from '../../../i18n/format'
import { Badge } from '../../../ui/Badge'
import { Button, LinkButton } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { Menu } from '../../../ui/Menu'
import { SectionHeader } from '../../../ui/SectionHeader'
import { useClient } from '../client'
import { DealDialog } from './DealDialog'
import { DealLine } from './DealLine'
import { dealsOf, reopenDeal, type Deal } from './deals'
import { Money } from './Money'
import styles from './Deals.module.css'

interface Props {
  /** YYYY-MM-DD */
  today: string
  /** ms since 1970 UTC */
  now: number
  /** A deal was won, or somebody adds an order to it. */
  onOrder: (deal: Deal) => void
}

/** What is hoped for, the open deals first; those that ended stay one tap away. */
export function Deals(props: Props) {
  const client = useClient()
  const [editing, setEditing] = createSignal<Deal | 'new'>()
  let card: HTMLElement | undefined
  const deals = createMemo(() => dealsOf(client.view.profile()))
  const open = () => deals().filter(({ outcome }) => outcome === undefined)
  const closed = () => deals().filter(({ outcome }) => outcome !== undefined)
  const hasStages = () => (client.notebook.settings().stages ?? []).some(({ archived }) => !archived)
  /** The line that had the focus is gone. */
  const goOn = (): void => queueMicrotask(() => card?.querySelector<HTMLElement>('[data-add]')?.focus())
  return (
    <Show when={client.may() || deals().length > 0}>
      <Card ref={(element) => (card = element)} aria-labelledby="deals-title">
        <SectionHeader
          id="deals-title"
          title={t('deals.title')}
          count={open().length || undefined}
          hint={deals().length === 0 ? t('deals.emptyHint') : undefined}
          action={
            <Show when={client.may()}>
              <Button icon={IconPlus} data-add="" onClick={() => setEditing('new')}>
                {t('deals.add')}
              </Button>
            </Show>
          }
        />
        <Show when={open().length > 0}>
          <ul role="list" class={styles.deals}>
            {/* By their ids: a line stays the one it is, with the focus in it, when a deal moves. */}
            <For each={open().map(({ id }) => id)}>
              {(id) => (
                <Show when={open().find((deal) => deal.id === id)}>
                  {(deal) => (
                    <DealLine
                      deal={deal()}
                      today={props.today}
                      now={props.now}
                      onEdit={() => setEditing(deal())}
                      onOrder={(one) => props.onOrder(one)}
                      onEnded={goOn}
                    />
                  )}
                </Show>
              )}
            </For>
          </ul>
        </Show>
        <Show when={deals().length > 0 && !hasStages() && client.notebook.role() === 'head'}>
          <LinkButton href="/team/rules" variant="quiet" class={styles.link}>
            {t('deals.nameStages')}
          </LinkButton>
        </Show>
        <Show when={closed().length > 0}>
          <details class={styles.closed}>
            <summary>{t('deals.closed', { count: closed().length })}</summary>
            <ul role="list" class={styles.deals}>
              <For each={closed().toReversed()}>{(deal) => <Closed deal={deal} />}</For>
            </ul>
          </details>
        </Show>
      </Card>
      <Show when={editing()} keyed>
        {(deal) => <DealDialog deal={deal === 'new' ? undefined : deal} onClose={() => setEditing(undefined)} />}
      </Show>
    </Show>
  )
}

function Closed(props: { deal: Deal }) {
  const client = useClient()
  const name = () => props.deal.what || t('deals.unnamed')
  return (
    <li class={styles.deal}>
      <div class={styles.head}>
        <span class={styles.what}>{name()}</span>
        <Money money={props.deal.money} />
        <Show when={props.deal.outcome}>
          {(outcome) => (
            <Badge tone={outcome().result === 'won' ? 'success' : 'neutral'}>
              {outcome().result === 'won'
                ? t('deals.wonOn', { day: formatDate(outcome().on) })
                : t('deals.lostOn', { day: formatDate(outcome().on) })}
            </Badge>
          )}
        </Show>
        <Show when={client.may()}>
          <Menu
            class={styles.menu}
            label={t('deals.menu', { what: name() })}
            variant="quiet"
            items={[
              {
                label: t('deals.reopen'),
                onSelect: () =>
                  void client.tap(reopenDeal(client.view.profile(), props.deal), t('deals.reopened', { what: name() })),
              },
            ]}
          />
        </Show>
      </div>
    </li>
  )
}
