import { createSignal, ErrorBoundary, lazy, Match, Show, Suspense, Switch } from 'solid-js'
import IconAuthors from '~icons/lucide/users'
import { t } from '../../i18n'
import { Banner } from '../../ui/Banner'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Spinner } from '../../ui/Spinner'
import { useClient } from './client'
import styles from './Notes.module.css'
import { NotesReader } from './NotesReader'
import { endOf } from './past'

const NotesEditor = lazy(() => import('./NotesEditor'))
const NotesAuthors = lazy(() => import('./NotesAuthors'))
const LostNotes = lazy(() => import('./LostNotes'))

/** The shared notes: an editor for those who may write, the same text for those who may read. */
export function Notes() {
  const client = useClient()
  return (
    <Show when={client.on()} fallback={<NotesNow />}>
      {(day) => (
        <Card aria-label={t('notes.label')}>
          <NotesReader at={endOf(day())} />
        </Card>
      )}
    </Show>
  )
}

function NotesNow() {
  const client = useClient()
  /** Somebody was writing when the document had to be made anew: the caret is theirs again. */
  const [wasFocused, setWasFocused] = createSignal(false)
  const [withAuthors, setWithAuthors] = createSignal(false)
  const mayEdit = () => client.may() && client.view.notesEditable()
  const waiting = () => <Spinner label={t('notes.loading')} />
  return (
    <>
      <Suspense>
        <LostNotes />
      </Suspense>
      <Card aria-label={t('notes.label')}>
        <div class={styles.ways}>
          <Button
            variant="quiet"
            size="small"
            icon={IconAuthors}
            aria-pressed={withAuthors()}
            onClick={() => setWithAuthors(!withAuthors())}
          >
            {t('notes.who')}
          </Button>
        </div>
        <Show when={!client.view.notesEditable()}>
          <Banner tone="info">{t('notes.newer')}</Banner>
        </Show>
        <Switch fallback={<NotesReader />}>
          <Match when={withAuthors()}>
            <Suspense fallback={waiting()}>
              <NotesAuthors />
            </Suspense>
          </Match>
          <Match when={mayEdit()}>
            <ErrorBoundary
              fallback={() => (
                <>
                  <Banner tone="warning">{t('notes.failed')}</Banner>
                  <NotesReader />
                </>
              )}
            >
              <Suspense fallback={waiting()}>
                <Show when={client.view.doc} keyed>
                  <NotesEditor autofocus={wasFocused()} onEnd={setWasFocused} />
                </Show>
              </Suspense>
            </ErrorBoundary>
          </Match>
        </Switch>
      </Card>
    </>
  )
}
