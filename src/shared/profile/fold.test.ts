import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { newId, type ChangeId, type DeviceId, type EntryId, type MemberId, type ProfileId } from '../ids'
import { FIRST_SERVER_CLIENT, LEDGER } from '../protocol'
import type { Change, Draft, Known } from './change'
import type { FactValue } from './facts'
import { entriesOf, factOf, fold, headsOf, inOrder, ownerOf, stable, textOf } from './fold'
import { effectiveTime } from './order'
import { toRow } from './row'

const PROFILE = newId<ProfileId>()
const ANNA = newId<MemberId>()
const OLGA = newId<MemberId>()
const PHONE = newId<DeviceId>()
const ENTRY = newId<EntryId>()
const RUNS = 2_000

let seq = 0
const record = (draft: Partial<Draft> & Pick<Draft, 'kind' | 'at'>, extra: Partial<Change> = {}): Change =>
  ({
    id: newId<ChangeId>(),
    profile: PROFILE,
    after: [],
    by: ANNA,
    device: PHONE,
    arrived: draft.at,
    seq: ++seq,
    ...draft,
    ...extra,
  }) as Change

const city = (value: string | null, at: number, extra: Partial<Change> = {}): Change =>
  record({ kind: 'fact', at, path: 'city', value } as never, extra)

const fact = (path: string, value: FactValue, at: number, extra: Partial<Change> = {}): Change =>
  record({ kind: 'fact', at, path, value } as never, extra)

/** Histories as devices make them: each change names some of the heads that an author may have seen. */
const histories: fc.Arbitrary<Known[]> = fc
  .array(
    fc.record({
      path: fc.constantFrom('name', 'city', 'segment', `entry/${ENTRY}`),
      value: fc.option(fc.constantFrom('Тула', 'Псков', 'Ладога')),
      at: fc.integer({ min: 1, max: 60 }),
      late: fc.integer({ min: -20, max: 20 }),
      unsent: fc.boolean(),
      sees: fc.array(fc.nat(12), { maxLength: 3 }),
      handover: fc.integer({ min: 0, max: 9 }),
    }),
    { maxLength: 24 },
  )
  .map((plans) => {
    const made: Known[] = []
    for (const [index, { path, value, at, late, unsent, sees, handover }] of plans.entries()) {
      const same = made.filter((one) =>
        one.kind === 'fact' ? one.path === path : one.kind === 'entry' && path === `entry/${one.entry}`,
      )
      const after = [...new Set(sees.flatMap((back) => same.at(-1 - back)?.id ?? []))]
      const id = `00000000-0000-7000-8000-${String(index).padStart(12, '0')}` as ChangeId
      const stamp = unsent ? {} : { by: ANNA, device: PHONE, arrived: Math.max(0, at + late), seq: index + 1 }
      if (handover === 0 && !unsent)
        made.push({
          kind: 'handover',
          id,
          profile: PROFILE,
          at,
          after: [],
          from: ANNA,
          to: OLGA,
          note: '',
          ...stamp,
        } as Known)
      else if (path.startsWith('entry/'))
        made.push({
          kind: 'entry',
          id,
          profile: PROFILE,
          at,
          after,
          entry: ENTRY,
          value: value === null ? null : { type: 'call', when: at, text: value },
          ...stamp,
        })
      else made.push({ kind: 'fact', id, profile: PROFILE, at, after, path, value, ...stamp })
    }
    return made
  })

const shuffled = (changes: Known[]) =>
  fc.shuffledSubarray(changes, { minLength: changes.length, maxLength: changes.length })
const picture = (changes: Iterable<Known>) => {
  const profile = fold(PROFILE, changes)
  return stable({
    facts: [...profile.facts].toSorted(([a], [b]) => (a < b ? -1 : 1)),
    entries: [...profile.entries],
    owners: profile.owners,
    row: toRow(profile),
  })
}

