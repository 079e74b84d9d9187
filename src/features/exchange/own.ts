/** Cells read as the team's own fields: typed, checked, in the spelling in which they are stored. */
import type { FieldId } from '../../shared/ids'
import type { OwnField } from '../../shared/team/ownFields'
import { choiceNamed, ownPath, parseNumber, parseYesNo, type Language } from '../../shared/team/ownValues'
import { isNothing, line, lines, parseDate } from './text'

/** What a row says under one own field. */
export interface CardOwn {
  field: FieldId
  facts: { path: string; value: string | true }[]
}

export type OwnReason = 'number' | 'day' | 'yesNo' | 'choice' | 'link' | 'tooLong'

export type ReadOwn =
  | { facts: CardOwn['facts'] }
  /** `names`: the choices that there are. `number`: the most characters that are allowed. */
  | { reason: OwnReason; value: string; names?: string; number?: number }

/** As much as the ledger takes under one field (src/shared/profile/facts.ts). */
const LONG = 5_000

/** A cell under an own field; no facts when it says nothing. */
export function readOwn(field: OwnField, cell: string, language: Language, dayFirst: boolean): ReadOwn {
  const value = line(cell)
  if (saysNothing(field, value)) return { facts: [] }
  if (value.length > LONG) return { reason: 'tooLong', value, number: LONG }
  const one = (stored: string | undefined, reason: OwnReason): ReadOwn =>
    stored === undefined ? { reason, value } : { facts: [{ path: ownPath(field.id), value: stored }] }
  switch (field.type) {
    case 'text':
      return one(value, 'tooLong')
    case 'long': {
      const text = lines(cell)
      return text.length > LONG ? { reason: 'tooLong', value, number: LONG } : one(text, 'tooLong')
    }
    case 'number':
      return one(parseNumber(value, language), 'number')
    case 'date':
      return one(parseDate(value, dayFirst), 'day')
    case 'yesNo':
      return one(parseYesNo(value), 'yesNo')
    case 'link':
      return one(/\s/.test(value) ? undefined : value, 'link')
    case 'choice':
    case 'choices':
      return readChoices(field, value, cell)
  }
}

/** "No" and a choice that is called so are answers; a dash in a table is an empty cell. */
function saysNothing(field: OwnField, value: string): boolean {
  if (/^[-–—_.?]*$/.test(value)) return true
  if (field.type === 'yesNo' && parseYesNo(value) !== undefined) return false
  return isNothing(value) && choiceNamed(field, value) === undefined
}

function readChoices(field: OwnField, value: string, cell: string): ReadOwn {
  const whole = choiceNamed(field, value)
  const single = field.type === 'choice'
  const named = single || whole !== undefined ? [value] : namedChoices(field, lines(cell))
  const ids = named.map((name) => choiceNamed(field, name))
  const unknown = named.find((_, index) => ids[index] === undefined)
  if (unknown !== undefined) return { reason: 'choice', value: unknown, names: choiceNames(field) }
  const known = [...new Set(ids.filter((id) => id !== undefined))]
  return {
    facts: known.map((id) =>
      single ? { path: ownPath(field.id), value: id } : { path: ownPath(field.id, id), value: true },
    ),
  }
}

/** A comma parts choices, unless it belongs to the name of one. */
function namedChoices(field: OwnField, text: string): string[] {
  const split = (parting: RegExp) => text.split(parting).map(line).filter(Boolean)
  const wide = split(/[;|\n]/)
  return wide.every((name) => choiceNamed(field, name) !== undefined) ? wide : split(/[;,|\n]/)
}

const choiceNames = ({ choices }: OwnField): string =>
  choices
    .filter(({ archived }) => !archived)
    .map(({ name }) => name)
    .join(', ')
