import { createSignal, onMount, Show } from 'solid-js'
import { t } from '../../i18n'
import { useNotebook } from '../../solid/notebook'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { SectionHeader } from '../../ui/SectionHeader'
import { showToast } from '../../ui/toast'
import { bytesText } from '../../parts/bytes'
import styles from './Settings.module.css'

/** How much the app keeps on this device, and whether the browser promised not to delete it. */
export function Storage() {
  const notebook = useNotebook()
  const [used, setUsed] = createSignal<number>()
  const [asked, setAsked] = createSignal<boolean>()
  const persisted = () => asked() ?? notebook.status().persisted ?? false

  // Old browsers, and pages that are not served safely, have no such thing.
  onMount(() => void navigator.storage?.estimate?.().then((estimate) => setUsed(estimate.usage)))

  async function ask() {
    const kept = await navigator.storage.persist()
    setAsked(kept)
    showToast(kept ? { text: t('sync.kept'), kind: 'success' } : { text: t('sync.notKept') })
  }
  return (
    <section class={styles.section}>
      <SectionHeader title={t('settings.storage')} />
      <Card>
        <Show when={used()}>{(bytes) => <p>{t('settings.storageUsed', { used: bytesText(bytes()) })}</p>}</Show>
        <Show
          when={persisted()}
          fallback={
            <>
              <p class={styles.quiet}>{t('sync.notPersisted')}</p>
              <div class={styles.buttons}>
                <Button onClick={() => void ask()}>{t('sync.keep')}</Button>
              </div>
            </>
          }
        >
          <p class={styles.quiet}>{t('settings.persisted')}</p>
        </Show>
      </Card>
    </section>
  )
}
