import { describe, expect, test } from 'vitest'
import { newId, type ChangeId, type DeviceId, type EntryId, type MemberId, type PersonId, type ProfileId } from '../ids'
import type { Known } from '../profile/change'
import type { Entry } from '../profile/entry'
import type { FactValue } from '../profile/facts'
import { fold, headsOf } from '../profile/fold'
import { NO_SETTINGS } from '../team/noSettings'
import type { PracticeContext } from './signal'
import { KNOW_PARTS, saidOf, toKnow, whyKnown, type KnowLine } from './toKnow'

const PROFILE = newId<ProfileId>()
const ANNA = newId<MemberId>()
const OLGA = newId<MemberId>()
const PHONE = newId<DeviceId>()
const DAY = 86_400_000
/** Noon of 20 November 2026. */
const NOW = Date.parse('2026-11-20T12:00:00Z')
const daysAgo = (days: number): number => NOW - days * DAY

/** A ledger that grows by a change a call. */
function aLedger() {
  const changes: Known[] = []
  let seq = 0
  const stamp = (by: MemberId, at: number) => ({
    id: newId<ChangeId>(),
    profile: PROFILE,
    at,
    by,
    device: PHONE,
    arrived: at,
    seq: ++seq,
  })
  const fact = (path: string, value: FactValue | null, by = ANNA, at = daysAgo(30) + seq): ChangeId => {
    const change: Known = { ...stamp(by, at), kind: 'fact', path, value, after: headsOf(changes, path) }
    changes.push(change)
    return change.id
  }
  const entry = (value: Partial<Entry> & Pick<Entry, 'type' | 'when'>, entryId = newId<EntryId>()): EntryId => {
    changes.push({
      ...stamp(ANNA, value.when),
      kind: 'entry',
      entry: entryId,
      value: { text: '', ...value },
      after: headsOf(changes, `entry/${entryId}`),
    })
    return entryId
  }
  const person = (name: string, facts: Record<string, FactValue> = {}): PersonId => {
    const id = newId<PersonId>()
    fact(`people/${id}`, true)
    fact(`people/${id}/name`, name)
    for (const [path, value] of Object.entries(facts)) fact(`people/${id}/${path}`, value)
    return id
  }
  const know = (context: Partial<PracticeContext> = {}) =>
    toKnow(fold(PROFILE, changes), {
      now: NOW,
      today: '2026-11-20',
      settings: NO_SETTINGS,
      ordersKnownTo: () => undefined,
      ...context,
    })
  return { changes, fact, entry, person, know, profile: () => fold(PROFILE, changes) }
}

type Know = ReturnType<typeof toKnow>
const linesOf = (know: Know, part: string): KnowLine[] => know.find((one) => one.part === part)?.lines ?? []
const kindsOf = (know: Know, part: string): string[] => linesOf(know, part).map(({ kind }) => kind)
const only = <K extends KnowLine['kind']>(know: Know, kind: K) =>
  know.flatMap(({ lines }) => lines.filter((line): line is Extract<KnowLine, { kind: K }> => line.kind === kind))

test('[KN1] of a client of whom nobody said anything there is nothing to read', () => {
  const { fact, know } = aLedger()
  fact('name', 'Ладога')
  expect(know()).toEqual([])
})

test('[KN1] parts stand in the order of the page, whatever was said first', () => {
  const { fact, entry, know } = aLedger()
  fact('switching', 'A year of samples')
  fact(`competitors/${newId()}`, { name: 'Плитком', says: 'дешевле', on: '2026-10-02' })
  entry({ type: 'call', when: daysAgo(3) })
  fact(`likes/${newId()}`, { what: 'зелёный чай', about: 'preference' })
  fact('about', 'Мебельная фабрика')
  const parts = know().map(({ part }) => part)
  expect(parts).toEqual(['who', 'likes', 'touches', 'competitors', 'switching'])
  expect(parts).toEqual(KNOW_PARTS.filter((part) => parts.includes(part)))
})

