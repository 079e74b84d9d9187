import { useLocation, type RouteSectionProps } from '@solidjs/router'
import { createEffect, createSignal, ErrorBoundary, lazy, on, Show, Suspense } from 'solid-js'
import { t, withAllMessages } from '../i18n'
import { Commands } from '../parts/commands/Commands'
import { createSteps } from '../parts/afterPaint'
import { isWorkedOut } from '../parts/firstScreen'
import { createBeside } from '../parts/panes'
import { useNotebook } from '../solid/notebook'
import { whenCalm } from '../sync/calm'
import { firstScreenShown, later } from '../sync/later'
import { awaitInstallOffer } from '../ui/install'
import { setAppName, showTitles } from '../ui/title'
import { toasts } from '../ui/toast'
import { Alarm } from './Alarm'
import { Bar } from './Bar'
import { BrokenDialog, BrokenPage, Unreadable } from './BrokenPage'
import { watchRoom } from './deviceFacts'
import { keepPlace } from './keepPlace'
import { Rail } from './Rail'
import styles from './Shell.module.css'
import { SyncMark } from './SyncMark'

awaitInstallOffer()
watchRoom()

const Manners = lazy(withAllMessages(() => import('../features/manners/Manners')))
const Taken = lazy(withAllMessages(() => import('./Taken')))
const SyncPanel = lazy(withAllMessages(() => import('./SyncPanel')))
const UpdateOffer = lazy(withAllMessages(async () => ({ default: (await import('./UpdateOffer')).UpdateOffer })))
const ToastRegion = lazy(async () => ({ default: (await import('../ui/ToastRegion')).ToastRegion }))
const SignInAgain = lazy(withAllMessages(() => import('../features/account/SignInAgain')))

/** What stands round every page: places, the sync mark, and what must never be missed. */
export function Shell(props: RouteSectionProps) {
  const notebook = useNotebook()
  const location = useLocation()
  const [asked, setAsked] = createSignal<'nothing' | 'sync' | 'signIn'>('nothing')
  const [isCalm, setCalm] = createSignal(false)
  const beside = createBeside()
  let main!: HTMLElement

  createEffect(() => setAppName(t('shell.appName')))
  showTitles()
  keepPlace(() => main)

  later(() => void whenCalm(() => setCalm(true)))
  // What stands round the page, and the page, are tasks of their own: on a slow phone each is long.
  const step = createSteps(2, 'nextTask')
  const close = () => setAsked('nothing')
  const showSync = () => setAsked('sync')
  // They are wanted most where there is no network to load them from.
  const preload = (): void => void Promise.all([SyncPanel.preload(), SignInAgain.preload()]).catch(() => undefined)
  later(() => void whenCalm(preload))
  createEffect(on(() => location.pathname, close, { defer: true }))
  createEffect(() => {
    if (notebook.status().connection !== 'signIn' && asked() === 'signIn') close()
  })

  return (
    <>
      <Alarm />
      <div class={styles.shell}>
        <a
          class={styles.skip}
          href="#main"
          onClick={(event) => {
            event.preventDefault()
            main.focus()
          }}
        >
          {t('shell.skip')}
        </a>
        {/* What a phone would only hide is not made: its first screen has no time to give away. */}
        <Show when={step() > 0}>
          <Show
            when={beside()}
            fallback={
              <div class={styles.sync}>
                <SyncMark look="strip" onOpen={showSync} />
              </div>
            }
          >
            <Rail path={location.pathname} isCalm={isCalm()} onSync={showSync} />
          </Show>
        </Show>
        <div class={styles.offers}>
          <Suspense>
            <Show when={notebook.status().taken}>
              <Taken class={styles.offer} />
            </Show>
          </Suspense>
          <Show when={isCalm()}>
            <Suspense>
              <UpdateOffer class={styles.offer} />
            </Suspense>
            <Suspense>
              <Manners class={styles.offer} />
            </Suspense>
          </Show>
        </div>
        <main ref={main} id="main" class={styles.main} tabIndex={-1}>
          <ErrorBoundary
            fallback={(error: unknown, reset) => <BrokenPage error={error} path={location.pathname} reset={reset} />}
          >
            <Suspense>
              <Show when={step() > 1}>
                <Show when={!notebook.unreadable()} fallback={<Unreadable />}>
                  {props.children}
                </Show>
                <Shown />
              </Show>
            </Suspense>
          </ErrorBoundary>
        </main>
        <Show when={step() > 0 && !beside()}>
          <Bar path={location.pathname} />
        </Show>
      </div>
      <ErrorBoundary fallback={(error: unknown) => <BrokenDialog error={error} />}>
        <Suspense>
          <Show when={asked() === 'sync'}>
            <SyncPanel onClose={close} onSignIn={() => setAsked('signIn')} />
          </Show>
          <Show when={asked() === 'signIn'}>
            <SignInAgain onClose={close} />
          </Show>
        </Suspense>
      </ErrorBoundary>
      <Commands />
      <Show when={isCalm() || toasts().length > 0}>
        <Suspense>
          <ToastRegion label={t('shell.messages')} dismissLabel={t('common.close')} />
        </Suspense>
      </Show>
    </>
  )
}

/** Beside the page: its effects run when the page is there. Without clients it is there when none are on the way. */
function Shown() {
  const notebook = useNotebook()
  const awaited = (): boolean => ['connecting', 'online'].includes(notebook.status().connection)
  createEffect(() => {
    if (notebook.ready() && isWorkedOut() && (notebook.rows().length > 0 || !awaited())) firstScreenShown()
  })
  return null
}
