import { describe, expect, test } from 'vitest'
import { newId, type EntryId, type MemberId, type ProfileId } from '../../shared/ids'
import { isFactValue } from '../../shared/profile/facts'
import type { OpenStep } from '../../shared/profile/row'
import {
  changesOf,
  comesBack,
  emptyForm,
  formOf,
  parseStepForm,
  problemsOf,
  repeatKey,
  repeatOf,
  stepOf,
  USUAL_REPEATS,
} from './stepForm'

const [me, olga] = [newId<MemberId>(), newId<MemberId>()]
const client = newId<ProfileId>()
const today = '2026-11-05'
const form = { ...emptyForm(me, today, client), what: ' Прислать  цены ' }

test('a new step is for tomorrow and for oneself: its words are all that is asked', () => {
  expect(problemsOf(emptyForm(me, today, null))).toEqual(['what'])
  expect(problemsOf({ ...form, on: '' })).toEqual(['on'])
  expect(stepOf(form)).toEqual({ what: 'Прислать цены', who: me, on: '2026-11-06' })
})

test('what it becomes is what the ledger takes', () => {
  const whole = { ...form, promise: true, as: 'call' as const, who: olga, repeat: 'month/3' }
  const [change] = changesOf(whole, undefined)
  expect(change).toEqual({
    kind: 'fact',
    path: `todo/${form.entry}`,
    value: {
      what: 'Прислать цены',
      who: olga,
      on: '2026-11-06',
      as: 'call',
      promise: true,
      repeat: { every: 'month', times: 3 },
    },
  })
  expect(isFactValue('todo/*', (change as { value: unknown }).value)).toBe(true)
})

test('without a client nothing was promised', () => {
  expect(stepOf({ ...form, profile: null, promise: true })).not.toHaveProperty('promise')
})

describe('changing', () => {
  const own: OpenStep = { entry: newId<EntryId>(), own: true, what: 'Позвонить', who: me, on: '2026-11-06', as: 'call' }
  const { own: _, as: __, ...ended } = own

  test('nothing changes nothing', () => {
    expect(changesOf(formOf(own, client), own)).toEqual([])
    expect(changesOf(formOf(ended, client), ended)).toEqual([])
  })

  test('an own step writes it anew', () => {
    expect(changesOf({ ...formOf(own, client), what: 'Зайти', as: 'meeting' }, own)).toEqual([
      { kind: 'fact', path: `todo/${own.entry}`, value: { what: 'Зайти', who: me, on: '2026-11-06', as: 'meeting' } },
    ])
  })

  test('the hour is a fact of its own, and stays when the day is moved', () => {
    const at = { ...own, time: '15:00' }
    expect(changesOf({ ...form, at: '15:00' }, undefined).at(-1)).toEqual({
      kind: 'fact',
      path: `steps/${form.entry}/at`,
      value: '15:00',
    })
    expect(changesOf({ ...formOf(at, client), at: '' }, at)).toEqual([
      { kind: 'fact', path: `steps/${own.entry}/at`, value: null },
    ])
    const moved = changesOf({ ...formOf(at, client), on: '2026-11-09' }, at)
    expect(moved.map((change) => change.kind === 'fact' && change.path)).not.toContain(`steps/${own.entry}/at`)
  })

  test('a step that an entry ended with moves it', () => {
    expect(changesOf({ ...formOf(ended, client), on: '2026-11-09', who: olga }, ended)).toEqual([
      { kind: 'fact', path: `steps/${own.entry}/on`, value: '2026-11-09' },
      { kind: 'fact', path: `steps/${own.entry}/who`, value: olga },
    ])
  })
})

test('what was typed comes back, with a day that went by asked anew; what is of no form does not', () => {
  expect(parseStepForm(JSON.stringify(form), today)).toEqual(form)
  expect(parseStepForm(JSON.stringify(form), '2026-11-07')).toEqual({ ...form, on: '' })
  expect(parseStepForm('{"what":1}', today)).toBeUndefined()
  expect(parseStepForm('{', today)).toBeUndefined()
  expect(parseStepForm(null, today)).toBeUndefined()
})

test('a repeat is one of the list, and says when it comes back', () => {
  for (const repeat of USUAL_REPEATS) expect(repeatOf(repeatKey(repeat))).toEqual(repeat)
  expect(repeatOf('')).toBeUndefined()
  // A month after 31 January 2027 is 28 February.
  expect(comesBack({ ...form, on: '2027-01-31', repeat: 'month/1' })).toBe('2027-02-28')
  expect(comesBack(form)).toBeUndefined()
})
