import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Answer } from '../../src/shared/protocol'
import { LIMITS } from '../../src/shared/protocol'
import { newId, type ChangeId, type DeviceId } from '../../src/shared/ids'
import type { Accounts } from '../accounts/accounts'
import type { Session } from '../accounts/session'
import { saveSetting } from '../accounts/settings'
import {
  addProfile,
  addWorkspace,
  created,
  fact,
  itemsOf,
  ledgerIn,
  newDevice,
  newProfile,
} from '../../tests/support/notebook'
import {
  addMember,
  NotesPad,
  notesText,
  openTestWorkspace,
  pullAll,
  type TestWorkspace,
} from '../../tests/support/notebook'

let test: TestWorkspace
let anna: Session
let boris: Session
let head: Session
let device: DeviceId

beforeEach(async () => {
  test = await openTestWorkspace()
  anna = await test.member('manager', 'Anna')
  boris = await test.member('manager', 'Boris')
  head = await test.member('head', 'Marina')
  device = newDevice()
})
afterEach(() => test.close())

const push = (session: Session, items: Parameters<typeof test.notebook.push>[1], from = device) =>
  test.notebook.push({ session, device: from }, items)
const tables = async () => {
  const { db } = test.storage
  const profiles = await db.selectFrom('profile').selectAll().execute()
  const updates = await db.selectFrom('profile_update').select(['profile', 'seq']).execute()
  const changes = await db.selectFrom('change').selectAll().execute()
  const late = await db.selectFrom('late').selectAll().execute()
  return { profiles, updates, changes, late }
}
/** Managers know nothing of each other's clients. */
const closeDirectory = () =>
  saveSetting({ storage: test.storage } as Accounts, head, 'directory', { id: 'directory', mode: 'closed' })
const refusal = (answers: Answer[]) => answers.map((answer) => ('why' in answer ? answer.why : answer.result))

describe('creating a profile', () => {
  it('makes its author the owner and stamps what only the server can vouch for', async () => {
    const profile = newProfile()
    const draft = created(profile)
    const before = Date.now()
    const [answer] = await push(anna, itemsOf([[draft, fact(profile, 'name', 'Ladoga')]]))
    const [first] = await ledgerIn(test, profile)
    expect(answer).toEqual({ n: 1, result: 'stored', seq: 2 })
    expect(first).toEqual({
      ...draft,
      by: anna.member,
      device,
      seq: 2,
      arrived: expect.any(Number) as number,
      owner: anna.member,
      notes: 2,
    })
    expect(first?.arrived).toBeGreaterThanOrEqual(before)
    const { profiles } = await tables()
    expect(profiles).toMatchObject([{ id: profile, owner: anna.member, seq: 2, created_seq: 2 }])
    expect(JSON.parse(profiles[0]!.row)).toMatchObject({ name: 'Ladoga', owner: anna.member, made: 2 })
  })

  it('is refused to a viewer, who sees everything and writes nothing', async () => {
    const viewer = await test.member('viewer')
    const profile = newProfile()
    expect(refusal(await push(viewer, itemsOf([[created(profile)]])))).toEqual(['readOnly'])
    expect((await tables()).profiles).toEqual([])
  })

  it('must come first in its item, and once', async () => {
    const profile = newProfile()
    const items = itemsOf([
      [fact(profile, 'name', 'Ladoga'), created(profile)],
      [created(profile), created(profile)],
    ])
    expect(refusal(await push(anna, items))).toEqual(['malformed', 'malformed'])
    expect((await tables()).profiles).toEqual([])
  })

  it('does not take over a profile that exists, and does not tell a stranger that it does', async () => {
    const profile = await addProfile(test.notebook, anna)
    expect(refusal(await push(anna, itemsOf([[created(profile)]])))).toEqual(['idTaken'])
    expect(refusal(await push(boris, itemsOf([[created(profile)]]), newDevice()))).toEqual(['unknownProfile'])
    expect(await ledgerIn(test, profile)).toHaveLength(2)
  })

  it('does not take over a profile of another company', async () => {
    const profile = await addProfile(test.notebook, anna)
    const elsewhere = newId<'workspace'>() as typeof test.workspace
    await addWorkspace(test.storage, elsewhere)
    const stranger = await addMember(test.storage, elsewhere, 'head')
    expect(refusal(await push(stranger, itemsOf([[created(profile)]])))).toEqual(['unknownProfile'])
    expect(refusal(await push(stranger, itemsOf([[fact(profile, 'city', 'Omsk')]], 2)))).toEqual(['unknownProfile'])
    expect(await ledgerIn(test, profile)).toHaveLength(2)
  })
})

