import { createMemo, For, Show } from 'solid-js'
import { t } from '../../i18n'
import { Card } from '../../ui/Card'
import { SectionHeader } from '../../ui/SectionHeader'
import { useClient } from './client'
import styles from './ProfilePage.module.css'
import { Rivals } from './Rivals'
import { conflictsElsewhere } from './timeline'
import { describeChange } from './words'

/** Disagreements that no field on this tab shows: of people, and of what one removed while another changed it. */
export function ElsewhereConflicts(props: { peopleShown: boolean }) {
  const client = useClient()
  const conflicts = createMemo(() => conflictsElsewhere(client.view.profile(), props.peopleShown))
  return (
    <Show when={conflicts().length > 0}>
      <Card class={styles.elsewhere} aria-labelledby="elsewhere-title">
        <SectionHeader
          id="elsewhere-title"
          title={t('profile.conflicts', { count: conflicts().length })}
          hint={client.may() ? t('profile.conflictsHint') : undefined}
        />
        <For each={conflicts()}>
          {(register) => <Rivals register={register} say={(change) => describeChange(change, [], client.words).text} />}
        </For>
      </Card>
    </Show>
  )
}
