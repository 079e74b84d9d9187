import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newId, type ChangeId, type ChoiceId, type FieldId, type ProfileId } from '../../shared/ids'
import { parseDraft } from '../../shared/profile/change'
import { OWN_TYPES, type OwnField, type OwnType } from '../../shared/team/ownFields'
import { guessMapping, ownTarget } from './fields'
import { readOwn } from './own'
import { cardToChanges, readRow } from './rows'

const CHOICES = ['Малый', 'Большой', 'Нет', 'Плита, 16 мм']
function field(type: OwnType, name = 'Поле'): OwnField {
  const choices = CHOICES.map((choice) => ({ id: newId<ChoiceId>(), name: choice, archived: false }))
  return { id: newId<FieldId>(), name, help: '', group: '', type, choices, staleDays: null, order: 0, archived: false }
}
const said = (type: OwnType, cell: string, language: 'en' | 'ru' = 'ru', dayFirst = true) => {
  const one = field(type)
  const read = readOwn(one, cell, language, dayFirst)
  if ('reason' in read) return [read.reason, read.value]
  return read.facts.map(({ path, value }) => {
    const choice = one.choices.find(({ id }) => id === value || path.endsWith(id))
    return choice?.name ?? value
  })
}

describe('a cell under a field of the team', () => {
  it.each<[OwnType, string, unknown[]]>([
    ['text', ' два  слова ', ['два слова']],
    ['long', 'раз\r\nдва', ['раз\nдва']],
    ['number', '12 500,50', ['12500.5']],
    ['number', '12 штук', ['number', '12 штук']],
    ['date', '04.03.27', ['2027-03-04']],
    ['date', '2027-03-04 00:00', ['2027-03-04']],
    ['date', '14 мая', ['day', '14 мая']],
    ['date', '31.02.2026', ['day', '31.02.2026']],
    ['yesNo', 'Да', ['yes']],
    ['yesNo', 'нет', ['no']],
    ['yesNo', '0', ['no']],
    ['yesNo', 'иногда', ['yesNo', 'иногда']],
    ['link', 'etp.example', ['etp.example']],
    ['link', 'два слова', ['link', 'два слова']],
    ['choice', ' большой', ['Большой']],
    ['choice', 'средний', ['choice', 'средний']],
    ['choice', 'нет', ['Нет']],
    ['choices', 'малый, плита, 16 мм', ['choice', 'плита']],
    ['choices', 'малый; плита, 16 мм', ['Малый', 'Плита, 16 мм']],
    ['choices', 'Малый, большой, малый', ['Малый', 'Большой']],
    ['choices', 'малый, средний', ['choice', 'средний']],
  ])('of type %s: %j', (type, cell, wanted) => {
    expect(said(type, cell)).toEqual(wanted)
  })

  it('reads 03/04 as the file writes its days', () => {
    expect([said('date', '03/04/2026', 'en', false), said('date', '03/04/2026', 'en', true)]).toEqual([
      ['2026-03-04'],
      ['2026-04-03'],
    ])
  })

  it.each(OWN_TYPES.map((type) => [type]))('of type %s says nothing when it is empty or a dash', (type) => {
    for (const cell of ['', ' ', '—', '-', '#N/A']) expect(said(type, cell)).toEqual([])
  })

  it('names the choices that there are', () => {
    expect(readOwn(field('choice'), 'средний', 'ru', true)).toMatchObject({
      names: 'Малый, Большой, Нет, Плита, 16 мм',
    })
  })

  it('is refused, with its column, when it does not fit; whatever stands there, the server accepts what is read', () => {
    const own = OWN_TYPES.map((type) => field(type, type))
    const mapping = [...own.map(ownTarget), 'name' as const]
    const cell = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom('1', 'да', 'малый', '1.2.2026'))
    fc.assert(
      fc.property(fc.array(cell, { minLength: own.length, maxLength: own.length }), fc.boolean(), (cells, dayFirst) => {
        const row = readRow({ line: 1, cells: [...cells, 'А'] }, mapping, { width: mapping.length, dayFirst, own })
        expect(row.card === null).toBe(row.problems.length > 0)
        for (const { column } of row.problems) expect(column).toBeLessThan(own.length)
        for (const change of row.card === null ? [] : cardToChanges(row.card, 1_000))
          expect(
            parseDraft({ ...change, id: newId<ChangeId>(), profile: newId<ProfileId>(), at: 1, after: [] }),
          ).toBeDefined()
      }),
    )
  })
})

describe('columns called as a field of the team', () => {
  it('become that field, before any other guess', () => {
    const budget = field('number', 'Бюджет на год')
    expect(guessMapping(['Название', 'бюджет на  год'], [], [budget])).toEqual(['name', ownTarget(budget)])
  })

  it('become it once, and leave the first of two such headings to the field that every team has', () => {
    const segment = field('text', 'Сегмент')
    expect(guessMapping(['Название', 'Сегмент', 'Сегмент', 'Сегмент'], [], [segment])).toEqual([
      'name',
      'segment',
      null,
      ownTarget(segment),
    ])
  })
})
