import { onCleanup, onMount, Show } from 'solid-js'
import { t } from '../../i18n'
import { readFarewell, sendReceipt } from '../../sync/farewell'
import { Banner } from '../../ui/Banner'

/** ms between two tries to tell the server. */
const AGAIN = 60_000

/** Says to somebody who was disabled what became of the work on this device, and sends the receipt of its wipe. */
export function FarewellNote() {
  const farewell = readFarewell()
  onMount(() => {
    if (farewell === null) return
    const send = () => void sendReceipt().then((sent) => sent && stop(), reportError)
    const timer = setInterval(send, AGAIN)
    const stop = () => clearInterval(timer)
    addEventListener('online', send)
    onCleanup(() => {
      stop()
      removeEventListener('online', send)
    })
    send()
  })
  return (
    <Show when={farewell}>
      {(said) => (
        <Banner tone="info">
          <p>{t('account.farewell', { company: said().company, count: said().taken })}</p>
          <Show when={said().refused > 0}>
            <p>{t('account.farewellRefused', { count: said().refused })}</p>
          </Show>
        </Banner>
      )}
    </Show>
  )
}
