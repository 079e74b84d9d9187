import { ErrorBoundary, lazy, Show, Suspense } from 'solid-js'
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
              <NotesEditor />
            </Show>
          </Suspense>
        </ErrorBoundary>
      </Show>
    </Card>
  )
}
