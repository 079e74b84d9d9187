/** The form of a field: what is typed, what is wrong with it, and the field that it makes. No screen here. */
import * as v from 'valibot'
import { newId, type ChoiceId, type FieldId } from '../../shared/ids'
import { OWN_TYPES, type OwnField, type OwnType } from '../../shared/team/ownFields'

/** Days that are offered by name; any other number is the head's own. */
export const STALE_DAYS = ['30', '91', '182', '365'] as const
export type Stale = 'never' | (typeof STALE_DAYS)[number] | 'own'

const formSchema = v.strictObject({
  id: v.custom<FieldId>((input) => typeof input === 'string'),
  name: v.string(),
  type: v.picklist(OWN_TYPES),
  choices: v.array(
    v.strictObject({
      id: v.custom<ChoiceId>((input) => typeof input === 'string'),
      name: v.string(),
      archived: v.boolean(),
    }),
  ),
  group: v.string(),
  help: v.string(),
  stale: v.picklist(['never', ...STALE_DAYS, 'own']),
  /** What is typed under `own`. */
  staleDays: v.string(),
})
export type FieldForm = v.InferOutput<typeof formSchema>

export type FieldProblem = 'name' | 'choices' | 'sameChoice' | 'staleDays'

export const hasChoices = (type: OwnType): boolean => type === 'choice' || type === 'choices'

export const newChoice = (name = ''): FieldForm['choices'][number] => ({ id: newId<ChoiceId>(), name, archived: false })

export const emptyFieldForm = (group = ''): FieldForm => ({
  id: newId<FieldId>(),
  name: '',
  type: 'text',
  choices: [newChoice(), newChoice()],
  group,
  help: '',
  stale: 'never',
  staleDays: '',
})

export function formOf(field: OwnField): FieldForm {
  const { id, name, type, choices, group, help, staleDays } = field
  const named = STALE_DAYS.find((days) => days === String(staleDays))
  return {
    id,
    name,
    type,
    group,
    help,
    choices: choices.map((choice) => ({ ...choice })),
    stale: staleDays === null ? 'never' : (named ?? 'own'),
    staleDays: staleDays === null || named !== undefined ? '' : String(staleDays),
  }
}

/** A draft as it was kept; undefined for one that another version of the app wrote. */
export function readFieldForm(text: string | null): FieldForm | undefined {
  if (text === null) return undefined
  try {
    const read = v.safeParse(formSchema, JSON.parse(text))
    return read.success ? read.output : undefined
  } catch {
    return undefined
  }
}

/**
 * The field that the form makes, with what `before` has and no form changes; or what is wrong, the first in the
 * order of the form. Choices that were never saved and have no name are nothing; a saved one without a name was
 * taken away.
 */
export function fieldFrom(
  form: FieldForm,
  before: OwnField | undefined,
  order: number,
): { field: OwnField } | { problem: FieldProblem } {
  const name = form.name.trim()
  if (name === '') return { problem: 'name' }
  const choices = hasChoices(form.type) ? choicesFrom(form, before) : []
  const used = choices.filter(({ archived }) => !archived).map((choice) => choice.name.toLowerCase())
  if (hasChoices(form.type) && used.length === 0) return { problem: 'choices' }
  if (new Set(used).size < used.length) return { problem: 'sameChoice' }
  const staleDays = staleFrom(form)
  if (staleDays === undefined) return { problem: 'staleDays' }
  return {
    field: {
      id: form.id,
      name,
      help: form.help.trim(),
      group: form.group.trim(),
      type: form.type,
      choices,
      staleDays,
      order: before?.order ?? order,
      archived: before?.archived ?? false,
    },
  }
}

function choicesFrom({ choices }: FieldForm, before: OwnField | undefined): OwnField['choices'] {
  return choices.flatMap((choice) => {
    const name = choice.name.trim()
    if (name !== '') return [{ ...choice, name }]
    const saved = before?.choices.find(({ id }) => id === choice.id)
    return saved === undefined ? [] : [{ ...saved, archived: true }]
  })
}

function staleFrom({ stale, staleDays }: FieldForm): number | null | undefined {
  if (stale === 'never') return null
  const days = stale === 'own' ? staleDays.trim() : stale
  const number = /^\d{1,4}$/.test(days) ? Number(days) : 0
  return number >= 1 && number <= 3_650 ? number : undefined
}

/** With the choice at `from` moved by one place among those in use. */
export function movedChoice(choices: FieldForm['choices'], id: string, by: 1 | -1): FieldForm['choices'] {
  const used = choices.filter(({ archived }) => !archived)
  const from = used.findIndex((choice) => choice.id === id)
  const to = from + by
  if (from === -1 || to < 0 || to >= used.length) return choices
  const moved = used.toSpliced(from, 1)
  moved.splice(to, 0, used[from]!)
  return [...moved, ...choices.filter(({ archived }) => archived)]
}

/** Without the choice: one that clients may have goes to the archive, a new one was never there. */
export function withoutChoice(
  choices: FieldForm['choices'],
  id: string,
  before: OwnField | undefined,
): FieldForm['choices'] {
  const isSaved = before?.choices.some((choice) => choice.id === id) ?? false
  return isSaved
    ? choices.map((choice) => (choice.id === id ? { ...choice, archived: true } : choice))
    : choices.filter((choice) => choice.id !== id)
}
