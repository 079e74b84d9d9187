// @vitest-environment happy-dom
import { beforeAll, describe, expect, it } from 'vitest'
import { useLocale } from '../../i18n'
import { newId, type ChangeId } from '../../shared/ids'
import type { Draft } from '../../shared/profile/change'
import type { LateContribution } from '../../shared/protocol'
import { lateWords, latestFirst, madeAt } from './late'
import { CLIENT, IGOR, makeLedger, PHONE } from './testing'

beforeAll(() => useLocale('en'))

const late = (arrived: number, content: LateContribution['content']): LateContribution => ({
  id: newId(),
  profile: CLIENT,
  by: IGOR,
  device: PHONE,
  arrived,
  content,
})

describe('what was added after the handover', () => {
  const ledger = makeLedger()
  const before = ledger.fact('city', 'Tula')
  const context = {
    profile: ledger.profile(),
    memberName: () => 'Igor',
    clientName: () => '',
    ownField: () => undefined,
    stageName: () => '',
  }
  const draft = (value: string, after: ChangeId[], at: number): Draft => ({
    id: newId<ChangeId>(),
    profile: CLIENT,
    at,
    after,
    kind: 'fact',
    path: 'city',
    value,
  })

  it('is told with what its author saw, in the ledger and in the contribution itself', () => {
    const first = draft('Oryol', [before.id], 10)
    const second = draft('Kursk', [first.id], 20)
    expect(lateWords([first, second], ledger.changes, context).map(({ text }) => text)).toEqual([
      'City: was “Tula”, now “Oryol”',
      'City: was “Oryol”, now “Kursk”',
    ])
  })

  it('was made when its first change was, or its passage', () => {
    const changes = [draft('a', [], 20), draft('b', [], 10)]
    expect(madeAt(late(99, { type: 'changes', changes }))).toBe(10)
    expect(madeAt(late(99, { type: 'passage', at: 5, text: 'x', context: '' }))).toBe(5)
  })

  it('is listed newest first', () => {
    const all = [1, 3, 2].map((arrived) => late(arrived, { type: 'passage', at: 0, text: '', context: '' }))
    expect(latestFirst(all).map(({ arrived }) => arrived)).toEqual([3, 2, 1])
  })
})
