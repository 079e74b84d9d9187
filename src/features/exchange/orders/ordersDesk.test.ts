import { describe, expect, it } from 'vitest'
import writeExcel from 'write-excel-file/node'
import { ordersOf } from './listOrders'
import { makeOrdersDesk, type OpenedOrders } from './ordersDesk'
import type { ReadList } from './readOrders'
import { DOCUMENTS, ENGLISH, FLAT, GROUPED, STEPPED, windows1251 } from './testLists'

const utf8 = (text: string) => new TextEncoder().encode(text)

async function read(
  bytes: Uint8Array,
  { locale = 'ru', names = [] }: { locale?: 'en' | 'ru'; names?: string[] } = {},
): Promise<{ opened: OpenedOrders; list: ReadList }> {
  const desk = makeOrdersDesk()
  const opened = await desk.open(bytes)
  if ('problem' in opened) throw new Error(opened.problem)
  const { guess, grouped, currency = 'RUB' } = opened.layout
  return { opened, list: desk.read({ mapping: guess, grouped, currency, locale, today: '2026-11-01', names }) }
}
/** Client by client: number, day and amount of each order. */
const told = ({ parties }: ReadList) =>
  parties.map(({ name, lines }) => [
    name,
    ...ordersOf(lines).map(({ number, day, amount, lines: goods }) => [number, day, amount, goods.length].join(' ')),
  ])

describe('a flat list of 1C', () => {
  it('is read from Windows-1251, below its report headings, with the end of its period', async () => {
    const { opened, list } = await read(windows1251(FLAT))
    expect(opened).toMatchObject({ encoding: 'windows-1251', delimiter: ';', layout: { headingsLine: 5 } })
    expect(opened.layout).toMatchObject({ periodEnd: '2026-10-31', grouped: false })
    expect(opened.layout.guess).toEqual([
      'date',
      'number',
      'client',
      'inn',
      'what',
      'quantity',
      'unit',
      'amount',
      'currency',
      'delivery',
      'state',
    ])
    // 100 000,00 + 12 345,50 are one order of two lines.
    expect(told(list)).toEqual([
      ['ООО «Кухни Ладога»', '0000-000123 2026-10-12 11234550 2', '0000-000101 2026-09-15 5000000 1'],
      ['ИП Берёзкин', '0000-000117 2026-10-01 3000000 1'],
    ])
    expect([list.last, list.states]).toEqual(['2026-10-12', []])
  })

  it('says of each row that cannot be read why, and passes totals and signatures over', async () => {
    const { list } = await read(windows1251(FLAT))
    expect(
      list.bad.map(({ line, problems }) => [line, ...problems.map(({ reason, value }) => `${reason} ${value}`)]),
    ).toEqual([
      [10, 'date скоро'],
      [11, 'noClient '],
    ])
    expect(list.passed).toBe(2)
  })

  it('knows goods, the promised day and the state of each order', async () => {
    const { list } = await read(windows1251(FLAT))
    const [order] = ordersOf(list.parties[0]!.lines)
    expect(order).toMatchObject({
      currency: 'RUB',
      // Of two promised days the last: then all of it is there.
      deliveryOn: '2026-10-16',
      state: 'planned',
      lines: [
        { what: 'ЛДСП Белый 16 мм', quantity: 10, unit: 'лист', amount: 10_000_000 },
        { what: 'Кромка ПВХ', quantity: 200, unit: 'м', amount: 1_234_550 },
      ],
    })
  })
})

describe('a report with groups', () => {
  it('tells clients from goods by the sums that they make up', async () => {
    const { opened, list } = await read(windows1251(GROUPED))
    expect(opened.layout).toMatchObject({ guess: ['document', 'quantity', 'amount'], periodEnd: '2026-10-12' })
    expect(told(list)).toEqual([
      ['ООО «Кухни Ладога»', '0000-000123 2026-10-12 11234550 2', '0000-000119 2026-10-03 5000000 1'],
      ['ИП Берёзкин', '0000-000117 2026-10-01 3000000 1'],
    ])
    expect([list.bad, list.passed]).toEqual([[], 1])
  })

  it('needs no goods: a client whose orders are as large as the order above it stays a client', async () => {
    const { opened, list } = await read(utf8(DOCUMENTS))
    expect(opened.layout.periodEnd).toBe('2026-10-31')
    expect(told(list)).toEqual([
      ['ООО «Кухни Ладога»', '0000-000123 2026-10-12 11234550 0', '0000-000119 2026-10-03 5000000 0'],
      ['ИП Берёзкин', '0000-000117 2026-10-01 3000000 0'],
      ['АО Восход', '0000-000116 2026-10-01 3000000 0'],
    ])
  })

  it('may have the client on a line of its own beside days and numbers', async () => {
    const { opened, list } = await read(utf8(STEPPED))
    expect(opened.layout).toMatchObject({ grouped: true, currency: 'RUB' })
    expect(told(list)).toEqual([
      ['ООО «Кухни Ладога»', '123 2026-10-12 11234550 0', '119 2026-10-03 5000000 0'],
      ['ИП Берёзкин', '117 2026-10-01 3000000 0'],
    ])
  })
})

