/**
 * Every address of the app and the page behind it; each page is loaded when it is first opened. Today and
 * the list are where people start: they come without the messages of the others.
 */
import { Router, type RouteDefinition, type RouteSectionProps } from '@solidjs/router'
import { lazy, type Component } from 'solid-js'
import { loadRules } from './features/today/loadRules'
import { withAllMessages, withClientMessages } from './i18n'
import { nextTask } from './shared/nextTask'
import { goOnFromLastVisit } from './shell/goOn'
import { Panes } from './shell/Panes'
import { Shell } from './shell/Shell'
import { useNotebook } from './solid/notebook'
import { whenCalm } from './sync/calm'
import { later } from './sync/later'

type Page = () => Promise<{ default: Component }>
/** What the browser reads of a page and what it draws of it are two tasks: on a slow phone each is long. */
const inTwo = (page: Page) => async () => {
  const loaded = await page()
  await nextTask()
  return loaded
}
const first = (page: Page) => lazy(inTwo(page))
const other = (page: Page) => lazy(inTwo(withAllMessages(page)))

const TodayPage = first(() => import('./features/today/TodayPage'))
const ClientsPage = first(() => import('./features/clients/ClientsPage'))
const ProfilePage = lazy(inTwo(withClientMessages(() => import('./features/profile/ProfilePage'))))

/** Drawn once the client itself was read. */
const loadReading = withClientMessages(() => import('./features/profile/know/Reading'))

const ROUTES: RouteDefinition[] = [
  { path: '/', component: TodayPage },
  {
    // The list stays while what is under its address opens beside it.
    path: '/clients',
    component: (props: RouteSectionProps) => <Panes {...props} list={ClientsPage} />,
    children: [
      { path: '/' },
      { path: '/new', component: other(() => import('./features/clients/NewClientPage')) },
      { path: '/:id', component: ProfilePage },
    ],
  },
  { path: '/arrive', component: other(() => import('./features/arrive/ArrivePage')) },
  { path: '/capture', component: other(() => import('./features/capture/CapturePage')) },
  { path: '/team/referrals', component: other(() => import('./features/referrals/ReferralsPage')) },
  { path: '/handovers', component: other(() => import('./features/handover/HandoversPage')) },
  { path: '/import', component: other(() => import('./features/exchange/ImportPage')) },
  { path: '/import/orders', component: other(() => import('./features/exchange/orders/OrdersImportPage')) },
  { path: '/export', component: other(() => import('./features/exchange/ExportPage')) },
  { path: '/team', component: other(() => import('./features/team/TeamPage')) },
  { path: '/team/fields', component: other(() => import('./features/setup/FieldsPage')) },
  { path: '/team/directory', component: other(() => import('./features/setup/DirectoryPage')) },
  { path: '/team/answers', component: other(() => import('./features/setup/AnswersPage')) },
  { path: '/team/rules', component: other(() => import('./features/setup/RulesPage')) },
  { path: '/team/dates', component: other(() => import('./features/dates/DatesPage')) },
  { path: '/team/wishes', component: other(() => import('./features/wishes/WishesPage')) },
  { path: '/welcome', component: other(() => import('./features/setup/WelcomePage')) },
  { path: '/settings', component: other(() => import('./features/settings/SettingsPage')) },
  { path: '/more', component: other(() => import('./shell/MorePage')) },
  { path: '*', component: other(() => import('./shell/NotFoundPage')) },
]

/** What fails is told of when the page is drawn. */
const preload = (page: () => Promise<unknown>): void => void page().catch(() => undefined)

/** Asks for the files of the page at this address, while the notebook is still being opened. */
export function preloadPage(path: string): void {
  const [, place, client = '', ...more] = path.split('/')
  if (place === '') [TodayPage.preload, loadRules].forEach(preload)
  else if (place === 'clients' && client === '') preload(ClientsPage.preload)
  else if (place === 'clients' && client !== 'new' && more.length === 0)
    [ProfilePage.preload, loadReading, () => import('./solid/acting')].forEach(preload)
}

/** Where no service worker keeps the app yet, the pages that people go on to are fetched before they are asked for. */
function fetchNextPages(): void {
  if ('serviceWorker' in navigator && navigator.serviceWorker.controller !== null) return
  for (const page of [ClientsPage.preload, ProfilePage.preload]) preload(page)
}

export function Routes() {
  later(() => void whenCalm(fetchNextPages))
  goOnFromLastVisit(useNotebook().me().member.id)
  return <Router root={Shell}>{ROUTES}</Router>
}
