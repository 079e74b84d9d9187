import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { newId, type EntryId, type FieldId, type LossId, type MemberId } from '../ids'
import type { RowLoss } from '../practice/row'
import type { Row } from '../profile/row'
import { aRow } from '../profile/testRow'
import { ME, stageOf } from './fields'
import { compile, countValues, problemsOf } from './match'
import { fieldOf } from './fields'
import { groupRows, makeOrder } from './order'
import { EVERYBODY, READY, READY_VIEWS } from './ready'
import { CONTEXT, MEMBERS, NOW, OWN, someFilter, someRow, someRows } from './testing'
import { viewSchema, type Filter, type View } from './view'
import { readFilter, readView, writeFilter, writeView } from './viewText'

const DAY = 86_400_000
const shown = (filter: Filter, rows: Row[]) => rows.filter(compile(filter, CONTEXT)).map(({ name }) => name)
const step = (on: string, who: MemberId = MEMBERS[0]) => ({ entry: newId<EntryId>(), what: 'Позвонить', who, on })
const talked = (days: number) => ({ when: NOW - days * DAY, type: 'call' as const })
const view = (parts: Partial<View> = {}): View => ({ ...READY_VIEWS.all, ...parts })

describe('a filter', () => {
  test('not all is any not, not any is all not', () => {
    fc.assert(
      fc.property(fc.array(someFilter, { minLength: 1, maxLength: 3 }), someRow, (parts, row) => {
        const matches = (filter: Filter) => compile(filter, CONTEXT)(row)
        const not = parts.map((one) => ({ not: one }))
        fc.pre(parts.every((one) => !asksNothing(one)))
        expect(matches({ not: { all: parts } })).toBe(matches({ any: not }))
        expect(matches({ not: { any: parts } })).toBe(matches({ all: not }))
      }),
    )
  })

  test('said twice not is the same', () => {
    fc.assert(
      fc.property(someFilter, someRow, (filter, row) => {
        expect(compile({ not: { not: filter } }, CONTEXT)(row)).toBe(compile(filter, CONTEXT)(row))
      }),
    )
  })

  test('and its opposite share the clients', () => {
    fc.assert(
      fc.property(someFilter, someRows, (filter, rows) => {
        fc.pre(!asksNothing(filter))
        const [yes, no] = [compile(filter, CONTEXT), compile({ not: filter }, CONTEXT)]
        expect(rows.filter(yes).length + rows.filter(no).length).toBe(rows.length)
      }),
    )
  })

  test('reads rows of version 1, which lack what came later', () => {
    const { changed: _, own: __, entries: ___, ...old } = aRow({ v: 1, changed: 1, own: {}, entries: {} })
    fc.assert(
      fc.property(someFilter, (filter) => {
        expect(typeof compile(filter, CONTEXT)(old)).toBe('boolean')
      }),
    )
  })

  const tula = aRow({ name: 'Тула', city: 'Тула', owner: MEMBERS[0], tags: ['дом'], touched: talked(3) })
  const pskov = aRow({ name: 'Псков', city: 'Псков', owner: MEMBERS[1], steps: [step('2026-11-09', MEMBERS[1])] })
  const bare = aRow({ name: 'Ничей', touched: talked(40), entries: { complaint: { count: 2, last: NOW - 90 * DAY } } })
  const rows = [tula, pskov, bare]

  test('asks for one of several values, and for none of them', () => {
    expect(shown({ field: 'city', op: 'is', value: ['Тула', 'Псков'] }, rows)).toEqual(['Тула', 'Псков'])
    expect(shown({ field: 'city', op: 'isNot', value: ['Тула'] }, rows)).toEqual(['Псков', 'Ничей'])
    expect(shown({ field: 'tag', op: 'is', value: ['дом', 'опт'] }, rows)).toEqual(['Тула'])
    expect(shown({ field: 'city', op: 'empty' }, rows)).toEqual(['Ничей'])
  })

  test('knows who looks', () => {
    expect(shown({ field: 'owner', op: 'is', value: [ME] }, rows)).toEqual(['Тула'])
  })

  test('asks for text without case, е for ё', () => {
    const elka = aRow({ name: 'Ёлка', legal: ['ООО «Хвоя»'] })
    expect(shown({ field: 'name', op: 'contains', value: 'елк' }, [elka])).toEqual(['Ёлка'])
    expect(shown({ field: 'name', op: 'contains', value: 'ХВО' }, [elka])).toEqual(['Ёлка'])
  })

  test('asks when there was a conversation; never is not in the last days', () => {
    expect(shown({ field: 'talked', op: 'inLast', value: 30 }, rows)).toEqual(['Тула'])
    expect(shown({ field: 'talked', op: 'notInLast', value: 30 }, rows)).toEqual(['Псков', 'Ничей'])
    expect(shown({ field: 'talked', op: 'empty' }, rows)).toEqual(['Псков'])
  })

  test('asks for days, the next step overdue too', () => {
    const overdue = aRow({ name: 'Долг', steps: [step('2026-10-01')] })
    expect(shown({ field: 'next', op: 'inNext', value: 7 }, [...rows, overdue])).toEqual(['Псков', 'Долг'])
    expect(shown({ field: 'next', op: 'before', value: '2026-11-09' }, [...rows, overdue])).toEqual(['Долг'])
    expect(shown({ field: 'next', op: 'after', value: '2026-11-08' }, rows)).toEqual(['Псков'])
  })

  test('asks who left and why: the reason learned later counts, a lost deal and one who came back do not', () => {
    const left = (name: string, parts: Partial<RowLoss>) => {
      const loss = { id: newId<LossId>(), on: '2026-03-03', ...parts }
      return aRow({ name, practice: { losses: [loss] } })
    }
    const all = [
      left('Тула', {}),
      left('Псков', { given: 'price' }),
      left('Пермь', { given: 'price', learned: 'rudeness' }),
      left('Сделка', { deal: newId() }),
      aRow({ name: 'Наш' }),
    ]
    expect(shown({ field: 'lost', op: 'filled' }, all)).toEqual(['Тула', 'Псков', 'Пермь'])
    expect(shown({ field: 'lost', op: 'empty' }, all)).toEqual(['Сделка', 'Наш'])
    expect(shown({ field: 'lost', op: 'is', value: ['price', '?'] }, all)).toEqual(['Тула', 'Псков'])
  })

  test('asks how often something happened', () => {
    expect(shown({ field: 'entry.complaint', op: 'atLeast', value: 2 }, rows)).toEqual(['Ничей'])
    expect(shown({ field: 'entry.complaint', op: 'atMost', value: 1 }, rows)).toEqual(['Тула', 'Псков'])
    expect(shown({ field: 'entry.complaint', op: 'notInLast', value: 60 }, rows)).toEqual(['Тула', 'Псков', 'Ничей'])
  })

  test('asks for own fields, and for those that are stale', () => {
    const own = (value: string, days: number) => ({ [OWN.yesNo.id]: { value, at: NOW - days * DAY } })
    const old = aRow({ name: 'давно', own: own('yes', 91) })
    const fresh = aRow({ name: 'недавно', own: own('no', 89) })
    const field = `own/${OWN.yesNo.id}`
    expect(shown({ field, op: 'is', value: ['yes'] }, [old, fresh])).toEqual(['давно'])
    expect(shown({ field, op: 'stale' }, [old, fresh, bare])).toEqual(['давно'])
  })

  test('[M1] leaves out what is not known here, and says so', () => {
    const gone = `own/${newId<FieldId>()}`
    const filter: Filter = { all: [{ field: gone, op: 'is', value: ['x'] }, { not: { field: 'later', op: 'is' } }] }
    expect(shown(filter, rows)).toHaveLength(3)
    expect(problemsOf(view({ filter }), CONTEXT.fields)).toEqual([
      { field: gone, why: 'unknown' },
      { field: 'later', why: 'unknown' },
    ])
  })

  test('[M1] an archived field still answers, and is named', () => {
    const field = `own/${OWN.archived.id}`
    const said = aRow({ name: 'да', own: { [OWN.archived.id]: { value: 'yes', at: NOW } } })
    const filter: Filter = { field, op: 'is', value: ['yes'] }
    expect(shown(filter, [said, bare])).toEqual(['да'])
    expect(problemsOf(view({ filter, columns: [field] }), CONTEXT.fields)).toEqual([{ field, why: 'archived' }])
  })

  test('[M2] that asks nothing shows all, any of nothing shows none', () => {
    expect(shown(EVERYBODY, rows)).toHaveLength(3)
    expect(shown({ any: [] }, rows)).toEqual([])
  })
})

