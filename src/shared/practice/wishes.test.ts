import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newId } from '../ids'
import { aRow } from '../profile/testRow'
import { idAt, noon } from './testStory'
import { productKey, wishedProducts } from './wishes'

const wish = (product: string, day: string, text = '') => ({ id: idAt(noon(day)), product, text })

describe('wishes', () => {
  it('add up by product however it is spelled, the most wished first [WI1] [WI2]', () => {
    const rows = [
      aRow({ name: 'Альфа', practice: { wishes: [wish('Фасады «Шпон»', '2026-03-01', 'дуб')] } }),
      aRow({ name: 'Бета', practice: { wishes: [wish('фасады  шпон', '2026-05-01'), wish('ДСП 25', '2026-06-01')] } }),
      aRow({ name: 'Гамма', practice: { wishes: [wish('Фасады «Шпон»', '2026-04-01')] } }),
      aRow({ name: 'Дельта' }),
    ]
    const [first, second, ...more] = wishedProducts(rows)
    // Three clients, two of whom spell it alike; the latest wish is that of Бета.
    expect(first).toMatchObject({ product: 'Фасады «Шпон»', clients: 3 })
    expect(first!.wishes.map(({ name }) => name)).toEqual(['Бета', 'Гамма', 'Альфа'])
    expect(first!.wishes[0]!.when).toBe(noon('2026-05-01'))
    expect(second).toMatchObject({ product: 'ДСП 25', clients: 1 })
    expect(more).toEqual([])
  })

  it('of one client count that client once', () => {
    const row = aRow({ practice: { wishes: [wish('Шпон', '2026-03-01'), wish('шпон', '2026-04-01')] } })
    const rows = [
      row,
      aRow({ practice: { wishes: [wish('МДФ', '2026-01-01')] } }),
      aRow({ practice: { wishes: [wish('мдф', '2026-01-02')] } }),
    ]
    expect(wishedProducts(rows).map(({ product, clients, wishes }) => [product, clients, wishes.length])).toEqual([
      ['мдф', 2, 2],
      ['шпон', 1, 2],
    ])
  })

  it('of equally many clients the one wished for last comes first', () => {
    const rows = [
      aRow({ practice: { wishes: [wish('Старое', '2026-01-01')] } }),
      aRow({ practice: { wishes: [wish('Новое', '2026-02-01')] } }),
    ]
    expect(wishedProducts(rows).map(({ product }) => product)).toEqual(['Новое', 'Старое'])
  })
})

describe('a product’s key', () => {
  it('has no case, no signs, one space, and е for ё', () => {
    expect(productKey(' Клён—«натур»,  2,5 мм ')).toBe('клен натур 2 5 мм')
    expect(productKey('MDF 100%')).toBe('mdf 100%')
    expect(productKey('ЛДСП 25мм')).toBe(productKey('лдсп25 мм'))
    expect(productKey('!!!')).toBe('!!!')
  })

  it('is its own key', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => productKey(productKey(text)) === productKey(text)))
  })
})

it('the order of the clients makes no difference', () => {
  const wished = fc.array(
    fc.tuple(fc.constantFrom('Шпон', 'шпон', 'МДФ', 'ДСП'), fc.constantFrom('2026-01-01', '2026-02-01')),
  )
  fc.assert(
    fc.property(fc.array(wished, { maxLength: 6 }), (all) => {
      const rows = all.map((wishes) =>
        aRow({ practice: { wishes: wishes.map(([product, day]) => ({ ...wish(product, day), id: newId() })) } }),
      )
      expect(wishedProducts(rows.toReversed())).toEqual(wishedProducts(rows))
    }),
  )
})
