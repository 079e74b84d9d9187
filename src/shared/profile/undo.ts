/**
 * Taking back what a member just did. Undoing appends; nothing is rewritten.
 *
 * [U1] What stood before stands again, a conflict that was settled included.
 * [U2] What somebody changed after it, or without knowing of it, stands: undoing never writes over that.
 */
import type { ChangeId } from '../ids'
import type { Draft, Known } from './change'
import { fold, headsOf, inOrder, type KnownEntry, type KnownFact } from './fold'
import { aboutSame, thingOf } from './thing'

type OneThing = KnownFact | KnownEntry

/** What a step did to one thing. */
interface Part {
  thing: string
  /** The step's last change to the thing. */
  made: ChangeId
  /** The values that stood before it: rivals first, what stood last. Empty when there was none. */
  before: OneThing['value'][]
}

/** What is needed to take one step at one profile back. */
export type Undo = readonly Part[]

/** A change that undoes: what a draft says, and what it names in `after`. */
export type Restoring = (
  | Pick<Extract<Draft, { kind: 'fact' }>, 'kind' | 'path' | 'value'>
  | Pick<Extract<Draft, { kind: 'entry' }>, 'kind' | 'entry' | 'value'>
) & { after: ChangeId[] }

export interface Undoing {
  restore: Restoring[]
  /** How many things somebody changed meanwhile: what they wrote stands. */
  stands: number
}

/** What `drafts` do, where `before` is everything their author saw. */
export function undoOf(before: Iterable<Known>, drafts: readonly Draft[]): Undo {
  const parts = new Map<string, Part>()
  const seen = aboutSame(drafts, before)
  for (const draft of drafts) {
    const thing = thingOf(draft)
    if (thing === undefined) continue
    const known = parts.get(thing)
    if (known === undefined) parts.set(thing, { thing, made: draft.id, before: valuesOf(seen.get(thing) ?? []) })
    else known.made = draft.id
  }
  return [...parts.values()]
}

/** What takes a step back, where `now` is everything known by now. */
export function undoing(undo: Undo, now: Iterable<Known>): Undoing {
  // An import that is taken back is thousands of parts: what is about each thing is looked up once.
  const aboutThing = new Map<string, OneThing[]>(undo.map(({ thing }) => [thing, []]))
  for (const change of inOrder(now)) aboutThing.get(thingOf(change) ?? '')?.push(change as OneThing)
  const result: Undoing = { restore: [], stands: 0 }
  for (const part of undo) {
    const about = aboutThing.get(part.thing) ?? []
    const heads = headsOf(about, part.thing).slice(-64)
    const own = about.find(({ id }) => id === part.made)
    const others = about.filter(({ id }) => id !== part.made && heads.includes(id))
    if (own === undefined || !heads.includes(part.made)) result.stands += 1
    else if (others.length > 0) {
      // What others said at the same time is all that is left. Values, for a conflict among them stays one.
      result.stands += 1
      result.restore.push(...others.map(({ value }) => restoring(own, value, heads)))
    } else
      result.restore.push(...(part.before.length === 0 ? [null] : part.before).map((one) => restoring(own, one, heads)))
  }
  return result
}

/** Every value that heads of these changes to one thing say, each once, the one that stands last. */
function valuesOf(about: readonly Known[]): OneThing['value'][] {
  if (about.length === 0) return []
  const { facts, entries } = fold(about[0]!.profile, about)
  const register = [...facts.values(), ...entries.values()][0]
  return register === undefined ? [] : [...register.rivals.toReversed(), register.current].map(({ value }) => value)
}

const restoring = (own: OneThing, value: OneThing['value'], after: ChangeId[]): Restoring =>
  (own.kind === 'fact'
    ? { kind: 'fact', path: own.path, value, after }
    : { kind: 'entry', entry: own.entry, value, after }) as Restoring
