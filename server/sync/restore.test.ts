/** [R] What a restored server takes, and from whom; tests/integration/restore.test.ts goes the whole way. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newId, type ChangeId, type DeviceId, type ProfileId, type WorkspaceId } from '../../src/shared/ids'
import type { ChangesItem, Former, NotesItem, OutboxItem } from '../../src/shared/protocol'
import {
  addMember,
  addProfile,
  addWorkspace,
  created,
  fact,
  newDevice,
  newProfile,
  NotesPad,
  openTestWorkspace,
  pullAll,
  type TestWorkspace,
} from '../../tests/support/notebook'
import type { Session } from '../accounts/session'
import { beginEpoch, listOffered, lostSince } from './restore'

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

const epoch = async () =>
  (await test.storage.db.selectFrom('workspace').select('epoch').executeTakeFirstOrThrow()).epoch
/** A step that was stored once by this member, with this sequence number. */
const step = (by: Session, seq: number, changes: ChangesItem['changes'], n = 1): ChangesItem => ({
  type: 'changes',
  n,
  profile: changes[0]!.profile,
  changes,
  former: { by: by.member, device: newId<DeviceId>(), arrived: 1_000, seq } satisfies Former,
})
const lostNotes = (profile: ProfileId): NotesItem => ({
  type: 'notes',
  n: 2,
  profile,
  update: new NotesPad().paragraph('x'),
  at: 1,
  former: true,
})
const push = (session: Session, ...items: OutboxItem[]) => test.notebook.push({ session, device: newDevice() }, items)
const offered = () => listOffered(test.storage.db, test.workspace)

