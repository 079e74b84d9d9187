import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../dates'
import { newId } from '../ids'
import { aRow } from '../profile/testRow'
import { dateSignals, datesThisYear, datesWithin, dayInYear, firstDealOf, whyDate } from './dates'
import type { PracticeRow } from './row'
import { at, makeStory, noon, OLGA } from './testStory'

const IVAN = newId()
const born = (on: string): PracticeRow => ({ dates: [{ id: IVAN, on, what: 'Иван', birthday: true }] })
const aClient = (practice: PracticeRow, name = 'Ладога') => aRow({ name, owner: OLGA, practice })
const days = (practice: PracticeRow, today: string, within: number) =>
  datesWithin([aClient(practice)], today, within).map(({ on, years, round }) => ({ on, years, round }))

describe('a day that comes back each year', () => {
  it('is found from today to the last day asked for, over the turn of the year too', () => {
    expect(days(born('--01-05'), '2026-12-20', 15)).toEqual([])
    expect(days(born('--01-05'), '2026-12-20', 16)).toEqual([{ on: '2027-01-05', years: undefined, round: false }])
    expect(days(born('--12-20'), '2026-12-20', 0)).toHaveLength(1)
    expect(days(born('--12-19'), '2026-12-20', 30)).toEqual([])
  })
  it('makes so many years where its year is known; fives and tens are round [DA2]', () => {
    expect(days(born('1976-11-24'), '2026-11-22', 7)).toEqual([{ on: '2026-11-24', years: 50, round: true }])
    expect(days(born('1971-11-24'), '2026-11-22', 7)).toMatchObject([{ years: 55, round: true }])
    expect(days(born('1979-11-24'), '2026-11-22', 7)).toMatchObject([{ years: 47, round: false }])
    // The day itself is no anniversary, nor is one that lies ahead.
    expect(days(born('2026-11-24'), '2026-11-22', 7)).toEqual([])
    expect(days(born('2030-11-24'), '2026-11-22', 7)).toEqual([])
  })
  it('29 February is kept on the 28th where there is no 29th [DA1]', () => {
    expect(days(born('1980-02-29'), '2027-02-25', 7)).toEqual([{ on: '2027-02-28', years: 47, round: false }])
    expect(days(born('--02-29'), '2028-02-25', 7)).toMatchObject([{ on: '2028-02-29' }])
    expect(dayInYear('--02-29', 2100)).toBe('2100-02-28')
    expect(dayInYear('--13-01', 2026)).toBeUndefined()
    expect(dayInYear('--02-30', 2026)).toBeUndefined()
  })
})

describe('the first deal', () => {
  it('is the first order or the first deal that was won, whichever was earlier [DA3]', () => {
    expect(firstDealOf({})).toBeUndefined()
    expect(firstDealOf({ firstOrder: noon('2021-12-01') })).toBe('2021-12-01')
    expect(firstDealOf({ firstOrder: noon('2021-12-01'), firstWon: '2021-11-15' })).toBe('2021-11-15')
    expect(days({ firstOrder: noon('2021-12-01') }, '2026-11-30', 1)).toEqual([
      { on: '2026-12-01', years: 5, round: true },
    ])
  })
  it('was on the day of the company’s zone', () => {
    const firstOrder = Date.parse('2021-12-01T22:00:00Z')
    expect(firstDealOf({ firstOrder }, 'Europe/Moscow')).toBe('2021-12-02')
    expect(firstDealOf({ firstOrder }, 'America/New_York')).toBe('2021-12-01')
  })
})

it('a contract has its day while it runs [DA4]', () => {
  const contract = { id: newId(), what: 'Поставка', from: '2024-11-25' }
  expect(days({ contracts: [contract] }, '2026-11-22', 7)).toMatchObject([{ on: '2026-11-25', years: 2 }])
  expect(days({ contracts: [{ ...contract, until: '2026-11-25' }] }, '2026-11-22', 7)).toHaveLength(1)
  expect(days({ contracts: [{ ...contract, until: '2026-11-24' }] }, '2026-11-22', 7)).toEqual([])
})

it('this year has the days before today too, soonest first, and the same on each device', () => {
  const one = aClient(born('1976-11-24'), 'Ладога')
  const two = aClient({ dates: [{ id: newId(), on: '2016-03-01', what: 'Юбилей' }] }, 'Волна')
  const found = datesThisYear([one, two], '2026-06-01')
  expect(found.map(({ on, what, years, round }) => [on, what, years, round])).toEqual([
    ['2026-03-01', 'Юбилей', 10, true],
    ['2026-11-24', 'Иван', 50, true],
  ])
  expect(datesThisYear([two, one], '2026-06-01')).toEqual(found)
})

