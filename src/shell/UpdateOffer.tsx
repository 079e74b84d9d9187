import { createSignal, Show } from 'solid-js'
import { t } from '../i18n'
import { applyUpdate, updateReady } from '../sync/serviceWorker'
import { Banner } from '../ui/Banner'
import { Button } from '../ui/Button'

/** Offers a newer version; nothing happens under anybody's hands. */
export function UpdateOffer(props: { class?: string }) {
  const [later, setLater] = createSignal(false)
  return (
    <Show when={updateReady() && !later()}>
      <div class={props.class}>
        <Banner
          tone="info"
          action={
            <>
              <Button size="small" variant="quiet" onClick={() => setLater(true)}>
                {t('shell.update.later')}
              </Button>
              <Button size="small" variant="primary" onClick={applyUpdate}>
                {t('shell.update.now')}
              </Button>
            </>
          }
        >
          {t('shell.update.text')}
        </Banner>
      </div>
    </Show>
  )
}
