import { createSignal, ErrorBoundary, lazy, Show, Suspense } from 'solid-js'
import { t } from '../../i18n'
import { Banner } from '../../ui/Banner'
import { Card } from '../../ui/Card'
import { Spinner } from '../../ui/Spinner'
import { useClient } from './client'
import { NotesReader } from './NotesReader'

const NotesEditor = lazy(() => import('./NotesEditor'))

/** The shared notes: an editor for those who may write, the same text for those who may read. */
export function Notes() {
  const client = useClient()
  /** Somebody was writing when the document had to be made anew: the caret is theirs again. */
  const [wasFocused, setWasFocused] = createSignal(false)
  const mayEdit = () => client.may() && client.view.notesEditable()
  return (
    <Card aria-label={t('notes.label')}>
      <Show when={!client.view.notesEditable()}>
        <Banner tone="info">{t('notes.newer')}</Banner>
      </Show>
      <Show when={mayEdit()} fallback={<NotesReader />}>
        <ErrorBoundary
          fallback={() => (
            <>
              <Banner tone="warning">{t('notes.failed')}</Banner>
              <NotesReader />
            </>
          )}
        >
          <Suspense fallback={<Spinner label={t('notes.loading')} />}>
            <Show when={client.view.doc} keyed>
              <NotesEditor autofocus={wasFocused()} onEnd={setWasFocused} />
            </Show>
          </Suspense>
        </ErrorBoundary>
      </Show>
    </Card>
  )
}
