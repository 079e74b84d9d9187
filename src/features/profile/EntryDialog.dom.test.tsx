import { createSignal } from 'solid-js'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { t, useLocale } from '../../i18n'
import { formatMoney } from '../../i18n/money'
import { newId, type DealId, type EntryId } from '../../shared/ids'
import type { Entry } from '../../shared/profile/entry'
import { entriesOf } from '../../shared/profile/fold'
import type { OrderRules } from '../../shared/team/rules'
import { EntryDialog, type Edited } from './EntryDialog'
import { moreOf } from './orders'
import { makeLedger } from './testing'
import { button, field, shownClient, submit, typeInto } from './testingPage'

const DAY = 86_400_000
const rules = (below: OrderRules['below']): OrderRules => ({
  id: 'orderRules',
  least: { amount: 5_000_00, currency: 'RUB' },
  below,
  lines: ['Kitchens', 'Boards'],
})

let dispose = () => {}
beforeAll(async () => {
  await useLocale('en')
  // happy-dom knows no popovers: the list of product lines is one.
  Object.assign(HTMLElement.prototype, { showPopover: () => {}, hidePopover: () => {} })
})
afterEach(() => dispose())

/** The dialog over a client who ordered before, or never. */
function opened(
  below: OrderRules['below'],
  { earlier = true, edited = {} }: { earlier?: boolean; edited?: Partial<Edited> } = {},
) {
  const ledger = makeLedger(Date.now() - 90 * DAY)
  const old: Entry = { type: 'order', when: Date.now() - 60 * DAY, text: 'First', amount: 1_000_00, currency: 'RUB' }
  const first = newId<EntryId>()
  if (earlier) ledger.entry(first, old)
  const [editing, setEditing] = createSignal<Edited | undefined>({
    id: newId<EntryId>(),
    entry: { type: 'order', when: Date.now(), text: '' },
    isNew: true,
    ...edited,
  })
  const page = shownClient(() => <EntryDialog editing={editing()} onClose={() => setEditing(undefined)} />, {
    changes: ledger.changes,
    settings: { orderRules: rules(below) },
  })
  dispose = page.dispose
  const orders = () =>
    entriesOf(page.profile()).map(({ id, entry }) => ({ id, ...entry, ...moreOf(page.profile(), id) }))
  const edit = (): void => void setEditing({ id: first, entry: old })
  return { ...page, orders, edit, isOpen: () => editing() !== undefined }
}
const least = () => formatMoney(5_000_00, 'RUB')
const alert = () => document.querySelector('[role=alert]')?.textContent ?? ''

test('a repeat order below the smallest is stopped, as the head chose; what was typed stays', () => {
  const { orders, isOpen } = opened('stop')
  typeInto(t('profile.entry.orderText'), 'Two boards')
  typeInto(t('profile.entry.amount'), '4 999')
  submit()
  expect(alert()).toContain(t('orders.below.stop', { least: least() }))
  submit()
  expect(isOpen()).toBe(true)
  expect(orders()).toHaveLength(1)
  expect([field(t('profile.entry.orderText')).value, field(t('profile.entry.amount')).value]).toEqual([
    'Two boards',
    '4 999',
  ])
  typeInto(t('profile.entry.amount'), '5 000')
  expect(alert()).toBe('')
  submit()
  expect(isOpen()).toBe(false)
  expect(orders()[0]).toMatchObject({ text: 'Two boards', amount: 5_000_00 })
})

test('where it is only warned about, a second press goes through; another amount is judged anew', () => {
  const { orders, isOpen } = opened('warn')
  typeInto(t('profile.entry.amount'), '4 999')
  submit()
  expect(alert()).toContain(t('orders.below.warn', { least: least() }))
  expect(button(t('orders.below.anyway'))).toBeDefined()
  typeInto(t('profile.entry.amount'), '10')
  submit()
  expect(isOpen()).toBe(true)
  submit()
  expect(isOpen()).toBe(false)
  expect(orders()[0]).toMatchObject({ amount: 10_00 })
})

test('a first order is free', () => {
  const { orders, isOpen } = opened('stop', { earlier: false })
  typeInto(t('profile.entry.amount'), '1')
  submit()
  expect(isOpen()).toBe(false)
  expect(orders()).toHaveLength(1)
})

test('an order that stood before is not judged when its words are mended', () => {
  const { orders, edit, isOpen } = opened('stop')
  edit()
  typeInto(t('profile.entry.orderText'), 'The first of all')
  submit()
  expect(isOpen()).toBe(false)
  expect(orders()).toMatchObject([{ text: 'The first of all', amount: 1_000_00 }])
})

test('an order says its product line, number and deal', async () => {
  const deal = newId<DealId>()
  const { orders, done } = opened('stop', { edited: { deal } })
  typeInto(t('profile.entry.amount'), '9 000')
  typeInto(t('orders.line'), 'Boards')
  typeInto(t('orders.number'), '45-B')
  submit()
  await vi.waitFor(() => expect(orders()[0]).toMatchObject({ line: 'Boards', number: '45-B', deal }))
  // One intended step.
  expect(done).toHaveLength(1)
})
