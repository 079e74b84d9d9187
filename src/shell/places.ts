/** The top-level places that exist, for the rail, the bar and the page "More". */
import IconSettings from '~icons/lucide/settings'
import IconHandovers from '~icons/lucide/arrow-left-right'
import IconImport from '~icons/lucide/file-input'
import IconToday from '~icons/lucide/sun'
import IconClients from '~icons/lucide/contact-round'
import IconTeam from '~icons/lucide/users-round'
import type { MessageKey } from '../i18n'
import { listAddress } from '../parts/panes'
import type { Icon } from '../ui/icon'

export interface Place {
  href: string
  label: Extract<MessageKey, `shell.${string}`>
  icon: Icon
}

export const TODAY: Place = { href: '/', label: 'shell.today', icon: IconToday }
export const CLIENTS: Place = { href: '/clients', label: 'shell.clients', icon: IconClients }
export const HANDOVERS: Place = { href: '/handovers', label: 'shell.handovers', icon: IconHandovers }
export const TEAM: Place = { href: '/team', label: 'shell.team', icon: IconTeam }
export const IMPORT: Place = { href: '/import', label: 'shell.import', icon: IconImport }
export const SETTINGS: Place = { href: '/settings', label: 'shell.settings', icon: IconSettings }

/** Where the place was left: the list with what was chosen in it. */
export const addressOf = (place: Place): string => (place === CLIENTS ? listAddress() : place.href)

/** Is this address within the place? */
export const isWithin = (path: string, place: string): boolean =>
  path === place || (place !== '/' && path.startsWith(`${place}/`))

/** Places of the phone that are reached by way of "More". */
export const BEHIND_MORE = ['/more', TEAM.href, IMPORT.href, SETTINGS.href]
