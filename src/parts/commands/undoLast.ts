/** The last step of this tab, in words and taken back. */
import { t } from '../../i18n'
import { shapeOf } from '../../shared/profile/facts'
import type { Notebook, Step } from '../../solid/notebook'
import { FACT_NAMES } from '../factNames'
import { nameOrDesk } from '../steps/deskName'
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
    where: clients.length === 1 ? nameOrDesk(notebook, clients[0]!) : t('commands.clients', { count: clients.length }),
  })
}

const SETS: Record<string, () => string> = {
  entry: () => t('commands.thing.entry'),
  tags: () => t('profile.fact.tags'),
  people: () => t('profile.people'),
  legal: () => t('profile.legal.title'),
  steps: () => t('clients.capture.step'),
  todo: () => t('clients.capture.step'),
}

function thingWords(thing: string): string {
  const shape = shapeOf(thing)
  const field = shape === undefined ? undefined : FACT_NAMES[shape]
  return (field ?? SETS[thing.split('/')[0]!] ?? (() => t('commands.thing.field')))()
}
