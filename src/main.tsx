/** Wiring only: language, member, storage and workers, then the screens. */
import { createResource, createSignal, ErrorBoundary, lazy, Show } from 'solid-js'
import { render } from 'solid-js/web'
import { beginLocale, preferredLocale, withAllMessages } from './i18n'
import { preloadPage, Routes } from './routes'
import type { Me } from './shared/api'
import { nextTask } from './shared/nextTask'
import { BrokenPage } from './shell/BrokenPage'
import { NotebookProvider } from './solid/notebook'
import { deleteLeftDatabase, openNotebook } from './solid/notebookOnDevice'
import { http } from './sync/http'
import { firstScreenShown, later } from './sync/later'
import { registerServiceWorker } from './sync/serviceWorker'
import { rememberedMe, rememberMe, signOutHeard, signOutWaits } from './sync/session'
import './ui/base.css'

const AccountGate = lazy(
  withAllMessages(async () => ({ default: (await import('./features/account/AccountGate')).AccountGate })),
)

/** Addresses that are for people without a session. */
const GATES = ['/setup', '/invitation', '/sign-in']

async function whoIsHere(): Promise<Me | null> {
  if (GATES.includes(location.pathname)) return null
  const remembered = rememberedMe()
  if (remembered !== null) return remembered
  if (signOutWaits()) {
    if ((await http('POST', '/api/sign-out', {})).ok) signOutHeard()
    return null
  }
  const answer = await http<Me>('GET', '/api/me')
  if (answer.ok) rememberMe(answer.value)
  return answer.ok ? answer.value : null
}

/** The session in the cookie is another member's than the one who was here: open the notebook of that one. */
async function changeMember(): Promise<void> {
  const answer = await http<Me>('GET', '/api/me')
  if (answer.ok) rememberMe(answer.value)
  location.reload()
}

function App(props: { me: Me | null }) {
  const [me, setMe] = createSignal(props.me)
  const [notebook] = createResource(me, async (member) => {
    const opened = await openNotebook(member, () => void changeMember(), location.pathname === '/clients')
    // To open it and to draw the first screen are two tasks: on a slow phone each is long.
    await nextTask()
    return opened
  })
  const enter = (member: Me) => {
    signOutHeard()
    rememberMe(member)
    // Who set the company up goes on to its first questions.
    if (GATES.includes(location.pathname))
      history.replaceState(null, '', location.pathname === '/setup' ? '/welcome' : '/')
    setMe(member)
  }
  return (
    // Storage that is blocked, broken or of a newer version must not end in an empty page.
    <ErrorBoundary
      fallback={(error: unknown, reset) => <BrokenPage error={error} path={location.pathname} reset={reset} />}
    >
      <Show when={me()} fallback={<AccountGate onSignedIn={enter} />}>
        <Show when={notebook()} keyed>
          {(opened) => (
            <NotebookProvider value={opened}>
              <Routes />
            </NotebookProvider>
          )}
        </Show>
      </Show>
    </ErrorBoundary>
  )
}

deleteLeftDatabase()
// The page is fetched beside the answer to who is here: nearly everybody who comes has a session.
const speaks = beginLocale(preferredLocale())
if (!GATES.includes(location.pathname)) preloadPage(location.pathname)
const [me] = await Promise.all([whoIsHere(), speaks])
const root = document.getElementById('app')!
root.replaceChildren()
render(() => <App me={me} />, root)
// Without a network the worker of the last visit goes on; the next visit tries again.
later(() => void registerServiceWorker().catch(() => undefined))
later(() => void import('./ui/Tooltips').then(({ startTooltips }) => startTooltips()).catch(() => undefined))
if (me === null) firstScreenShown()
