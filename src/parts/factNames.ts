/** What facts are called on the screen: one place for the page of a client, who is in which field, and undo. */
import { t } from '../i18n'
import type { FactShape } from '../shared/profile/facts'

/** The single facts of a client. */
export const FACT_LABELS = {
  name: () => t('profile.fact.name'),
  kind: () => t('profile.fact.kind'),
  city: () => t('profile.fact.city'),
  address: () => t('profile.fact.address'),
  segment: () => t('profile.fact.segment'),
  source: () => t('profile.fact.source'),
  site: () => t('profile.fact.site'),
  about: () => t('profile.fact.about'),
} as const

/** Facts that are called the same wherever they stand. */
export const FACT_NAMES: Partial<Record<FactShape, () => string>> = {
  ...FACT_LABELS,
  'phones/*': () => t('profile.fact.phone'),
  'emails/*': () => t('profile.fact.email'),
  'people/*/phones/*': () => t('profile.fact.phone'),
  'people/*/emails/*': () => t('profile.fact.email'),
  'people/*/role': () => t('profile.person.role'),
  'people/*/birthday': () => t('profile.person.birthday'),
  'people/*/temperament': () => t('know.temperament'),
  'people/*/speaks': () => t('know.speaks'),
  'people/*/argument': () => t('know.argument'),
  'likes/*': () => t('know.edit.like'),
  'competitors/*': () => t('know.edit.competitor'),
  'contracts/*': () => t('know.edit.contract'),
  'solvency/*': () => t('know.edit.solvency'),
  switching: () => t('know.edit.switching'),
  'dates/*': () => t('know.edit.date'),
  broughtBy: () => t('know.edit.brought'),
  'thanks/*': () => t('know.edit.thanks'),
}
