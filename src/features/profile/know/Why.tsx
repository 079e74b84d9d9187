import { createMemo, For, Show } from 'solid-js'
import { t } from '../../../i18n'
import { whyKnown, type KnowLine } from '../../../shared/practice/toKnow'
import { historyOf } from '../../../shared/profile/history'
import { Dialog } from '../../../ui/Dialog'
import { useClient } from '../client'
import { HistoryLineView } from '../HistoryLineView'
import styles from './Know.module.css'

/** Changes that are told; of a hundred orders the last say enough. */
const MOST = 30

/** The changes that a line was read from, latest first, as the history tells them. */
export default function Why(props: { line: KnowLine; onClose: () => void }) {
  const client = useClient()
  const lines = createMemo(() => {
    const why = new Set<string>(whyKnown(client.view.profile(), props.line))
    return historyOf(client.view.changes()).filter(({ change }) => why.has(change.id))
  })
  return (
    <Dialog open title={t('know.why')} closeLabel={t('common.close')} closeOnBackdrop onClose={() => props.onClose()}>
      <Show when={lines().length > 0} fallback={<p>{t('know.noWhy')}</p>}>
        <ul role="list" class={styles.changes}>
          <For each={lines().slice(0, MOST)}>
            {(line) => (
              <li>
                <HistoryLineView line={line} />
              </li>
            )}
          </For>
        </ul>
        <Show when={lines().length > MOST}>
          <p class={styles.more}>{t('know.whyMore', { count: lines().length - MOST })}</p>
        </Show>
      </Show>
    </Dialog>
  )
}
