import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newId, type MemberId, type ProfileId } from '../../src/shared/ids'
import { fold, ownerOf } from '../../src/shared/profile/fold'
import { toRow } from '../../src/shared/profile/row'
import type { Session } from '../accounts/session'
import { addMember, addProfile, addWorkspace, fact, itemsOf, ledgerIn } from '../../tests/support/notebook'
import { newDevice, newProfile, openTestWorkspace, pullAll, type TestWorkspace } from '../../tests/support/notebook'

let test: TestWorkspace
let anna: Session
let boris: Session
let head: Session

beforeEach(async () => {
  test = await openTestWorkspace()
  anna = await test.member('manager', 'Anna')
  boris = await test.member('manager', 'Boris')
  head = await test.member('head', 'Marina')
})
afterEach(() => test.close())

const hand = (by: Session, profiles: ProfileId[], to: Session) =>
  test.notebook.handOver(by, profiles, to.member, 'On leave')
const rows = () => test.storage.db.selectFrom('profile').selectAll().orderBy('id').execute()
const accessVersion = async () =>
  (await test.storage.db.selectFrom('workspace').select('access_version').executeTakeFirstOrThrow()).access_version

describe('a handover', () => {
  it('makes the other the owner, in the rights, the ledger and the row, also for documents that are not loaded', async () => {
    const loaded = await addProfile(test.notebook, anna, 'Loaded')
    const unloaded = await addProfile(test.notebook, anna, 'Unloaded')
    await test.reopen()
    await test.notebook.push({ session: anna, device: newDevice() }, itemsOf([[fact(loaded, 'city', 'Omsk')]]))
    expect(await hand(anna, [loaded, unloaded], boris)).toEqual({ handed: 2 })
    for (const [again, { id, owner, row, seq }] of (await rows()).entries()) {
      const ledger = await ledgerIn(test, id)
      expect(owner).toBe(boris.member)
      expect(ledger.at(-1)).toMatchObject({
        kind: 'handover',
        from: anna.member,
        to: boris.member,
        by: anna.member,
        note: 'On leave',
        seq,
      })
      expect(ownerOf(fold(id, ledger))).toBe(boris.member)
      expect(JSON.parse(row), `row ${again}`).toEqual(toRow(fold(id, ledger)))
    }
    // And once more from what was stored.
    await test.reopen()
    for (const { id, row } of await rows()) expect(toRow(fold(id, await ledgerIn(test, id)))).toEqual(JSON.parse(row))
  })

  it('goes on after a handover, and after many, where the last record stands', async () => {
    const profile = await addProfile(test.notebook, anna)
    await hand(head, [profile], boris)
    await test.reopen()
    await hand(head, [profile], anna)
    await test.notebook.push({ session: anna, device: newDevice() }, itemsOf([[fact(profile, 'city', 'Omsk')]]))
    await hand(head, [profile], boris)
    await test.reopen()
    expect((await ledgerIn(test, profile)).map(({ kind }) => kind)).toEqual([
      'created',
      'fact',
      'handover',
      'handover',
      'fact',
      'handover',
    ])
  })

  it('is audited and listed for those it concerns, newest first', async () => {
    const [first, second] = [
      await addProfile(test.notebook, anna, 'First'),
      await addProfile(test.notebook, anna, 'Second'),
    ]
    const vera = await test.member('manager', 'Vera')
    await hand(anna, [first], boris)
    await hand(head, [first, second], vera)
    const names = async (session: Session) =>
      (await test.notebook.handovers(session)).map(({ from, to, profiles }) => [
        from,
        to,
        profiles.map(({ name }) => name),
      ])
    expect(await names(head)).toEqual(
      expect.arrayContaining([
        [boris.member, vera.member, ['First']],
        [anna.member, vera.member, ['Second']],
        [anna.member, boris.member, ['First']],
      ]),
    )
    expect((await names(head)).at(-1)).toEqual([anna.member, boris.member, ['First']])
    expect(await names(vera)).toHaveLength(2)
    // Boris may not know any more how the client is called.
    expect(await names(boris)).toEqual([
      [boris.member, vera.member, ['']],
      [anna.member, boris.member, ['']],
    ])
    const audit = await test.storage.db.selectFrom('audit').select(['action', 'by']).execute()
    expect(audit.map(({ by }) => by).toSorted()).toEqual([anna.member, head.member, head.member].toSorted())
  })

  it('takes the grant of the new owner away and leaves those of others', async () => {
    const profile = await addProfile(test.notebook, anna)
    const vera = await test.member('manager', 'Vera')
    for (const { member } of [boris, vera])
      await test.notebook.setGrant(anna, profile, { member, level: 'read', until: null })
    await hand(anna, [profile], boris)
    const { news } = await pullAll(test.notebook, boris, 0)
    expect(news[0]?.grants).toEqual([{ member: vera.member, level: 'read', until: null }])
  })

  it('raises the access version, so that open sockets are judged again', async () => {
    const profile = await addProfile(test.notebook, anna)
    const before = await accessVersion()
    await hand(anna, [profile], boris)
    expect(await accessVersion()).toBeGreaterThan(before)
  })

  it('tells those whose sight moved, after the commit', async () => {
    const profile = await addProfile(test.notebook, anna)
    const commits: { profiles: ProfileId[]; members: MemberId[] }[] = []
    const stop = test.notebook.onCommit(({ profiles, members }) => commits.push({ profiles, members }))
    await hand(anna, [profile], boris)
    stop()
    expect(commits).toEqual([{ profiles: [profile], members: [anna.member, boris.member] }])
  })
})

