import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newId, type ChangeId, type ProfileId } from '../../shared/ids'
import { parseDraft } from '../../shared/profile/change'
import { innProblem, withControl } from '../../shared/profile/inn'
import { FIELDS, type Field } from './fields'
import { cardToChanges, readRow, type Card, type ReadRow } from './rows'

/** A row read with a heading for each of its fields. */
function read(cells: Partial<Record<Field, string>>, dayFirst = true): ReadRow {
  const mapping = Object.keys(cells) as Field[]
  return readRow({ line: 2, cells: Object.values(cells) }, mapping, { width: mapping.length, dayFirst })
}
const card = (cells: Partial<Record<Field, string>>): Card => {
  const row = read({ name: 'А', ...cells })
  expect(row.problems).toEqual([])
  return row.card as Card
}
const reasons = (cells: Partial<Record<Field, string>>) =>
  read({ name: 'А', ...cells }).problems.map(({ reason, column, value }) => [reason, column, value])

describe('a good row', () => {
  it('becomes a card with everything it says', () => {
    expect(
      card({
        name: ' ООО  «Кухни\u00a0Ладога» ',
        kind: 'Юридическое лицо',
        city: 'Санкт-Петербург',
        tags: 'Мебель; #плита, мебель',
        phone: '8 (812) 123-45-67, доб. 12; +7 921 111-22-33\n8 921 111 22 33',
        email: 'Info@Ladoga.example; sale@ladoga.example',
        inn: '7707083893',
        kpp: '770701001',
        country: 'Россия',
        personName: 'Пётр Кузнецов',
        personRole: 'директор',
        telegram: 'https://t.me/kuznetsov',
        birthday: '14.05.1980',
        note: 'Строка 1\r\nСтрока 2',
      }),
    ).toMatchObject({
      name: 'ООО «Кухни Ладога»',
      kind: 'organisation',
      tags: ['Мебель', 'плита'],
      phones: ['8 (812) 123-45-67, доб. 12', '+7 921 111-22-33'],
      emails: ['Info@Ladoga.example', 'sale@ladoga.example'],
      legal: { inn: '7707083893', kpp: '770701001', country: 'RU' },
      person: { name: 'Пётр Кузнецов', role: 'директор', telegram: '@kuznetsov', birthday: '1980-05-14' },
      note: 'Строка 1\nСтрока 2',
    })
  })

  it('may hold dashes and the word "no" where there is nothing', () => {
    expect(card({ phone: '-', email: 'нет', inn: '—', city: '#N/A', birthday: 'n/a' })).toEqual({
      name: 'А',
      tags: [],
      phones: [],
      emails: [],
    })
  })

  it('takes ИНН/КПП from one cell, as 1C writes it', () => {
    expect(card({ inn: '7707083893/770701001' }).legal).toMatchObject({ inn: '7707083893', kpp: '770701001' })
  })

  it('takes the name of the legal entity when the client has none of its own', () => {
    const row = read({ name: '', legalName: 'ООО «Ромашка»' })
    expect(row.card?.name).toBe('ООО «Ромашка»')
  })

  it('gives a person without a name the name of the client', () => {
    expect(card({ name: 'Иван Петров', birthday: '1 мая' }).person).toMatchObject({
      name: 'Иван Петров',
      birthday: '--05-01',
    })
  })

  it('puts back the plus that a number cell has lost', () => {
    expect(card({ phone: '79211112233' }).phones).toEqual(['+79211112233'])
  })

  it.each([
    ['14.05.1980', true, '1980-05-14'],
    ['14.5.80', false, '1980-05-14'],
    ['03/04/1990', true, '1990-04-03'],
    ['03/04/1990', false, '1990-03-04'],
    ['1990-04-03 00:00', false, '1990-04-03'],
    ['14 мая', true, '--05-14'],
    ['14 мая 1980 г.', true, '1980-05-14'],
    ['May 14, 1980', true, '1980-05-14'],
    ['29.02', true, '--02-29'],
  ])('reads the birthday %s (day first: %s) as %s', (birthday, dayFirst, wanted) => {
    expect(read({ name: 'А', personName: 'П', birthday }, dayFirst).card?.person?.birthday).toBe(wanted)
  })
})