it('an English list is read with its points, thousands and words', async () => {
  const { opened, list } = await read(utf8(ENGLISH), { locale: 'en' })
  expect(opened.layout.guess).toEqual([
    'number',
    'date',
    'client',
    'what',
    'quantity',
    'price',
    'amount',
    'currency',
    'delivery',
    'state',
  ])
  expect(told(list)).toEqual([
    ['Ladoga Kitchens, Ltd', 'SO-17 2026-10-12 1030000 2'],
    ['Vega Inc', 'SO-18 2026-10-13 100000 1'],
  ])
  expect(list.parties.map(({ lines }) => lines[0]!.state)).toEqual(['sent', 'cancelled'])
})

it('an .xlsx list gives the same: real days and numbers in its cells, the title above', async () => {
  const day = (text: string) => ({ value: new Date(`${text}T00:00:00Z`), type: Date, format: 'dd.mm.yyyy' })
  const rows = [
    ['Заказы клиентов за период с 01.10.2026 по 12.10.2026'],
    [],
    ['№', 'Дата', 'Клиент', 'ИНН', 'Товар', 'Кол-во', 'Сумма, руб.'],
    ['0000-000123', day('2026-10-12'), 'ООО "Кухни Ладога"', 7_707_083_893, 'ЛДСП', 10, 100_000],
    ['0000-000123', day('2026-10-12'), 'ООО "Кухни Ладога"', 7_707_083_893, 'Кромка', 200, 12_345.5],
    ['', '', '', '', 'Итого', 210, 112_345.5],
  ]
  const bytes = new Uint8Array(await writeExcel(rows as never, { sheet: 'TDSheet' }).toBuffer())
  const { opened, list } = await read(bytes)
  expect(opened).toMatchObject({
    format: 'xlsx',
    layout: { headingsLine: 3, periodEnd: '2026-10-12', currency: 'RUB' },
  })
  expect(told(list)).toEqual([['ООО "Кухни Ладога"', '0000-000123 2026-10-12 11234550 2']])
  expect(list.parties[0]!.inn).toBe('7707083893')
})

it('an order that names nobody in a list where others do is not given to whoever stands above it', async () => {
  const { opened, list } = await read(utf8('Дата;Номер;Контрагент;Сумма\n01.10.2026;1;А;1\n02.10.2026;2;;1'))
  expect([opened.layout.grouped, list.bad.map(({ problems }) => problems[0]?.reason)]).toEqual([false, ['noClient']])
})

describe('what is no list of orders', () => {
  it('a table whose columns are not named says so', async () => {
    expect(await makeOrdersDesk().open(utf8('раз;два\nтри;четыре'))).toEqual({ problem: 'noHeadings' })
  })
  it('a list without orders says so', async () => {
    expect(await makeOrdersDesk().open(utf8('Дата;Номер;Контрагент;Сумма 1\n'))).toMatchObject({
      problem: 'headerOnly',
    })
  })
  it('an order of tomorrow, a return, an amount that is none and lost digits are told of', async () => {
    const { list } = await read(
      utf8(`Документ;Контрагент;Сумма
Заказ 1 от 02.11.2026;А;1
Возврат товаров 2 от 01.10.2026;А;1
Заказ 3 от 01.10.2026;А;много
Заказ 4 от 01.10.2026;А;5`),
    )
    expect(list.bad.map(({ problems }) => problems.map(({ reason }) => reason))).toEqual([
      ['future'],
      ['return'],
      ['amount'],
    ])
    expect(told(list)).toEqual([['А', '4 2026-10-01 500 0']])
  })
})
