/** A picture beside each command, so that the eye finds it before the words are read. */
import IconAddPerson from '~icons/lucide/user-plus'
import IconArrow from '~icons/lucide/arrow-right'
import IconBack from '~icons/lucide/arrow-left'
import IconCall from '~icons/lucide/phone'
import IconClients from '~icons/lucide/contact-round'
import IconComplaint from '~icons/lucide/triangle-alert'
import IconContacts from '~icons/lucide/contact'
import IconHandover from '~icons/lucide/arrow-left-right'
import IconHistory from '~icons/lucide/history'
import IconImport from '~icons/lucide/file-input'
import IconInfo from '~icons/lucide/info'
import IconKeyboard from '~icons/lucide/keyboard'
import IconLink from '~icons/lucide/link'
import IconList from '~icons/lucide/list'
import IconMeeting from '~icons/lucide/handshake'
import IconMessage from '~icons/lucide/message-circle'
import IconNew from '~icons/lucide/plus'
import IconNotes from '~icons/lucide/notebook-pen'
import IconOrder from '~icons/lucide/package'
import IconPencil from '~icons/lucide/pencil'
import IconPeople from '~icons/lucide/users'
import IconPromise from '~icons/lucide/badge-check'
import IconSettings from '~icons/lucide/settings'
import IconShare from '~icons/lucide/share-2'
import IconStep from '~icons/lucide/calendar-plus'
import IconSwitch from '~icons/lucide/toggle-left'
import IconTag from '~icons/lucide/tag'
import IconTeam from '~icons/lucide/users-round'
import IconToday from '~icons/lucide/sun'
import IconDates from '~icons/lucide/calendar-heart'
import IconFailure from '~icons/lucide/wrench'
import IconLost from '~icons/lucide/door-open'
import IconWish from '~icons/lucide/lightbulb'
import IconReferrals from '~icons/lucide/user-round-plus'
import IconUndo from '~icons/lucide/undo-2'
import type { Icon } from '../../ui/icon'
import type { CommandGroup, CommandId } from './commands'

export const GROUP_ICONS: Record<CommandGroup, Icon> = {
  client: IconPencil,
  list: IconList,
  create: IconNew,
  go: IconArrow,
  switch: IconSwitch,
  app: IconKeyboard,
}

export const ICONS: Partial<Record<CommandId | (string & {}), Icon>> = {
  create: IconNew,
  'go.today': IconToday,
  'go.clients': IconClients,
  'go.handovers': IconHandover,
  'go.team': IconTeam,
  'go.settings': IconSettings,
  'go.wishes': IconWish,
  'go.referrals': IconReferrals,
  'go.dates': IconDates,
  'go.import': IconImport,
  'go.importOrders': IconImport,
  undo: IconUndo,
  'client.call': IconCall,
  'client.meeting': IconMeeting,
  'client.message': IconMessage,
  'client.order': IconOrder,
  'client.complaint': IconComplaint,
  'client.promise': IconPromise,
  step: IconStep,
  'client.step': IconStep,
  'client.person': IconAddPerson,
  'client.tag': IconTag,
  'client.edit': IconPencil,
  'client.lost': IconLost,
  'client.cameBack': IconUndo,
  'client.wish': IconWish,
  'client.failure': IconFailure,
  'client.handOver': IconHandover,
  'client.share': IconShare,
  'client.copyLink': IconLink,
  'client.copyContacts': IconContacts,
  'client.know': IconInfo,
  'client.people': IconPeople,
  'client.history': IconHistory,
  'client.orders': IconOrder,
  'client.notes': IconNotes,
  'client.back': IconBack,
}
