import { createMemo, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import IconAlert from '~icons/lucide/circle-alert'
import IconSaved from '~icons/lucide/cloud-check'
import IconOffline from '~icons/lucide/cloud-off'
import IconSending from '~icons/lucide/cloud-upload'
import IconPulling from '~icons/lucide/cloud-download'
import IconKey from '~icons/lucide/key-round'
import { t } from '../i18n'
import { useNotebook } from '../solid/notebook'
import { classes } from '../ui/classes'
import { isUncommitted } from '../ui/commit'
import type { Icon } from '../ui/icon'
import { isTemporary, roomHere } from './deviceFacts'
import { isPressing, problemsOf } from './problems'
import styles from './SyncMark.module.css'
import { syncState, syncWords, type SyncState } from './syncState'

const ICONS: Record<SyncState, Icon> = {
  failure: IconAlert,
  refused: IconAlert,
  leaving: IconKey,
  signIn: IconKey,
  update: IconAlert,
  waiting: IconAlert,
  saving: IconSending,
  pulling: IconPulling,
  offline: IconOffline,
  connecting: IconSending,
  unsent: IconSending,
  saved: IconSaved,
}
const TONES: Partial<Record<SyncState, string>> = {
  failure: styles.danger,
  refused: styles.warning,
  leaving: styles.warning,
  signIn: styles.warning,
  update: styles.warning,
  waiting: styles.warning,
  saved: styles.success,
}

/** One quiet mark and words on what is true of saving and sending; a tap explains it. */
export function SyncMark(props: { look: 'strip' | 'card'; onOpen: () => void }) {
  const notebook = useNotebook()
  // What is typed in a field and not given to the notebook yet is not saved either.
  const status = () => ({ ...notebook.status(), saving: notebook.status().saving || isUncommitted() })
  const state = createMemo(() => syncState(status()))
  const words = createMemo(() => syncWords(status()))
  const pressing = createMemo(() =>
    problemsOf({
      status: notebook.status(),
      now: Date.now(),
      room: roomHere(),
      temporary: isTemporary(),
      updateReady: false,
    }).some(isPressing),
  )
  const more = () => (pressing() && words().more === null ? t('sync.attention') : words().more)
  return (
    <button
      type="button"
      class={classes(
        styles.mark,
        styles[props.look],
        pressing() && state() === 'saved' ? styles.warning : TONES[state()],
      )}
      onClick={() => props.onOpen()}
    >
      <Dynamic component={pressing() && state() === 'saved' ? IconAlert : ICONS[state()]} aria-hidden="true" />
      <span class={styles.words}>
        <span class={styles.main}>{words().main}</span>
        <Show when={more()}>{(text) => <span class={styles.more}>{text()}</span>}</Show>
      </span>
    </button>
  )
}
