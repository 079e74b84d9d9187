import { useSearchParams } from '@solidjs/router'
import { createEffect, createMemo, createSignal, lazy, Match, on, Show, Suspense, Switch, type JSX } from 'solid-js'
import IconArriving from '~icons/lucide/cloud-download'
import IconUnreadable from '~icons/lucide/unplug'
import { t } from '../../i18n'
import { formatMoney } from '../../i18n/money'
import { afterPaint, createAfterPaint } from '../../parts/afterPaint'
import { OutcomePrompt } from '../../parts/contact/OutcomePrompt'
import { ClientFiles } from '../../parts/files/ClientFiles'
import { whileWorkingOut } from '../../parts/firstScreen'
import { createBeside, useClosePage, useDrawnClient } from '../../parts/panes'
import { dayOf } from '../../shared/dates'
import { isId, type PersonId, type ProfileId } from '../../shared/ids'
import { useNotebook, type ProfileView } from '../../solid/notebook'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Page } from '../../ui/Page'
import { Spinner } from '../../ui/Spinner'
import { TabPanel, Tabs } from '../../ui/Tabs'
import { ClientProvider, makeClient, useClient } from './client'
import { registerClientCommands } from './clientCommands'
import { Composer, makeComposer, type ComposerModel } from './Composer'
import { ElsewhereConflicts } from './ElsewhereConflicts'
import { createApart, createDrawing } from './drawing'
import { Facts } from './Facts'
import { inTime } from './inTime'
import { KnowCard, needReading } from './know/KnowCard'
import { MissingClient } from './MissingClient'
import { dayIn } from './past'
import { People } from './People'
import { peopleOf } from './people'
import { PageActions, Presence } from './PageActions'
import { QuickActions } from './QuickActions'
import styles from './ProfilePage.module.css'
import { Steps } from './Steps'
import { Summary } from './Summary'
import { Timeline } from './Timeline'
import { asked } from './trouble/open'
import { hasStory, hasTrouble } from './trouble/told'
import { createWide } from './wide'

const Past = lazy(() => import('./Past'))
const DeskPage = lazy(() => import('./DeskPage'))
const Trouble = inTime(async () => (await import('./trouble/Trouble')).Trouble)
const TroubleStory = inTime(async () => (await import('./trouble/Trouble')).TroubleStory)
const TroubleDialogs = lazy(() => import('./trouble/Dialogs'))
const History = lazy(async () => ({ default: (await import('./History')).History }))
const Orders = lazy(async () => ({ default: (await import('./Orders')).Orders }))
const Notes = lazy(async () => ({ default: (await import('./Notes')).Notes }))

const TABS = ['know', 'people', 'history', 'orders', 'notes'] as const
type TabId = (typeof TABS)[number]
const TAB_NAMES: Record<TabId, () => string> = {
  know: () => t('profile.tab.know'),
  people: () => t('profile.tab.people'),
  history: () => t('profile.tab.history'),
  orders: () => t('profile.tab.orders'),
  notes: () => t('profile.tab.notes'),
}

/** What is drawn after the header, each in a task of its own, from what is read first to what is far below. */
const DRAWN = [
  'calendar',
  'summary',
  'main',
  'actions',
  'know',
  'money',
  'knowFirst',
  'knowMore',
  'knowAll',
  'told',
  'reach',
  'card',
  'legal',
  'add',
  'own',
  'capture',
  'steps',
  'files',
  'timeline',
  'countries',
] as const
type Part = (typeof DRAWN)[number]

/** The page of one client. */
export default function ProfilePage() {
  const drawn = useDrawnClient()
  const isNew = (): boolean => drawn() === 'new'
  return (
    <Show when={!isNew() && drawn()} keyed>
      {(id) => (
        <Show when={isId(id)} fallback={<MissingClient id={undefined} />}>
          <OpenClient id={id as ProfileId} />
        </Show>
      )}
    </Show>
  )
}

function OpenClient(props: { id: ProfileId }) {
  const notebook = useNotebook()
  // eslint-disable-next-line solid/reactivity -- made anew for each client
  const view = notebook.open(props.id)
  const state = createApart(view.state, 'ready')
  void needReading()
  const [search] = useSearchParams<{ on: string }>()
  const on = () => dayIn(search.on)
  const back = useBack()
  whileWorkingOut(() => state() === 'loading')
  return (
    <Switch>
      <Match when={state() === 'missing'}>
        <MissingClient id={props.id} />
      </Match>
      <Match when={state() === 'failed'}>
        <Unreadable view={view} name={notebook.row(props.id)?.name} />
      </Match>
      <Match when={state() === 'loading'}>
        <Show
          when={notebook.ready() && !notebook.status().whole}
          fallback={<Loading name={notebook.row(props.id)?.name} />}
        >
          <Arriving name={notebook.row(props.id)?.name} />
        </Show>
      </Match>
      <Match when={state() === 'ready' && view.row()?.desk}>
        <ClientProvider value={makeClient(notebook, view)}>
          <Suspense>
            <DeskPage />
          </Suspense>
        </ClientProvider>
      </Match>
      <Match when={state() === 'ready'}>
        <ClientProvider value={makeClient(notebook, view)}>
          <Show when={on()} fallback={<Ready />}>
            {(day) => (
              <Suspense fallback={<Loading name={notebook.row(props.id)?.name} />}>
                <Past day={day()} back={back} />
              </Suspense>
            )}
          </Show>
        </ClientProvider>
      </Match>
    </Switch>
  )
}

