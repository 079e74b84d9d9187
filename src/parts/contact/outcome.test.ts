import { describe, expect, it } from 'vitest'
import { newId, type MemberId, type ProfileId } from '../../shared/ids'
import { parseDraft } from '../../shared/profile/change'
import { addDays, dayOf } from '../../shared/dates'
import { afterEvent, answerEntry, parsePending, type OutcomeEvent, type Pending, type Tap } from './outcome'

const tap: Tap = { profile: newId<ProfileId>(), person: newId(), name: 'Иван', channel: 'call' }
const start = Date.parse('2026-11-05T10:00:00Z')

/** Each event with its minute. */
const run = (...events: [OutcomeEvent['type'], number][]): Pending | null =>
  events.reduce<Pending | null>(
    (pending, [type, minute]) =>
      afterEvent(pending, type === 'tapped' ? { type, tap } : { type }, start + minute * 60_000),
    null,
  )

describe('the question on coming back', () => {
  it('asks after leaving and coming back', () => {
    expect(run(['tapped', 0], ['left', 0], ['returned', 9])).toMatchObject({
      state: 'asking',
      name: 'Иван',
      tapped: start,
    })
  })

  it('asks once: coming and going after the answer asks nothing', () => {
    expect(run(['tapped', 0], ['left', 0], ['returned', 9], ['settled', 9], ['left', 10], ['returned', 11])).toBeNull()
  })

  it('stays asked while the answer waits, whatever comes and goes', () => {
    expect(run(['tapped', 0], ['left', 0], ['returned', 9], ['left', 10], ['returned', 11])?.state).toBe('asking')
  })

  it('asks nothing of a tap that led nowhere', () => {
    expect(run(['tapped', 0], ['left', 5], ['returned', 6])).toBeNull()
    expect(run(['tapped', 0], ['returned', 0])?.state).toBe('leaving')
  })

  it('asks nothing when nothing was tapped, or a day later', () => {
    expect(run(['left', 0], ['returned', 1])).toBeNull()
    expect(run(['tapped', 0], ['left', 0], ['returned', 25 * 60])).toBeNull()
  })

  it('asks of the last tap only', () => {
    const other = { ...tap, name: 'Пётр', channel: 'message' as const }
    const pending = afterEvent(run(['tapped', 0], ['left', 0], ['returned', 1]), { type: 'tapped', tap: other }, start)
    expect(pending).toMatchObject({ state: 'leaving', name: 'Пётр' })
  })

  it('survives a reload as text, and reads nothing that it did not write', () => {
    const pending = run(['tapped', 0], ['left', 0])
    expect(parsePending(JSON.stringify(pending))).toEqual(pending)
    for (const bad of [null, '', '{', '{}', '[]', JSON.stringify({ ...pending, profile: 'x' })])
      expect(parsePending(bad)).toBeNull()
  })
})

describe('answerEntry', () => {
  const me = newId<MemberId>()
  const pending = run(['tapped', 0], ['left', 0], ['returned', 9])!
  const how = { me, callBack: 'Перезвонить: Иван', now: start + 600_000 }

  it('makes an entry of the time of the tap, with the person and the outcome', () => {
    expect(answerEntry(pending, 'noAnswer', how).value).toEqual({
      type: 'call',
      when: start,
      text: '',
      person: tap.person,
      outcome: 'noAnswer',
    })
  })

  it('ends with a next step tomorrow when one promised to call back', () => {
    const { entry, value } = answerEntry(pending, 'callBack', how)
    expect(value.next).toEqual({ what: 'Перезвонить: Иван', who: me, on: addDays(dayOf(how.now), 1) })
    const draft = { id: newId(), profile: pending.profile, at: start, after: [], kind: 'entry', entry, value }
    expect(parseDraft(draft)).toBeDefined()
  })
})
