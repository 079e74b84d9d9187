import { describe, expect, it } from 'vitest'
import { newId, type DealId, type EntryId, type MemberId } from '../../shared/ids'
import { parseDraft } from '../../shared/profile/change'
import type { Entry, EntryType } from '../../shared/profile/entry'
import {
  emptyForm,
  entryOf,
  formOf,
  isUntouched,
  nextSteps,
  orderSteps,
  parseAmount,
  parseForm,
  quickDays,
  wallClock,
  type EntryForm,
} from './entryForm'
import { CLIENT } from './testing'

const me = newId<MemberId>()
const defaults = { me, currency: 'RUB', today: '2026-11-05' }
const now = Date.parse('2026-11-05T10:00:30Z')
const form = (type: EntryType, rest: Partial<EntryForm> = {}) => ({ ...emptyForm(type, defaults), ...rest })
const wellFormed = (value: Entry) =>
  parseDraft({ id: newId(), profile: CLIENT, at: now, after: [], kind: 'entry', entry: newId<EntryId>(), value }) !==
  undefined

describe('entryOf', () => {
  it('happens now unless another time is given', () => {
    expect(entryOf(form('call', { text: ' talked ' }), now)).toEqual({
      value: { type: 'call', when: now, text: 'talked' },
    })
    expect(entryOf(form('call', { when: '2026-11-04T09:30' }), now)).toMatchObject({
      value: { when: new Date('2026-11-04T09:30').getTime() },
    })
    expect(entryOf(form('call', { when: 'soon' }), now)).toEqual({ problem: 'when' })
  })

  it('lets a touch be only that: one tap, no words', () => {
    expect(entryOf(form('meeting'), now)).toHaveProperty('value')
    expect(entryOf(form('note'), now)).toEqual({ problem: 'empty' })
    expect(entryOf(form('order'), now)).toEqual({ problem: 'empty' })
  })

  it('takes amount and delivery for orders only', () => {
    const order = entryOf(form('order', { amount: '1 250 000,50', deliveryOn: '2026-12-01' }), now)
    expect(order).toMatchObject({ value: { amount: 125_000_050, currency: 'RUB', deliveryOn: '2026-12-01' } })
    expect(wellFormed((order as { value: Entry }).value)).toBe(true)
    expect(entryOf(form('note', { text: 'x', amount: '5', deliveryOn: 'never' }), now)).toEqual({
      value: { type: 'note', when: now, text: 'x' },
    })
    expect(entryOf(form('order', { amount: 'much' }), now)).toEqual({ problem: 'amount' })
  })

  it('ends with a next step when it was asked to', () => {
    const step = { hasNext: true, nextWhat: ' send samples ', nextOn: '2026-11-06' }
    const call = entryOf(form('call', step), now)
    expect(call).toMatchObject({ value: { next: { what: 'send samples', who: me, on: '2026-11-06' } } })
    expect(wellFormed((call as { value: Entry }).value)).toBe(true)
    expect(entryOf(form('call', { ...step, nextWhat: ' ' }), now)).toEqual({ problem: 'nextWhat' })
    expect(entryOf(form('call', { ...step, nextOn: '' }), now)).toEqual({ problem: 'nextOn' })
    expect(entryOf(form('call', { ...step, hasNext: false }), now)).not.toHaveProperty('value.next')
  })
})

describe('editing an entry', () => {
  const value: Entry = {
    type: 'order',
    when: now,
    text: 'Заказ 12',
    amount: 99_90,
    currency: 'EUR',
    deliveryOn: '2026-11-20',
    next: { what: 'проверить', who: me, on: '2026-11-21' },
  }

  it('gives back what it was given when nothing was touched, to the second', () => {
    expect(entryOf(formOf(newId<EntryId>(), value, defaults), now + 999_999, value.when)).toEqual({ value })
  })

  it('keeps the id of the entry', () => {
    const id = newId<EntryId>()
    expect(formOf(id, value, defaults).entry).toBe(id)
  })
})

