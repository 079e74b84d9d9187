import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newId, type PersonId } from './ids'
import { phoneKey } from './profile/phone'
import type { Row } from './profile/row'
import { aRow as row } from './profile/testRow'
import { makeSearch } from './search'

const person = (name: string) => ({ id: newId<PersonId>(), name, role: '', decides: null })

const ladoga = row({
  name: 'Кухни «Ладога»',
  city: 'Петрозаводск',
  tags: ['Выставка 2026'],
  people: [person('Семён Артёмов'), person('Olga Smith')],
  phones: [phoneKey('+7 921 555-01-44')],
  emails: ['zakaz@ladoga.example'],
  inns: ['0012345671'],
  legal: ['ООО «Лад-Мебель»'],
})
const grad = row({ name: 'МебельГрад', city: 'Ладожск' })
const south = row({ name: 'Каркас-Юг', people: [person('Ладо Гогия')] })
const all = [ladoga, grad, south]

function searchOf(rows: Row[]) {
  const search = makeSearch()
  search.put(rows)
  return search
}
const namesOf = (text: string, rows: Row[] = all): string[] =>
  searchOf(rows)
    .search(text)
    .map((id) => rows.find((one) => one.id === id)!.name)

describe('search finds a client', () => {
  test.each([
    ['name', 'кухни ладога'],
    ['words of the name in any order', 'ладога кухни'],
    ['name with its quotes', 'Кухни «Ладога»'],
    ['beginning of a word', 'ладог'],
    ['person, е for ё', 'семен артемов'],
    ['person, in English', 'smith'],
    ['city', 'петрозав'],
    ['tag', 'выставка'],
    ['e-mail', 'zakaz@ladoga.example'],
    ['beginning of an ИНН', '001234'],
    ['legal entity', 'лад-мебель'],
    ['words of different fields', 'ладога петрозаводск smith'],
    ['one letter wrong', 'ладага'],
    ['two neighbours swapped', 'ладоаг'],
    ['one letter missing in a long word', 'петрозаодск'],
    ['phone after 8', '8 921 555 01 44'],
    ['phone after +7', '+7 (921) 555-01-44'],
    ['last digits of the phone', '01-44'],
  ])('by %s', (_by, text) => {
    expect(namesOf(text)).toContain('Кухни «Ладога»')
  })

  test('by the second half of a name written in one', () => {
    expect(namesOf('град')).toEqual(['МебельГрад'])
    expect(namesOf('каркасюг')).toEqual(['Каркас-Юг'])
  })

  test('only when every word fits', () => {
    expect(namesOf('кухни псков')).toEqual([])
  })

  test('and nothing for nothing typed', () => {
    expect(namesOf('  ')).toEqual([])
  })

  test('whose name has no letters', () => {
    const strange = row({ name: '+++' })
    expect(namesOf('+++', [strange, ladoga])).toEqual(['+++'])
  })
})

test('the name that begins so comes first, then names, people and the rest', () => {
  const rest = row({ name: 'Б', city: 'Лада' })
  const inside = row({ name: 'Фирма Лада' })
  const start = row({ name: '«Ладан»' })
  const known = row({ name: 'А', people: [person('Лада Иванова')] })
  expect(namesOf('лада', [rest, known, inside, start])).toEqual(['«Ладан»', 'Фирма Лада', 'А', 'Б'])
})

test('clients found as typed come before those found with a typo', () => {
  expect(namesOf('ладог', [row({ name: 'Ладов' }), ladoga])).toEqual(['Кухни «Ладога»', 'Ладов'])
})

test('no more than the limit, the best of them', () => {
  const rows = Array.from({ length: 30 }, (_, i) => row({ name: `Мир ${i}` }))
  const last = row({ name: 'Весь мир' })
  const search = searchOf([last, ...rows])
  expect(search.search('мир', 30)).toHaveLength(30)
  expect(search.search('мир', 30)).not.toContain(last.id)
  expect(search.search('мир').at(-1)).toBe(last.id)
})

