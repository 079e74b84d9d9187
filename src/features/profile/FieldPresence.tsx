import { For, Show } from 'solid-js'
import { t } from '../../i18n'
import { Avatar } from '../../ui/Avatar'
import { useClient } from './client'
import styles from './Facts.module.css'

/** Who else is in this field right now. */
export function FieldPresence(props: { path: string }) {
  const client = useClient()
  const others = () => client.othersIn(props.path)
  return (
    <Show when={others().length > 0}>
      <span class={styles.presence} role="status">
        <For each={others()}>
          {(other) => (
            <>
              <Avatar name={other.name} seed={other.member} size="small" />
              <span class="visually-hidden">{t('profile.present.inField', { name: other.name })}</span>
            </>
          )}
        </For>
      </span>
    </Show>
  )
}
