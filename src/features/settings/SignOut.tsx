import { createSignal, Show } from 'solid-js'
import { t } from '../../i18n'
import { dayOf } from '../../shared/dates'
import { useNotebook } from '../../solid/notebook'
import { Banner } from '../../ui/Banner'
import { Button } from '../../ui/Button'
import { ConfirmDialog, Dialog } from '../../ui/Dialog'
import { downloadFile } from '../../ui/download'
import styles from './Settings.module.css'

interface Props {
  open: boolean
  onClose: () => void
}

/** Signing out; with something unsent it asks what shall become of that. */
export function SignOut(props: Props) {
  const notebook = useNotebook()
  const unsent = () => notebook.status().unsent > 0
  return (
    <Show
      when={unsent()}
      fallback={
        <ConfirmDialog
          open={props.open}
          title={t('settings.signOutTitle')}
          confirmLabel={t('settings.signOut')}
          cancelLabel={t('common.cancel')}
          danger
          onConfirm={() => void notebook.signOut(false)}
          onClose={props.onClose}
        >
          <p>{t('settings.signOutText')}</p>
          <Show when={notebook.status().connection !== 'online'}>
            <Banner tone="warning">{t('settings.signOutOffline')}</Banner>
          </Show>
        </ConfirmDialog>
      }
    >
      <WithUnsent open={props.open} onClose={props.onClose} />
    </Show>
  )
}

function WithUnsent(props: Props) {
  const notebook = useNotebook()
  const count = () => notebook.status().unsent
  const [deleting, setDeleting] = createSignal(false)
  const download = async () => downloadFile(await notebook.unsentAsFile(), `kartoteka-unsent-${dayOf(Date.now())}.json`)
  return (
    <>
      <Dialog
        open={props.open}
        title={t('settings.unsentTitle', { count: count() })}
        closeLabel={t('common.close')}
        closeOnBackdrop
        onClose={props.onClose}
      >
        <p>{t('settings.unsentText')}</p>
        <Show when={notebook.status().connection !== 'online'}>
          <Banner tone="warning">{t('settings.signOutOffline')}</Banner>
        </Show>
        <div class={styles.choices}>
          <Button variant="primary" data-autofocus onClick={() => props.onClose()}>
            {t('settings.unsentWait')}
          </Button>
          <Button onClick={() => void download()}>{t('settings.unsentDownload')}</Button>
          <Button onClick={() => void notebook.signOut(true)}>{t('settings.unsentKeep')}</Button>
          <Button variant="danger" onClick={() => setDeleting(true)}>
            {t('settings.unsentForget')}
          </Button>
        </div>
      </Dialog>
      <ConfirmDialog
        open={deleting()}
        title={t('settings.unsentSure')}
        confirmLabel={t('settings.unsentForget')}
        cancelLabel={t('common.cancel')}
        danger
        onConfirm={() => void notebook.signOut(false)}
        onClose={() => setDeleting(false)}
      >
        {t('settings.unsentSureText', { count: count() })}
      </ConfirmDialog>
    </>
  )
}
