import { createMemo, Show } from 'solid-js'
import IconGood from '~icons/lucide/shield-check'
import { t } from '../../../i18n'
import { formatDate } from '../../../i18n/format'
import type { EntryId } from '../../../shared/ids'
import { Button } from '../../../ui/Button'
import { useClient } from '../client'
import { ask } from './open'
import { complaintAt, failuresOf } from './told'
import styles from './Trouble.module.css'

/** Under a complaint in the timeline: how it was settled, and what of ours was made good. */
export default function ComplaintTail(props: { entry: EntryId }) {
  const client = useClient()
  const complaint = createMemo(() => complaintAt(client.view.profile(), props.entry))
  const failure = createMemo(() => failuresOf(client.view.profile()).find(({ entry }) => entry === props.entry))
  return (
    <Show when={complaint()}>
      {(one) => (
        <Show
          when={one().answer}
          fallback={
            <Show when={client.may() && !one().settled}>
              <div>
                <Button size="small" onClick={() => ask({ dialog: 'complaint', entry: props.entry, at: 'answer' })}>
                  {t('trouble.complaint.doAnswer')}
                </Button>
              </div>
            </Show>
          }
        >
          {(answer) => (
            <div class={styles.settled}>
              <p class={styles.strong}>{t('trouble.complaint.answered', { day: formatDate(answer().on) })}</p>
              <p class={styles.text}>{answer().text}</p>
              <Show when={one().decision !== ''}>
                <p class={styles.caption}>{t('trouble.complaint.decided', { decision: one().decision })}</p>
              </Show>
              <Show when={failure()?.madeGood}>
                {(how) => (
                  <p class={styles.madeGood}>
                    <IconGood aria-hidden="true" />
                    <span>
                      {t('trouble.failure.good')} {how()}
                    </span>
                  </p>
                )}
              </Show>
            </div>
          )}
        </Show>
      )}
    </Show>
  )
}
