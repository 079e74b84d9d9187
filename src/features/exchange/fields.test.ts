import { describe, expect, it } from 'vitest'
import { findHeadings, guessMapping } from './fields'

const guess = (headings: string[], ...sample: string[][]) => guessMapping(headings, sample)

describe('columns are guessed from their headings', () => {
  it('of 1C', () => {
    expect(
      guess([
        'Код',
        'Наименование',
        'Полное наименование',
        'ИНН/КПП',
        'Вид контрагента',
        'Юридический адрес',
        'Телефон',
        'Электронная почта',
        'Комментарий',
      ]),
    ).toEqual([null, 'name', 'legalName', 'inn', 'kind', 'address', 'phone', 'email', 'note'])
  })

  it('of Bitrix24', () => {
    expect(
      guess([
        'ID',
        'Название компании',
        'Тип компании',
        'Сфера деятельности',
        'Рабочий телефон',
        'Рабочий e-mail',
        'Корпоративный сайт',
        'Источник',
        'Ответственный',
        'Дата создания',
        'Комментарий',
      ]),
    ).toEqual([null, 'name', 'segment', null, 'phone', 'email', 'site', 'source', null, null, 'note'])
  })

  it('of contacts in Bitrix24, where the people are the clients', () => {
    expect(guess(['Фамилия', 'Имя', 'Отчество', 'Мобильный телефон', 'Дата рождения'])).toEqual([
      'name',
      'name',
      'name',
      'phone',
      'birthday',
    ])
  })

  it('of amoCRM', () => {
    expect(
      guess([
        'Название сделки',
        'Компания',
        'Полное имя контакта',
        'Должность',
        'Рабочий телефон',
        'Мобильный телефон',
        'Рабочий email',
        'Теги',
        'Примечание 1',
        'Примечание 2',
      ]),
    ).toEqual([null, 'name', 'personName', 'personRole', 'phone', 'personPhone', 'email', 'tags', 'note', 'note'])
  })

  it('of tables kept by hand, in Russian and English', () => {
    expect(guess(['№ п/п', 'Клиент', 'Г.', 'Конт. лицо / ФИО', 'тел.', 'E-MAIL', 'д.р.'])).toEqual([
      null,
      'name',
      'city',
      'personName',
      'phone',
      'email',
      'birthday',
    ])
    expect(
      guess([
        'Company',
        'Town',
        'Address',
        'Contact person',
        'Job title',
        'Contact phone',
        'Phone',
        'Website',
        'VAT number',
        'Notes',
      ]),
    ).toEqual([
      'name',
      'city',
      'address',
      'personName',
      'personRole',
      'personPhone',
      'phone',
      'site',
      'taxNumber',
      'note',
    ])
  })

  it('and a field that takes one column gets the first of two', () => {
    expect(guess(['Город', 'Город доставки', 'Телефон 1', 'Телефон 2'])).toEqual(['city', null, 'phone', 'phone'])
  })
})

describe('columns are guessed from what stands in them', () => {
  it('when they have no heading', () => {
    expect(
      guess(
        ['', '', '', ''],
        ['+7 921 111-22-33', 'a@b.ru', '7707083893', 'www.a.ru'],
        ['8 (495) 123-45-67', 'c@d.com', '500100732259', 'b.ru'],
      ),
    ).toEqual(['phone', 'email', 'inn', 'site'])
  })

  it('when the heading says something else', () => {
    expect(guess(['Клиент', 'Контакты'], ['А', '89211112233'], ['Б', '89211112234'])).toEqual(['name', 'phone'])
    expect(guess(['Company', 'Tax ID'], ['A', '7707083893'])).toEqual(['name', 'inn'])
  })
})

describe('the row of headings', () => {
  const rows = (...cells: string[][]) => cells.map((row) => ({ cells: row }))

  it('is found below a title and a date', () => {
    expect(
      findHeadings(
        rows(['Список контрагентов'], ['на 01.03.2026'], ['Наименование', 'ИНН', 'Телефон'], ['А', '7707083893', '']),
      ),
    ).toBe(2)
  })

  it('is the first row when nothing is known, and none when the first row is data', () => {
    expect(findHeadings(rows(['Альфа', 'Бета'], ['1', '2']))).toBe(0)
    expect(findHeadings(rows(['ООО Ромашка', '+7 921 111-22-33'], ['ООО Василёк', '+7 921 111-22-34']))).toBe(null)
  })
})
