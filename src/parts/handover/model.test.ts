import { expect, test } from 'vitest'
import { newId, type DeviceId, type EntryId, type MemberId, type ProfileId, type WorkspaceId } from '../../shared/ids'
import { aRow } from '../../shared/profile/testRow'
import type { Team } from '../../shared/protocol'
import { NO_SETTINGS } from '../../shared/team/noSettings'
import { byOwner, desksGoing, mayHandOver, takersOf, unsentOf, whatNow } from './model'

const [me, olga, gone, watcher] = [newId<MemberId>(), newId<MemberId>(), newId<MemberId>(), newId<MemberId>()]
const team: Team = {
  seq: 1,
  workspace: { id: newId<WorkspaceId>(), name: 'Лесоград', zone: 'Europe/Moscow', locale: 'ru' },
  members: [
    { id: olga, name: 'Ольга', role: 'manager', disabled: false },
    { id: me, name: 'Марина', role: 'head', disabled: false },
    { id: gone, name: 'Игорь', role: 'manager', disabled: true },
    { id: watcher, name: 'Вера', role: 'viewer', disabled: false },
  ],
  devices: [{ id: newId<DeviceId>(), member: me, label: '' }],
  settings: NO_SETTINGS,
}
const mine = aRow({ owner: me })
const hers = aRow({ owner: olga })

test('an owner and a head hand over, a colleague with access and a viewer do not', () => {
  expect(mayHandOver('manager', me, mine)).toBe(true)
  expect(mayHandOver('manager', me, hers)).toBe(false)
  expect(mayHandOver('head', me, hers)).toBe(true)
  expect(mayHandOver('viewer', me, hers)).toBe(false)
})

test('clients go to colleagues who work with clients and do not have them all already', () => {
  const takers = (rows: (typeof mine)[]) =>
    takersOf(team, [mine, hers], rows).map(({ member, clients }) => [member.name, clients])
  expect(takers([mine])).toEqual([['Ольга', 1]])
  expect(takers([mine, hers])).toEqual([
    ['Марина', 1],
    ['Ольга', 1],
  ])
})

test('counts what was not sent of these clients alone', () => {
  const other = newId<ProfileId>()
  const unsent = new Map([
    [mine.id, 2],
    [other, 5],
  ])
  expect(unsentOf(unsent, [mine.id, hers.id])).toBe(2)
})

test('waits until everything is sent, and says so when there is no network to send by', () => {
  expect(whatNow(2, 'online')).toBe('wait')
  expect(whatNow(2, 'connecting')).toBe('wait')
  expect(whatNow(2, 'offline')).toBe('offline')
  expect(whatNow(2, 'signIn')).toBe('offline')
  expect(whatNow(0, 'online')).toBe('post')
  expect(whatNow(0, 'offline')).toBe('post')
})

test('what is handed back goes to whom it was with', () => {
  const [anna, olga] = [newId<MemberId>(), newId<MemberId>()]
  const rows = [aRow({ owner: anna }), aRow({ owner: olga }), aRow({ owner: anna }), aRow({ owner: null })]
  expect([...byOwner(rows)]).toEqual([
    [anna, [rows[0]!.id, rows[2]!.id]],
    [olga, [rows[1]!.id]],
  ])
})

test('a leaver’s own steps go along when a head hands over all of their clients, and only then', () => {
  const step = { entry: newId<EntryId>(), what: 'Отчёт', who: olga, on: '2026-11-05' }
  const [first, second] = [hers, aRow({ owner: olga })]
  const desk = aRow({ owner: olga, desk: true, steps: [step] })
  const here = {
    rows: [mine, first, second],
    desks: [desk, aRow({ owner: olga, desk: true }), aRow({ owner: me, desk: true, steps: [step] })],
  }
  const head = { role: 'head', me } as const
  expect(desksGoing(head, [first, second], here)).toEqual([desk])
  expect(desksGoing(head, [first], here)).toEqual([])
  expect(desksGoing(head, [first, second, mine], here)).toEqual([])
  expect(desksGoing(head, [mine], here)).toEqual([])
  expect(desksGoing(head, [], here)).toEqual([])
  expect(desksGoing({ role: 'manager', me: olga }, [first, second], here)).toEqual([])
})
