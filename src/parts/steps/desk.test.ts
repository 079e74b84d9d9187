import { expect, test, vi } from 'vitest'
import { newId, type MemberId, type ProfileId } from '../../shared/ids'
import type { Row } from '../../shared/profile/row'
import { aRow } from '../../shared/profile/testRow'
import type { ChangeInput, Notebook } from '../../solid/notebook'
import { actOnDesk, deskOf } from './desk'

const [me, olga] = [newId<MemberId>(), newId<MemberId>()]
const todo: ChangeInput = { kind: 'fact', path: `todo/${newId()}`, value: { what: 'Отчёт', who: me, on: '2026-11-05' } }

function aNotebook(desks: Row[]) {
  const made = newId<ProfileId>()
  const create = vi.fn(async (_steps: ChangeInput[]) => {
    await Promise.resolve()
    desks.push(aRow({ id: made, owner: me, desk: true }))
    return made
  })
  const act = vi.fn((_profile: ProfileId, _steps: ChangeInput[]) => Promise.resolve())
  return {
    made,
    create,
    act,
    notebook: { me: () => ({ member: { id: me } }), desks: () => desks, create, act } as unknown as Notebook,
  }
}

test('of two desks the older one is written, and a colleague’s never', () => {
  const [hers, older, younger] = [olga, me, me].map((owner) => aRow({ owner, desk: true }))
  expect(deskOf([hers!, younger!, older!], me)).toBe(older)
  expect(deskOf([hers!], me)).toBeUndefined()
})

test('a desk is made when it is first needed, once, also by two steps in one moment', async () => {
  const { made, create, act, notebook } = aNotebook([])
  await Promise.all([actOnDesk(notebook, [todo]), actOnDesk(notebook, [todo])])
  await actOnDesk(notebook, [todo])
  expect(create.mock.calls).toEqual([[[{ kind: 'fact', path: 'desk', value: true }]]])
  expect(act.mock.calls.map(([profile]) => profile)).toEqual([made, made, made])
})

test('a desk that could not be made is tried again with the next step', async () => {
  const { create, act, notebook } = aNotebook([])
  create.mockRejectedValueOnce(new Error('the disk is full'))
  await expect(actOnDesk(notebook, [todo])).rejects.toThrow('the disk is full')
  await actOnDesk(notebook, [todo])
  expect(act).toHaveBeenCalledOnce()
})
