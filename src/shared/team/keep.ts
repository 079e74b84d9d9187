/** Settings with one of them changed: what a device shows before the team comes anew. */
import type { ViewId } from '../ids'
import type { OwnField } from './ownFields'
import type { ArgumentSetting, Stage } from './rules'
import type { SettingKind, SettingValue, TeamSettings } from './settings'

type Ordered = Pick<OwnField, 'order'> & { id: string }

/** With this value in the place of the one with its id; fields stay in their order. */
export function withSetting<K extends SettingKind>(
  settings: TeamSettings,
  kind: K,
  value: SettingValue<K>,
): TeamSettings {
  switch (kind) {
    case 'field':
      return { ...settings, fields: replaced(settings.fields, value as OwnField).toSorted(byOrder) }
    case 'view':
      return { ...settings, views: replaced(settings.views, value as SettingValue<'view'>) }
    case 'answer': {
      const { id, text } = value as SettingValue<'answer'>
      return { ...settings, answers: { ...settings.answers, [id]: text } }
    }
    case 'directory':
      return { ...settings, directory: (value as SettingValue<'directory'>).mode }
    case 'stage':
      return { ...settings, stages: replaced(settings.stages ?? [], value as Stage).toSorted(byOrder) }
    case 'argument':
      return { ...settings, arguments: replaced(settings.arguments ?? [], value as ArgumentSetting) }
    case 'rhythm':
    case 'standards':
    case 'orderRules':
      return { ...settings, [kind]: value }
    default:
      throw kind satisfies never
  }
}

/** Without this view. */
export const withoutSetting = (settings: TeamSettings, id: ViewId): TeamSettings => ({
  ...settings,
  views: settings.views.filter((view) => view.id !== id),
})

function replaced<T extends { id: string }>(all: readonly T[], one: T): T[] {
  const at = all.findIndex(({ id }) => id === one.id)
  return at === -1 ? [...all, one] : all.with(at, one)
}

/** Fields and stages by `order`, equal ones by id. */
export const byOrder = (a: Ordered, b: Ordered): number => a.order - b.order || (a.id < b.id ? -1 : 1)