describe('people', () => {
  test('[KN2] who decides is first, then who influences, then those nobody asked about, then who does not', () => {
    const { person, know } = aLedger()
    person('Нина', { decides: 'no' })
    person('Пётр')
    person('Олег', { decides: 'influences' })
    person('Вера', { decides: 'yes' })
    expect(only(know(), 'person').map((line) => line.person.name)).toEqual(['Вера', 'Олег', 'Пётр', 'Нина'])
  })

  test('[KN2] of equals, whom we talked with last is first; who works elsewhere is not there', () => {
    const { person, entry, fact, know } = aLedger()
    const [early, late, never, gone] = ['Ранний', 'Поздний', 'Никогда', 'Ушёл'].map((name) => person(name))
    entry({ type: 'call', when: daysAgo(9), person: early! })
    entry({ type: 'meeting', when: daysAgo(2), person: late! })
    // Nobody answered: that is no conversation with her.
    entry({ type: 'call', when: daysAgo(1), person: never!, outcome: 'noAnswer' })
    fact(`people/${gone!}/movedTo`, { profile: newId(), person: newId(), on: '2026-10-01' })
    const people = only(know(), 'person').map((line) => [line.person.name, line.person.talked])
    expect(people).toEqual([
      ['Поздний', daysAgo(2)],
      ['Ранний', daysAgo(9)],
      ['Никогда', undefined],
    ])
  })

  test('[KN4] temperaments stand in their own order, the argument of the team follows the language', () => {
    const { person, know } = aLedger()
    person('Вера', { temperament: ['hesitant', 'autonomous'], speaks: 'technical', argument: 'Любит чертежи' })
    const settings = {
      ...NO_SETTINGS,
      arguments: [
        { id: 'business' as const, text: 'Окупается за год' },
        { id: 'technical' as const, text: 'Плотность 720 кг/м³' },
      ],
    }
    expect(only(know({ settings }), 'person')[0]?.person).toMatchObject({
      temperaments: ['autonomous', 'hesitant'],
      speaks: 'technical',
      teamArgument: 'Плотность 720 кг/м³',
      argument: 'Любит чертежи',
    })
  })

  test('[KN4] nobody knows how they talk: no argument of the team is put into our mouth', () => {
    const { person, know } = aLedger()
    person('Вера')
    const settings = { ...NO_SETTINGS, arguments: [{ id: 'business' as const, text: 'Окупается за год' }] }
    expect(only(know({ settings }), 'person')[0]?.person.teamArgument).toBe('')
  })

  test('[KN5] what somebody likes stands with them, and with the client once they are gone', () => {
    const { person, fact, know } = aLedger()
    const vera = person('Вера')
    fact(`likes/${newId()}`, { what: 'рыбалка', about: 'hobby', person: vera })
    fact(`likes/${newId()}`, { what: 'звонить до обеда', about: 'habit' })
    expect(only(know(), 'like').map((line) => line.like.what)).toEqual(['звонить до обеда'])
    expect(only(know(), 'person')[0]?.person.likes.map(({ what }) => what)).toEqual(['рыбалка'])
    fact(`people/${vera}`, null)
    expect(only(know(), 'like').map((line) => line.like.what)).toEqual(['рыбалка', 'звонить до обеда'])
  })
})

describe('[KN3] nobody who decides', () => {
  const meet = (times: number) => {
    const ledger = aLedger()
    for (let met = 0; met < times; met++) ledger.entry({ type: 'meeting', when: daysAgo(10 + met) })
    return ledger
  }

  test('is said after three meetings, before the people; two are not several', () => {
    const ledger = meet(3)
    ledger.person('Олег', { decides: 'influences' })
    expect(kindsOf(ledger.know(), 'people')).toEqual(['noDecider', 'person'])
    expect(only(ledger.know(), 'noDecider')[0]?.meetings).toBe(3)
    expect(only(meet(2).know(), 'noDecider')).toEqual([])
  })

  test('is not said where somebody decides, or a contract was signed', () => {
    const found = meet(4)
    found.person('Вера', { decides: 'yes' })
    expect(only(found.know(), 'noDecider')).toEqual([])
    const signed = meet(4)
    signed.fact(`contracts/${newId()}`, { what: 'Поставка', from: '2026-01-01' })
    expect(only(signed.know(), 'noDecider')).toEqual([])
  })
})

test('[KN6] what we promised is apart from what is to do; kept promises are gone', () => {
  const { entry, fact, know } = aLedger()
  const next = (what: string, on: string) => ({ what, who: ANNA, on })
  entry({ type: 'promise', when: daysAgo(5), next: next('Прислать образцы', '2026-11-23') })
  const kept = entry({ type: 'promise', when: daysAgo(6), next: next('Позвонить', '2026-11-18') })
  fact(`steps/${kept}/done`, '2026-11-18')
  entry({ type: 'call', when: daysAgo(4), next: next('Выслать прайс', '2026-11-25') })
  fact(`todo/${newId()}`, { what: 'Скидка 3 %', who: ANNA, on: '2026-12-01', promise: true })
  expect(only(know(), 'promise').map((line) => line.step.what)).toEqual(['Прислать образцы', 'Скидка 3 %'])
  expect(only(know(), 'step').map((line) => line.step.what)).toEqual(['Выслать прайс'])
})

