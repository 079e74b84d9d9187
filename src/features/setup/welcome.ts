/** What was answered so far and is not stored yet: kept on the device, read back after a reload. */
import * as v from 'valibot'
import type { ChoiceId, FieldId } from '../../shared/ids'
import { SIX_QUESTIONS, type SixQuestion, type TeamSettings } from '../../shared/team/settings'
import {
  FIELD_KEYS,
  fieldKeyOf,
  newFieldIds,
  suggestionsOf,
  suggestionText,
  type FieldIds,
  type FieldKey,
  type SuggestionKey,
} from './suggestions'

export interface Answered {
  chosen: SuggestionKey[]
  text: string
}
export interface Welcome {
  answers: Record<SixQuestion, Answered>
  /** Proposed fields that the head does not want. */
  without: FieldKey[]
  /** For each field that may be made. */
  ids: Partial<Record<FieldKey, FieldIds>>
}

const keptSchema = v.object({
  answers: v.record(v.string(), v.object({ chosen: v.array(v.string()), text: v.string() })),
  without: v.array(v.string()),
  ids: v.record(v.string(), v.object({ field: v.string(), choices: v.array(v.string()) })),
})

/** The longest answer that the server takes. */
export const ANSWER_LENGTH = 2_000

/** Begins with what the team answered before. */
export function beginWelcome({ answers }: TeamSettings): Welcome {
  const begun = SIX_QUESTIONS.map((question): [SixQuestion, Answered] => [
    question,
    { chosen: [], text: answers[question] ?? '' },
  ])
  return { answers: Object.fromEntries(begun) as Welcome['answers'], without: [], ids: {} }
}

/** What was kept; undefined when nothing was, or nothing that this version can read. */
export function readWelcome(text: string | null): Welcome | undefined {
  if (text === null) return undefined
  try {
    const kept = v.parse(keptSchema, JSON.parse(text))
    const answers = SIX_QUESTIONS.map((question): [SixQuestion, Answered] => {
      const { chosen = [], text: words = '' } = kept.answers[question] ?? {}
      return [question, { chosen: suggestionsOf(question).filter((key) => chosen.includes(key)), text: words }]
    })
    const ids = FIELD_KEYS.flatMap((key): [FieldKey, FieldIds][] => {
      const one = kept.ids[key]
      return one === undefined ? [] : [[key, { field: one.field as FieldId, choices: one.choices as ChoiceId[] }]]
    })
    return {
      answers: Object.fromEntries(answers) as Welcome['answers'],
      without: FIELD_KEYS.filter((key) => kept.without.includes(key)),
      ids: Object.fromEntries(ids),
    }
  } catch {
    return undefined
  }
}

/** Taps and words as one answer: a line each, to be read by people later. A line that stands there already is not doubled. */
export function answerText({ chosen, text }: Answered): string {
  const typed = text.trim()
  const lines = new Set(typed.split('\n').map((line) => line.trim()))
  const tapped = chosen.map(suggestionText).filter((line) => !lines.has(line))
  return [...tapped, typed].filter(Boolean).join('\n').slice(0, ANSWER_LENGTH)
}

/** Answers that are another than those the team has. */
export function newAnswers({ answers }: Welcome, settings: TeamSettings): { id: SixQuestion; text: string }[] {
  return SIX_QUESTIONS.map((id) => ({ id, text: answerText(answers[id]) })).filter(
    ({ id, text }) => text !== (settings.answers[id] ?? ''),
  )
}

/** The fields that the chosen suggestions stand for, each once. */
export const fieldKeysOf = ({ answers }: Welcome): FieldKey[] => {
  const keys = SIX_QUESTIONS.flatMap((question) =>
    answers[question].chosen.flatMap((key) => fieldKeyOf(question, key) ?? []),
  )
  return FIELD_KEYS.filter((key) => keys.includes(key))
}

/** With ids for every field that may be made now; ids that were given stay. */
export function withIds(welcome: Welcome): Welcome['ids'] {
  const missing = fieldKeysOf(welcome).filter((key) => welcome.ids[key] === undefined)
  return { ...welcome.ids, ...Object.fromEntries(missing.map((key) => [key, newFieldIds(key)])) }
}

/** Was anything said at all? */
export const isAnswered = ({ answers }: Welcome): boolean =>
  SIX_QUESTIONS.some((question) => answerText(answers[question]) !== '')
