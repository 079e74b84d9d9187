import { Show } from 'solid-js'
import { t } from '../../../i18n'
import { ClientPicker } from '../../../parts/clients/ClientPicker'
import type { ProfileId } from '../../../shared/ids'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import styles from '../Import.module.css'
import type { Party } from './readOrders'

interface Props {
  /** Whose orders are asked about; undefined = nothing is asked. */
  party: Party | undefined
  /** null = they are left out. */
  onChoose: (party: Party, client: ProfileId | null) => void
  onClose: () => void
}

/** Asks whose the orders of a client of the list are. */
export function ChooseClient(props: Props) {
  return (
    <Show when={props.party} keyed>
      {(party) => (
        <Dialog
          open
          title={t('ordersImport.choose.title')}
          closeLabel={t('common.close')}
          closeOnBackdrop
          onClose={() => props.onClose()}
          actions={<Button onClick={() => props.onChoose(party, null)}>{t('ordersImport.matched.leaveOut')}</Button>}
        >
          <p class={styles.heading}>{party.name}</p>
          <ClientPicker
            label={t('ordersImport.choose.field')}
            chosen={null}
            autofocus
            onChoose={(client) => client !== null && props.onChoose(party, client)}
          />
        </Dialog>
      )}
    </Show>
  )
}
