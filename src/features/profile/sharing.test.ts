import { expect, it } from 'vitest'
import { newId, type MemberId } from '../../shared/ids'
import type { Role } from '../../shared/access'
import { sharesOf, takersOf } from './sharing'

const member = (name: string, role: Role, disabled = false) => ({ id: newId<MemberId>(), name, role, disabled })

it('a share holds on its last day and is over the day after', () => {
  const grant = { member: newId<MemberId>(), level: 'read' as const, until: '2026-11-05' }
  const always = { member: newId<MemberId>(), level: 'write' as const, until: null }
  expect(sharesOf([grant, always], '2026-11-05').map(({ ended }) => ended)).toEqual([false, false])
  expect(sharesOf([grant, always], '2026-11-06').map(({ until, ended }) => [until, ended])).toEqual([
    [null, false],
    ['2026-11-05', true],
  ])
})

it('access can be given to managers who do not have the client and can sign in', () => {
  const [olga, anna] = [member('Ольга', 'manager'), member('Анна', 'manager')]
  const team = [olga, anna, member('Марина', 'head'), member('Глаз', 'viewer'), member('Игорь', 'manager', true)]
  expect(takersOf(team, null)).toEqual([anna, olga])
  expect(takersOf(team, anna.id)).toEqual([olga])
})
