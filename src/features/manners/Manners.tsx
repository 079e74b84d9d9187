/**
 * What a good guest on the device does beside the pages: the number on the icon, notifications, what other apps shared
 * and nobody has decided on, contact files dropped into the window, and the offer to install at a good moment. Loaded
 * when the first screen is there and the page has nothing else to do.
 */
import { useLocation, useNavigate } from '@solidjs/router'
import { createEffect, createMemo, createSignal, on, onCleanup, Show } from 'solid-js'
import { t } from '../../i18n'
import { isCardFile, takeFiles } from '../../parts/arrived/take'
import { HowToInstall } from '../../parts/install/HowToInstall'
import { isGoodMoment, readVisits, visitOn, writeVisits } from '../../parts/install/moment'
import { installWay } from '../../parts/install/way'
import { useAllSignals } from '../../parts/practice/allSignals'
import { badgeByDay, dueByDay, sameDays } from '../../parts/steps/due'
import { NewStep } from '../../parts/steps/NewStep'
import { createToday } from '../../parts/today'
import { mayDo } from '../../shared/practice/doer'
import { countDue } from '../../shared/practice/dueCount'
import { useNotebook } from '../../solid/notebook'
import { countArrived } from '../../sync/arrived'
import { BADGE_TAG, keepBadge, setBadge } from '../../sync/badge'
import { Banner } from '../../ui/Banner'
import { Button, LinkButton } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { install, isInstalled, mayInstall } from '../../ui/install'
import { tellLocally } from './tellLocally'

/** Days that the worker can count without the app. */
const DAYS_AHEAD = 30

export default function Manners(props: { class?: string }) {
  showDue()
  takeDropped()
  tellLocally()
  const location = useLocation()
  createEffect(
    on(
      () => location.pathname,
      () => setMoved(true),
      { defer: true },
    ),
  )
  // Beside what somebody is writing nothing asks for attention.
  const isCalm = (): boolean => location.pathname === '/' || location.pathname === '/clients'
  return (
    <>
      <NewStep />
      <Show when={isCalm()}>
        <Waiting class={props.class}>
          <InstallOffer class={props.class} />
        </Waiting>
      </Show>
    </>
  )
}

/** The number of lines that Today has for this member. */
function showDue(): void {
  const notebook = useNotebook()
  const { signals, context, day: today } = useAllSignals()
  const due = createMemo(
    () => {
      const all = signals()
      if (all === undefined || !notebook.ready() || notebook.team().members.length === 0) return undefined
      const sight = { members: notebook.team().members, grantsOf: notebook.grants, today: today() }
      const { id } = notebook.me().member
      const lines = countDue(context(), {
        member: id,
        isHead: notebook.role() === 'head',
        mayDo: (row, who) => sight.members.some((member) => member.id === who && mayDo(row, member, sight)),
      })
      lines.add(all)
      return badgeByDay(lines.count(), dueByDay([...notebook.rows(), ...notebook.desks()], id, sight, DAYS_AHEAD))
      // An import changes hundreds of clients and hardly ever the number: the browser is told once.
    },
    undefined,
    { equals: sameDays },
  )
  createEffect(() => {
    const counted = due()
    if (counted === undefined) return
    const quietly = (): undefined => undefined
    void setBadge(notebook.role() === 'viewer' ? 0 : (counted[today()] ?? 0)).catch(quietly)
    if (isInstalled()) void keepBadge(counted).catch(quietly)
  })
  if (isInstalled()) void wakeDaily().catch(() => undefined)
}

/** Where the browser wakes the worker of an installed app, it does so once a day. */
async function wakeDaily(): Promise<void> {
  const registration = (await navigator.serviceWorker?.ready) as
    | (ServiceWorkerRegistration & { periodicSync?: { register(tag: string, options: object): Promise<void> } })
    | undefined
  await registration?.periodicSync?.register(BADGE_TAG, { minInterval: 12 * 60 * 60 * 1000 })
}

