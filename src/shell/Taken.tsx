import { Show } from 'solid-js'
import { t } from '../i18n'
import { useNotebook } from '../solid/notebook'
import { Banner } from '../ui/Banner'
import { Button } from '../ui/Button'
import styles from './Taken.module.css'

/** Says that the browser took the storage away, and what went with it. */
export default function Taken(props: { class?: string }) {
  const notebook = useNotebook()
  return (
    <Show when={notebook.status().taken}>
      {(taken) => (
        <div class={props.class}>
          <Banner
            tone={taken().unsent > 0 ? 'danger' : 'warning'}
            action={
              <Button size="small" onClick={() => notebook.seenTaken()}>
                {t('common.close')}
              </Button>
            }
          >
            {t('sync.taken')}
            <Show when={taken().unsent > 0}>
              <span class={styles.lost}>{t('sync.takenUnsent', { count: taken().unsent })}</span>
            </Show>
          </Banner>
        </div>
      )}
    </Show>
  )
}