describe('an item that comes again', () => {
  it('[P1] gets the answer it got, and is stored once', async () => {
    const profile = newProfile()
    const items = itemsOf([[created(profile)], [fact(profile, 'city', 'Omsk')], [fact(newProfile(), 'city', 'Omsk')]])
    const first = await push(anna, items)
    const before = await tables()
    await test.reopen()
    expect(await push(anna, items)).toEqual(first)
    expect(await tables()).toEqual(before)
    expect(refusal(first)).toEqual(['stored', 'stored', 'unknownProfile'])
  })

  it('[P1] under a number that was used for something else says that the device was cloned, and ends the push', async () => {
    const profile = await addProfile(test.notebook, anna)
    await push(anna, itemsOf([[fact(profile, 'city', 'Omsk')], [fact(profile, 'site', 'a.example')]]))
    const before = await tables()
    const items = itemsOf([[fact(profile, 'city', 'Tomsk')], [fact(profile, 'source', 'show')]], 2)
    expect(refusal(await push(anna, items))).toEqual(['deviceCloned'])
    expect(await tables()).toEqual(before)
  })

  it('[P3] under another number, as after taking a new device id, is stored once', async () => {
    const profile = await addProfile(test.notebook, anna)
    const drafts = [fact(profile, 'city', 'Omsk'), fact(profile, 'site', 'a.example')]
    const [first] = await push(anna, itemsOf([drafts]))
    const again = await push(anna, itemsOf([drafts], 7), newDevice())
    expect(again).toEqual([{ ...first, n: 7 }])
    expect(await ledgerIn(test, profile)).toHaveLength(4)
  })

  it('[P3] with the id of another change is refused whole', async () => {
    const profile = await addProfile(test.notebook, anna)
    const draft = fact(profile, 'city', 'Omsk')
    await push(anna, itemsOf([[draft]]))
    const forged = [fact(profile, 'site', 'a.example'), { ...draft, value: 'Tomsk' }]
    expect(refusal(await push(anna, itemsOf([forged], 2)))).toEqual(['idTaken'])
    expect(await ledgerIn(test, profile)).toHaveLength(3)
  })
})

describe('an item that is not well formed', () => {
  const bad: [string, (profile: ReturnType<typeof newProfile>) => unknown[]][] = [
    ['no changes', () => []],
    ['more changes than allowed', (p) => Array.from({ length: LIMITS.itemChanges + 1 }, () => fact(p, 'city', 'Omsk'))],
    ['a path that is not in the catalogue', (p) => [fact(p, 'owner', 'me')]],
    ['a value of the wrong kind', (p) => [fact(p, 'kind', 'planet')]],
    ['a change of another profile', () => [fact(newProfile(), 'city', 'Omsk')]],
    ['a field that only the server sets', (p) => [{ ...fact(p, 'city', 'Omsk'), by: newId() }]],
    ['a record of the server’s own', (p) => [{ ...fact(p, 'city', 'Omsk'), kind: 'handover' }]],
    ['an id that is none', (p) => [{ ...fact(p, 'city', 'Omsk'), id: 'x' as ChangeId }]],
    ['a time that is none', (p) => [{ ...fact(p, 'city', 'Omsk'), at: Number.NaN }]],
    ['something that is no change at all', () => [null, 7, 'x']],
    [
      'one id twice with two contents',
      (p) => {
        const draft = fact(p, 'city', 'Omsk')
        return [draft, { ...draft, value: 'Tomsk' }]
      },
    ],
  ]
  it.each(bad)('is refused, and the items around it are stored: %s', async (_what, changes) => {
    const profile = await addProfile(test.notebook, anna)
    const [good, , after] = itemsOf([
      [fact(profile, 'city', 'Perm')],
      [fact(profile, 'city', 'x')],
      [fact(profile, 'site', 'b.example')],
    ])
    const broken = { type: 'changes', n: 2, profile, changes: changes(profile) } as never
    expect(refusal(await push(anna, [good!, broken, after!]))).toEqual(['stored', 'malformed', 'stored'])
    expect((await ledgerIn(test, profile)).map((change) => ('path' in change ? change.value : change.kind))).toEqual([
      'created',
      'Ladoga',
      'Perm',
      'b.example',
    ])
  })
})

