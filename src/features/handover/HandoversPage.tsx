import { createEffect, createMemo, createSignal, createUniqueId, For, Match, on, Show, Switch } from 'solid-js'
import IconHandover from '~icons/lucide/arrow-left-right'
import IconOffline from '~icons/lucide/cloud-off'
import { t } from '../../i18n'
import { formatMoment } from '../../i18n/format'
import type { ApiErrorCode, HandoverCard } from '../../shared/api'
import { useNotebook } from '../../solid/notebook'
import { http } from '../../sync/http'
import { Banner } from '../../ui/Banner'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Page } from '../../ui/Page'
import { SectionHeader } from '../../ui/SectionHeader'
import { Spinner } from '../../ui/Spinner'
import { Handed } from './Handed'
import styles from './HandoversPage.module.css'
import { byDirection, type Direction } from './model'
import { Waiting } from './Waiting'

/**
 * Who handed what to whom: the server's list, for it holds also what this device may no longer see. Its last
 * answer is kept and shown where there is no network.
 */
export default function HandoversPage() {
  const notebook = useNotebook()
  const [cards, setCards] = createSignal<readonly HandoverCard[]>()
  /** When what is shown was true. */
  const [asOf, setAsOf] = createSignal<number>()
  const [refusal, setRefusal] = createSignal<ApiErrorCode | 'offline'>()

  async function load(): Promise<void> {
    setRefusal(undefined)
    const answer = await http<HandoverCard[]>('GET', '/api/handovers')
    if (answer.ok) {
      setAsOf(Date.now())
      setCards(answer.value)
      await notebook.keepHandovers(answer.value)
      return
    }
    // What was shown goes on being shown; an empty page is filled with what was kept.
    const kept = cards() === undefined ? await notebook.keptHandovers() : undefined
    if (kept !== undefined) {
      setAsOf(kept.at)
      setCards(kept.cards)
    }
    setRefusal(answer.error)
  }
  // At the start, and whenever the network is back.
  const connection = createMemo(() => notebook.status().connection)
  createEffect(on(connection, () => void load()))

  return (
    <Page narrow title={t('handover.title')}>
      <Show when={refusal() !== undefined && asOf()}>
        {(at) => (
          <Banner
            tone="info"
            action={
              <Button size="small" onClick={() => void load()}>
                {t('common.retry')}
              </Button>
            }
          >
            {t('handover.asOf', { time: formatMoment(at()) })}
          </Banner>
        )}
      </Show>
      <Waiting />
      <Switch>
        <Match when={cards()}>
          {(all) => (
            <Show
              when={all().length > 0}
              fallback={
                <EmptyState icon={IconHandover} title={t('handover.emptyTitle')} text={t('handover.emptyText')} />
              }
            >
              <For each={byDirection(all(), notebook.me().member.id)}>
                {({ direction, cards }) => <Section direction={direction} cards={cards} />}
              </For>
            </Show>
          )}
        </Match>
        <Match when={refusal() === 'offline'}>
          <EmptyState
            icon={IconOffline}
            title={t('handover.offlineTitle')}
            text={t('handover.offlineText')}
            action={<Button onClick={() => void load()}>{t('common.retry')}</Button>}
          />
        </Match>
        <Match when={refusal()}>
          <EmptyState
            icon={IconOffline}
            title={t('handover.failedTitle')}
            text={t('handover.failedText')}
            action={<Button onClick={() => void load()}>{t('common.retry')}</Button>}
          />
        </Match>
        <Match when={true}>
          <Spinner label={t('handover.title')} />
        </Match>
      </Switch>
    </Page>
  )
}

function Section(props: { direction: Direction; cards: readonly HandoverCard[] }) {
  const id = createUniqueId()
  return (
    <section class={styles.section} aria-labelledby={id}>
      <SectionHeader id={id} title={titleOf(props.direction)} count={props.cards.length} />
      <For each={props.cards}>{(card) => <Handed card={card} />}</For>
    </section>
  )
}

function titleOf(direction: Direction): string {
  switch (direction) {
    case 'incoming':
      return t('handover.incoming')
    case 'outgoing':
      return t('handover.outgoing')
    case 'others':
      return t('handover.everybody')
  }
}
