import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newId, type ChangeId, type DeviceId, type EntryId, type MemberId, type ProfileId } from '../ids'
import type { Draft, Known } from './change'
import { fold, headsOf, stable, type Profile } from './fold'
import { thingOf } from './thing'
import { undoing, undoOf, type Restoring } from './undo'

const PROFILE = newId<ProfileId>()
const ME = newId<MemberId>()
const OLGA = newId<MemberId>()
const ENTRY = newId<EntryId>()
const THINGS = ['city', 'segment', `entry/${ENTRY}`] as const

interface Plan {
  thing: (typeof THINGS)[number]
  value: string | null
}
const plans = (minLength: number) =>
  fc.array(
    fc.record({
      thing: fc.constantFrom(...THINGS),
      value: fc.option(fc.constantFrom('Тула', 'Псков', 'Ладога')),
    }),
    { minLength, maxLength: 5 },
  )

let at = 0
function draftOf({ thing, value }: Plan, after: ChangeId[]): Draft {
  const head = { id: newId<ChangeId>(), profile: PROFILE, at: ++at, after }
  return thing.startsWith('entry/')
    ? { ...head, kind: 'entry', entry: ENTRY, value: value === null ? null : { type: 'call', when: 1, text: value } }
    : { ...head, kind: 'fact', path: thing, value }
}
const stored = (draft: Draft, by: MemberId): Known => ({
  ...draft,
  by,
  device: null as DeviceId | null,
  arrived: draft.at,
  seq: draft.at,
})

/** One step by an author who sees `known`. */
function step(plans: readonly Plan[], known: readonly Known[]): Draft[] {
  const drafts: Draft[] = []
  for (const plan of plans) drafts.push(draftOf(plan, headsOf([...known, ...drafts], plan.thing)))
  return drafts
}
const restored = (restore: readonly Restoring[]): Known[] =>
  restore.map((one): Known => ({ ...one, id: newId<ChangeId>(), profile: PROFILE, at: ++at, by: ME }))

/** What a member sees: of each thing what stands, and what else was said. Never set and cleared look the same. */
function visible(known: readonly Known[]): string {
  const { facts, entries } = fold(PROFILE, known)
  const things = [...facts, ...entries].flatMap(([thing, { current, rivals }]) =>
    current.value === null && rivals.length === 0
      ? []
      : [[thing, stable(current.value), rivals.map(({ value }) => stable(value))] as const],
  )
  return stable(things.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** Changes of several authors, of whom each sees only some of the others. */
const histories = fc
  .array(fc.record({ plan: plans(1).map(([plan]) => plan!), sees: fc.boolean() }), { maxLength: 12 })
  .map((all) => {
    const known: Known[] = []
    for (const { plan, sees } of all)
      known.push(stored(draftOf(plan, sees ? headsOf(known, plan.thing) : []), sees ? ME : OLGA))
    return known
  })

describe('undoing a step', () => {
  test('[U1] brings back what stood before, conflicts too', () => {
    fc.assert(
      fc.property(histories, plans(1), (before, planned) => {
        const drafts = step(planned, before)
        const after = [...before, ...drafts.map((one) => stored(one, ME))]
        const { restore, stands } = undoing(undoOf(before, drafts), after)
        expect(stands).toBe(0)
        expect(visible([...after, ...restored(restore)])).toBe(visible(before))
      }),
      { numRuns: 1_000 },
    )
  })

  test('[U2] never changes a thing that a colleague changed meanwhile, knowing of it or not', () => {
    fc.assert(
      fc.property(histories, plans(1), plans(1), fc.boolean(), (before, planned, foreign, knowing) => {
        const drafts = step(planned, before)
        const own = drafts.map((one) => stored(one, ME))
        const theirs = step(foreign, knowing ? [...before, ...own] : before).map((one) => stored(one, OLGA))
        const now = [...before, ...own, ...theirs]
        const undo = undoOf(before, drafts)
        const { restore, stands } = undoing(undo, now)
        const after = fold(PROFILE, [...now, ...restored(restore)])
        const touched = new Set(theirs.map(thingOf))
        expect(stands).toBe(undo.filter(({ thing }) => touched.has(thing)).length)
        const told = fold(PROFILE, [...before, ...theirs])
        for (const thing of touched) {
          const of = ({ facts, entries }: Profile) => (thing === THINGS[2] ? entries.get(ENTRY) : facts.get(thing!))
          expect(stable(of(after)?.current.value)).toBe(stable(of(told)?.current.value))
        }
      }),
      { numRuns: 1_000 },
    )
  })

  test('undoing twice changes nothing more', () => {
    const before = [stored(draftOf({ thing: 'city', value: 'Тула' }, []), ME)]
    const drafts = step([{ thing: 'city', value: 'Псков' }], before)
    const undo = undoOf(before, drafts)
    const now = [...before, ...drafts.map((one) => stored(one, ME))]
    const once = [...now, ...restored(undoing(undo, now).restore)]
    expect(undoing(undo, once)).toEqual({ restore: [], stands: 1 })
  })

  test('an entry that was written down is withdrawn, one that was withdrawn is there again', () => {
    const written = step([{ thing: THINGS[2], value: 'Звонили' }], [])
    const now = written.map((one) => stored(one, ME))
    expect(undoing(undoOf([], written), now).restore).toMatchObject([{ kind: 'entry', entry: ENTRY, value: null }])
    const gone = step([{ thing: THINGS[2], value: null }], now)
    const later = [...now, ...gone.map((one) => stored(one, ME))]
    expect(undoing(undoOf(now, gone), later).restore).toMatchObject([{ value: { text: 'Звонили' } }])
  })
})

test('taking back thousands of changes looks at each of them a few times, not once for each other', () => {
  const count = 500
  const entries = Array.from({ length: count }, () => newId<EntryId>())
  const drafts = entries.map((entry): Draft => ({
    kind: 'entry',
    id: newId<ChangeId>(),
    profile: PROFILE,
    at: ++at,
    after: [],
    entry,
    value: { type: 'order', when: 1, text: '' },
  }))
  let looks = 0
  const known = drafts.map(({ kind, ...rest }): Known => {
    const change = { ...rest, by: ME }
    Object.defineProperty(change, 'kind', { enumerable: true, get: () => ((looks += 1), kind) })
    return change as Known
  })
  expect(undoing(undoOf([], drafts), known)).toMatchObject({ stands: 0, restore: entries.map((entry) => ({ entry })) })
  expect(looks).toBeLessThan(20 * count)
})
