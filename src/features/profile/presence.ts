/** Who else has the client open, and in which field, in words. */
import { t } from '../../i18n'
import { shapeOf, type FactShape } from '../../shared/profile/facts'
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

const FIELD_NAMES: Partial<Record<FactShape, () => string>> = {
  name: () => t('profile.fact.name'),
  kind: () => t('profile.fact.kind'),
  city: () => t('profile.fact.city'),
  address: () => t('profile.fact.address'),
  segment: () => t('profile.fact.segment'),
  source: () => t('profile.fact.source'),
  site: () => t('profile.fact.site'),
  about: () => t('profile.fact.about'),
  'phones/*': () => t('profile.fact.phone'),
  'emails/*': () => t('profile.fact.email'),
  'people/*/name': () => t('profile.person.name'),
  'people/*/role': () => t('profile.person.role'),
  'people/*/about': () => t('profile.person.about'),
  'people/*/birthday': () => t('profile.person.birthday'),
  'people/*/phones/*': () => t('profile.fact.phone'),
  'people/*/emails/*': () => t('profile.fact.email'),
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
