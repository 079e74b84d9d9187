import { createMemo, createResource, createSignal, For, lazy, Show, Suspense } from 'solid-js'
import { t, withAllMessages } from '../i18n'
import { formatMoment } from '../i18n/format'
import type { ProfileId } from '../shared/ids'
import { useNotebook, type ShelfItem, type SyncStatus } from '../solid/notebook'
import { applyUpdate } from '../sync/serviceWorker'
import { Button } from '../ui/Button'
import { Card } from '../ui/Card'
import { ConfirmDialog, Dialog } from '../ui/Dialog'
import { List, ListItem } from '../ui/List'
import { ProgressBar } from '../ui/ProgressBar'
import { SectionHeader } from '../ui/SectionHeader'
import { Problems } from './Problems'
import { saveUnsent } from './saveUnsent'
import styles from './SyncPanel.module.css'
import { syncState, syncWords, type SyncState } from './syncState'

const RefusedFiles = lazy(
  withAllMessages(async () => ({ default: (await import('../parts/files/RefusedFiles')).RefusedFiles })),
)

/** Explains the sync mark: what is true, what is not sent, what was refused, and what one can do. */
export default function SyncPanel(props: { onClose: () => void; onSignIn: () => void }) {
  const notebook = useNotebook()
  const status = notebook.status
  const state = createMemo(() => syncState(status()))
  const words = createMemo(() => syncWords(status()))
  return (
    <Dialog open title={t('sync.title')} closeLabel={t('common.close')} closeOnBackdrop onClose={() => props.onClose()}>
      <div class={styles.state} aria-live="polite">
        <p class={styles.main}>{words().main}</p>
        <Show when={words().more}>{(more) => <p class={styles.more}>{more()}</p>}</Show>
        <p class={styles.why}>{syncWhy(state(), status())}</p>
      </div>
      <Show when={status().pulling}>
        {(pulling) => <ProgressBar label={t('sync.pulling', pulling())} value={pulling().sent} max={pulling().total} />}
      </Show>
      <div class={styles.buttons}>
        <Show when={status().connection === 'signIn'}>
          <Button variant="primary" onClick={() => props.onSignIn()}>
            {t('sync.signInButton')}
          </Button>
        </Show>
        <Show when={status().connection === 'update' && status().serverOlder !== true}>
          <Button variant="primary" onClick={applyUpdate}>
            {t('sync.updateButton')}
          </Button>
        </Show>
        <Show when={status().connection === 'offline' || status().connection === 'connecting'}>
          <Button onClick={() => notebook.reconnect()}>{t('sync.tryNow')}</Button>
        </Show>
      </div>
      <Problems />
      <Show when={status().unsent > 0}>
        <Unsent />
      </Show>
      <Show when={status().refused > 0}>
        <Shelf />
        <Suspense>
          <RefusedFiles />
        </Suspense>
      </Show>
    </Dialog>
  )
}

function Unsent() {
  const notebook = useNotebook()
  const lines = createMemo(() => [...notebook.status().unsentByProfile].toSorted((a, b) => b[1] - a[1]))
  return (
    <section class={styles.part}>
      <SectionHeader
        title={t('sync.unsentTitle')}
        action={
          <Button size="small" variant="quiet" onClick={() => void saveUnsent(notebook)}>
            {t('sync.unsentDownload')}
          </Button>
        }
      />
      <Card flush>
        <List>
          <For each={lines()}>
            {([profile, count]) => (
              <ListItem href={`/clients/${profile}`} end={t('sync.changes', { count })}>
                {nameOf(notebook.row(profile)?.name)}
              </ListItem>
            )}
          </For>
        </List>
      </Card>
    </section>
  )
}

const nameOf = (name: string | undefined): string => name || t('sync.unnamed')

/** What the server refused, with the reason in words: kept until it is downloaded or given up. */
function Shelf() {
  const notebook = useNotebook()
  const [items] = createResource(
    () => notebook.status().refused,
    () => notebook.shelf(),
    { initialValue: [] },
  )
  const [asking, setAsking] = createSignal(false)
  const row = (id: ProfileId) => notebook.row(id)
  const what = (item: ShelfItem['item']): string =>
    item.type === 'notes' ? t('sync.refusedNotes') : t('sync.changes', { count: item.changes.length })
  return (
    <Show when={items.latest.length > 0}>
      <section class={styles.part}>
        <SectionHeader title={t('sync.refusedTitle')} hint={t('sync.refusedText')} />
        <Card flush>
          <List>
            <For each={items.latest}>
              {(line) => (
                <ListItem detail={`${what(line.item)}, ${formatMoment(line.at)}. ${t(`sync.refused.${line.why}`)}`}>
                  {nameOf(row(line.item.profile)?.name)}
                </ListItem>
              )}
            </For>
          </List>
        </Card>
        <div class={styles.buttons}>
          <Button onClick={() => void saveUnsent(notebook)}>{t('sync.refusedDownload')}</Button>
          <Button variant="danger" onClick={() => setAsking(true)}>
            {t('sync.refusedClear')}
          </Button>
        </div>
        <ConfirmDialog
          open={asking()}
          title={t('sync.refusedClearTitle')}
          confirmLabel={t('sync.refusedClear')}
          cancelLabel={t('common.cancel')}
          danger
          onConfirm={() => void notebook.clearShelf()}
          onClose={() => setAsking(false)}
        >
          {t('sync.refusedClearText')}
        </ConfirmDialog>
      </section>
    </Show>
  )
}

/** A sentence or two on what the state means for one's work. */
function syncWhy(state: SyncState, { failure, serverOlder }: SyncStatus): string {
  switch (state) {
    case 'failure':
      return t(`sync.failure.${failure ?? 'failed'}`)
    case 'refused':
      return t('sync.refusedText')
    case 'update':
      return t(serverOlder === true ? 'sync.why.serverOlder' : 'sync.why.update')
    default:
      return t(`sync.why.${state}`)
  }
}
