/** What the palette and the keys can do to the open client. */
import { useClosePage } from '../../parts/panes'
import { createCommands, type Command, type CommandId } from '../../parts/commands/commands'
import { addStep, plansHere } from '../../parts/steps/adding'
import { noteVisit } from '../../parts/commands/usage'
import type { EntryType } from '../../shared/profile/entryTypes'
import { ask, forgetAsked } from './asked'
import { useClient } from './client'
import type { ComposerModel } from './Composer'

export type TabId = 'know' | 'people' | 'history' | 'orders' | 'notes'

interface Page {
  composer: ComposerModel
  /** Is the composer in sight, whatever the tab? */
  composes: () => boolean
  choose: (tab: TabId) => void
}

const WRITE: Partial<Record<CommandId, { type: EntryType; keys?: string[] }>> = {
  'client.call': { type: 'call', keys: ['c'] },
  'client.meeting': { type: 'meeting', keys: ['m'] },
  'client.message': { type: 'message', keys: ['w'] },
  'client.order': { type: 'order', keys: ['o'] },
  'client.complaint': { type: 'complaint' },
  'client.promise': { type: 'promise' },
}
const TABS: readonly TabId[] = ['know', 'people', 'history', 'orders', 'notes']

/** Registers them for as long as the page of this client is there. */
export function registerClientCommands(page: Page): void {
  const client = useClient()
  const close = useClosePage()
  noteVisit(client.notebook.me().member.id, client.view.id)
  forgetAsked()

  const one = (id: CommandId, keys: string[] | undefined, run: () => void): Command => ({
    id,
    group: 'client',
    keys,
    run,
  })
  const write = (type: EntryType): void => {
    if (!page.composes()) page.choose('know')
    page.composer.begin(type)
    ask('write')
  }
  const writing = (): Command[] => [
    ...Object.entries(WRITE).map(([id, { type, keys }]) => one(id as CommandId, keys, () => write(type))),
    one('client.step', ['s'], () => addStep({ profile: client.view.id })),
    one('client.person', ['p'], () => {
      page.choose('people')
      ask('person')
    }),
    one('client.tag', ['t'], () => {
      page.choose('know')
      ask('tag')
    }),
    one('client.edit', ['e'], () => {
      page.choose('know')
      ask('edit')
    }),
  ]
  plansHere(client.may)
  createCommands(() => [
    ...(client.may() ? writing() : []),
    ...TABS.map((tab, at) => one(`client.${tab}`, [String(at + 1)], () => page.choose(tab))),
    // The panes answer Esc by themselves.
    { ...one('client.back', undefined, close), alsoKeys: ['esc'] },
  ])
}
