import { describe, expect, it } from 'vitest'
import { newId, type ChangeId, type ProfileId } from '../../shared/ids'
import type { Draft } from '../../shared/profile/change'
import { fold, type Profile } from '../../shared/profile/fold'
import { toRow } from '../../shared/profile/row'
import type { ChangeInput } from '../../solid/notebook'
import { missingChanges } from './known'
import { cardToChanges, type Card } from './rows'

const id = newId<ProfileId>()
let at = 0
const drafts = (changes: ChangeInput[]): Draft[] =>
  changes.map((change) => ({ ...change, id: newId<ChangeId>(), profile: id, at: ++at, after: [] }))
const profileOf = (...changes: ChangeInput[][]): Profile => fold(id, changes.flatMap(drafts))

const empty: Card = { name: 'А', tags: [], phones: [], emails: [] }
const full: Card = {
  name: 'Кухни Ладога',
  city: 'Санкт-Петербург',
  tags: ['Мебель'],
  phones: ['8 812 123-45-67'],
  emails: ['info@ladoga.example'],
  legal: { name: 'ООО «Ладога»', inn: '7707083893' },
  person: { name: 'Пётр', role: 'директор', phones: ['+7 921 111-22-33'], emails: [] },
  note: 'Ждут образцы',
}

describe('adding what is missing', () => {
  it('adds nothing to a client that came from the same row', () => {
    expect(missingChanges(full, profileOf(cardToChanges(full, 1)), 2)).toEqual([])
  })

  it('fills empty facts and leaves those that are set', () => {
    const there = cardToChanges({ ...empty, name: 'Ладога (Петя)', phones: ['+7 812 123-45-67'] }, 1)
    const row = toRow(profileOf(there, missingChanges(full, profileOf(there), 2)))
    expect(row).toMatchObject({
      name: 'Ладога (Петя)',
      city: 'Санкт-Петербург',
      tags: ['Мебель'],
      inns: ['7707083893'],
      conflicts: 0,
    })
    expect(row.phones.toSorted()).toEqual(['78121234567', '79211112233'])
    expect(row.people.map(({ name }) => name)).toEqual(['Пётр'])
  })

  it('completes the legal entity whose ИНН agrees and adds none beside it', () => {
    const there = cardToChanges({ ...empty, legal: { inn: '7707083893' } }, 1)
    const changes = missingChanges({ ...empty, legal: { inn: '7707083893', kpp: '770701001' } }, profileOf(there), 2)
    expect(changes.map((change) => change.kind === 'fact' && change.value)).toEqual(['770701001'])
    expect(missingChanges({ ...empty, legal: { inn: '7728168971' } }, profileOf(there), 2)).toEqual([])
  })

  it('completes the person whose name agrees', () => {
    const there = cardToChanges({ ...empty, person: { name: 'Пётр', phones: [], emails: [] } }, 1)
    const row = toRow(profileOf(there, missingChanges(full, profileOf(there), 2)))
    expect(row.people).toHaveLength(1)
    expect(row.people[0]?.role).toBe('директор')
  })
})