test('[KN6] a promise without a day is remembered for ninety days', () => {
  const { entry, know } = aLedger()
  entry({ type: 'promise', when: daysAgo(90), text: 'Подумать о рассрочке' })
  entry({ type: 'promise', when: daysAgo(91), text: 'Давно' })
  expect(only(know(), 'word').map((line) => line.text)).toEqual(['Подумать о рассрочке'])
})

test('what is open: complaints without an answer, deals without an outcome, then steps', () => {
  const { entry, fact, know } = aLedger()
  const open = entry({ type: 'complaint', when: daysAgo(2), text: 'Скол на торце' })
  const settled = entry({ type: 'complaint', when: daysAgo(40), text: 'Опоздали' })
  fact(`complaints/${settled}/answer`, { text: 'Извинились', on: '2026-10-12' })
  const [deal, won] = [newId(), newId()]
  for (const id of [deal, won]) {
    fact(`deals/${id}`, true)
    fact(`deals/${id}/what`, id === deal ? 'Кухни на квартал' : 'Пробная партия')
  }
  fact(`deals/${won}/outcome`, { result: 'won', on: '2026-10-01' })
  entry({ type: 'call', when: daysAgo(1), next: { what: 'Перезвонить', who: ANNA, on: '2026-11-24' } })
  expect(kindsOf(know(), 'open')).toEqual(['complaint', 'deal', 'step'])
  expect(only(know(), 'complaint')[0]?.complaint.entry).toBe(open)
  expect(only(know(), 'deal')[0]?.deal.what).toBe('Кухни на квартал')
})

test('[KN7] the last five conversations, without calls that nobody answered; the last three orders', () => {
  const { entry, know } = aLedger()
  for (const days of [1, 2, 3, 4, 5, 6]) entry({ type: 'call', when: daysAgo(days), text: `${days}` })
  entry({ type: 'call', when: daysAgo(0), outcome: 'noAnswer', text: 'no answer' })
  for (const days of [10, 20, 30, 40]) entry({ type: 'order', when: daysAgo(days), text: `${days}` })
  expect(only(know(), 'touch').map((line) => line.value.text)).toEqual(['1', '2', '3', '4', '5'])
  expect(only(know(), 'order').map((line) => line.text)).toEqual(['10', '20', '30'])
  // The first of all four was 40 days ago.
  expect(only(know(), 'buyer')[0]).toMatchObject({ since: daysAgo(40), orders: 4 })
})

test('how often they buy is told with the day on which the next order is expected, and up to when orders are known', () => {
  const { entry, know, profile } = aLedger()
  // Every 20 days, the last time 10 days ago: the next is expected in 10 days.
  const orders = [70, 50, 30, 10].map((days) => entry({ type: 'order', when: daysAgo(days) }))
  const [line] = only(know({ ordersKnownTo: () => '2026-11-18' }), 'usual')
  expect(line).toMatchObject({ days: 20, orders: 4, due: daysAgo(-10), late: false, knownTo: '2026-11-18' })
  expect(whyKnown(profile(), line!)).toEqual(
    orders.toReversed().map((order) => profile().entries.get(order)?.current.id),
  )
})

test('product lines are told by how often each was ordered', () => {
  const { entry, fact, know } = aLedger()
  const lines = ['ДСП', 'Фанера', 'ДСП']
  lines.forEach((line, index) => fact(`orders/${entry({ type: 'order', when: daysAgo(index + 1) })}/line`, line))
  entry({ type: 'order', when: daysAgo(9) })
  expect(only(know(), 'lines')[0]?.lines).toEqual([
    { name: 'ДСП', orders: 2 },
    { name: 'Фанера', orders: 1 },
  ])
})

