import { expect, test } from 'vitest'
import { clientToResume, isPlainStart, isTodayAskedFor, parseVisit, withoutSearched } from './lastVisit'

const MINUTE = 60_000
const visit = { path: '/clients/abc', list: '', at: 1_000_000 }

test('a client that was open a moment ago comes again, for half an hour', () => {
  expect(clientToResume(visit, visit.at + 29 * MINUTE)).toBe('/clients/abc')
  expect(clientToResume(visit, visit.at + 31 * MINUTE)).toBeNull()
})

test('a clock that was set back resumes nothing', () => {
  expect(clientToResume(visit, visit.at - MINUTE)).toBeNull()
})

test.each(['/', '/clients', '/handovers', '/clients/a/b'])('%s is not resumed: the app begins with Today', (path) => {
  expect(clientToResume({ ...visit, path }, visit.at)).toBeNull()
})

test('the shortcut "Today" is no plain start: it opens Today, and nothing is resumed', () => {
  const asked = new URL('https://kartoteka.example/?today')
  expect([isPlainStart(asked), isTodayAskedFor(asked)]).toEqual([false, true])
  const started = new URL('https://kartoteka.example/')
  expect([isPlainStart(started), isTodayAskedFor(started)]).toEqual([true, false])
})

test('what was searched is not kept, what was filtered is', () => {
  expect(withoutSearched('?q=Anna&view=mine')).toBe('?view=mine')
  expect(withoutSearched('?q=Anna')).toBe('')
})

test('what cannot be read is as if there had been no visit', () => {
  expect(parseVisit(null)).toBeNull()
  expect(parseVisit('{')).toBeNull()
  expect(parseVisit('{"path":"/clients/abc"}')).toBeNull()
  expect(parseVisit(JSON.stringify(visit))).toEqual(visit)
})
