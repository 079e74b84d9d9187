import { createEffect, onCleanup, Show } from 'solid-js'
import IconAlert from '~icons/lucide/triangle-alert'
import { t } from '../i18n'
import { useNotebook, type SyncStatus } from '../solid/notebook'
import { Button } from '../ui/Button'
import { keepOnTop } from '../ui/onTop'
import styles from './Alarm.module.css'
import { saveUnsent } from './saveUnsent'

/** The red bar over everything when a write to this device failed, and what to do. */
export function Alarm() {
  const notebook = useNotebook()
  return <Show when={notebook.status().failure}>{(failure) => <Bar failure={failure()} />}</Show>
}

function Bar(props: { failure: NonNullable<SyncStatus['failure']> }) {
  const notebook = useNotebook()
  let bar!: HTMLDivElement
  const showOnTop = () => {
    if (bar.matches(':popover-open')) bar.hidePopover()
    if (bar.isConnected) bar.showPopover()
  }
  createEffect(showOnTop)
  keepOnTop(() => bar, showOnTop)
  // The page moves down: nothing of it is hidden behind the bar.
  const measured = new ResizeObserver(() => makeRoom(bar.offsetHeight))
  createEffect(() => measured.observe(bar))
  onCleanup(() => {
    measured.disconnect()
    makeRoom(0)
  })
  return (
    <div ref={bar} popover="manual" role="alert" class={styles.alarm}>
      <div class={styles.inside}>
        <IconAlert aria-hidden="true" />
        <div class={styles.text}>
          <p class={styles.what}>{t(`sync.failure.${props.failure}`)}</p>
          <p>{t(`sync.failure.do.${props.failure}`)}</p>
        </div>
        <Show
          when={props.failure === 'outdated'}
          fallback={<Button onClick={() => void saveUnsent(notebook)}>{t('sync.failure.download')}</Button>}
        >
          <Button onClick={() => location.reload()}>{t('sync.failure.reload')}</Button>
        </Show>
      </div>
    </div>
  )
}

const makeRoom = (height: number): void => document.documentElement.style.setProperty('--alarm', `${height}px`)
