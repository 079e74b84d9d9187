/**
 * What the six questions propose: each suggestion is one thing worth knowing of every client, and stands for a field
 * of the team's own. Several may stand for one field. Their words are messages (`setup.chip.*`, `setup.field.*`).
 */
import { t } from '../../i18n'
import { newId, type ChoiceId, type FieldId } from '../../shared/ids'
import type { OwnField, OwnType } from '../../shared/team/ownFields'
import { orderAfter } from '../../shared/team/ownValues'
import type { SixQuestion } from '../../shared/team/settings'

interface Template {
  question: SixQuestion
  type: OwnType
  staleDays: number | null
}

const TEMPLATES = {
  volume: { question: 'ideal', type: 'number', staleDays: 182 },
  pays: { question: 'ideal', type: 'choice', staleDays: 182 },
  growth: { question: 'ideal', type: 'choice', staleDays: 182 },
  decides: { question: 'ideal', type: 'choice', staleDays: 365 },
  matters: { question: 'needs', type: 'choices', staleDays: 182 },
  pain: { question: 'needs', type: 'long', staleDays: 91 },
  share: { question: 'fit', type: 'choice', staleDays: 182 },
  rivals: { question: 'fit', type: 'text', staleDays: 182 },
  tried: { question: 'fit', type: 'yesNo', staleDays: null },
  equipment: { question: 'fit', type: 'text', staleDays: 365 },
  helps: { question: 'more', type: 'choices', staleDays: 365 },
  wishes: { question: 'more', type: 'long', staleDays: 91 },
  nextBuy: { question: 'know', type: 'date', staleDays: 30 },
  season: { question: 'know', type: 'choices', staleDays: null },
  careful: { question: 'know', type: 'long', staleDays: 365 },
  rhythm: { question: 'keep', type: 'choice', staleDays: 365 },
  satisfied: { question: 'keep', type: 'choice', staleDays: 91 },
  recommends: { question: 'keep', type: 'yesNo', staleDays: 365 },
  papers: { question: 'keep', type: 'link', staleDays: null },
} as const satisfies Record<string, Template>
export type FieldKey = keyof typeof TEMPLATES
export const FIELD_KEYS = Object.keys(TEMPLATES) as FieldKey[]

/** The suggestions of each question in the order of the screen, and the field that each stands for. */
const SUGGESTIONS = {
  ideal: { volume: 'volume', pays: 'pays', growth: 'growth', decides: 'decides' },
  needs: { price: 'matters', speed: 'matters', quality: 'matters', advice: 'matters', pain: 'pain' },
  fit: { share: 'share', rivals: 'rivals', tried: 'tried', equipment: 'equipment' },
  more: { training: 'helps', promotion: 'helps', terms: 'helps', wishes: 'wishes' },
  know: { nextBuy: 'nextBuy', season: 'season', careful: 'careful' },
  keep: { rhythm: 'rhythm', satisfied: 'satisfied', recommends: 'recommends', papers: 'papers' },
} as const satisfies Record<SixQuestion, Record<string, FieldKey>>

type Keys<Q extends SixQuestion> = Q extends SixQuestion ? keyof (typeof SUGGESTIONS)[Q] : never
export type SuggestionKey = Keys<SixQuestion>

export const suggestionsOf = (question: SixQuestion): SuggestionKey[] =>
  Object.keys(SUGGESTIONS[question]) as SuggestionKey[]

export const suggestionText = (key: SuggestionKey): string => t(`setup.chip.${key}`)

/** The field that a suggestion of this question stands for. */
export const fieldKeyOf = (question: SixQuestion, key: SuggestionKey): FieldKey | undefined =>
  (SUGGESTIONS[question] as Partial<Record<SuggestionKey, FieldKey>>)[key]

/** A field as proposed, in the words of the language in use: those who make it may change everything but its type. */
function proposedField(key: FieldKey, id: FieldId, choiceIds: readonly ChoiceId[], order: number): OwnField {
  const { question, type, staleDays } = TEMPLATES[key]
  return {
    id,
    name: t(`setup.field.${key}.name`),
    help: t(`setup.field.${key}.help`),
    group: t(`setup.group.${question}`),
    type,
    choices: choicesOf(key).map((name, index) => ({ id: choiceIds[index]!, name, archived: false })),
    staleDays,
    order,
    archived: false,
  }
}

/** One line a choice. */
function choicesOf(key: FieldKey): string[] {
  switch (key) {
    case 'pays':
    case 'growth':
    case 'decides':
    case 'matters':
    case 'share':
    case 'helps':
    case 'season':
    case 'rhythm':
    case 'satisfied':
      return t(`setup.field.${key}.choices`).split('\n')
    default:
      return []
  }
}

/** The ids of a field that may be made: kept with what was typed, so that making it twice makes one. */
export interface FieldIds {
  field: FieldId
  choices: ChoiceId[]
}
export const newFieldIds = (key: FieldKey): FieldIds => ({
  field: newId<FieldId>(),
  choices: choicesOf(key).map(() => newId<ChoiceId>()),
})

/** The proposed fields one after the other, behind those that the team has. */
export function proposedFields(
  keys: readonly FieldKey[],
  ids: Partial<Record<FieldKey, FieldIds>>,
  fields: readonly OwnField[],
): OwnField[] {
  const first = orderAfter(fields)
  return FIELD_KEYS.filter((key) => keys.includes(key)).flatMap((key, index) => {
    const known = ids[key]
    return known === undefined ? [] : [proposedField(key, known.field, known.choices, first + index * 1_000)]
  })
}
