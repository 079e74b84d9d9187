import { createSignal, For, Show } from 'solid-js'
import { t } from '../../i18n'
import { formatMoment } from '../../i18n/format'
import type { HandoverCard } from '../../shared/api'
import { useNotebook } from '../../solid/notebook'
import { Avatar } from '../../ui/Avatar'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import styles from './Handed.module.css'

const AT_FIRST = 6

/** One handover: from whom, to whom, when, the note, and the clients that went. */
export function Handed(props: { card: HandoverCard }) {
  const notebook = useNotebook()
  const [all, setAll] = createSignal(false)
  const shown = () => (all() ? props.card.profiles : props.card.profiles.slice(0, AT_FIRST))
  const name = (id: HandoverCard['from']): string => notebook.memberName(id)
  return (
    <Card>
      <div class={styles.head}>
        <Avatar name={name(props.card.from)} seed={props.card.from} size="small" />
        <div class={styles.route}>
          <strong>{t('handover.route', { from: name(props.card.from), to: name(props.card.to) })}</strong>
          <span class={styles.quiet}>
            <span>{formatMoment(props.card.at)}</span>
            <span>{t('handover.clients', { count: props.card.profiles.length })}</span>
            <Show when={props.card.by !== props.card.from}>
              <span>{t('handover.by', { name: name(props.card.by) })}</span>
            </Show>
          </span>
        </div>
      </div>
      <Show when={props.card.note}>
        <blockquote class={styles.note}>{props.card.note}</blockquote>
      </Show>
      <ul role="list" class={styles.clients}>
        <For each={shown()}>
          {(profile) => (
            <li>
              <Show
                when={notebook.row(profile.id)}
                fallback={
                  <span class={styles.gone} title={t('handover.gone')}>
                    {profile.name || t('clients.noName')}
                  </span>
                }
              >
                {(row) => (
                  <a class={styles.client} href={`/clients/${profile.id}`}>
                    {row().name || t('clients.noName')}
                  </a>
                )}
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Show when={!all() && props.card.profiles.length > AT_FIRST}>
        <Button variant="quiet" size="small" class={styles.more} onClick={() => setAll(true)}>
          {t('handover.showAll', { count: props.card.profiles.length })}
        </Button>
      </Show>
    </Card>
  )
}
