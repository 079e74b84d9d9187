import { createEffect, on, onMount } from 'solid-js'
import IconBroken from '~icons/lucide/unplug'
import { t } from '../i18n'
import { useNotebook } from '../solid/notebook'
import { firstScreenShown } from '../sync/later'
import { applyUpdate, updateReady } from '../sync/serviceWorker'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { showToast } from '../ui/toast'

/** Stands where a page failed; another address tries again. */
export function BrokenPage(props: { error: unknown; path: string; reset: () => void }) {
  createEffect(
    on(
      () => props.path,
      () => props.reset(),
      { defer: true },
    ),
  )
  // For whoever looks into the browser's log; the page says it in words.
  onMount(() => {
    reportError(props.error)
    // Nothing more is shown, and what was put off until then (the look for a newer version) is wanted now.
    firstScreenShown()
  })
  return (
    <EmptyState
      icon={IconBroken}
      title={t(isOutdated(props.error) ? 'shell.newer.title' : 'shell.broken.title')}
      text={t(isOutdated(props.error) ? 'shell.newer.text' : 'shell.broken.text')}
      action={
        <Button onClick={() => (updateReady() ? applyUpdate() : location.reload())}>{t('shell.broken.reload')}</Button>
      }
    />
  )
}

/** The database on this device was made by a newer version of the app. */
const isOutdated = (error: unknown): boolean => error instanceof DOMException && error.name === 'VersionError'

/** Stands for all pages while the clients on this device cannot be read. */
export function Unreadable() {
  const notebook = useNotebook()
  return (
    <EmptyState
      icon={IconBroken}
      title={t('shell.unreadable.title')}
      text={t('shell.unreadable.text')}
      action={
        <>
          <Button variant="primary" onClick={() => void notebook.readAgain()}>
            {t('common.retry')}
          </Button>
          <Button onClick={() => location.reload()}>{t('shell.broken.reload')}</Button>
        </>
      }
    />
  )
}

/** Stands where a dialog of the shell failed: the page behind it goes on. */
export function BrokenDialog(props: { error: unknown }) {
  onMount(() => {
    reportError(props.error)
    showToast({ text: t('shell.broken.title'), kind: 'error' })
  })
  return null
}
