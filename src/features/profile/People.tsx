import { createMemo, createSignal, For, Show } from 'solid-js'
import IconPlus from '~icons/lucide/user-plus'
import IconUsers from '~icons/lucide/users'
import { t } from '../../i18n'
import type { PersonId } from '../../shared/ids'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { SectionHeader } from '../../ui/SectionHeader'
import { whenAsked } from './asked'
import { useClient } from './client'
import { MoveDialog } from './MoveDialog'
import styles from './People.module.css'
import { peopleOf } from './people'
import { PersonCard } from './PersonCard'
import { PersonDialog } from './PersonDialog'

/** The people at the client; those who moved on are below, with where they went. */
export function People(props: { shown: PersonId | undefined }) {
  const client = useClient()
  const [adding, setAdding] = createSignal(false)
  const [moving, setMoving] = createSignal<PersonId>()
  whenAsked('person', () => setAdding(true))
  const [fresh, setFresh] = createSignal<PersonId>()
  // Ids are text, so that a card keeps its fields and focus while others change them.
  const ids = (moved: boolean) =>
    createMemo<PersonId[]>((before) => {
      const now = peopleOf(client.view.profile())
        .filter(({ movedTo }) => (movedTo !== undefined) === moved)
        .map(({ id }) => id)
      return before?.join() === now.join() ? before : now
    })
  const here = ids(false)
  const left = ids(true)
  const add = () => (
    <Show when={client.may()}>
      <Button icon={IconPlus} onClick={() => setAdding(true)}>
        {t('profile.people.add')}
      </Button>
    </Show>
  )
  const cards = (people: PersonId[]) => (
    <ul role="list" class={styles.cards}>
      <For each={people}>
        {(id) => <PersonCard id={id} open={id === props.shown || id === fresh()} onMove={() => setMoving(id)} />}
      </For>
    </ul>
  )
  return (
    <div class={styles.people}>
      <Show
        when={here().length > 0}
        fallback={
          <EmptyState
            icon={IconUsers}
            title={t('profile.people.empty')}
            text={client.may() ? t('profile.people.emptyHint') : undefined}
            action={add()}
          />
        }
      >
        <SectionHeader title={t('profile.people')} count={here().length} action={add()} />
        {cards(here())}
      </Show>
      <Show when={left().length > 0}>
        <SectionHeader title={t('profile.people.left')} count={left().length} />
        {cards(left())}
      </Show>
      <PersonDialog open={adding()} onClose={() => setAdding(false)} onAdded={setFresh} />
      <MoveDialog person={moving()} onClose={() => setMoving(undefined)} />
    </div>
  )
}