describe('a restored server', () => {
  it('[R1] begins an epoch that was never used, also when the same backup is restored again', async () => {
    await beginEpoch(test.storage, 1_800_000_000_000)
    expect(await epoch()).toBe(1_800_000_000)
    await beginEpoch(test.storage, 1_800_000_000_500)
    expect(await epoch()).toBe(1_800_000_001)
  })

  it('[R2] tells a device from where on it lost something, over several restores', async () => {
    expect(await lostSince(test.storage.db, test.workspace, 1)).toBeNull()
    const { seq } = await test.storage.db.selectFrom('workspace').select('seq').executeTakeFirstOrThrow()
    await beginEpoch(test.storage, 1_800_000_000_000)
    await addProfile(test.notebook, anna)
    await beginEpoch(test.storage, 1_900_000_000_000)
    expect(await lostSince(test.storage.db, test.workspace, 1)).toBe(seq)
    expect(await lostSince(test.storage.db, test.workspace, 1_800_000_000)).toBeGreaterThan(seq)
    expect(await lostSince(test.storage.db, test.workspace, 1_900_000_000)).toBeNull()
  })

  it('[R3] stores its author’s own again, and keeps for the head what he or she may not write now', async () => {
    const theirs = await addProfile(test.notebook, boris)
    await beginEpoch(test.storage, 1_800_000_000_000)
    const profile = newProfile()
    const own = [created(profile), fact(profile, 'name', 'Ладога')]
    expect(await push(anna, step(anna, 900, own))).toMatchObject([{ result: 'stored' }])
    expect(await push(anna, step(anna, 900, own, 7))).toMatchObject([{ result: 'stored' }])
    const reader = await test.member('viewer', 'Vera')
    expect(await push(reader, step(reader, 901, [fact(theirs, 'city', 'Омск')]))).toMatchObject([{ result: 'late' }])
    expect(await offered()).toMatchObject([{ profile: theirs, changes: 1, by: [reader.member], isHere: true }])
  })

  it('[R4] keeps what is another’s once, whoever brings it, until its author’s own device does', async () => {
    await beginEpoch(test.storage, 1_800_000_000_000)
    const profile = newProfile()
    const lost = step(anna, 900, [created(profile), fact(profile, 'name', 'Ладога')])
    expect(await push(boris, lost)).toMatchObject([{ result: 'late' }])
    expect(await push(head, lost)).toMatchObject([{ result: 'late' }])
    expect(await offered()).toMatchObject([{ profile, name: 'Ладога', changes: 2, offeredBy: [boris.member] }])
    expect(await push(anna, lost)).toMatchObject([{ result: 'stored' }])
    expect(await offered()).toEqual([])
    expect(await test.notebook.settleOffered(head, { profile, accept: true })).toBe('noAccess')
  })

  it('[R4] leaves what came late to whoever settles that, also when another device offers it', async () => {
    const profile = await addProfile(test.notebook, boris)
    await beginEpoch(test.storage, 1_800_000_000_000)
    const lost = step(anna, 900, [fact(profile, 'city', 'Омск')])
    expect(await push(head, lost)).toMatchObject([{ result: 'late' }])
    expect(await offered()).toHaveLength(1)
    expect(await push(anna, lost)).toMatchObject([{ result: 'late' }])
    expect(await offered()).toEqual([])
    expect(await test.notebook.settleOffered(head, { profile, accept: true })).toBe('noAccess')
    const [late] = (await test.notebook.news(boris, profile))!.late!
    const accept = { kind: 'late' as const, id: newId<ChangeId>(), profile, at: 1, after: [], late: late!.id }
    const item: ChangesItem = { type: 'changes', n: 1, profile, changes: [{ ...accept, accepted: true }] }
    expect(await push(boris, item)).toMatchObject([{ result: 'stored' }])
    expect((await test.notebook.news(boris, profile))?.row).toMatchObject({ city: 'Омск' })
  })

  it('[R5] brings notes that came before their client to whoever has it then', async () => {
    await beginEpoch(test.storage, 1_800_000_000_000)
    const profile = newProfile()
    await push(boris, step(anna, 900, [created(profile), fact(profile, 'name', 'Ладога')]))
    expect(await push(boris, lostNotes(profile))).toMatchObject([{ result: 'late' }])
    await addProfile(test.notebook, head)
    const { cursor } = await pullAll(test.notebook, head, 0)
    expect(await test.notebook.settleOffered(head, { profile, accept: true })).toBe('done')
    const { news } = await pullAll(test.notebook, head, cursor)
    expect(news).toMatchObject([{ profile, late: [{ content: { type: 'passage', text: 'x' } }] }])
  })

  it('[R5] takes no notes for a client of another company', async () => {
    const other = newId<'workspace'>() as WorkspaceId
    await addWorkspace(test.storage, other)
    const stranger = await addMember(test.storage, other, 'manager', 'Stranger')
    const profile = await addProfile(test.notebook, stranger)
    await beginEpoch(test.storage, 1_800_000_000_000)
    expect(await push(anna, lostNotes(profile))).toMatchObject([{ result: 'refused', why: 'unknownProfile' }])
    expect((await test.notebook.news(stranger, profile))?.late ?? []).toEqual([])
  })

  it('[R6] gives a client to the head whose author has left', async () => {
    await beginEpoch(test.storage, 1_800_000_000_000)
    const profile = newProfile()
    await push(boris, step(anna, 900, [created(profile), fact(profile, 'name', 'Ладога')]))
    await test.storage.db.updateTable('member').set({ disabled: 1 }).where('id', '=', anna.member).execute()
    expect(await test.notebook.settleOffered(boris, { profile, accept: true })).toBe('noAccess')
    expect(await test.notebook.settleOffered(head, { profile, accept: true })).toBe('done')
    const news = await test.notebook.news(head, profile)
    expect(news?.row).toMatchObject({ name: 'Ладога', owner: head.member })
  })
})

describe('a server that lost nothing', () => {
  it('[R2] takes nothing in another’s name, and nothing of one’s own as if it had been lost', async () => {
    const profile = await addProfile(test.notebook, anna)
    const refused = [{ result: 'refused', why: 'malformed' }]
    expect(await push(anna, step(head, 900, [fact(profile, 'city', 'Омск')]))).toMatchObject(refused)
    expect(await push(anna, step(anna, 900, [fact(profile, 'city', 'Омск')]))).toMatchObject(refused)
    expect(await push(anna, lostNotes(profile))).toMatchObject(refused)
    expect(await offered()).toEqual([])
  })

  it('[R2] nor what came before the backup', async () => {
    const profile = await addProfile(test.notebook, anna)
    await beginEpoch(test.storage, 1_800_000_000_000)
    const refused = [{ result: 'refused', why: 'malformed' }]
    expect(await push(boris, step(anna, 1, [fact(profile, 'city', 'Омск')]))).toMatchObject(refused)
  })
})