function useBack() {
  const beside = createBeside()
  const close = useClosePage()
  return {
    get label() {
      return beside() ? t('common.close') : t('common.back')
    },
    get closes() {
      return beside()
    },
    onClick: close,
  }
}

/** A client of which nothing can be shown but perhaps its name. */
function Unopened(props: { name: string | undefined; children: JSX.Element }) {
  return (
    <Page title={props.name ?? t('profile.missing.page')} back={useBack()}>
      {props.children}
    </Page>
  )
}

function Loading(props: { name: string | undefined }) {
  return (
    <Unopened name={props.name}>
      <Spinner label={t('profile.loading')} />
    </Unopened>
  )
}

/** A link was followed on a device that has nothing yet. */
function Arriving(props: { name: string | undefined }) {
  return (
    <Unopened name={props.name}>
      <EmptyState
        icon={IconArriving}
        title={t('profile.arriving.title')}
        text={t('profile.arriving.text')}
        action={<Spinner label={t('profile.loading')} />}
      />
    </Unopened>
  )
}

/** The device's storage did not answer: what happened, and another try. */
function Unreadable(props: { view: ProfileView; name: string | undefined }) {
  return (
    <Unopened name={props.name}>
      <EmptyState
        icon={IconUnreadable}
        title={t('shell.unreadable.client')}
        text={t('shell.unreadable.text')}
        action={<Button onClick={() => props.view.again()}>{t('common.retry')}</Button>}
      />
    </Unopened>
  )
}

/** Is there more than the screen shows, and as much as a thumb moves before what is below can be drawn? */
const isOverfull = (body: HTMLElement | undefined): boolean =>
  body !== undefined && body.scrollHeight > 1.3 * body.clientHeight

