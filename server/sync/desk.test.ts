/** A member's desk on the server: a profile like any other, and no client wherever clients are counted or told of. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ProfileId } from '../../src/shared/ids'
import type { Draft } from '../../src/shared/profile/change'
import { newId } from '../../src/shared/ids'
import {
  addProfile,
  created,
  fact,
  itemsOf,
  newDevice,
  newProfile,
  openTestWorkspace,
  pullAll,
  type TestWorkspace,
} from '../../tests/support/notebook'
import type { Accounts } from '../accounts/accounts'
import { listMembers } from '../accounts/members'
import type { Session } from '../accounts/session'
import { saveSetting } from '../accounts/settings'
import { fillDirectory } from './directory'

let test: TestWorkspace
let anna: Session
let boris: Session
let head: Session
let client: ProfileId
let desk: ProfileId

const push = (session: Session, ...items: Draft[][]) =>
  test.notebook.push({ session, device: newDevice() }, itemsOf(items))
const todo = (profile: ProfileId, what: string, who: Session) =>
  fact(profile, `todo/${newId()}`, { what, who: who.member, on: '2026-11-05' })

async function makeDesk(owner: Session): Promise<ProfileId> {
  const profile = newProfile()
  const [answer] = await push(owner, [created(profile), fact(profile, 'desk', true), todo(profile, 'Report', owner)])
  expect(answer).toMatchObject({ result: 'stored' })
  return profile
}

beforeEach(async () => {
  test = await openTestWorkspace()
  anna = await test.member('manager', 'Anna')
  boris = await test.member('manager', 'Boris')
  head = await test.member('head', 'Marina')
  client = await addProfile(test.notebook, anna, 'Ladoga')
  desk = await makeDesk(anna)
})
afterEach(() => test.close())

const everybodyReads = () =>
  saveSetting({ storage: test.storage } as Accounts, head, 'directory', { id: 'directory', mode: 'everyone' })
const seenBy = async (session: Session) => (await pullAll(test.notebook, session, 0)).news.map(({ profile }) => profile)

describe('a desk', () => {
  it('comes to the devices of its member with its steps, and is not counted among the clients', async () => {
    const batch = await test.notebook.pull(anna, 0, null)
    const rows = new Map(batch.news.map(({ profile, row }) => [profile, row]))
    expect(rows.get(desk)).toMatchObject({ desk: true, owner: anna.member, steps: [{ what: 'Report' }] })
    expect([...rows.keys()].toSorted()).toEqual([client, desk].toSorted())
    expect([batch.total, batch.sent]).toEqual([1, 1])
  })

  it('is seen by a head, and by no other manager, also where everybody may read all clients', async () => {
    expect(await seenBy(boris)).toEqual([])
    await everybodyReads()
    expect(await seenBy(boris)).toEqual([client])
    expect(await test.notebook.reach(boris, desk)).toBe('none')
    expect(await test.notebook.reach(boris, client)).toBe('all')
    expect((await seenBy(head)).toSorted()).toEqual([client, desk].toSorted())
  })

  it('is no client of its member on the list of the team', async () => {
    const cards = await listMembers(test.storage.db, test.workspace)
    expect(cards.find(({ id }) => id === anna.member)?.clients).toBe(1)
  })

  it('gives no entry for the directory, now or later', async () => {
    const { directory } = await test.notebook.pull(boris, 0, null, 0)
    expect(directory?.entries.map(({ profile }) => profile)).toEqual([client])
    expect(await fillDirectory(test.storage)).toBe(false)
  })

  it('goes over with the clients of a leaver, uncounted and unlisted, and is one more desk of the new owner', async () => {
    const own = await makeDesk(boris)
    expect(await test.notebook.handOver(head, [client, desk], boris.member, 'Anna left')).toEqual({ handed: 1 })
    const [card] = await test.notebook.handovers(boris)
    expect(card!.profiles).toEqual([{ id: client, name: 'Ladoga' }])
    expect((await seenBy(boris)).toSorted()).toEqual([client, desk, own].toSorted())
    expect(await push(boris, [todo(desk, 'Ask Anna', boris)])).toMatchObject([{ result: 'stored' }])
  })

  it('that went over takes what its former member wrote without knowing as a late contribution', async () => {
    await test.notebook.handOver(head, [client, desk], boris.member, '')
    expect(await push(anna, [todo(desk, 'Written offline', anna)])).toMatchObject([{ result: 'late' }])
  })
})

describe('[P6] a desk is one from its beginning', () => {
  it.each<[string, () => Draft[]]>([
    ['no client becomes one', () => [fact(client, 'desk', true)]],
    ['no desk becomes a client', () => [fact(desk, 'desk', null)]],
    ['nor does one begin as none', () => [fact(newProfile(), 'desk', true)]],
    [
      'nor does it say so twice',
      () => {
        const profile = newProfile()
        return [created(profile), fact(profile, 'desk', null)]
      },
    ],
  ])('%s', async (_title, drafts) => {
    expect(await push(anna, drafts())).toMatchObject([{ result: 'refused', why: 'malformed' }])
    const [row] = await test.storage.db.selectFrom('profile').select('row').where('id', '=', client).execute()
    expect(JSON.parse(row!.row)).not.toHaveProperty('desk')
  })
})
