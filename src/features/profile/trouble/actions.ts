/** What the page's menu and the palette can note of trouble, for whoever may write here. */
import IconBack from '~icons/lucide/undo-2'
import IconFailure from '~icons/lucide/wrench'
import IconLeft from '~icons/lucide/door-open'
import IconWish from '~icons/lucide/lightbulb'
import { t } from '../../../i18n'
import type { Command } from '../../../parts/commands/commands'
import type { MenuItem } from '../../../ui/Menu'
import type { Client } from '../client'
import { comesBack, leaves } from './taps'
import { ask } from './open'
import { lossOf } from './told'

const loses = (client: Client): void => void client.tap(leaves(client.defaults().today), t('trouble.loss.done'))

function returns(client: Client): void {
  const loss = lossOf(client.view.profile())
  if (loss !== undefined) void client.tap(comesBack(loss, client.defaults().today), t('trouble.loss.backDone'))
}

const isLost = (client: Client): boolean => lossOf(client.view.profile()) !== undefined

export const troubleItems = (client: Client): MenuItem[] =>
  !client.may()
    ? []
    : [
        { label: t('trouble.wish.do'), icon: IconWish, onSelect: () => ask({ dialog: 'wish' }) },
        { label: t('trouble.failure.do'), icon: IconFailure, onSelect: () => ask({ dialog: 'failure' }) },
        isLost(client)
          ? { label: t('trouble.loss.back'), icon: IconBack, onSelect: () => returns(client) }
          : { label: t('trouble.loss.do'), icon: IconLeft, onSelect: () => loses(client) },
      ]

export const troubleCommands = (client: Client): Command[] => [
  {
    id: 'client.lost',
    group: 'client',
    when: () => client.may() && !isLost(client),
    run: () => loses(client),
  },
  {
    id: 'client.cameBack',
    group: 'client',
    when: () => client.may() && isLost(client),
    run: () => returns(client),
  },
  { id: 'client.wish', group: 'client', when: () => client.may(), run: () => ask({ dialog: 'wish' }) },
  { id: 'client.failure', group: 'client', when: () => client.may(), run: () => ask({ dialog: 'failure' }) },
]
