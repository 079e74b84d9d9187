import { createUniqueId, For, Show } from 'solid-js'
import { t } from '../../i18n'
import { createAnswer } from '../../parts/colleagues/entries'
import { nameOrDesk } from '../../parts/steps/deskName'
import { useNotebook } from '../../solid/notebook'
import { Avatar } from '../../ui/Avatar'
import { Card } from '../../ui/Card'
import { List, ListItem } from '../../ui/List'
import { SectionHeader } from '../../ui/SectionHeader'
import styles from './HandoversPage.module.css'
import { byClient } from './model'

/** Clients for which others wrote something that waits for this member's word. */
export function Waiting() {
  const notebook = useNotebook()
  const id = createUniqueId()
  // Asked again with each change of the list: what comes, and what is settled, moves its client.
  const late = createAnswer(
    () => notebook.rows(),
    (colleagues) => colleagues.late(),
  )
  const clients = () => byClient(late() ?? [])
  return (
    <Show when={clients().length > 0}>
      <section class={styles.section} aria-labelledby={id}>
        <SectionHeader
          id={id}
          title={t('handover.waiting')}
          count={clients().length}
          hint={t('handover.waitingHint')}
        />
        <Card flush>
          <List>
            <For each={clients()}>
              {({ profile, count, authors }) => (
                <ListItem
                  href={`/clients/${profile}?tab=history`}
                  lead={<Avatar name={nameOrDesk(notebook, profile)} seed={profile} />}
                  detail={t('handover.waitingFrom', {
                    count,
                    names: authors.map((author) => notebook.memberName(author)).join(', '),
                  })}
                >
                  {nameOrDesk(notebook, profile)}
                </ListItem>
              )}
            </For>
          </List>
        </Card>
      </section>
    </Show>
  )
}
