import { expect, test } from 'vitest'
import { isAwake, isDigestHour, readNotice, shownNotice } from './notices'

test.each([
  ['ru', 1, '1 дело на сегодня'],
  ['ru', 3, '3 дела на сегодня'],
  ['ru', 11, '11 дел на сегодня'],
  ['en', 1, '1 thing to do today'],
  ['en', 12, '12 things to do today'],
] as const)('in %s %d due things are told by their number', (lang, count, title) =>
  expect(shownNotice({ kind: 'due', count, day: '2026-11-22' }, lang)).toMatchObject({
    title,
    tag: 'due/2026-11-22',
    url: '/',
  }),
)

test('one handed client is opened, several are listed', () => {
  expect(shownNotice({ kind: 'handed', count: 1, id: 'h', profile: 'p' }, 'en').url).toBe('/clients/p')
  expect(shownNotice({ kind: 'handed', count: 2, id: 'h' }, 'en').url).toBe('/handovers')
})

test('what a push brought is shown as it was made', () => {
  const shown = shownNotice({ kind: 'raised', id: 'e', profile: 'p' }, 'ru')
  expect(readNotice(JSON.stringify(shown))).toEqual(shown)
})

test.each(['', 'null', '[]', '{"title":"a"}', '"x"'])('%j is no notice', (text) =>
  expect(readNotice(text)).toBeUndefined(),
)

test.each(['//evil.example/', '/\\evil.example', 'https://evil.example/', 'javascript:alert(1)'])(
  'a notice that leads to %s is none',
  (url) => expect(readNotice(JSON.stringify({ title: 'a', body: 'b', tag: 'c', url }))).toBeUndefined(),
)

test('quiet hours are those outside, also where the day begins in the evening', () => {
  const awake = (from: number, to: number) =>
    Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => isAwake({ from, to }, hour))
  expect(awake(8, 11)).toEqual([8, 9, 10])
  expect(awake(22, 2)).toEqual([0, 1, 22, 23])
  expect(awake(5, 5)).toHaveLength(24)
})

test('a digest is told in its hour, or a little later', () => {
  expect([8, 9, 12, 13].map((hour) => isDigestHour(9, hour))).toEqual([false, true, true, false])
})
