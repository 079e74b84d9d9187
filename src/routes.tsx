/**
 * Every address of the app and the page behind it; each page is loaded when it is first opened. Today and
 * the list are where people start: they come without the messages of the others.
 */
import { Router, type RouteDefinition } from '@solidjs/router'
import { lazy, type Component } from 'solid-js'
import { withAllMessages } from './i18n'
import { Shell } from './shell/Shell'

type Page = () => Promise<{ default: Component }>
const first = (page: Page) => lazy(page)
const other = (page: Page) => lazy(withAllMessages(page))

const ROUTES: RouteDefinition[] = [
  { path: '/', component: first(() => import('./features/today/TodayPage')) },
  { path: '/clients', component: first(() => import('./features/clients/ClientsPage')) },
  { path: '/clients/new', component: other(() => import('./features/clients/NewClientPage')) },
  { path: '/clients/:id', component: other(() => import('./features/profile/ProfilePage')) },
  { path: '/handovers', component: other(() => import('./features/handover/HandoversPage')) },
  { path: '/import', component: other(() => import('./features/exchange/ImportPage')) },
  { path: '/export', component: other(() => import('./features/exchange/ExportPage')) },
  { path: '/team', component: other(() => import('./features/team/TeamPage')) },
  { path: '/settings', component: other(() => import('./features/settings/SettingsPage')) },
  { path: '/more', component: other(() => import('./shell/MorePage')) },
  { path: '*', component: other(() => import('./shell/NotFoundPage')) },
]

export function Routes() {
  return <Router root={Shell}>{ROUTES}</Router>
}
