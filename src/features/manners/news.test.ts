import { describe, expect, test } from 'vitest'
import { newId, type EntryId, type MemberId, type ProfileId } from '../../shared/ids'
import { tagOf } from '../../shared/notices'
import type { Known } from '../../shared/profile/change'
import { aRow } from '../../shared/profile/testRow'
import { isByOthers, newsIn, newSteps, stepsFor, type Asker } from './news'

const me = newId<MemberId>()
const olga = newId<MemberId>()
const now = Date.parse('2026-11-23T12:00:00Z')
const HOUR = 3_600_000
const asker: Asker = { me, isHead: false, since: now - 100 * HOUR, now, today: '2026-11-23' }

describe('clients that were handed over', () => {
  const handed = (when: number, owner = me) => aRow({ owner, practice: { handed: { from: olga, when } } })

  test('together are told together, under the tag that the server gives it', () => {
    const [notice, ...others] = newsIn([handed(now - HOUR), handed(now - HOUR), aRow({ owner: me })], asker)
    expect(others).toEqual([])
    expect(notice!.notice).toEqual({ kind: 'handed', count: 2, id: `${olga}/${now - HOUR}` })
  })
  test('one is told with where it is', () => {
    const row = handed(now - HOUR)
    expect(newsIn([row], asker)[0]!.notice).toMatchObject({ count: 1, profile: row.id })
  })
  test('are no news to others, after a day, or of the time before it was asked for', () => {
    expect(newsIn([handed(now - HOUR, olga), handed(now - 25 * HOUR)], asker)).toEqual([])
    expect(newsIn([handed(now - HOUR)], { ...asker, since: now })).toEqual([])
  })
})

describe('complaints that were passed up', () => {
  const complaint = (raised?: string) =>
    aRow({ owner: olga, practice: { complaints: [{ entry: newId<EntryId>(), when: now, text: '', raised }] } })

  test('are news to a head, and to nobody else', () => {
    const row = complaint('2026-11-23')
    expect(newsIn([row, complaint()], { ...asker, isHead: true }).map(({ profile }) => profile)).toEqual([row.id])
    expect(newsIn([row], asker)).toEqual([])
  })
  test('are none from the day before yesterday on', () =>
    expect(newsIn([complaint('2026-11-21')], { ...asker, isHead: true })).toEqual([]))
})

describe('steps', () => {
  const step = (on: string, who = me) => ({ entry: newId<EntryId>(), what: 'Позвонить', who, on })

  test('that became one’s own are news when they are due, those known before and later ones are not', () => {
    const [known, passed, later, hers] = [
      step('2026-11-20'),
      step('2026-11-23'),
      step('2026-11-24'),
      step('2026-11-23', olga),
    ]
    const steps = stepsFor([aRow({ owner: olga, steps: [known, passed, later, hers] })], me)
    const found = newSteps(new Set([known.entry]), steps, '2026-11-23')
    expect(found.map(({ notice }) => tagOf(notice))).toEqual([`step/${passed.entry}/2026-11-23`])
  })

  test('that one wrote down oneself, also on another device or without a network, are none', () => {
    const by = (member?: MemberId) => ({ kind: 'fact', ...(member && { by: member }) }) as Known
    expect([by(olga), by(me), by(), undefined].map((change) => isByOthers(change, me))).toEqual([
      true,
      false,
      false,
      false,
    ])
  })

  test('of a desk lead to no client', () => {
    const row = aRow({ id: newId<ProfileId>(), owner: me, desk: true, steps: [step('2026-11-23')] })
    expect(newSteps(new Set(), stepsFor([row], me), '2026-11-23')[0]!.notice).not.toHaveProperty('profile')
  })
})
