import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dayOf } from '../../src/shared/dates'
import type { ProfileId } from '../../src/shared/ids'
import type { Session } from '../accounts/session'
import { addProfile, newProfile, openTestWorkspace, pullAll, type TestWorkspace } from '../../tests/support/notebook'

let test: TestWorkspace
let anna: Session
let boris: Session
let profile: ProfileId

beforeEach(async () => {
  test = await openTestWorkspace()
  anna = await test.member('manager', 'Anna')
  boris = await test.member('manager', 'Boris')
  profile = await addProfile(test.notebook, anna)
})
afterEach(() => test.close())

const give = (level: 'read' | 'write', until: string | null = null, by = anna, to = boris) =>
  test.notebook.setGrant(by, profile, { member: to.member, level, until })
const today = () => dayOf(Date.now(), 'Europe/Moscow')
const yesterday = '2001-01-01'

describe('sharing', () => {
  it('lets a colleague see the profile, with who else may, and takes it back', async () => {
    const { cursor } = await pullAll(test.notebook, boris, 0)
    expect(await give('read')).toBe(true)
    expect(await test.notebook.reach(boris, profile)).toBe('read')
    expect((await pullAll(test.notebook, boris, cursor)).news).toMatchObject([
      { profile, row: { name: 'Ladoga' }, grants: [{ member: boris.member, level: 'read', until: null }] },
    ])
    expect(await test.notebook.dropGrant(anna, profile, boris.member)).toBe(true)
    expect(await test.notebook.reach(boris, profile)).toBe('none')
    expect(await pullAll(test.notebook, boris, cursor)).toMatchObject({ news: [], left: [profile] })
  })

  it('tells the owner’s devices who may see it now, also when nobody may any more', async () => {
    await give('read')
    const { cursor } = await pullAll(test.notebook, anna, 0)
    await test.notebook.dropGrant(anna, profile, boris.member)
    expect((await pullAll(test.notebook, anna, cursor)).news).toMatchObject([
      { profile, grants: [], row: { name: 'Ladoga' } },
    ])
  })

  it('with another level is an entering: the device takes the profile anew', async () => {
    await give('read')
    const { cursor } = await pullAll(test.notebook, boris, 0)
    await give('write')
    const { news, left } = await pullAll(test.notebook, boris, cursor)
    expect(left).toEqual([])
    expect(news[0]?.state).toBeInstanceOf(Uint8Array)
  })

  it('again in the same way changes nothing', async () => {
    await give('read')
    const { cursor } = await pullAll(test.notebook, boris, 0)
    expect(await give('read')).toBe(true)
    expect((await pullAll(test.notebook, boris, cursor)).news).toEqual([])
  })

  it('is refused to those who may not share, for unknown profiles, to nobody, and to the owner', async () => {
    await give('write')
    const vera = await test.member('manager', 'Vera')
    expect(await give('read', null, boris, vera)).toBe(false)
    expect(await give('read', null, vera, vera)).toBe(false)
    expect(await give('read', null, anna, anna)).toBe(false)
    expect(await test.notebook.setGrant(anna, newProfile(), { member: boris.member, level: 'read', until: null })).toBe(
      false,
    )
    expect(await give('read', null, anna, { ...vera, member: newProfile() as never })).toBe(false)
    expect(await give('read', yesterday, anna, vera)).toBe(false)
    expect(await test.notebook.dropGrant(boris, profile, boris.member)).toBe(false)
    expect(await test.notebook.dropGrant(anna, profile, vera.member)).toBe(false)
  })
})

describe('a last day', () => {
  it('is a day of access still, in the workspace’s zone', async () => {
    await give('read', today())
    expect(await test.notebook.reach(boris, profile)).toBe('read')
  })

  it('ends at midnight: the right at once, and the device is told once', async () => {
    await give('write', '2999-01-01')
    const { cursor } = await pullAll(test.notebook, boris, 0)
    await test.storage.db.updateTable('access_grant').set({ until: yesterday }).execute()
    expect(await test.notebook.reach(boris, profile)).toBe('none')
    const first = await pullAll(test.notebook, boris, cursor)
    expect(first.left).toEqual([profile])
    expect(await pullAll(test.notebook, boris, first.cursor)).toMatchObject({ left: [], news: [] })
    expect(await test.storage.db.selectFrom('access_grant').selectAll().execute()).toEqual([])
    const leaves = await test.storage.db.selectFrom('access_event').selectAll().where('kind', '=', 'leave').execute()
    expect(leaves).toHaveLength(1)
  })
})