/** Empty brackets ask nothing: an `all` of none everybody, its opposite nobody. */
const asksNothing = (filter: Filter): boolean =>
  'field' in filter
    ? !compileAsks(filter)
    : 'not' in filter
      ? asksNothing(filter.not)
      : ('all' in filter ? filter.all : filter.any).every(asksNothing) && !('any' in filter && filter.any.length === 0)
/** Values of another kind than the field's ask nothing. */
const compileAsks = (filter: Filter): boolean =>
  problemsOf(view({ filter }), CONTEXT.fields).every(({ why }) => why !== 'unknown')

describe('the stage of contact', () => {
  const stage = (parts: Partial<Row>) => stageOf(aRow({ created: NOW - 60 * DAY, ...parts }), CONTEXT)
  test('a step that is due, or that lies ahead', () => {
    expect(stage({ steps: [step('2026-11-05')], touched: talked(1) })).toBe('due')
    expect(stage({ steps: [step('2026-11-06')], touched: talked(90) })).toBe('planned')
  })
  test('with nothing planned the last conversation counts, and where there was none the day it came', () => {
    expect(stage({ touched: talked(29) })).toBe('talking')
    expect(stage({ touched: talked(31) })).toBe('quiet')
    expect(stage({})).toBe('quiet')
    expect(stage({ created: NOW - 2 * DAY })).toBe('fresh')
  })
  test('what was agreed with the client, its segment or everybody stands before the usual 30 days', () => {
    const rhythm = { id: 'rhythm' as const, days: 60, segments: [{ segment: 'Кухни', days: 10 }] }
    const agreed = (parts: Partial<Row>) => stageOf(aRow(parts), { ...CONTEXT, rhythm })
    expect(agreed({ touched: talked(31) })).toBe('talking')
    expect(agreed({ touched: talked(61) })).toBe('quiet')
    expect(agreed({ touched: talked(11), segment: 'кухни' })).toBe('quiet')
    expect(agreed({ touched: talked(11), segment: 'кухни', practice: { rhythm: 20 } })).toBe('talking')
  })
})