describe('the fold', () => {
  test('[F1] any order gives the same profile', () => {
    fc.assert(
      fc.property(
        histories.chain((changes) => fc.tuple(fc.constant(changes), shuffled(changes))),
        ([changes, mixed]) => {
          expect(picture(mixed)).toBe(picture(changes))
        },
      ),
      { numRuns: RUNS },
    )
  })

  test('[F1] grouping and repetition give the same profile', () => {
    fc.assert(
      fc.property(
        histories.chain((changes) => fc.tuple(fc.constant(changes), fc.subarray(changes), fc.subarray(changes))),
        ([changes, some, others]) => {
          expect(picture([...some, ...changes, ...others])).toBe(picture(changes))
          expect(picture([...inOrder(some), ...inOrder(changes)])).toBe(picture(changes))
        },
      ),
      { numRuns: RUNS },
    )
  })

  test('[F1] a ledger that was cut into updates, merged and compacted in any grouping folds to the same profile', () => {
    fc.assert(
      fc.property(
        histories,
        fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 8 }),
        fc.nat(),
        (changes, cuts, seed) => {
          const stored = changes.filter((change) => change.seq !== undefined)
          const updates = updatesOf(stored, cuts)
          const middle = updates.length === 0 ? 0 : seed % updates.length
          const merged = [
            ...updates.slice(0, middle),
            ...(updates.length > middle ? [Y.mergeUpdates(updates.slice(middle))] : []),
          ]
          const doc = new Y.Doc({ gc: false })
          for (const update of merged.toReversed()) Y.applyUpdate(doc, update)
          const compacted = new Y.Doc({ gc: false })
          Y.applyUpdate(compacted, Y.encodeStateAsUpdate(doc))
          expect(picture(compacted.getArray<Change>(LEDGER).toArray())).toBe(picture(stored))
        },
      ),
      { numRuns: RUNS / 4 },
    )
  })

  test('[F1] a draft and the record that the server made of it are one change', () => {
    fc.assert(
      fc.property(histories, (changes) => {
        const drafts = changes.map(
          ({ by: _by, device: _device, arrived: _arrived, seq: _seq, ...draft }) => draft as Known,
        )
        expect(picture([...drafts, ...changes])).toBe(
          picture([...changes, ...drafts.filter((one) => changes.every(({ id }) => id !== one.id))]),
        )
        expect(picture([...changes, ...drafts])).toBe(picture([...drafts, ...changes]))
      }),
      { numRuns: RUNS },
    )
  })

  test('[F2] what stands is the latest of the heads, whatever else was said', () => {
    fc.assert(
      fc.property(histories, (changes) => {
        for (const [path, { current, rivals }] of fold(PROFILE, changes).facts) {
          const about = inOrder(changes).filter((one) => one.kind === 'fact' && one.path === path)
          const named = new Set(about.flatMap(({ after }) => after))
          const heads = about.filter(({ id }) => !named.has(id))
          expect(heads.at(-1)).toBe(current)
          for (const rival of rivals) expect(heads).toContain(rival)
        }
      }),
      { numRuns: RUNS },
    )
  })

  test('[F3] a change that names all heads leaves no conflict', () => {
    fc.assert(
      fc.property(histories, (changes) => {
        const settled: Known = {
          kind: 'fact',
          id: newId<ChangeId>(),
          profile: PROFILE,
          at: 1_000,
          path: 'city',
          value: 'Тверь',
          after: headsOf(changes, 'city'),
        }
        const register = fold(PROFILE, [...changes, settled]).facts.get('city')!
        expect(register.current.value).toBe('Тверь')
        expect(register.rivals).toEqual([])
      }),
      { numRuns: RUNS },
    )
  })

  test('a clock that runs ahead cannot win over what arrived later', () => {
    const ahead = city('Псков', 9_999_999, { arrived: 100 })
    const honest = city('Тула', 200)
    expect(textOf(fold(PROFILE, [ahead, honest]), 'city')).toBe('Тула')
  })

  test('an honest offline edit keeps its time when it arrives late', () => {
    const offline = city('Псков', 100, { arrived: 5_000 })
    const later = city('Тула', 200)
    const profile = fold(PROFILE, [offline, later])
    expect(textOf(profile, 'city')).toBe('Тула')
    expect(profile.facts.get('city')!.rivals.map(({ value }) => value)).toEqual(['Псков'])
  })

  test('two members who say the same are no conflict', () => {
    const profile = fold(PROFILE, [city('Тула', 100), city('Тула', 110, { by: OLGA })])
    expect(profile.facts.get('city')!.rivals).toEqual([])
  })

  test('[F2] two who set a reminder aside, did a step or read in orders have no quarrel: the last word stands', () => {
    const id = newId<EntryId>()
    const pairs: [string, FactValue, FactValue][] = [
      ['aside/rhythm', { until: '2026-11-10' }, { until: '2026-12-01', done: true }],
      [`steps/${id}/done`, '2026-11-05', '2026-11-06'],
      ['ordersKnown', '2026-10-12', '2026-10-31'],
    ]
    for (const [path, first, last] of pairs) {
      const profile = fold(PROFILE, [fact(path, first, 100), fact(path, last, 110, { by: OLGA })])
      expect(profile.facts.get(path)).toMatchObject({ current: { value: last }, rivals: [] })
    }
    const on = fold(PROFILE, [fact(`steps/${id}/on`, '2026-11-05', 100), fact(`steps/${id}/on`, '2026-11-06', 110)])
    expect(on.facts.get(`steps/${id}/on`)!.rivals).toHaveLength(1)
  })

  test('clearing and setting at once is a conflict, and the cleared value stands when it came later', () => {
    const profile = fold(PROFILE, [city('Тула', 100), city(null, 110)])
    expect(factOf(profile, 'city')).toBeUndefined()
    expect(profile.facts.get('city')!.rivals).toHaveLength(1)
  })

  test('owners follow the handovers, with dates', () => {
    const profile = fold(PROFILE, [
      record({ kind: 'created', at: 10 }, { owner: ANNA, notes: 1 }),
      record({ kind: 'handover' as never, at: 50 }, { from: ANNA, to: OLGA, note: 'отпуск' }),
    ])
    expect(profile.owners).toEqual([
      { member: ANNA, since: 10, until: 50, note: '' },
      { member: OLGA, since: 50, until: null, note: 'отпуск' },
    ])
    expect(ownerOf(profile)).toBe(OLGA)
  })

  test('[F4] a change of an unknown kind is counted and changes nothing', () => {
    const plain = fold(PROFILE, [city('Тула', 100)])
    const unknown = { ...record({ kind: 'created', at: 120 }), kind: 'from-the-future' } as unknown as Change
    const profile = fold(PROFILE, [city('Тула', 100), unknown])
    expect(profile.size).toBe(2)
    expect(textOf(profile, 'city')).toBe(textOf(plain, 'city'))
    expect(profile.owners).toEqual([])
  })

  test('a withdrawn entry is not listed', () => {
    const call = record({ kind: 'entry', at: 10, entry: ENTRY, value: { type: 'call', when: 10, text: '' } } as never)
    const gone = record({ kind: 'entry', at: 20, entry: ENTRY, value: null, after: [call.id] } as never)
    expect(entriesOf(fold(PROFILE, [call]))).toHaveLength(1)
    expect(entriesOf(fold(PROFILE, [gone, call]))).toHaveLength(0)
  })

  test('order is by effective time', () => {
    fc.assert(
      fc.property(histories, (changes) => {
        const times = inOrder(changes).map(effectiveTime)
        expect(times).toEqual(times.toSorted((a, b) => a - b))
      }),
    )
  })
})

/** The ledger as the server would log it: pushed in groups, one update a group. */
function updatesOf(changes: Known[], cuts: number[]): Uint8Array[] {
  const doc = new Y.Doc({ gc: false })
  doc.clientID = FIRST_SERVER_CLIENT
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  let from = 0
  for (const cut of [...cuts, changes.length]) {
    const group = changes.slice(from, from + cut)
    if (group.length > 0) doc.getArray(LEDGER).push(structuredClone(group))
    from += cut
  }
  return updates
}