test('a changed row is found by what it says now, a removed one by nothing', () => {
  const search = searchOf(all)
  expect(search.search('ладага')).toEqual([ladoga.id])
  search.put([{ ...ladoga, name: 'Столы Онега', legal: [], emails: [], people: [] }])
  expect(search.search('ладага')).toEqual([])
  expect(search.search('онега')).toEqual([ladoga.id])
  expect(search.search('анега')).toEqual([ladoga.id])
  search.remove([ladoga.id])
  expect(search.search('онега')).toEqual([])
  expect(search.search('анега')).toEqual([])
  expect(search.size).toBe(2)
})

test('rows that wait for the index of typos are found as typed', () => {
  const many = Array.from({ length: 1_500 }, (_, i) => row({ name: `Контора ${i}` }))
  const search = searchOf([...many, ladoga])
  expect(search.search('ладога')).toEqual([ladoga.id])
  expect(search.search('ладага')).toEqual([])
  while (search.indexMore(100));
  expect(search.search('ладага')).toEqual([ladoga.id])
})

const letter = fc.constantFrom(...'абвгдеёжзийклмнопрстуфхцчшщъыьэюяabcdefghijklmnopqrstuvwxyz')
const word = fc.string({ unit: letter, minLength: 1, maxLength: 12 })
const others = fc.array(
  fc.record({ name: fc.string({ maxLength: 20 }), city: word }).map((parts) => row(parts)),
  { maxLength: 8 },
)

describe('property', () => {
  test('a row is found by its own name, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), others, (name, rest) => {
        fc.pre(name.trim() !== '')
        const mine = row({ name })
        expect(searchOf([...rest, mine]).search(name)).toContain(mine.id)
      }),
    )
  })

  test('е finds ё, and either case the other', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), others, (words, rest) => {
        const mine = row({ name: words.join(' ') })
        const search = searchOf([...rest, mine])
        expect(search.search(mine.name.replaceAll('ё', 'е').toUpperCase())).toContain(mine.id)
        expect(search.search(mine.name.normalize('NFD'))).toContain(mine.id)
      }),
    )
  })

  const typo = fc.constantFrom('wrong', 'missing', 'added', 'swapped')
  test('a row is found by its name with one typo in a word of five letters or more', () => {
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 2 }),
        fc.string({ unit: letter, minLength: 5, maxLength: 12 }),
        fc.nat(11),
        typo,
        letter,
        others,
        (before, long, place, kind, other, rest) => {
          const i = place % (long.length - 1)
          const mistyped = {
            wrong: long.slice(0, i) + other + long.slice(i + 1),
            missing: long.slice(0, i) + long.slice(i + 1),
            added: long.slice(0, i) + other + long.slice(i),
            swapped: long.slice(0, i) + long[i + 1] + long[i] + long.slice(i + 2),
          }[kind]
          const mine = row({ name: [...before, long].join(' ') })
          expect(searchOf([...rest, mine]).search([...before, mistyped].join(' '))).toContain(mine.id)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('a row is found by any spelling of its phone', () => {
    const national = fc.stringMatching(/^9\d{9}$/)
    fc.assert(
      fc.property(national, fc.nat(6), others, (digits, spelling, rest) => {
        const [area, a, b, c] = [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6, 8), digits.slice(8)]
        const mine = row({ name: 'Икс', phones: [phoneKey(`+7${digits}`)] })
        const typed = [
          `+7 (${area}) ${a}-${b}-${c}`,
          `8 ${area} ${a} ${b} ${c}`,
          `8(${area})${a}-${b}-${c}`,
          `${area} ${a}${b}${c}`,
          `007 ${digits}`,
          `8-${area}-${a}.${b}.${c} доб. 12`,
          digits.slice(-4),
        ][spelling]!
        expect(searchOf([...rest, mine]).search(typed)).toContain(mine.id)
      }),
    )
  })
})

test('a member’s desk is no client: it is not even looked at', () => {
  const search = searchOf([row({ desk: true, name: 'Ладога', steps: [] }), grad])
  expect(search.size).toBe(1)
  expect(search.search('ладога')).toEqual([])
})
