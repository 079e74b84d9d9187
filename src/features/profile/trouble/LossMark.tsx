import { createMemo, Show } from 'solid-js'
import IconLeft from '~icons/lucide/door-open'
import { t } from '../../../i18n'
import { formatDate } from '../../../i18n/format'
import { reasonOf } from '../../../shared/practice/losses'
import { Badge } from '../../../ui/Badge'
import { useClient } from '../client'
import { lossOf } from './told'
import styles from './Trouble.module.css'
import { reasonName } from './words'

/** Quietly under the name: this client left, when, and why as far as we know. */
export function LossMark() {
  const client = useClient()
  const loss = createMemo(() => lossOf(client.view.profile()))
  const why = () => reasonOf({ given: loss()?.given?.why, learned: loss()?.learned?.why })
  return (
    <Show when={loss()}>
      {(left) => (
        <p class={styles.mark}>
          <Badge tone="warning">
            <IconLeft aria-hidden="true" />
            {t('trouble.loss.badge', { day: formatDate(left().on) })}
          </Badge>
          <Show when={why()}>{(reason) => <span>{reasonName(reason())}</span>}</Show>
        </p>
      )}
    </Show>
  )
}