describe('ready views', () => {
  test('time to call: what is due, and who is quiet and still ours', () => {
    const lost = { losses: [{ id: newId<LossId>(), on: '2026-10-01' }] }
    const rows = [
      aRow({ name: 'шаг', steps: [step('2026-11-05')] }),
      aRow({ name: 'тихо', touched: talked(31) }),
      aRow({ name: 'ушли', touched: talked(31), practice: lost }),
      aRow({ name: 'ушли, но шаг', steps: [step('2026-11-05')], practice: lost }),
      aRow({ name: 'говорили', touched: talked(2) }),
    ]
    expect(shown(READY_VIEWS.timeToCall.filter, rows)).toEqual(['шаг', 'тихо', 'ушли, но шаг'])
  })
  test('all hold what a saved view may hold', () => {
    for (const name of READY) expect(v.is(viewSchema, READY_VIEWS[name])).toBe(true)
  })
  test('in progress: an open step, or a conversation or an order in the last 30 days', () => {
    const rows = [
      aRow({ name: 'шаг', steps: [step('2027-01-01')] }),
      aRow({ name: 'разговор', touched: talked(29) }),
      aRow({ name: 'заказ', entries: { order: { count: 1, last: NOW - 29 * DAY } } }),
      aRow({ name: 'тихо', touched: talked(31), entries: { order: { count: 1, last: NOW - 31 * DAY } } }),
    ]
    expect(shown(READY_VIEWS.inProgress.filter, rows)).toEqual(['шаг', 'разговор', 'заказ'])
  })
})

describe('the order', () => {
  const sorted = (rows: readonly Row[], field: string, down = false) =>
    makeOrder()(rows, { field, down }, CONTEXT).map(({ name }) => name)

  test('[O1] does not depend on how the rows came', () => {
    const fields = fc.constantFrom(
      'name',
      'city',
      'talked',
      'next',
      'owner',
      'stage',
      'tag',
      'phone',
      `own/${OWN.number.id}`,
    )
    fc.assert(
      fc.property(someRows, fields, fc.boolean(), fc.infiniteStream(fc.nat()), (rows, field, down, chance) => {
        const mixed = rows.map((row) => ({ row, at: chance.next().value ?? 0 })).toSorted((a, b) => a.at - b.at)
        const order = makeOrder()
        // An order that was kept and carried on gives the same as a new one.
        order(rows.slice(1), { field, down }, CONTEXT)
        const again = order(
          mixed.map(({ row }) => row),
          { field, down },
          CONTEXT,
        )
        expect(again).toEqual(makeOrder()(rows, { field, down }, CONTEXT))
        expect(again).toHaveLength(rows.length)
      }),
    )
  })

  test('by name: whatever it is quoted with, е beside ё, Latin letters after ours, accents aside', () => {
    const rows = ['Zeta', '«Ладога»', 'Élan', 'Ель', 'Ёлка', 'Жук', '7 ветров', 'Elba'].map((name) => aRow({ name }))
    expect(sorted(rows, 'name')).toEqual(['7 ветров', 'Ёлка', 'Ель', 'Жук', '«Ладога»', 'Élan', 'Elba', 'Zeta'])
  })

  test('[O2] what has nothing to be sorted by is last both ways', () => {
    const rows = [
      aRow({ name: 'нет' }),
      aRow({ name: 'давно', touched: talked(9) }),
      aRow({ name: 'вчера', touched: talked(1) }),
    ]
    expect(sorted(rows, 'talked', true)).toEqual(['вчера', 'давно', 'нет'])
    expect(sorted(rows, 'talked')).toEqual(['давно', 'вчера', 'нет'])
  })

  test('by owner goes by the name, not by the id', () => {
    const rows = [aRow({ name: 'б', owner: MEMBERS[1] }), aRow({ name: 'а', owner: MEMBERS[0] })]
    expect(sorted(rows, 'owner')).toEqual(['а', 'б'])
  })
})

