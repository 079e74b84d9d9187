/** Every address of the app and the page behind it; each page is loaded when it is first opened. */
import { Router, type RouteDefinition } from '@solidjs/router'
import { lazy } from 'solid-js'
import { Shell } from './shell/Shell'

const ROUTES: RouteDefinition[] = [
  { path: '/', component: lazy(() => import('./features/today/TodayPage')) },
  { path: '/clients', component: lazy(() => import('./features/clients/ClientsPage')) },
  { path: '/clients/new', component: lazy(() => import('./features/clients/NewClientPage')) },
  { path: '/clients/:id', component: lazy(() => import('./features/profile/ProfilePage')) },
  { path: '/handovers', component: lazy(() => import('./features/handover/HandoversPage')) },
  { path: '/import', component: lazy(() => import('./features/exchange/ImportPage')) },
  { path: '/export', component: lazy(() => import('./features/exchange/ExportPage')) },
  { path: '/team', component: lazy(() => import('./features/team/TeamPage')) },
  { path: '/settings', component: lazy(() => import('./features/settings/SettingsPage')) },
  { path: '/more', component: lazy(() => import('./shell/MorePage')) },
  { path: '*', component: lazy(() => import('./shell/NotFoundPage')) },
]

export function Routes() {
  return <Router root={Shell}>{ROUTES}</Router>
}