describe('an ИНН that lost its zero in a number cell', () => {
  it('is restored and reported when its control digits fit', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { minLength: 8, maxLength: 8 }), fc.boolean(), (digits, person) => {
        const whole = withControl(person ? [0, ...digits, 5] : [0, ...digits]).join('')
        expect(innProblem(whole)).toBe(null)
        const row = read({ name: 'А', inn: whole.slice(1) })
        expect(row.card?.legal?.inn).toBe(whole)
        expect(row.mended).toEqual([{ field: 'inn', column: 1, from: whole.slice(1), to: whole }])
      }),
    )
  })

  it('is a problem when they do not', () => {
    expect(reasons({ inn: '770708389' })).toEqual([['innDigits', 1, '770708389']])
  })
})

describe('a row with a problem', () => {
  it.each<[Partial<Record<Field, string>>, unknown[]]>([
    [{ name: '' }, ['noName', 0, '']],
    [{ inn: '7707083894' }, ['innControl', 1, '7707083894']],
    [{ inn: '77AB' }, ['innDigits', 1, '77AB']],
    [{ inn: '7.70708E+09' }, ['lostDigits', 1, '7.70708E+09']],
    [{ kpp: '12' }, ['kpp', 1, '12']],
    [{ email: 'info@ladoga' }, ['email', 1, 'info@ladoga']],
    [{ phone: '12-3' }, ['phoneShort', 1, '12-3']],
    [{ phone: '+7 921 111-22-33 8 921 111-22-34' }, ['phoneLong', 1, '+7 921 111-22-33 8 921 111-22-34']],
    [{ phone: '7,92E+10' }, ['lostDigits', 1, '7,92E+10']],
    [{ personPhone: '7.92E+10' }, ['lostDigits', 1, '7.92E+10']],
    [{ birthday: '31.02.1990' }, ['birthday', 1, '31.02.1990']],
    [{ kind: 'что-то' }, ['kind', 1, 'что-то']],
    [{ country: 'Нарния' }, ['country', 1, 'Нарния']],
    [{ city: 'я'.repeat(501) }, ['tooLong', 1, 'я'.repeat(200)]],
  ])('names the reason, the column and the value: %j', (cells, problem) => {
    expect(reasons(cells)).toContainEqual(problem)
    expect(read({ name: 'А', ...cells }).card).toBe(null)
  })

  it('tells one cell once that it is wrong in one way, with all that stands in it', () => {
    expect(reasons({ email: 'не знаю адреса' })).toEqual([['email', 1, 'не знаю адреса']])
    expect(reasons({ email: 'info@ladoga.example, sale@' })).toEqual([['email', 1, 'sale@']])
    expect(reasons({ phone: '12; 34', email: 'x y' })).toEqual([
      ['phoneShort', 1, '12; 34'],
      ['email', 2, 'x y'],
    ])
  })

  it('has more cells than there are headings: a delimiter stands inside a cell', () => {
    const row = readRow({ line: 3, cells: ['А', 'Тула', 'лишнее'] }, ['name', 'city'], { width: 2, dayFirst: true })
    expect(row.problems).toEqual([{ reason: 'tooManyCells', column: 2, value: 'лишнее', number: 2 }])
  })

  it('names all its problems at once', () => {
    expect(reasons({ inn: '1', email: 'x', phone: '1' }).map(([reason]) => reason)).toEqual([
      'innDigits',
      'email',
      'phoneShort',
    ])
  })
})

describe('any row', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom('+7 921 111-22-33', 'a@b.ru', '7707083893', '14.05.1980', 'Россия', 'ИП', '-'),
  )
  const mapping = fc.array(fc.constantFrom<Field | null>(null, 'name', ...FIELDS), { minLength: 1, maxLength: 12 })

  it('is read without throwing, and its changes are what the server accepts', () => {
    const profile = newId<ProfileId>()
    fc.assert(
      fc.property(mapping, fc.array(cell, { maxLength: 14 }), fc.boolean(), (fields, cells, dayFirst) => {
        const row = readRow({ line: 1, cells }, fields, { width: fields.length, dayFirst })
        expect(row.card === null).toBe(row.problems.length > 0)
        if (row.card === null) return
        for (const change of cardToChanges(row.card, 1_000))
          expect(parseDraft({ ...change, id: newId<ChangeId>(), profile, at: 1, after: [] })).toBeDefined()
      }),
      { numRuns: 1_000 },
    )
  })
})
