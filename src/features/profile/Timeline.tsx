import { createMemo, createSignal, For, Show } from 'solid-js'
import { t } from '../../i18n'
import type { EntryId } from '../../shared/ids'
import type { Entry } from '../../shared/profile/entry'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { SectionHeader } from '../../ui/SectionHeader'
import { useClient } from './client'
import { createMoreAndMore } from './drawing'
import styles from './Entry.module.css'
import { EntryDialog } from './EntryDialog'
import { EntryLine } from './EntryLine'
import facts from './Facts.module.css'
import { timelineIds } from './timeline'

const FIRST = 20
/** So many are drawn in one task. */
const A_TASK = 4
const MORE = 100

/** Everything that happened, newest first. */
export function Timeline() {
  const client = useClient()
  const [more, setMore] = createSignal(0)
  const first = createMoreAndMore(A_TASK, () => FIRST)
  const most = () => first() + more()
  const [editing, setEditing] = createSignal<{ id: EntryId; entry: Entry }>()
  const ids = createMemo(() => timelineIds(client.view.profile()))
  return (
    <Card class={facts.below} aria-labelledby="timeline-title">
      <SectionHeader id="timeline-title" title={t('profile.timeline')} count={ids().length || undefined} />
      <Show
        when={ids().length > 0}
        fallback={
          <EmptyState
            title={t('profile.timelineEmpty')}
            text={client.may() ? t('profile.timelineEmptyHint') : undefined}
          />
        }
      >
        <ul role="list" class={styles.entries}>
          <For each={ids().slice(0, most())}>
            {(id) => <EntryLine id={id} onEdit={(entryId, entry) => setEditing({ id: entryId, entry })} />}
          </For>
        </ul>
        <Show when={first() === FIRST && ids().length > most()}>
          <Button variant="quiet" onClick={() => setMore((shown) => shown + MORE)}>
            {t('profile.entry.showAll', { count: ids().length - most() })}
          </Button>
        </Show>
      </Show>
      <EntryDialog editing={editing()} onClose={() => setEditing(undefined)} />
    </Card>
  )
}
