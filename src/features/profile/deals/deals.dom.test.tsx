import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { t, useLocale } from '../../../i18n'
import { newId, type DealId, type PersonId, type StageId } from '../../../shared/ids'
import { partsOf } from '../../../shared/profile/fold'
import type { Stage } from '../../../shared/team/rules'
import { makeLedger } from '../testing'
import { button, field, shownClient, submit, typeInto } from '../testingPage'
import { asked, close } from '../trouble/open'
import { dealsOf } from './deals'
import { Deals } from './Deals'

const TODAY = '2026-11-05'
const now = Date.parse(`${TODAY}T12:00:00Z`)
const stage = (name: string, order: number): Stage => ({ id: newId<StageId>(), name, order, archived: false })
const stages = [stage('Offer', 1), stage('Contract', 2)]

let dispose = () => {}
beforeAll(() => useLocale('en'))
afterEach(() => {
  close()
  dispose()
})

type Options = Parameters<typeof shownClient>[1]
function shown(options: Options = {}) {
  const onOrder = vi.fn()
  const page = shownClient(() => <Deals today={TODAY} now={now} onOrder={onOrder} />, {
    settings: { stages },
    ...options,
  })
  dispose = page.dispose
  return { ...page, onOrder, deals: () => dealsOf(page.profile()) }
}

/** A client with one open deal, and a person who is responsible for it. */
function withDeal(rest: Options = {}) {
  const ledger = makeLedger(now - 86_400_000)
  const [deal, person] = [newId<DealId>(), newId<PersonId>()]
  ledger.fact(`people/${person}`, true)
  ledger.fact(`people/${person}/name`, 'Vera')
  ledger.fact(`people/${person}/phones/${newId()}`, '+7 921 555-01-02')
  ledger.fact(`deals/${deal}`, true)
  ledger.fact(`deals/${deal}/what`, 'Kitchens')
  ledger.fact(`deals/${deal}/person`, person)
  ledger.fact(`deals/${deal}/stage`, stages[0]!.id)
  return shown({ changes: ledger.changes, ...rest })
}

test('a deal begins with a few words; what is wrong is said, and what was typed stays', async () => {
  const { deals } = shown()
  button(t('deals.add'))!.click()
  typeInto(t('deals.amount'), 'a lot')
  submit()
  expect(document.querySelector('[role=alert]')?.textContent).toContain(t('deals.problem.what'))
  typeInto(t('deals.what'), 'Kitchens for the hotel')
  submit()
  expect(document.querySelector('[role=alert]')?.textContent).toContain(t('deals.problem.amount'))
  expect(field(t('deals.what')).value).toBe('Kitchens for the hotel')
  expect(deals()).toEqual([])
  typeInto(t('deals.amount'), '250 000')
  typeInto(t('deals.month'), '2026-12')
  submit()
  await vi.waitFor(() => expect(document.querySelector('dialog')).toBeNull())
  expect(deals()).toMatchObject([
    { what: 'Kitchens for the hotel', money: { amount: 250_000_00, currency: 'RUB' }, month: '2026-12' },
  ])
  expect(document.body.textContent).toContain('Kitchens for the hotel')
})

test('what was begun comes back after a reload', () => {
  shown()
  button(t('deals.add'))!.click()
  typeInto(t('deals.what'), 'Half a thou')
  const kept = { ...localStorage }
  dispose()
  for (const [key, value] of Object.entries(kept)) localStorage.setItem(key, String(value))
  shown()
  button(t('deals.add'))!.click()
  expect(field(t('deals.what')).value).toBe('Half a thou')
})

test('one tap moves it to the next stage; without stages there is none, and the head is shown where they are named', async () => {
  const { deals } = withDeal()
  expect(document.body.textContent).toContain(t('deals.at', { stage: 'Offer', at: 1, count: 2 }))
  button(t('deals.toNext', { stage: 'Contract' }))!.click()
  await vi.waitFor(() => expect(deals()[0]!.stage).toBe(stages[1]!.id))
  expect(button(t('deals.toNext', { stage: 'Contract' }))).toBeUndefined()
  dispose()
  withDeal({ settings: {}, role: 'head' })
  expect(document.body.textContent).not.toContain('Offer')
  expect(document.querySelector('a[href="/team/rules"]')).not.toBeNull()
  dispose()
  withDeal({ settings: {} })
  expect(document.querySelector('a[href="/team/rules"]')).toBeNull()
})

test('a call about it reaches the person who is responsible for it', () => {
  withDeal()
  const call = document.querySelector<HTMLAnchorElement>('a[href^="tel:"]')!
  expect(call.href).toBe('tel:+79215550102')
  expect(call.getAttribute('aria-label')).toContain('Vera')
})

test('won: an order of it is offered, unless there is one', async () => {
  const { deals, onOrder } = withDeal()
  button(t('deals.wonToast', { what: 'Kitchens' }))!.click()
  await vi.waitFor(() => expect(onOrder).toHaveBeenCalledOnce())
  expect(onOrder.mock.calls[0]![0]).toMatchObject({ what: 'Kitchens' })
  expect(deals()[0]!.outcome?.result).toBe('won')
  expect(document.body.textContent).toContain(t('deals.closed', { count: 1 }))
})

test('lost: one tap tells of the loss, and why is asked', async () => {
  const { deals, profile } = withDeal()
  button(t('deals.lostToast', { what: 'Kitchens' }))!.click()
  await vi.waitFor(() => expect(asked()).toBeDefined())
  const [loss] = partsOf(profile(), 'losses')
  expect(asked()).toEqual({ dialog: 'loss', loss: loss!.id })
  expect(loss!.value).toMatchObject({ deal: deals()[0]!.id })
  expect(deals()[0]!.outcome?.result).toBe('lost')
})

test('whoever may only read changes nothing', () => {
  withDeal({ may: false })
  expect(document.body.textContent).toContain('Kitchens')
  expect(document.querySelectorAll('button')).toHaveLength(0)
})