/** A contact file dropped anywhere but on a place for files. */
function takeDropped(): void {
  const navigate = useNavigate()
  const over = (event: DragEvent): void => {
    if (!event.defaultPrevented && event.dataTransfer?.types.includes('Files')) event.preventDefault()
  }
  const drop = (event: DragEvent): void => {
    if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return
    // The browser would leave the app to show the file.
    event.preventDefault()
    const cards = [...event.dataTransfer.files].filter(isCardFile)
    if (cards.length > 0) void takeFiles(cards).then((address) => navigate(address))
  }
  addEventListener('dragover', over)
  addEventListener('drop', drop)
  onCleanup(() => {
    removeEventListener('dragover', over)
    removeEventListener('drop', drop)
  })
}

/** Put off, it comes again with the next thing that arrives. */
function Waiting(props: { class?: string; children: unknown }) {
  const location = useLocation()
  const [count, setCount] = createSignal(0)
  const [put, setPut] = createSignal(0)
  const look = (): void => void countArrived().then(setCount, () => undefined)
  createEffect(on(() => location.pathname, look))
  document.addEventListener('visibilitychange', look)
  onCleanup(() => document.removeEventListener('visibilitychange', look))
  return (
    <Show when={count() > put()} fallback={props.children as never}>
      <div class={props.class}>
        <Banner
          tone="info"
          action={
            <>
              <Button size="small" variant="quiet" onClick={() => setPut(count())}>
                {t('arrive.install.later')}
              </Button>
              <LinkButton size="small" variant="primary" href="/arrive">
                {t('arrive.look')}
              </LinkButton>
            </>
          }
        >
          {t('arrive.waiting', { count: count() })}
        </Banner>
      </div>
    </Show>
  )
}

/** What this visit adds is counted once, however often the page changes. */
const visits = (() => {
  let known: ReturnType<typeof readVisits> | undefined
  return (today: string) => {
    if (known === undefined) writeVisits(localStorage, (known = visitOn(readVisits(localStorage), today)))
    return known
  }
})()

const [declined, setDeclined] = createSignal(false)
/** The offer lies over the foot of the page, so it comes with another page: what somebody reads is never covered. */
const [hasMoved, setMoved] = createSignal(false)

function InstallOffer(props: { class?: string }) {
  const notebook = useNotebook()
  const today = createToday()
  const [explained, setExplained] = createSignal(false)
  const way = installWay(navigator)
  const canExplain = ['ios', 'iosOther', 'firefox', 'mac'].includes(way)
  const seen = visits(today())
  const hasOwnClient = (): boolean => notebook.rows().some(({ owner }) => owner === notebook.me().member.id)
  const shown = createMemo(
    () =>
      hasMoved() &&
      !declined() &&
      !isInstalled() &&
      (mayInstall() || canExplain) &&
      isGoodMoment(seen, hasOwnClient(), Date.now()),
  )
  function decline(): void {
    setDeclined(true)
    setExplained(false)
    writeVisits(localStorage, { ...seen, declined: Date.now() })
  }
  const go = (): void => {
    if (mayInstall()) void install().then(decline, decline)
    else setExplained(true)
  }
  return (
    <Show when={shown()}>
      <div class={props.class}>
        <Banner
          tone="info"
          action={
            <>
              <Button size="small" variant="quiet" onClick={decline}>
                {t('arrive.install.later')}
              </Button>
              <Button size="small" variant="primary" onClick={go}>
                {t(mayInstall() ? 'arrive.install.now' : 'arrive.install.how')}
              </Button>
            </>
          }
        >
          {t('arrive.install.text')}
        </Banner>
      </div>
      <Dialog
        open={explained()}
        title={t('arrive.install.title')}
        closeLabel={t('common.close')}
        closeOnBackdrop
        onClose={() => setExplained(false)}
        actions={
          <Button variant="primary" onClick={decline}>
            {t('arrive.install.understood')}
          </Button>
        }
      >
        <HowToInstall way={way} />
      </Dialog>
    </Show>
  )
}