describe('a next step that is said anew', () => {
  it('is no more where it was moved to before; what was not touched stays moved', () => {
    const [entry, olga] = [newId<EntryId>(), newId<MemberId>()]
    const before = { what: 'Call', who: me, on: '2026-11-06' }
    const moved = (path: string) => (path === `steps/${entry}/on` ? '2026-11-20' : undefined)
    expect(nextSteps(entry, before, { ...before, on: '2026-11-08', who: olga }, moved)).toEqual([
      { kind: 'fact', path: `steps/${entry}/on`, value: null },
    ])
    expect(nextSteps(entry, before, { ...before, what: 'Write' }, moved)).toEqual([])
    expect(nextSteps(entry, undefined, before, moved)).toEqual([])
  })
})

describe('a form that outlives a reload', () => {
  it('comes back as it was typed', () => {
    const typed = form('promise', { text: 'до пятницы' })
    expect(parseForm(JSON.stringify(typed))).toEqual(typed)
  })

  it('is nothing when it is not ours', () => {
    for (const bad of [null, '', '{}', '{"type":"call"}', JSON.stringify(form('call', { entry: 'x' as EntryId }))])
      expect(parseForm(bad)).toBeUndefined()
  })

  it('is not worth keeping while nothing was typed', () => {
    expect(isUntouched(form('call'))).toBe(true)
    expect(isUntouched(form('call', { text: 'x' }))).toBe(false)
    expect(isUntouched(form('call', { outcome: 'reached' }))).toBe(false)
  })
})

describe('parseAmount', () => {
  it.each([
    ['1250000', 125_000_000],
    ['1 250 000', 125_000_000],
    ['1 250 000,5', 125_000_050],
    ['1,250,000.50', 125_000_050],
    ['1.250.000', 125_000_000],
    ['99.9', 9_990],
    ['0', 0],
  ])('reads %s', (typed, amount) => expect(parseAmount(typed)).toBe(amount))

  it.each(['', 'x', '-5', '1,25,0', '12..5', '99999999999999999'])('refuses %s', (typed) =>
    expect(parseAmount(typed)).toBeUndefined(),
  )
})

describe('quickDays', () => {
  const days = (today: string) => Object.fromEntries(quickDays(today).map(({ id, day }) => [id, day]))

  it('offers the coming Monday, on a Monday the next one', () => {
    expect(days('2026-11-05')).toMatchObject({ tomorrow: '2026-11-06', monday: '2026-11-09' })
    expect(days('2026-11-09')).toMatchObject({ monday: '2026-11-16' })
  })

  it('offers each day once', () => {
    expect(days('2026-11-08')).toMatchObject({ tomorrow: '2026-11-09' })
    expect(days('2026-11-08')).not.toHaveProperty('monday')
  })
})

it('writes the clock on the wall as date inputs take it', () => {
  expect(wallClock(new Date('2026-01-02T03:04:05').getTime())).toBe('2026-01-02T03:04')
})

describe('more of an order', () => {
  const ordered = form('order', { line: ' Кухни ', number: '45-Ж', amount: '100' })
  const at = (part: string) => `orders/${ordered.entry}/${part}`

  it('is facts of its own, only what was typed and what changed', () => {
    expect(orderSteps(ordered)).toEqual([
      { kind: 'fact', path: at('line'), value: 'Кухни' },
      { kind: 'fact', path: at('number'), value: '45-Ж' },
    ])
    const deal = newId<DealId>()
    expect(orderSteps({ ...ordered, number: '', deal }, { line: 'Кухни', number: '45-Ж', deal: '' })).toEqual([
      { kind: 'fact', path: at('number'), value: null },
      { kind: 'fact', path: at('deal'), value: deal },
    ])
    expect(orderSteps(form('call', { line: 'Кухни' }))).toEqual([])
  })

  it('stands as it is when a form of an older app comes back', () => {
    const { line: _line, number: _number, deal: _deal, ...older } = ordered
    const back = parseForm(JSON.stringify(older))!
    expect(back).toMatchObject({ amount: '100' })
    expect(orderSteps(back, { line: 'Кухни', number: '45-Ж', deal: '' })).toEqual([])
  })

  it('is never cut short without a word', () => {
    expect(entryOf({ ...ordered, line: 'x'.repeat(501) }, now)).toEqual({ problem: 'line' })
    expect(entryOf({ ...ordered, number: 'x'.repeat(501) }, now)).toEqual({ problem: 'number' })
  })
})
