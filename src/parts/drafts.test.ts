// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { newId, type MemberId, type ProfileId } from '../shared/ids'
import { forgetTyped } from '../sync/session'
import { draftsOf, dropDraft, keepDraft, readDraft } from './drafts'

const [me, other] = [newId<MemberId>(), newId<MemberId>()]
const profile = newId<ProfileId>()
const place = { member: me, profile, place: 'entry' }

afterEach(() => {
  vi.restoreAllMocks()
  localStorage.clear()
})

describe('drafts', () => {
  it('are kept for each member, client and place until dropped', () => {
    keepDraft(place, 'typed')
    keepDraft({ ...place, place: 'legal/1/inn' }, '770')
    keepDraft({ ...place, member: other }, 'not mine')
    expect(readDraft(place)).toBe('typed')
    expect([...draftsOf(me, profile)]).toEqual(
      expect.arrayContaining([
        ['entry', 'typed'],
        ['legal/1/inn', '770'],
      ]),
    )
    dropDraft(place)
    expect(readDraft(place)).toBeNull()
  })

  it('go when their member signs out, and only theirs', () => {
    keepDraft(place, 'typed')
    keepDraft({ ...place, member: other }, 'not mine')
    localStorage.setItem('kartoteka.locale', 'ru')
    forgetTyped(me, 'kartoteka/w/me')
    expect(draftsOf(me, profile).size).toBe(0)
    expect(readDraft({ ...place, member: other })).toBe('not mine')
    expect(localStorage.getItem('kartoteka.locale')).toBe('ru')
  })

  it('stop nobody from typing when the device keeps nothing', () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    expect(() => keepDraft(place, 'typed')).not.toThrow()
  })
})
