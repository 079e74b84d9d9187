import { createEffect, createMemo, createSignal, createUniqueId, For, Show } from 'solid-js'
import IconHandover from '~icons/lucide/arrow-left-right'
import { formatDay } from '../../i18n/format'
import { t } from '../../i18n'
import type { HandoverCard } from '../../shared/api'
import { useNotebook } from '../../solid/notebook'
import { http } from '../../sync/http'
import { LinkButton } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { List, ListItem } from '../../ui/List'
import { SectionHeader } from '../../ui/SectionHeader'
import { handedTo } from './model'
import styles from './StepGroup.module.css'

/** What was handed to this member lately. Without a network the clients are in the list all the same. */
export function HandedToMe() {
  const notebook = useNotebook()
  const id = createUniqueId()
  const [cards, setCards] = createSignal<HandoverCard[]>([])
  const isOnline = createMemo(() => notebook.status().connection === 'online')
  createEffect(() => {
    if (isOnline()) void load()
  })
  async function load(): Promise<void> {
    const answer = await http<HandoverCard[]>('GET', '/api/handovers')
    if (answer.ok) setCards(handedTo(answer.value, notebook.me().member.id, Date.now()))
  }
  return (
    <Show when={cards().length > 0}>
      <section class={styles.group} aria-labelledby={id}>
        <SectionHeader
          id={id}
          title={t('today.handedToMe')}
          action={
            <LinkButton variant="quiet" size="small" href="/handovers">
              {t('today.allHandovers')}
            </LinkButton>
          }
        />
        <Card flush>
          <List>
            <For each={cards()}>
              {(card) => (
                <ListItem
                  lead={<IconHandover aria-hidden="true" />}
                  href={card.profiles.length === 1 ? `/clients/${card.profiles[0]!.id}` : '/handovers'}
                  detail={
                    <span class={styles.handed}>
                      <span>{formatDay(card.at)}</span>
                      <Show when={card.note}>
                        <span>{card.note}</span>
                      </Show>
                    </span>
                  }
                >
                  {t('today.handedFrom', { count: card.profiles.length, name: notebook.memberName(card.from) })}
                </ListItem>
              )}
            </For>
          </List>
        </Card>
      </section>
    </Show>
  )
}