describe('groups', () => {
  test('[O3] every row stands in one of them, in the order it had', () => {
    fc.assert(
      fc.property(
        someRows,
        fc.constantFrom('city', 'owner', 'stage', `own/${OWN.yesNo.id}`, 'nonsense'),
        (rows, field) => {
          const groups = groupRows(rows, field, CONTEXT)
          expect(groups.reduce((sum, group) => sum + group.rows.length, 0)).toBe(rows.length)
          expect(new Set(groups.map(({ value }) => value)).size).toBe(groups.length)
          for (const group of groups)
            expect(group.rows.map((row) => rows.indexOf(row))).toEqual(
              group.rows.map((row) => rows.indexOf(row)).toSorted((a, b) => a - b),
            )
        },
      ),
    )
  })

  test('stand in the order in which people look for them, nothing last', () => {
    const rows = ['', 'Тула', 'Ёлки', 'Жуков'].map((city) => aRow({ city }))
    expect(groupRows(rows, 'city', CONTEXT).map(({ value }) => value)).toEqual(['Ёлки', 'Жуков', 'Тула', ''])
    const stages = [aRow({ created: NOW }), aRow({ steps: [step('2026-11-01')], created: NOW })]
    expect(groupRows(stages, 'stage', CONTEXT).map(({ value }) => value)).toEqual(['due', 'fresh'])
  })

  test('values are counted, most frequent first', () => {
    const rows = [aRow({ tags: ['дом', 'опт'] }), aRow({ tags: ['опт'] }), aRow()]
    const field = fieldOf('tag', [])
    if (field?.kind !== 'value') throw new Error('tags are values')
    expect(countValues(rows, field, CONTEXT)).toEqual([
      { value: 'опт', count: 2 },
      { value: 'дом', count: 1 },
    ])
  })
})

describe('the words of a view', () => {
  test('say every filter, and are read back as it was', () => {
    fc.assert(
      fc.property(someFilter, (filter) => {
        expect(readFilter(writeFilter(filter))).toEqual(filter)
      }),
    )
  })

  test('can be read by people', () => {
    const filter: Filter = {
      all: [
        { field: 'city', op: 'is', value: ['Тула', 'Псков'] },
        {
          not: {
            any: [
              { field: 'talked', op: 'inLast', value: 30 },
              { field: 'next', op: 'filled' },
            ],
          },
        },
      ],
    }
    expect(writeFilter(filter)).toBe('city:is:Тула,Псков;!(talked:inLast:30~next:filled)')
  })

  test('say only what is other than the view it began with', () => {
    expect(writeView(READY_VIEWS.mine, READY_VIEWS.mine)).toEqual({})
    const changed = view({ sort: { field: 'talked', down: true }, group: 'city', columns: ['owner', 'city'] })
    const words = writeView(changed, READY_VIEWS.mine)
    expect(words).toEqual({ f: ';', sort: '-talked', group: 'city', columns: 'owner,city' })
    expect(readView(words, READY_VIEWS.mine)).toEqual(changed)
  })

  test('that are damaged change nothing', () => {
    const words = { f: 'city:is:(', sort: '??', columns: ',,' }
    expect(readView(words, READY_VIEWS.mine)).toEqual({ ...READY_VIEWS.mine, columns: [] })
    for (const text of ['', ')', '!', 'a:b:c', 'city:is:x)y', '('.repeat(50)])
      expect(() => readFilter(text)).not.toThrow()
  })
})
