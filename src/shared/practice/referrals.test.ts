import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId, type ProfileId } from '../ids'
import type { Row } from '../profile/row'
import { aRow } from '../profile/testRow'
import { referralsOf, type Brought } from './referrals'

const row = (name: string, by?: Row | string, created = 0): Row =>
  aRow({
    name,
    created,
    ...(by !== undefined && {
      practice: { broughtBy: typeof by === 'string' ? { name: by } : { name: by.name, profile: by.id } },
    }),
  })

/** A tree in words: `Анна(Борис(Вера),Глеб)`. */
const told = (trees: readonly Brought[]): string =>
  trees.map(({ name, brought }) => (brought.length === 0 ? name : `${name}(${told(brought)})`)).join(',')

test('the chain goes up to the first who brought anybody, and down to all who came by them', () => {
  const anna = row('Анна')
  const boris = row('Борис', anna)
  const vera = row('Вера', boris)
  const gleb = row('Глеб', anna)
  const referrals = referralsOf([vera, gleb, anna, boris])
  expect(referrals.above(vera.id).map(({ name }) => name)).toEqual(['Борис', 'Анна'])
  expect(told(referrals.below(anna.id))).toBe('Борис(Вера),Глеб')
  expect(told(referrals.sources())).toBe('Анна(Борис(Вера),Глеб)')
  expect(referrals.sources()[0]?.count).toBe(3)
})

test('[RF1] somebody by name is one source however the name is spelled', () => {
  const referrals = referralsOf([row('Борис', 'Пётр  Семёнов'), row('Вера', 'петр семенов'), row('Глеб', 'Иван')])
  // Both spellings of Pyotr are one; of the two the first of the alphabet is shown (capitals come first).
  expect(told(referrals.sources())).toBe('Пётр  Семёнов(Борис,Вера),Иван(Глеб)')
})

test('[RF2] a client who is not here stays in the chain by the name that was written', () => {
  const away = row('Чужой')
  const boris = row('Борис', away)
  const vera = row('Вера', boris)
  const referrals = referralsOf([vera, boris])
  expect(referrals.above(vera.id)).toEqual([
    { key: boris.id, name: 'Борис', profile: boris.id, row: boris },
    { key: away.id, name: 'Чужой', profile: away.id },
  ])
  expect(told(referrals.sources())).toBe('Чужой(Борис(Вера))')
})

test('[RF3] who brought each other are told once, from the one known longest; who came by them hangs below', () => {
  const [a, b] = [newId<ProfileId>(), newId<ProfileId>()]
  const anna = { ...row('Анна', undefined, 20), id: a, practice: { broughtBy: { name: 'Борис', profile: b } } }
  const boris = { ...row('Борис', undefined, 10), id: b, practice: { broughtBy: { name: 'Анна', profile: a } } }
  const vera = row('Вера', anna, 5)
  const referrals = referralsOf([anna, vera, boris])
  expect(told(referrals.sources())).toBe('Борис(Анна(Вера))')
  expect(referrals.above(vera.id).map(({ name }) => name)).toEqual(['Анна', 'Борис'])
  expect(referrals.above(anna.id).map(({ name }) => name)).toEqual(['Борис'])
  expect(told(referrals.below(anna.id))).toBe('Борис,Вера')
})

test('[RF3] a client who is said to have brought themselves is no source', () => {
  const id = newId<ProfileId>()
  const alone = aRow({ id, name: 'Сам', practice: { broughtBy: { name: 'Сам', profile: id } } })
  expect(referralsOf([alone]).sources()).toEqual([])
  expect(referralsOf([alone]).above(id)).toEqual([])
})

test('[RF4] whoever brought most, at any distance, comes first', () => {
  const anna = row('Анна')
  const boris = row('Борис')
  const rows = [row('В', boris), row('Г', boris), row('Д', anna)]
  const far = row('Е', rows[2])
  const farther = row('Ж', far)
  // Anna: Д, and by Д: Е, and by Е: Ж. Boris: В and Г.
  expect(
    referralsOf([anna, boris, ...rows, far, farther])
      .sources()
      .map(({ name, count }) => [name, count]),
  ).toEqual([
    ['Анна', 3],
    ['Борис', 2],
  ])
})

/** Any base: each client was brought by nobody, by one of the others (circles too), by one who is away, or by a name. */
const bases: fc.Arbitrary<Row[]> = fc
  .array(fc.record({ by: fc.integer({ min: -4, max: 12 }), created: fc.nat(3) }), { maxLength: 12 })
  .map((plans) => {
    const ids = plans.map(() => newId<ProfileId>())
    const away = newId<ProfileId>()
    return plans.map(({ by, created }, index): Row => {
      const id = ids[index]!
      const one = aRow({ id, name: `N${index}`, created })
      if (by === -1) return { ...one, practice: { broughtBy: { name: 'Somebody' } } }
      if (by === -2) return { ...one, practice: { broughtBy: { name: 'Away', profile: away } } }
      const profile = ids[by]
      return profile === undefined ? one : { ...one, practice: { broughtBy: { name: `N${by}`, profile } } }
    })
  })

test('[RF3] in any base, whoever was brought by another stands in the forest exactly once, and nobody twice', () => {
  fc.assert(
    fc.property(bases, (rows) => {
      const forest = referralsOf(rows).sources()
      const flat: Brought[] = []
      const walk = (trees: readonly Brought[]): void => {
        for (const tree of trees) {
          flat.push(tree)
          walk(tree.brought)
        }
      }
      walk(forest)
      const keys = flat.map(({ key }) => key)
      expect(new Set(keys).size).toBe(keys.length)
      const brought = rows.filter(
        ({ id, practice }) => practice?.broughtBy !== undefined && practice.broughtBy.profile !== id,
      )
      for (const { id } of brought) expect(keys).toContain(id)
      for (const tree of flat) expect(tree.count).toBe(tree.brought.reduce((sum, one) => sum + 1 + one.count, 0))
    }),
    { numRuns: 300 },
  )
})

test('[RF4] the order of the rows makes no difference, and no chain comes round to where it began', () => {
  fc.assert(
    fc.property(bases, fc.integer(), (rows, seed) => {
      const mixed = rows.toSorted(
        (a, b) =>
          ((Number.parseInt(a.id.slice(-6), 16) ^ seed) & 255) - ((Number.parseInt(b.id.slice(-6), 16) ^ seed) & 255),
      )
      expect(referralsOf(mixed).sources()).toEqual(referralsOf(rows).sources())
      for (const { id } of rows) {
        const above = referralsOf(rows)
          .above(id)
          .map(({ key }) => key)
        expect(above).not.toContain(id)
        expect(new Set(above).size).toBe(above.length)
        expect(told(referralsOf(mixed).below(id))).toBe(told(referralsOf(rows).below(id)))
      }
    }),
    { numRuns: 200 },
  )
})
