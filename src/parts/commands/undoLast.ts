/** The last step of this tab, in words and taken back. */
import { t } from '../../i18n'
import type { ProfileId } from '../../shared/ids'
import { shapeOf, type FactShape } from '../../shared/profile/facts'
import type { Notebook, Step } from '../../solid/notebook'
import { takeBack } from '../undo'

/** Takes back what was done last. */
export function undoLast(notebook: Notebook): void {
  const step = notebook.done().at(-1)
  if (step !== undefined) undoStep(notebook, step)
}

export function undoStep(notebook: Notebook, step: Step): void {
  void takeBack(notebook, step, t('commands.undone', { what: stepWords(notebook, step) }))
}

/** "Phone, Ladoga", "Tags, 12 clients". */
export function stepWords(notebook: Notebook, step: Step): string {
  const clients = [...new Set(step.parts.map(({ profile }) => profile))]
  const things = new Set(step.parts.flatMap(({ undo }) => undo.map(({ thing }) => thingWords(thing))))
  const what = things.size === 1 ? [...things][0]! : t('commands.thing.several')
  return t('commands.stepOf', {
    what,
    where: clients.length === 1 ? nameOf(notebook, clients[0]!) : t('commands.clients', { count: clients.length }),
  })
}

const nameOf = (notebook: Notebook, id: ProfileId): string => notebook.row(id)?.name || t('clients.noName')

const FIELDS: Partial<Record<FactShape, () => string>> = {
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
  'people/*/phones/*': () => t('profile.fact.phone'),
  'people/*/emails/*': () => t('profile.fact.email'),
  'people/*/role': () => t('profile.person.role'),
  'people/*/birthday': () => t('profile.person.birthday'),
}
const SETS: Record<string, () => string> = {
  entry: () => t('commands.thing.entry'),
  tags: () => t('profile.fact.tags'),
  people: () => t('profile.people'),
  legal: () => t('profile.legal.title'),
  steps: () => t('clients.capture.step'),
}

function thingWords(thing: string): string {
  const shape = shapeOf(thing)
  const field = shape === undefined ? undefined : FIELDS[shape]
  return (field ?? SETS[thing.split('/')[0]!] ?? (() => t('commands.thing.field')))()
}
