import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { t, useLocale } from '../../i18n'
import { formatDate } from '../../i18n/format'
import { formatMoney } from '../../i18n/money'
import { addDays, dayOf } from '../../shared/dates'
import { newId, type EntryId } from '../../shared/ids'
import type { Entry } from '../../shared/profile/entry'
import { aRow } from '../../shared/profile/testRow'
import { Orders } from './Orders'
import { moreOf } from './orders'
import { knownDay } from './OrdersWhy'
import { IGOR, makeLedger } from './testing'
import { button, shownClient } from './testingPage'

const DAY = 86_400_000
const now = Date.now()
const today = dayOf(now, 'Europe/Moscow')

let dispose = () => {}
beforeAll(() => useLocale('en'))
afterEach(() => dispose())

/** Orders so many days ago; `known`: the last day that a list of orders reached. */
function shown(ago: { days: number; rubles: number; rest?: Partial<Entry> }[], known?: string, wide = false) {
  const ledger = makeLedger(now - 600 * DAY)
  ledger.created()
  const ids = ago.map(({ days, rubles, rest }) => {
    const id = newId<EntryId>()
    const amount = rubles * 100
    ledger.entry(id, { type: 'order', when: now - days * DAY, text: `${days}`, amount, currency: 'RUB', ...rest })
    return id
  })
  const rows = known === undefined ? [] : [aRow({ owner: IGOR, practice: { known } })]
  const least = { amount: 50_00, currency: 'RUB' }
  const settings = { orderRules: { id: 'orderRules' as const, least, below: 'stop' as const, lines: [] } }
  const page = shownClient(() => <Orders wide={wide} />, { changes: ledger.changes, rows, settings })
  dispose = page.dispose
  return { ...page, ids }
}
const said = () => document.body.textContent ?? ''
const late = (days: number, usual: number) => t('orders.late', { days, usual })
/** Every 30 days, the last one 45 days ago. */
const regular = [45, 75, 105, 135, 165].map((days) => ({ days, rubles: 100 }))

test('a usual date that has passed is told, with the orders that it was learned from', () => {
  shown(regular)
  expect(said()).toContain(late(45, 30))
  expect(said()).not.toContain(t('orders.known', { day: '' }).trim())
  button(t('orders.whyUsual'))!.click()
  const sheet = document.querySelector('dialog')!
  expect(sheet.textContent).toContain(t('orders.whyTyped'))
  // Five orders, four waits of thirty days between them.
  expect(sheet.querySelectorAll('li')).toHaveLength(5)
  expect(sheet.textContent.split(t('orders.waited', { days: 30 }))).toHaveLength(5)
})

test('nothing is said of days that no list of orders reached yet', () => {
  const day = addDays(today, -20)
  shown(regular, day)
  expect(said()).toContain(t('orders.known', { day: knownDay(day) }))
  expect(said()).not.toContain(late(45, 30))
  expect(said()).toContain(t('orders.usual', { days: 30 }))
  button(t('orders.whyUsual'))!.click()
  expect(document.querySelector('dialog')!.textContent).toContain(t('orders.whyKnown', { day: knownDay(day) }))
})

test('orders that fall are told, with those compared', () => {
  const fallen = [5, 35, 65].map((days) => ({ days, rubles: 40 }))
  shown([...fallen, ...[95, 125, 155].map((days) => ({ days, rubles: 100 }))])
  const [less, before] = [formatMoney(40_00, 'RUB'), formatMoney(100_00, 'RUB')]
  expect(said()).toContain(t('orders.fall', { now: less, before }))
  button(t('orders.whyFall'))!.click()
  expect(document.querySelector('dialog')!.textContent).toContain(t('orders.whyBefore', { sum: before }))
})

test('few orders teach no interval', () => {
  shown(regular.slice(0, 3))
  expect(said()).toContain(t('orders.noUsual'))
})

test.each([['cards', false] as const, ['a table', true] as const])(
  'a delivery whose day has come is asked about, and one tap answers (%s)',
  async (_as, wide) => {
    const deliveryOn = addDays(today, -1)
    const { ids, profile } = shown([{ days: 9, rubles: 100, rest: { deliveryOn } }], undefined, wide)
    expect(document.querySelector('table') !== null).toBe(wide)
    expect(said()).toContain(t('profile.entry.delivery', { day: formatDate(deliveryOn) }))
    expect(said()).toContain(t('orders.delivery.ask'))
    button(t('orders.delivery.delivered'))!.click()
    await vi.waitFor(() => expect(moreOf(profile(), ids[0]!).delivery).toBe('delivered'))
    expect(said()).not.toContain(t('orders.delivery.ask'))
  },
)

test('an order that came below the smallest is shown as such, never left out; the first is none', () => {
  shown([
    { days: 10, rubles: 20 },
    { days: 40, rubles: 10 },
  ])
  const mark = t('orders.below.mark', { least: formatMoney(50_00, 'RUB') })
  expect(said()).toContain(formatMoney(20_00, 'RUB'))
  expect(said().split(mark)).toHaveLength(2)
})
