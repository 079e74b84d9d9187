import { describe, expect, test } from 'vitest'
import { newId, type ProfileId } from '../../../shared/ids'
import { isFactValue, shapeOf } from '../../../shared/profile/facts'
import { factOf, type Profile } from '../../../shared/profile/fold'
import type { ChangeInput } from '../../../solid/notebook'
import { CLIENT, makeLedger } from '../testing'
import {
  formOf,
  KNOW_KINDS,
  newKnown,
  nextContract,
  parseForm,
  removeSteps,
  stepsOf,
  type KnowForm,
  type KnowKind,
  type Known,
} from './forms'

const TODAY = '2026-11-20'
const LADOGA = newId<ProfileId>()
const context = (profile: Profile) => ({
  profile,
  today: TODAY,
  clientName: (id: string) => (id === LADOGA ? 'Ладога' : ''),
})
const empty = () => makeLedger().profile()

/** A new one of its kind, with these fields typed. */
function typed(kind: KnowKind, form: Partial<KnowForm>, profile = empty()) {
  const known = newKnown(kind, profile)
  return { known, made: stepsOf(known, { ...formOf(profile, known, TODAY), ...form }, context(profile)) }
}
const valuesOf = (made: ReturnType<typeof stepsOf>): unknown[] =>
  'steps' in made ? made.steps.map((step) => (step as Extract<ChangeInput, { kind: 'fact' }>).value) : []
const problemOf = (made: ReturnType<typeof stepsOf>) => ('problem' in made ? [made.problem, made.field] : undefined)

/** A ledger that holds what a form stored. */
function stored(kind: KnowKind, form: Partial<KnowForm>) {
  const ledger = makeLedger()
  const { known, made } = typed(kind, form, ledger.profile())
  if ('steps' in made) for (const step of made.steps) if (step.kind === 'fact') ledger.fact(step.path, step.value)
  return { ledger, known: { ...known, isNew: false } satisfies Known }
}

const FILLED: Record<KnowKind, Partial<KnowForm>> = {
  like: { what: ' зелёный  чай ', about: 'habit' },
  competitor: { what: 'Плитком', text: 'дешевле', on: '2026-10-02' },
  contract: { what: 'Поставка', from: '2026-01-01', until: '2026-12-31', renewal: 'proposed' },
  solvency: { on: '2026-10-02', result: 'limited', text: 'долг в суде' },
  switching: { text: 'Образцы\nи обучение' },
  date: { what: 'День фабрики', day: '5', month: '09', year: '' },
  brought: { whose: 'client', profile: LADOGA, as: 'vouches' },
  thanks: { what: 'Набор образцов', on: '2026-11-01', profile: LADOGA },
}

test('what each form stores is a fact of the catalogue, and opens as the same form again', () => {
  for (const kind of KNOW_KINDS) {
    const { known, made } = typed(kind, FILLED[kind])
    expect('steps' in made && made.steps.length, kind).toBeGreaterThan(0)
    for (const step of 'steps' in made ? made.steps : []) {
      if (step.kind !== 'fact') continue
      const shape = shapeOf(step.path)
      expect(shape, step.path).toBeDefined()
      expect(isFactValue(shape!, step.value), step.path).toBe(true)
    }
    const { ledger, known: there } = stored(kind, FILLED[kind])
    const again = formOf(ledger.profile(), there, TODAY)
    for (const [field, value] of Object.entries(FILLED[kind]))
      expect(again[field as keyof KnowForm], `${kind} ${field}`).toBe(value.trim().replace('  ', ' '))
    // Saved as it stands it is no change.
    expect(stepsOf(there, again, context(ledger.profile()))).toEqual({ steps: [] })
    expect(removeSteps(known)).toEqual([{ kind: 'fact', path: known.path, value: null }])
  }
})

test('without its main words nothing is stored, and the field that lacks them is named', () => {
  const lacking: [KnowKind, Partial<KnowForm>, string[]][] = [
    ['like', { what: '  ' }, ['text', 'what']],
    ['competitor', {}, ['name', 'what']],
    ['contract', {}, ['text', 'what']],
    ['switching', { text: ' \n' }, ['text', 'text']],
    ['date', { day: '5', month: '09' }, ['text', 'what']],
    ['thanks', {}, ['text', 'what']],
    ['brought', {}, ['client', 'profile']],
    ['brought', { whose: 'name' }, ['name', 'what']],
  ]
  for (const [kind, form, problem] of lacking) expect(problemOf(typed(kind, form).made), kind).toEqual(problem)
})

