/** Who else has the client open, and in which field, in words. */
import { t } from '../../i18n'
import { FACT_NAMES } from '../../parts/factNames'
import { shapeOf } from '../../shared/profile/facts'
import type { Present } from '../../solid/notebook'
import type { Client } from './client'

/** Others, each once, with the field that one of their tabs is in. */
export function othersPresent({ view, notebook }: Client): Present[] {
  const me = notebook.me().member.id
  const byMember = new Map<string, Present>()
  for (const one of view.present()) {
    if (one.self || one.member === me) continue
    if (one.field !== null || !byMember.has(one.member)) byMember.set(one.member, one)
  }
  return [...byMember.values()]
}

/** "Olga is in “Phone”" */
export const presenceWords = ({ name, field }: Present): string =>
  field === null ? t('profile.present.here', { name }) : t('profile.present.field', { name, field: fieldName(field) })

const FIELD_NAMES: typeof FACT_NAMES = {
  ...FACT_NAMES,
  'people/*/name': () => t('profile.person.name'),
  'people/*/about': () => t('profile.person.about'),
  'legal/*/name': () => t('profile.legal.name'),
  'legal/*/inn': () => t('profile.legal.inn'),
  'legal/*/kpp': () => t('profile.legal.kpp'),
}

/** A field's name as others see it; a path comes from another device, so it may be anything. */
function fieldName(path: string): string {
  if (path === 'notes') return t('profile.fact.notes')
  if (path === 'tags') return t('profile.fact.tags')
  const shape = shapeOf(path)
  return (shape === undefined ? undefined : FIELD_NAMES[shape]?.()) ?? t('profile.fact.other')
}