describe('rights', () => {
  it('[P5] answers a forbidden profile like an unknown one', async () => {
    await closeDirectory()
    const profile = await addProfile(test.notebook, anna)
    const items = itemsOf([[fact(profile, 'city', 'Omsk')], [fact(newProfile(), 'city', 'Omsk')]])
    const update = new NotesPad().paragraph('hello')
    const notes = [profile, newProfile()].map((id, index) => ({
      type: 'notes' as const,
      n: 3 + index,
      profile: id,
      update,
      at: 1,
    }))
    const answers = refusal(await push(boris, [...items, ...notes]))
    expect(answers).toEqual(['unknownProfile', 'unknownProfile', 'unknownProfile', 'unknownProfile'])
    expect((await tables()).late).toEqual([])
  })

  it('lets a head and a member with a write grant write, and a reader read only', async () => {
    const profile = await addProfile(test.notebook, anna)
    const reader = await test.member('manager', 'Vera')
    await test.notebook.setGrant(anna, profile, { member: boris.member, level: 'write', until: null })
    await test.notebook.setGrant(anna, profile, { member: reader.member, level: 'read', until: null })
    const answer = async (session: Session) =>
      refusal(await push(session, itemsOf([[fact(profile, 'city', 'Omsk')]]), newDevice()))
    expect(await answer(head)).toEqual(['stored'])
    expect(await answer(boris)).toEqual(['stored'])
    expect(await answer(reader)).toEqual(['readOnly'])
    expect(await answer(await test.member('viewer'))).toEqual(['readOnly'])
  })

  it('takes the role of now, not of the session', async () => {
    const profile = await addProfile(test.notebook, anna)
    await test.storage.db.updateTable('member').set({ role: 'viewer' }).where('id', '=', head.member).execute()
    expect(refusal(await push(head, itemsOf([[fact(profile, 'city', 'Omsk')]])))).toEqual(['readOnly'])
  })

  it('ends the session of a disabled member, and keeps nothing', async () => {
    const profile = await addProfile(test.notebook, anna)
    await test.storage.db.updateTable('member').set({ disabled: 1 }).where('id', '=', anna.member).execute()
    await expect(push(anna, itemsOf([[fact(profile, 'city', 'Omsk')]]))).rejects.toThrow('disabled')
    expect(await ledgerIn(test, profile)).toHaveLength(2)
  })
})

describe('what comes for a profile that is no longer its author’s', () => {
  it('[P4] is kept for the new owner, with author and content, and changes nothing', async () => {
    const profile = await addProfile(test.notebook, anna)
    await test.notebook.handOver(head, [profile], boris.member, '')
    const draft = fact(profile, 'city', 'Omsk')
    const cursor = (await pullAll(test.notebook, boris, 0)).cursor
    expect(await push(anna, itemsOf([[draft]]))).toEqual([{ n: 1, result: 'late' }])
    const { news } = await pullAll(test.notebook, boris, cursor)
    expect(news).toMatchObject([
      { profile, late: [{ profile, by: anna.member, device, content: { type: 'changes', changes: [draft] } }] },
    ])
    expect(await ledgerIn(test, profile)).toHaveLength(3)
  })

  it('[P4] is kept once, however often it comes', async () => {
    const profile = await addProfile(test.notebook, anna)
    await test.notebook.handOver(head, [profile], boris.member, '')
    const items = itemsOf([[fact(profile, 'city', 'Omsk')]])
    await push(anna, items)
    await push(anna, items)
    expect((await tables()).late).toHaveLength(1)
  })

  it('[P4] is kept after a shared access ended, too', async () => {
    const profile = await addProfile(test.notebook, anna)
    await test.notebook.setGrant(anna, profile, { member: boris.member, level: 'write', until: null })
    await test.notebook.dropGrant(anna, profile, boris.member)
    expect(refusal(await push(boris, itemsOf([[fact(profile, 'city', 'Omsk')]])))).toEqual(['late'])
  })

  it('[P4] is kept as text when it was typed in the notes', async () => {
    const profile = await addProfile(test.notebook, anna)
    const pad = new NotesPad()
    await push(anna, [{ type: 'notes', n: 1, profile, update: pad.paragraph('Call before noon'), at: 5 }])
    await test.notebook.handOver(head, [profile], boris.member, '')
    const update = pad.paragraph('The wife decides')
    expect(refusal(await push(anna, [{ type: 'notes', n: 2, profile, update, at: 7 }]))).toEqual(['late'])
    const { news } = await pullAll(test.notebook, boris, 0)
    expect(news[0]?.late).toMatchObject([
      { by: anna.member, content: { type: 'passage', at: 7, text: 'The wife decides', context: 'The wife decides' } },
    ])
    expect(notesText((await test.notebook.document(test.workspace, profile))!)).toBe('Call before noon')
  })

  it('is answered as erased when the profile was erased', async () => {
    await closeDirectory()
    const profile = await addProfile(test.notebook, anna)
    await test.notebook.handOver(head, [profile], boris.member, '')
    await test.storage.db.updateTable('profile').set({ erased: 1 }).where('id', '=', profile).execute()
    const items = () => itemsOf([[fact(profile, 'city', 'Omsk')]])
    expect(refusal(await push(anna, items(), newDevice()))).toEqual(['erased'])
    expect(refusal(await push(await test.member('manager', 'Vera'), items(), newDevice()))).toEqual(['unknownProfile'])
  })
})

describe('arrival', () => {
  it('gives each item its own number, ascending, and times that never go back', async () => {
    const profile = await addProfile(test.notebook, anna)
    const ahead = Date.now() + 60_000
    await test.storage.db.updateTable('workspace').set({ clock: ahead }).execute()
    await push(
      anna,
      itemsOf([[fact(profile, 'city', 'a')], [fact(profile, 'city', 'b')], [fact(profile, 'city', 'c')]]),
    )
    const stored = (await ledgerIn(test, profile)).slice(2)
    expect(stored.map(({ seq }) => seq)).toEqual([3, 4, 5])
    expect(stored.map(({ arrived }) => arrived)).toEqual([ahead, ahead, ahead])
  })
})
