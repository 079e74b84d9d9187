import { describe, expect, it, test } from 'vitest'
import { isGoodMoment, NO_VISITS, readVisits, visitOn, writeVisits } from './moment'
import { installWay } from './way'

describe('the moment of the offer', () => {
  const now = Date.parse('2026-11-22T09:00:00Z')
  const visits = (...days: string[]) => days.reduce(visitOn, NO_VISITS)

  it('is the third day of use, not the third visit', () => {
    expect(isGoodMoment(visits('2026-11-20', '2026-11-20', '2026-11-20'), false, now)).toBe(false)
    expect(isGoodMoment(visits('2026-11-18', '2026-11-20', '2026-11-22'), false, now)).toBe(true)
  })

  it('is the second visit of somebody with a client of their own, and never the first', () => {
    expect(isGoodMoment(visits('2026-11-22'), true, now)).toBe(false)
    expect(isGoodMoment(visits('2026-11-22', '2026-11-22'), true, now)).toBe(true)
  })

  it('comes again sixty days after "not now"', () => {
    const declined = { ...visits('2026-11-18', '2026-11-20', '2026-11-22'), declined: now }
    expect(isGoodMoment(declined, true, now + 59 * 86_400_000)).toBe(false)
    expect(isGoodMoment(declined, true, now + 61 * 86_400_000)).toBe(true)
  })

  it('is remembered, and what is not understood is no visit', () => {
    const kept = new Map<string, string>()
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, text: string) => void kept.set(key, text),
    }
    writeVisits(storage, visits('2026-11-22'))
    expect(readVisits(storage)).toEqual({ days: 1, last: '2026-11-22', visits: 1, declined: 0 })
    kept.forEach((_, key) => kept.set(key, '{"days":"many"}'))
    expect(readVisits(storage)).toEqual(NO_VISITS)
  })
})

test.each([
  ['ios', 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile/15E148 Safari/604.1', 5],
  ['ios', 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.5 Safari/605.1.15', 5],
  ['mac', 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.5 Safari/605.1.15', 0],
  ['iosOther', 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 CriOS/126.0 Mobile/15E148 Safari/604.1', 5],
  ['firefox', 'Mozilla/5.0 (Android 14; Mobile; rv:131.0) Gecko/131.0 Firefox/131.0', 5],
  ['none', 'Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0', 0],
  ['android', 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36', 5],
  ['other', 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36', 0],
] as const)('the way of %s is told by its name', (way, userAgent, maxTouchPoints) => {
  expect(installWay({ userAgent, maxTouchPoints })).toBe(way)
}) // prettier-ignore
