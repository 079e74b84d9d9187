import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId, type ChangeId, type EntryId, type MemberId, type ProfileId } from '../ids'
import type { Known } from './change'
import { entriesOf, fold, inOrder, partsOf, type Profile } from './fold'
import { foldOn, withMore } from './foldOn'
import { toRow } from './row'

const PROFILE = newId<ProfileId>()
const MEMBERS = Array.from({ length: 3 }, () => newId<MemberId>())
const PARTS = Array.from({ length: 3 }, () => newId())
const ENTRIES = Array.from({ length: 4 }, () => newId<EntryId>())
const RUNS = 2_000

const PATHS = [
  'name',
  'city',
  'rhythm',
  ...PARTS.flatMap((id) => [`people/${id}`, `phones/${id}`, `deals/${id}`, `deals/${id}/what`, `own/${id}`]),
  ...ENTRIES.flatMap((id) => [`steps/${id}/done`, `complaints/${id}/answer`, `orders/${id}/number`]),
]
const VALUES: Record<string, unknown> = { rhythm: { days: 30 } }

/** One change: any thing or a record of the server, any time, now and then under an id that is known already. */
const plans = fc.record({
  kind: fc.constantFrom('fact', 'fact', 'fact', 'entry', 'entry', 'created', 'handover', 'burst'),
  path: fc.constantFrom(...PATHS),
  entry: fc.constantFrom(...ENTRIES),
  type: fc.constantFrom('call', 'meeting', 'order', 'complaint', 'promise'),
  when: fc.integer({ min: 1, max: 30 }),
  isCleared: fc.integer({ min: 0, max: 4 }).map((number) => number === 0),
  text: fc.constantFrom('a', 'b', 'c'),
  at: fc.integer({ min: 1, max: 40 }),
  late: fc.integer({ min: -5, max: 5 }),
  isSent: fc.boolean(),
  sees: fc.array(fc.nat(9), { maxLength: 2 }),
  isKnown: fc.integer({ min: 0, max: 29 }).map((number) => number === 0),
})
type Plan = typeof plans extends fc.Arbitrary<infer One> ? One : never

function changeOf(plan: Plan, made: readonly Known[], rises: boolean): Known {
  const { path, entry, type, when, text, isCleared, late, isSent } = plan
  const number = made.length
  const at = rises ? number * 100 + plan.at : plan.at
  const kind = rises && !plan.isKnown && plan.kind !== 'entry' ? 'fact' : plan.kind
  const before = made.at(-1 - plan.at)
  const head = {
    id: plan.isKnown && plan.isCleared && before !== undefined ? before.id : newId<ChangeId>(),
    profile: PROFILE,
    at,
    after: plan.sees.flatMap((back) => made.at(-1 - back)?.id ?? []),
    by: MEMBERS[number % MEMBERS.length]!,
    ...(isSent ? { device: null, arrived: Math.max(at + late, 1), seq: number } : {}),
  }
  const value = isCleared ? null : (VALUES[path] ?? (path.split('/').length === 2 && path < 'own' ? true : text))
  const next = { what: text, who: MEMBERS[0]!, on: '2026-01-02' }
  const said = isCleared ? null : { type, when, text, ...(text === 'a' ? { next } : {}) }
  switch (kind) {
    case 'fact':
      return { ...head, kind, path, value } as Known
    case 'entry':
      return { ...head, kind, entry, value: said }
    case 'handover':
      return { ...head, kind, from: MEMBERS[0], to: MEMBERS[1], note: text } as unknown as Known
    case 'created':
      return { ...head, kind, owner: MEMBERS[0], notes: 1 }
    default:
      return { ...head, kind } as unknown as Known
  }
}

/** A history, and how many of its changes came with each step. */
const histories = fc
  .record({
    plans: fc.array(plans, { maxLength: 40 }),
    steps: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 30 }),
    // A member's own edits stand behind all else; what others did stands anywhere.
    rises: fc.boolean(),
  })
  .map(({ plans: all, steps, rises }) => {
    const made: Known[] = []
    for (const plan of all) made.push(changeOf(plan, made, rises))
    return { made, steps }
  })

/** All that anybody asks a profile, in the very order in which it is given. */
const told = (profile: Profile) => ({
  ...profile,
  facts: [...profile.facts],
  entries: [...profile.entries],
  timeline: entriesOf(profile),
  sets: ['people', 'phones', 'deals', ...PARTS.map((id) => `deals/${id}`)].map((set) => partsOf(profile, set)),
  row: toRow(profile),
})

test('[F5] folded step by step, a history gives what it gives as a whole, and so does its row', () => {
  let quick = 0
  fc.assert(
    fc.property(histories, fc.boolean(), ({ made, steps }, asked) => {
      let profile: Profile | undefined
      let known: Known[] = []
      for (let from = 0, step = 0; from < made.length; step++) {
        const to = from + steps[step % steps.length]!
        known = withMore(known, made.slice(from, to))
        expect(known).toEqual(inOrder(made.slice(0, to)))
        const before = profile
        const factsBefore = before === undefined ? [] : told(before)
        profile = foldOn(before, PROFILE, known)
        if (
          before !== undefined &&
          [...before.facts.values()].some((one) => [...profile!.facts.values()].includes(one))
        )
          quick += 1
        expect(told(profile)).toEqual(told(fold(PROFILE, known)))
        // What was folded before stays what it was.
        if (before !== undefined && asked) expect(told(before)).toEqual(factsBefore)
        from = to
      }
    }),
    { numRuns: RUNS / 4 },
  )
  // It was not the whole each time.
  expect(quick).toBeGreaterThan(100)
})

test('[F5] what was folded is given again where nothing came', () => {
  const one = { id: newId<ChangeId>(), profile: PROFILE, at: 1, after: [], kind: 'fact', path: 'city', value: 'Тула' }
  const profile = fold(PROFILE, [one as Known])
  expect(foldOn(profile, PROFILE, [one as Known])).toBe(profile)
  expect(foldOn(profile, newId<ProfileId>(), [one as Known])).not.toBe(profile)
})
