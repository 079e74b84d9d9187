/** Everything the palette can offer here and now: what the screen registered, clients, places, languages, themes. */
import IconClient from '~icons/lucide/contact-round'
import IconLanguage from '~icons/lucide/languages'
import IconNew from '~icons/lucide/plus'
import IconTheme from '~icons/lucide/sun-moon'
import IconUndo from '~icons/lucide/undo-2'
import IconView from '~icons/lucide/list-filter'
import { locale, t, useLocale } from '../../i18n'
import { mayInWorkspace } from '../../shared/access'
import type { ProfileId } from '../../shared/ids'
import { READY, type Ready } from '../../shared/view/ready'
import type { Notebook } from '../../solid/notebook'
import { theme, THEMES, useTheme } from '../../ui/theme'
import type { Command } from './commands'
import { GROUP_ICONS, ICONS } from './icons'
import { looksLikePhone, type Choice } from './paletteItems'
import { stepWords, undoStep } from './undoLast'
import { keywordsOf, titleOf } from './words'

type Go = (path: string) => void

/** How many steps back are offered one by one. */
const STEPS = 5

export const commandChoice = (command: Command): Choice => ({
  id: command.id,
  group: command.group,
  title: titleOf(command),
  keywords: keywordsOf(command),
  icon: command.icon ?? ICONS[command.id] ?? GROUP_ICONS[command.group],
  keys: command.keys?.[0],
  run: command.run,
})

export function clientChoice(notebook: Notebook, id: ProfileId, group: 'clients' | 'recent', go: Go): Choice[] {
  const row = notebook.row(id)
  if (row === undefined) return []
  const who = row.owner === notebook.me().member.id ? t('common.you') : notebook.memberName(row.owner)
  return [
    {
      id: `client:${id}`,
      group,
      title: row.name || t('clients.noName'),
      detail: [row.city, who].filter(Boolean).join(' · '),
      icon: IconClient,
      run: () => go(`/clients/${id}`),
    },
  ]
}

/** A client begun with what was typed. */
export function createChoices(notebook: Notebook, typed: string, go: Go): Choice[] {
  const text = typed.trim()
  if (text === '' || !mayInWorkspace(notebook.role(), 'create')) return []
  const isPhone = looksLikePhone(text)
  return [
    {
      id: 'create:typed',
      group: 'create',
      title: isPhone ? t('commands.createPhone', { phone: text }) : t('commands.createNamed', { name: text }),
      icon: IconNew,
      run: () => go(`/clients/new?${new URLSearchParams({ [isPhone ? 'phone' : 'name']: text }).toString()}`),
    },
  ]
}

const LANGUAGES = [
  { value: 'ru', name: 'Русский' },
  { value: 'en', name: 'English' },
] as const

/** What stands on the screen already is not offered. */
export function switchChoices(): Choice[] {
  const languages = LANGUAGES.filter(({ value }) => value !== locale()).map(({ value, name }) => ({
    id: `language:${value}`,
    group: 'switch',
    title: t('commands.language', { name }),
    keywords: 'language язык',
    icon: IconLanguage,
    run: () => void useLocale(value),
  }))
  const themes = THEMES.filter((one) => one !== theme()).map((one) => ({
    id: `theme:${one}`,
    group: 'switch',
    title: t('commands.theme', { name: t(`settings.theme.${one}`) }),
    keywords: 'theme dark light тема тёмная светлая ночная',
    icon: IconTheme,
    run: () => useTheme(one),
  }))
  return [...languages, ...themes]
}

/** The list in one of the ready views, a view of one's own, or one that the head shares. */
export function viewChoices(notebook: Notebook, go: Go): Choice[] {
  const saved = new Map([...notebook.myViews(), ...notebook.settings().views].map((view) => [view.id, view.name]))
  const views: [string, string][] = [...READY.map((view): [string, string] => [view, READY_NAMES[view]()]), ...saved]
  return views.map(([view, name]) => ({
    id: `view:${view}`,
    group: 'view',
    title: name,
    keywords: 'view list filter clients подборка список клиенты фильтр',
    icon: IconView,
    run: () => go(view === READY[0] ? '/clients' : `/clients?view=${view}`),
  }))
}

const READY_NAMES: Record<Ready, () => string> = {
  all: () => t('clients.view.all'),
  mine: () => t('clients.view.mine'),
  timeToCall: () => t('clients.view.timeToCall'),
  inProgress: () => t('clients.view.inProgress'),
  neverTalked: () => t('clients.view.neverTalked'),
  toSettle: () => t('clients.view.toSettle'),
}

/** The last steps, latest first: each can be taken back by itself. */
export const undoChoices = (notebook: Notebook): Choice[] =>
  notebook
    .done()
    .slice(-STEPS)
    .toReversed()
    .map((step, back) => ({
      id: `undo:${back}`,
      group: 'app',
      title: t('commands.undo', { what: stepWords(notebook, step) }),
      keywords: 'undo отменить вернуть назад',
      icon: IconUndo,
      keys: back === 0 ? 'u' : undefined,
      run: () => undoStep(notebook, step),
    }))
