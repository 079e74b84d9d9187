import { For, Show } from 'solid-js'
import { t } from '../../i18n'
import { formatDay } from '../../i18n/format'
import { useNotebook } from '../../solid/notebook'
import { Avatar } from '../../ui/Avatar'
import { Card } from '../../ui/Card'
import { List, ListItem } from '../../ui/List'
import type { Known } from './known'
import styles from './KnownClients.module.css'

/** The clients that are there already, before a second one is made of them. */
export function KnownClients(props: { known: readonly Known[] }) {
  return (
    // Always there, so that what appears in it is read out.
    <div role="status">
      <Show when={props.known.length > 0}>
        <Card flush class={styles.known}>
          <p class={styles.title}>{t('clients.known.title', { count: props.known.length })}</p>
          <List>
            <For each={props.known}>{(one) => <KnownLine known={one} />}</For>
          </List>
        </Card>
      </Show>
    </div>
  )
}

function KnownLine(props: { known: Known }) {
  const notebook = useNotebook()
  const row = () => props.known.row
  const owner = (): string =>
    row().owner === notebook.me().member.id
      ? t('clients.known.mine')
      : t('clients.known.owner', { owner: notebook.memberName(row().owner) })
  return (
    <ListItem
      href={`/clients/${row().id}`}
      lead={<Avatar name={row().name} seed={row().id} />}
      detail={
        <span class={styles.detail}>
          <span>{signText(props.known.by)}</span>
          <span>{owner()}</span>
          <Show when={row().touched}>
            {(touched) => <span>{t('clients.talked', { day: formatDay(touched().when) })}</span>}
          </Show>
        </span>
      }
    >
      {row().name || t('clients.noName')}
    </ListItem>
  )
}

function signText(by: Known['by']): string {
  switch (by) {
    case 'inn':
      return t('clients.known.inn')
    case 'phone':
      return t('clients.known.phone')
    case 'email':
      return t('clients.known.email')
    case 'name':
      return t('clients.known.name')
  }
}
