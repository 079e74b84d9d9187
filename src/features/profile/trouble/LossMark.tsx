import { createMemo, Show } from 'solid-js'
import IconLeft from '~icons/lucide/door-open'
import { t } from '../../../i18n'
import { formatDate } from '../../../i18n/format'
import { reasonOf } from '../../../shared/practice/losses'
import { Badge } from '../../../ui/Badge'
import { useClient } from '../client'
import { lossOf } from './told'
import { reasonName } from './words'

/** Quietly under the name: this client left, when, and why as far as we know. */
export function LossMark() {
  const client = useClient()
  const loss = createMemo(() => lossOf(client.view.profile()))
  const why = () => reasonOf({ given: loss()?.given?.why, learned: loss()?.learned?.why })
  const words = (on: string): string => {
    const reason = why()
    const day = formatDate(on)
    return reason === undefined
      ? t('trouble.loss.badge', { day })
      : t('trouble.loss.badgeWhy', { day, reason: reasonName(reason) })
  }
  return (
    <Show when={loss()}>
      {(left) => (
        <p>
          <Badge tone="warning">
            <IconLeft aria-hidden="true" />
            {words(left().on)}
          </Badge>
        </p>
      )}
    </Show>
  )
}