describe('a date is said', () => {
  it('from a week ahead to the day itself [DA5]', () => {
    const row = aClient(born('1976-11-24'))
    expect(dateSignals(row, at('2026-11-16'))).toEqual([])
    for (const today of ['2026-11-17', '2026-11-24'])
      expect(dateSignals(row, at(today))).toMatchObject([
        {
          id: `date/${row.id}/${IVAN}/2026`,
          on: '2026-11-24',
          who: OLGA,
          aside: IVAN,
          reason: { kind: 'date', what: 'Иван', about: 'birthday', years: 50, round: true },
        },
      ])
    expect(dateSignals(row, at('2026-11-25'))).toEqual([])
  })
  it('not while it is done or put off, and next year again', () => {
    const row = aClient({ ...born('1976-11-24'), aside: { [IVAN]: { until: '2026-11-24', done: true } } })
    expect(dateSignals(row, at('2026-11-24'))).toEqual([])
    expect(dateSignals(row, at('2027-11-20'))).toMatchObject([{ id: `date/${row.id}/${IVAN}/2027` }])
  })
  it('of a first deal under a word of its own', () => {
    const row = aClient({ firstWon: '2016-11-24', aside: { firstDeal: { until: '2026-11-23' } } })
    expect(dateSignals(row, at('2026-11-23'))).toEqual([])
    expect(dateSignals(row, at('2026-11-24'))).toMatchObject([{ aside: 'firstDeal', reason: { years: 10 } }])
  })
})

it('for any day, it comes within a year once, and never before today', () => {
  const day = fc.integer({ min: 0, max: 365 * 60 + 15 }).map((count) => addDays('1966-01-01', count))
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 4_000 }), (since, later) => {
      const today = addDays('2026-01-01', later)
      const found = datesWithin([aClient(born(`--${since.slice(5)}`))], today, 364)
      // In a year with a 29th, a day of the 28th may come on both sides of it: still once in 365 days.
      expect(found.length).toBeLessThanOrEqual(1)
      for (const { on } of found) expect(on >= today && on <= addDays(today, 364)).toBe(true)
      const inFour = datesWithin([aClient(born(since))], today, 4 * 366)
      expect(inFour.length).toBeGreaterThanOrEqual(4)
      for (const { years } of inFour) expect(years).toBeGreaterThan(0)
    }),
  )
})

it('its why is what was said of the day', () => {
  const story = makeStory()
  const [contract, date, deal] = [newId(), newId(), newId()]
  const birthday = story.fact(`people/${IVAN}/birthday`, '--05-14')
  const from = story.fact(`contracts/${contract}`, { what: 'Поставка', from: '2025-01-01' })
  const own = story.fact(`dates/${date}`, { what: 'Юбилей', on: '--06-01' })
  const order = story.entry('order', '2024-03-01')
  story.entry('order', '2024-04-01')
  const won = story.fact(`deals/${deal}/outcome`, { result: 'won', on: '2024-02-20' })
  const profile = story.profile()
  expect(whyDate(profile, { about: 'birthday', key: IVAN })).toEqual([birthday])
  expect(whyDate(profile, { about: 'contract', key: contract })).toEqual([from])
  expect(whyDate(profile, { about: 'other', key: date })).toEqual([own])
  // A deal without its presence is none: only the order stands.
  expect(whyDate(profile, { about: 'firstDeal', key: 'firstDeal' })).toEqual([order])
  story.fact(`deals/${deal}`, true)
  expect(whyDate(story.profile(), { about: 'firstDeal', key: 'firstDeal' })).toEqual([order, won])
})

it('one that was put off past its day comes when it was put off to, and stays for a month [DA5]', () => {
  const said = (today: string, aside: NonNullable<PracticeRow['aside']>[string]) =>
    dateSignals(aClient({ ...born('--11-05'), aside: { [IVAN]: aside } }), at(today)).map(({ on }) => on)
  // Put off on the day itself to the 8th.
  expect(said('2026-11-07', { until: '2026-11-07' })).toEqual([])
  expect(said('2026-11-08', { until: '2026-11-07' })).toEqual(['2026-11-05'])
  expect(said('2026-12-05', { until: '2026-11-07' })).toEqual(['2026-11-05'])
  expect(said('2026-12-06', { until: '2026-11-07' })).toEqual([])
  // Put off to the day itself, or done: nothing is left of it afterwards.
  expect(said('2026-11-08', { until: '2026-11-04' })).toEqual([])
  expect(said('2026-11-08', { until: '2026-11-05', done: true })).toEqual([])
})