function Ready() {
  const client = useClient()
  const [search, setSearch] = useSearchParams<{ tab: string; person: string }>()
  const [body, setBody] = createSignal<HTMLDivElement>()
  const wide = createWide(body)
  const composer = makeComposer(client)
  const chosen = (): TabId => TABS.find((id) => id === search.tab) ?? 'know'
  // That a tab is chosen is seen at once, what it holds a picture later.
  const tab = createAfterPaint(createMemo(chosen))
  const isKnow = (): boolean => chosen() === 'know'
  const isDrawn = createDrawing(DRAWN, {
    needs: {
      // What the browser makes ready for the first who asks takes longer than the part that asks.
      calendar: () => void dayOf(Date.now(), client.notebook.me().workspace.zone),
      money: () => void formatMoney(0, client.defaults().currency),
      main: () => (isKnow() && hasTrouble(client.view.profile()) ? Trouble.need() : undefined),
      know: () => (isKnow() ? needReading() : undefined),
      told: () => (isKnow() && hasStory(client.view.profile()) ? TroubleStory.need() : undefined),
    },
    // All that a phone shows at first; and a screen or two below it.
    seen: ['knowAll', 'card', 'own'],
    rest: { from: 'knowMore', may: () => !wide() && asked() === undefined, isFull: () => isOverfull(body()) },
  })
  whileWorkingOut(() => !isDrawn('knowFirst'))
  const counts = (id: TabId): number | undefined => {
    const profile = client.view.profile()
    if (id === 'people') return peopleOf(profile).filter(({ movedTo }) => movedTo === undefined).length || undefined
    if (id === 'orders') return client.entries().filter(({ entry }) => entry.type === 'order').length || undefined
    return undefined
  }
  const tabs = () => TABS.map((id) => ({ id, label: TAB_NAMES[id](), count: counts(id) }))
  const choose = (id: TabId): void => {
    setSearch({ tab: id === 'know' ? undefined : id, person: undefined }, { replace: true })
  }
  createEffect(on(tab, () => body()?.scrollTo({ top: 0 }), { defer: true }))
  const beside = () => wide() && tab() !== 'history'
  registerClientCommands({ composer, choose, composes: () => beside() || chosen() === 'know' })
  let quick: HTMLElement | undefined
  // The form that had the focus is gone: the next entry begins where this one did.
  createEffect(
    on(composer.isOpen, (open, before) => {
      if (before === true && !open && !wide())
        queueMicrotask(() => quick?.querySelector<HTMLElement>('[data-add]')?.focus())
    }),
  )
  const writeDown = (): void => {
    const toForm = (): void => body()?.querySelector('#composer-title')?.scrollIntoView({ block: 'start' })
    const isHere = tab() === 'know'
    if (!isHere) choose('know')
    if (!composer.isOpen()) composer.begin('call')
    if (isHere) queueMicrotask(toForm)
    else afterPaint(() => afterPaint(toForm))
  }
  return (
    <Page
      title={client.name() || t('profile.tab.know')}
      back={useBack()}
      actions={
        <>
          <Presence />
          <PageActions />
        </>
      }
      toolbar={<Tabs label={t('profile.tabs')} value={chosen()} onChange={choose} tabs={tabs()} />}
      ref={setBody}
      foot={
        // In the notes the keyboard and the toolbar are what the thumb needs; in an open form, its own buttons.
        <Show when={isDrawn('actions') && !wide() && tab() !== 'notes' && !(tab() === 'know' && composer.isOpen())}>
          <QuickActions foot ref={(element) => (quick = element)} onAdd={client.may() ? writeDown : undefined} />
        </Show>
      }
    >
      <Show when={isDrawn('summary')}>
        <OutcomePrompt />
        <Summary brief={!wide() && tab() !== 'know'}>
          <Show when={wide()}>
            <QuickActions foot={false} />
          </Show>
        </Summary>
        <Show when={asked()}>
          <Suspense>
            <TroubleDialogs />
          </Suspense>
        </Show>
        <ElsewhereConflicts peopleShown={tab() === 'people'} />
      </Show>
      <div class={styles.columns} classList={{ [styles.wide!]: beside() }}>
        <div class={styles.main}>
          <Show when={isDrawn('main')}>
            <TabPanel value={tab()} id="know" class={styles.panel}>
              <Know beside={beside()} composer={composer} isDrawn={isDrawn} />
            </TabPanel>
            <TabPanel value={tab()} id="people" class={styles.panel}>
              <People shown={search.person as PersonId | undefined} />
            </TabPanel>
            <TabPanel value={tab()} id="history" class={styles.panel}>
              <Suspense fallback={<Spinner label={t('profile.loading')} />}>
                <Show when={client.view.documented()}>
                  <History scroller={body()} wide={wide()} />
                </Show>
              </Suspense>
            </TabPanel>
            <TabPanel value={tab()} id="orders" class={styles.panel}>
              <Suspense fallback={<Spinner label={t('profile.loading')} />}>
                <Orders wide={wide()} />
              </Suspense>
            </TabPanel>
            <TabPanel value={tab()} id="notes" class={styles.panel}>
              <Suspense fallback={<Spinner label={t('notes.loading')} />}>
                <Show when={client.view.documented()}>
                  <Notes />
                </Show>
              </Suspense>
            </TabPanel>
          </Show>
        </div>
        <Show when={beside() && isDrawn('capture')}>
          <aside class={styles.aside} aria-label={t('profile.timeline')}>
            <Capture composer={composer} />
            <Show when={isDrawn('steps')}>
              <Steps />
            </Show>
            <Show when={isDrawn('timeline')}>
              <Timeline />
            </Show>
          </aside>
        </Show>
      </div>
    </Page>
  )
}

interface KnowProps {
  beside: boolean
  composer: ComposerModel
  isDrawn: (part: Part) => boolean
}

/** On a phone everything is in one column; what is being written down comes first. */
function Know(props: KnowProps) {
  const client = useClient()
  const troubled = createMemo(() => hasTrouble(client.view.profile()))
  const told = createMemo(() => hasStory(client.view.profile()))
  const parts = (): number | undefined => {
    if (props.isDrawn('knowAll')) return undefined
    if (props.isDrawn('knowMore')) return 3
    // To work it out is a task of its own.
    return props.isDrawn('knowFirst') ? 1 : 0
  }
  return (
    <>
      <Show when={!props.beside}>
        <Show when={props.composer.isOpen()}>
          <Capture composer={props.composer} />
        </Show>
      </Show>
      <Show when={troubled()}>
        <Trouble />
      </Show>
      <KnowCard isDrawn={props.isDrawn('know')} parts={parts()} beside={props.beside} />
      <Show when={!props.beside && props.isDrawn('told')}>
        <Steps />
      </Show>
      <Show when={told() && props.isDrawn('told')}>
        <TroubleStory />
      </Show>
      <Show when={props.isDrawn('reach')}>
        <Facts isDrawn={props.isDrawn} />
      </Show>
      <Show when={props.isDrawn('files')}>
        <Files />
      </Show>
      <Show when={!props.beside && props.isDrawn('timeline')}>
        <Timeline />
      </Show>
    </>
  )
}

function Files() {
  const client = useClient()
  return <ClientFiles view={client.view} />
}

function Capture(props: { composer: ComposerModel }) {
  const client = useClient()
  return (
    <Show when={client.may()}>
      <Composer model={props.composer} />
    </Show>
  )
}