test('[KN8] contracts that run, the one that ends soonest first; without any, the last that ended', () => {
  const { fact, know } = aLedger()
  const made = (what: string, from: string, until?: string): string => {
    const id = newId()
    fact(`contracts/${id}`, { what, from, ...(until && { until }) })
    return id
  }
  made('2024', '2024-01-01', '2024-12-31')
  const last = made('2025', '2025-01-01', '2025-12-31')
  fact(`contracts/${last}/renewal`, { state: 'proposed', on: '2025-12-01' })
  expect(only(know(), 'contract').map(({ contract: { what }, ended, renewal }) => [what, ended, renewal])).toEqual([
    ['2025', true, 'proposed'],
  ])
  made('без срока', '2026-01-01')
  made('до сегодня', '2026-01-01', '2026-11-20')
  // Spoken of from 60 days before its end: 19 January less 60 days is today.
  made('пора', '2026-01-20', '2027-01-19')
  made('не пора', '2026-01-21', '2027-01-20')
  expect(only(know(), 'contract').map(({ contract: { what }, ended, soon }) => [what, ended, soon])).toEqual([
    ['до сегодня', false, true],
    ['пора', false, true],
    ['не пора', false, false],
    ['без срока', false, false],
  ])
})

test('of several solvency checks the last stands; what competitors are said to do is latest first', () => {
  const { fact, know } = aLedger()
  fact(`solvency/${newId()}`, { on: '2026-09-01', result: 'good', text: '' })
  fact(`solvency/${newId()}`, { on: '2026-03-01', result: 'poor', text: 'долги' })
  fact(`competitors/${newId()}`, { name: 'Плитком', says: '', on: '2026-03-01' })
  fact(`competitors/${newId()}`, { name: 'Вектор', says: '', on: '2026-10-01' })
  expect(only(know(), 'solvency').map(({ result }) => result)).toEqual(['good'])
  expect(only(know(), 'competitor').map(({ name }) => name)).toEqual(['Вектор', 'Плитком'])
})

test('dates to remember stand in the order of the year that begins today', () => {
  const { fact, know } = aLedger()
  for (const [what, on] of [
    ['весна', '--03-01'],
    ['сегодня', '2001-11-20'],
    ['вчера', '--11-19'],
    ['зима', '--12-31'],
  ] as const)
    fact(`dates/${newId()}`, { what, on })
  expect(only(know(), 'date').map(({ what }) => what)).toEqual(['сегодня', 'зима', 'весна', 'вчера'])
})

test('a client who left and came back is not told as lost', () => {
  const { fact, know } = aLedger()
  const loss = newId()
  fact(`losses/${loss}`, { on: '2026-05-01' })
  fact(`losses/${loss}/given`, { why: 'price', text: '' })
  expect(only(know(), 'lost')[0]).toMatchObject({ on: '2026-05-01', why: 'price' })
  fact(`losses/${loss}/learned`, { why: 'attention', text: '' })
  expect(only(know(), 'lost')[0]?.why).toBe('attention')
  fact(`losses/${loss}/back`, '2026-08-01')
  expect(only(know(), 'lost')).toEqual([])
})

describe('[KN9] why', () => {
  test('a line names the changes it was read from, latest first, and who said the last of them', () => {
    const { fact, person, know, profile } = aLedger()
    const vera = person('Вера')
    const like = fact(`likes/${newId()}`, { what: 'рыбалка', about: 'hobby', person: vera }, ANNA, daysAgo(3))
    const decides = fact(`people/${vera}/decides`, 'yes', OLGA, daysAgo(1))
    const [line] = only(know(), 'person')
    const why = whyKnown(profile(), line!)
    // The person, the name, that she decides, and what she likes.
    expect(why).toHaveLength(4)
    expect(new Set(why)).toEqual(new Set([...why, like, decides]))
    expect(saidOf(profile(), line!)).toEqual({ by: OLGA, at: daysAgo(1) })
  })

  test('that nobody decides comes from the meetings and from what was said of who decides', () => {
    const { entry, person, know, profile, changes } = aLedger()
    person('Олег', { decides: 'no' })
    for (const days of [1, 2, 3]) entry({ type: 'meeting', when: daysAgo(days) })
    entry({ type: 'call', when: daysAgo(1) })
    const [line] = only(know(), 'noDecider')
    const expected = changes
      .filter((change) =>
        change.kind === 'entry'
          ? change.value?.type === 'meeting'
          : change.kind === 'fact' && change.path.endsWith('/decides'),
      )
      .map(({ id }) => id)
    expect(new Set(whyKnown(profile(), line!))).toEqual(new Set(expected))
  })

  test('what is not sent yet was said by nobody but oneself', () => {
    const { changes, know, profile } = aLedger()
    const draft: Known = {
      id: newId<ChangeId>(),
      profile: PROFILE,
      at: daysAgo(1),
      kind: 'fact',
      path: 'switching',
      value: 'x',
      after: [],
    }
    changes.push(draft)
    expect(saidOf(profile(), only(know(), 'switching')[0]!)).toEqual({ at: daysAgo(1) })
  })
})
