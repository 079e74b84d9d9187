/** Lists of orders as 1C saves them, for tests that import them: Windows-1251, semicolons, a report round the table. */

export interface ListedOrder {
  client: string
  inn?: string
  number: string
  /** YYYY-MM-DD */
  on: string
  /** In roubles. */
  amount: number
  what?: string
  /** "Отгружен", "К отгрузке", … */
  state?: string
}

export interface Period {
  /** YYYY-MM-DD, both included. */
  from: string
  until: string
}

/** Dates like 12.10.2026 0:00:00 */
const dated = (day: string): string => `${written(day)} 0:00:00`
const written = (day: string): string => day.split('-').toReversed().join('.')
/** 1 234,56 */
const money = (amount: number): string =>
  amount
    .toFixed(2)
    .replace('.', ',')
    .replaceAll(/\B(?=(\d{3})+(?!\d))(?!,\d*)/g, '\u00a0')

/** A journal: each line names its client. */
export function journalFrom1C(orders: readonly ListedOrder[], period: Period): Buffer {
  return windows1251(
    lines(
      'Заказы клиентов;;;;;;;',
      `Период: ${written(period.from)} - ${written(period.until)};;;;;;;`,
      ';;;;;;;',
      'Дата;Номер;Контрагент;ИНН;Номенклатура;Сумма;Валюта;Статус',
      ...orders.map(({ client, inn = '', number, on, amount, what = '', state = '' }) =>
        [dated(on), number, quoted(client), inn, quoted(what), money(amount), 'руб.', state].join(';'),
      ),
      `Итого;;;;;${money(sum(orders))};;`,
    ),
  )
}

const lines = (...all: string[]): string => `${all.join('\r\n')}\r\n`
const sum = (orders: readonly ListedOrder[]): number => orders.reduce((total, { amount }) => total + amount, 0)
const quoted = (text: string): string => (/[;"\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

function windows1251(text: string): Buffer {
  const decoder = new TextDecoder('windows-1251')
  const byteOf = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]))
  return Buffer.from(Array.from(text, (character) => byteOf.get(character) ?? 0x3f))
}
