import { useLocation } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { t } from '../i18n'
import { applyUpdate, updateReady } from '../sync/serviceWorker'
import { Banner } from '../ui/Banner'
import { Button } from '../ui/Button'

/** At the foot of a phone's client stand the buttons for the thumb; the page of lists has room there. */
const isNarrow = (): boolean => matchMedia('(width < 48rem)').matches
const CALM = ['/', '/clients']

/** Offers a newer version; nothing happens under anybody's hands. */
export function UpdateOffer(props: { class?: string }) {
  const location = useLocation()
  const [later, setLater] = createSignal(false)
  const hasRoom = (): boolean => CALM.includes(location.pathname) || !isNarrow()
  return (
    <Show when={updateReady() && !later() && hasRoom()}>
      <div class={props.class}>
        <Banner
          tone="info"
          action={
            <>
              <Button size="small" variant="quiet" onClick={() => setLater(true)}>
                {t('update.later')}
              </Button>
              <Button size="small" variant="primary" onClick={applyUpdate}>
                {t('update.now')}
              </Button>
            </>
          }
        >
          {t('update.text')}
        </Banner>
      </div>
    </Show>
  )
}