test('days that do not exist are asked for again', () => {
  expect(problemOf(typed('date', { what: 'x', day: '31', month: '02' }).made)).toEqual(['day', 'day'])
  expect(problemOf(typed('date', { what: 'x' }).made)).toEqual(['day', 'day'])
  expect(problemOf(typed('competitor', { what: 'x', on: '' }).made)).toEqual(['day', 'on'])
  expect(problemOf(typed('contract', { what: 'x', from: '' }).made)).toEqual(['day', 'from'])
})

describe('a contract', () => {
  test('does not end before it begins; it may end on the day it begins, or never', () => {
    const on = (from: string, until: string) => typed('contract', { what: 'x', from, until }).made
    expect(problemOf(on('2026-02-01', '2026-01-31'))).toEqual(['until', 'until'])
    expect(valuesOf(on('2026-02-01', '2026-02-01'))).toEqual([{ what: 'x', from: '2026-02-01', until: '2026-02-01' }])
    expect(valuesOf(on('2026-02-01', ''))).toEqual([{ what: 'x', from: '2026-02-01' }])
  })

  test('a step of its renewal is dated today, and keeps its day while the rest is corrected', () => {
    const { ledger, known } = stored('contract', FILLED.contract)
    expect(factOf(ledger.profile(), `${known.path}/renewal`)).toEqual({ state: 'proposed', on: TODAY })
    const form = { ...formOf(ledger.profile(), known, TODAY), what: 'Поставка плит' }
    const later = { ...context(ledger.profile()), today: '2026-12-01' }
    expect(stepsOf(known, form, later)).toEqual({
      steps: [
        {
          kind: 'fact',
          path: known.path,
          value: { what: 'Поставка плит', from: '2026-01-01', until: '2026-12-31' },
        },
      ],
    })
    expect(stepsOf(known, { ...form, what: 'Поставка', renewal: 'agreed' }, later)).toEqual({
      steps: [{ kind: 'fact', path: `${known.path}/renewal`, value: { state: 'agreed', on: '2026-12-01' } }],
    })
    expect(stepsOf(known, { ...form, what: 'Поставка', renewal: '' }, later)).toEqual({
      steps: [{ kind: 'fact', path: `${known.path}/renewal`, value: null }],
    })
  })

  test('the next one begins the day after and runs as long: years as years, days as days', () => {
    const next = (from: string, until: string) => {
      const form = nextContract({
        ...formOf(empty(), newKnown('contract', empty()), TODAY),
        what: 'x',
        from,
        until,
      })?.form
      return form && [form.from, form.until]
    }
    expect(next('2026-01-01', '2026-12-31')).toEqual(['2027-01-01', '2027-12-31'])
    // 2028 has 366 days.
    expect(next('2027-01-01', '2027-12-31')).toEqual(['2028-01-01', '2028-12-31'])
    expect(next('2026-03-15', '2029-03-14')).toEqual(['2029-03-15', '2032-03-14'])
    // 31 days.
    expect(next('2026-01-01', '2026-01-31')).toEqual(['2026-02-01', '2026-03-03'])
    expect(next('2026-01-01', '')).toBeUndefined()
  })
})

describe('who brought them', () => {
  test('a client of ours is named, so that the name stays where the client is not', () => {
    expect(valuesOf(typed('brought', { profile: LADOGA }).made)).toEqual([{ name: 'Ладога', profile: LADOGA }])
    expect(valuesOf(typed('brought', { profile: LADOGA, as: 'pays' }).made)).toEqual([
      { name: 'Ладога', profile: LADOGA, as: 'pays' },
    ])
  })

  test('somebody by name is no client, whoever was chosen before', () => {
    expect(valuesOf(typed('brought', { whose: 'name', what: 'Пётр', profile: LADOGA }).made)).toEqual([
      { name: 'Пётр' },
    ])
  })

  test('nobody brought themselves', () => {
    expect(problemOf(typed('brought', { profile: CLIENT }).made)).toEqual(['self', 'profile'])
  })

  test('there is one answer: the form opens with the one that stands', () => {
    const { ledger } = stored('brought', FILLED.brought)
    expect(newKnown('brought', ledger.profile())).toEqual({ kind: 'brought', path: 'broughtBy', isNew: false })
  })
})

test('a form that was kept on the device is read if it can be; anything else is none', () => {
  const form = { ...formOf(empty(), newKnown('like', empty()), TODAY), what: 'чай' }
  expect(parseForm(JSON.stringify(form))).toEqual(form)
  expect(parseForm(JSON.stringify({ what: 'чай', about: 7, other: 'x' }))?.about).toBe('preference')
  for (const stored of [null, '', '7', 'null', '{']) expect(parseForm(stored)).toBeUndefined()
})
