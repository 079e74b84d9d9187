import { For } from 'solid-js'
import { t } from '../../i18n'
import { Chip } from '../../ui/Chip'
import styles from './EntryTypes.module.css'
import { QUICK_TYPES, type QuickType } from './quickTypes'

/** What was it? One tap; the types that have fields of their own are on the client's page. */
export function EntryTypes(props: { value: QuickType; onChange: (type: QuickType) => void }) {
  return (
    <div class={styles.types} role="group" aria-label={t('arrive.type')}>
      <For each={QUICK_TYPES}>
        {(type) => (
          <Chip pressed={props.value === type} onClick={() => props.onChange(type)}>
            {t(`arrive.type.${type}`)}
          </Chip>
        )}
      </For>
    </div>
  )
}
