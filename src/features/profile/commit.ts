/**
 * What leaving a field means: nothing, a new value, a cleared one, or something that is not stored
 * because it is wrong in itself. What was typed stays in the field in that case.
 */
import { isFactValue, shapeOf, type FactShape, type FactValue } from '../../shared/profile/facts'
import { innProblem, isKpp, type InnProblem } from '../../shared/profile/inn'

export type FactProblem =
  | `inn.${InnProblem}`
  | 'kpp'
  | 'tooLong'
  | 'email'
  | 'site'
  | 'needed' // the name of a client is never empty
  | 'badPath'
  | 'number'

export type Commit =
  | { result: 'same' }
  | { result: 'set'; value: FactValue }
  | { result: 'clear' }
  | { result: 'problem'; problem: FactProblem }

export type Clean = { value: string } | { problem: FactProblem }

/** How a field of the team's own is read; the catalogue knows its path only. */
export interface OwnRules {
  many: boolean
  clean: (typed: string) => Clean
}

/** Spelling that differs without meaning anything: made one way before it is stored. */
const CLEAN: Partial<Record<FactShape, (typed: string) => Clean>> = {
  'legal/*/inn': (typed) => {
    const problem = innProblem(typed)
    return problem === null ? { value: typed.replaceAll(/\s/g, '') } : { problem: `inn.${problem}` }
  },
  'legal/*/kpp': (typed) => {
    const kpp = typed.replaceAll(/\s/g, '').toUpperCase()
    return isKpp(kpp) ? { value: kpp } : { problem: 'kpp' }
  },
  'emails/*': cleanEmail,
  'people/*/emails/*': cleanEmail,
  'people/*/telegram': (typed) => ({ value: telegramName(typed) }),
  site: (typed) => (/\s/.test(typed) ? { problem: 'site' } : { value: typed }),
}

/** The most letters that a fact of many lines, and of one, holds. */
const LONGEST = { many: 5_000, one: 500 }
const MANY_LINES: ReadonlySet<FactShape> = new Set(['about', 'people/*/about', 'people/*/argument'])
const NEVER_EMPTY: ReadonlySet<FactShape> = new Set(['name'])

/** What committing `typed` at `path` does, where `standing` is the value that stands. */
export function commitOf(path: string, typed: string, standing: FactValue | undefined, own?: OwnRules): Commit {
  const shape = shapeOf(path)
  if (shape === undefined) return { result: 'problem', problem: 'badPath' }
  const many = own?.many ?? MANY_LINES.has(shape)
  const text = many ? typed.trim() : typed.trim().replaceAll(/\s+/g, ' ')
  if (text === '') {
    if (NEVER_EMPTY.has(shape)) return { result: 'problem', problem: 'needed' }
    return standing === undefined ? { result: 'same' } : { result: 'clear' }
  }
  if (text === standing) return { result: 'same' }
  if (text.length > (many ? LONGEST.many : LONGEST.one)) return { result: 'problem', problem: 'tooLong' }
  const clean = own?.clean(text) ?? CLEAN[shape]?.(text) ?? { value: text }
  if ('problem' in clean) return { result: 'problem', problem: clean.problem }
  if (clean.value === standing) return { result: 'same' }
  return isFactValue(shape, clean.value)
    ? { result: 'set', value: clean.value }
    : { result: 'problem', problem: 'badPath' }
}

/** Only what cannot be a mail address is refused: the server of the addressee judges the rest. */
function cleanEmail(typed: string): Clean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed) ? { value: typed } : { problem: 'email' }
}

/** `https://t.me/name`, `t.me/name` and `@name` are one name; a phone number stays a number. */
export function telegramName(typed: string): string {
  return (
    typed
      .trim()
      .replace(/^(https?:\/\/)?(www\.)?(t|telegram)\.me\//i, '')
      .replace(/^@/, '')
      .replace(/[/?#].*$/, '') || typed
  )
}