describe('a handover that is refused changes nothing', () => {
  const unchanged = async (attempt: () => Promise<unknown>) => {
    const before = [await rows(), await test.storage.db.selectFrom('workspace').selectAll().execute()]
    const result = await attempt()
    expect([await rows(), await test.storage.db.selectFrom('workspace').selectAll().execute()]).toEqual(before)
    return result
  }

  it('when one of the profiles may not be handed over, or is unknown: the same answer', async () => {
    const [own, other] = [await addProfile(test.notebook, anna), await addProfile(test.notebook, boris)]
    const vera = await test.member('manager', 'Vera')
    expect(await unchanged(() => hand(anna, [own, other], vera))).toEqual({ error: 'noAccess' })
    expect(await unchanged(() => hand(anna, [own, newProfile()], vera))).toEqual({ error: 'noAccess' })
  })

  it('for one who was only given access, and for a viewer', async () => {
    const profile = await addProfile(test.notebook, anna)
    await test.notebook.setGrant(anna, profile, { member: boris.member, level: 'write', until: null })
    expect(await unchanged(() => hand(boris, [profile], boris))).toEqual({ error: 'noAccess' })
    expect(await unchanged(async () => hand(await test.member('viewer'), [profile], boris))).toEqual({
      error: 'noAccess',
    })
  })

  it('when the target has it already, cannot keep clients, is disabled, or is nobody here', async () => {
    const profile = await addProfile(test.notebook, anna)
    const viewer = await test.member('viewer')
    const gone = await test.member('manager', 'Gone')
    await test.storage.db.updateTable('member').set({ disabled: 1 }).where('id', '=', gone.member).execute()
    const elsewhere = newId<'workspace'>() as typeof test.workspace
    await addWorkspace(test.storage, elsewhere)
    const stranger = await addMember(test.storage, elsewhere, 'manager')
    expect(await unchanged(() => hand(head, [profile], anna))).toEqual({ error: 'sameOwner' })
    for (const target of [viewer, gone, stranger])
      expect(await unchanged(() => hand(head, [profile], target))).toEqual({ error: 'badRequest' })
    expect(await unchanged(() => hand(head, [], anna))).toEqual({ error: 'badRequest' })
  })
})
