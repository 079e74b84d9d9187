import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ProfileId } from '../../src/shared/ids'
import type { Session } from '../accounts/session'
import { addProfile, fact, itemsOf, ledgerIn, newDevice, NotesPad, notesText } from '../../tests/support/notebook'
import { openTestWorkspace, pullAll, type TestWorkspace } from '../../tests/support/notebook'
import { compact, KEPT, LONG_LOG } from './compaction'

let test: TestWorkspace
let anna: Session
let profile: ProfileId

beforeEach(async () => {
  test = await openTestWorkspace()
  anna = await test.member('manager', 'Anna')
  profile = await addProfile(test.notebook, anna)
})
afterEach(() => test.close())

const edit = (count: number) => {
  const items = itemsOf(Array.from({ length: count }, (_, index) => [fact(profile, 'city', `City ${index}`)]))
  return test.notebook.push({ session: anna, device: newDevice() }, items)
}
const logged = async () =>
  (await test.storage.db.selectFrom('profile_update').select('seq').where('profile', '=', profile).execute()).length
const snapshots = () => test.storage.db.selectFrom('snapshot').select(['profile', 'seq']).execute()

describe('a long log', () => {
  it('becomes a snapshot and its newest updates, beside the conversation, and says the same', async () => {
    await test.notebook.writeNotes({ session: anna, device: null }, profile, new NotesPad().paragraph('Call'), null)
    await edit(LONG_LOG)
    const before = await ledgerIn(test, profile)
    await vi.waitFor(async () => expect(await logged()).toBe(KEPT))
    expect(await snapshots()).toHaveLength(1)
    expect(await ledgerIn(test, profile)).toEqual(before)
    await test.reopen()
    expect((await ledgerIn(test, profile)).slice(0, before.length)).toEqual(before)
    expect(notesText((await test.notebook.document(test.workspace, profile))!)).toBe('Call')
    const row = (await pullAll(test.notebook, anna, 0)).news[0]?.row
    expect(row).toMatchObject({ city: `City ${LONG_LOG - 1}` })
  })

  it('is made short again and again', async () => {
    for (let times = 0; times < 3; times++) {
      await edit(LONG_LOG)
      await vi.waitFor(async () => expect(await logged()).toBeLessThanOrEqual(LONG_LOG))
    }
    expect(await ledgerIn(test, profile)).toHaveLength(2 + 3 * LONG_LOG)
  })

  it('brings the whole document to a device that was away longer than the log is', async () => {
    const { cursor } = await pullAll(test.notebook, anna, 0)
    await edit(LONG_LOG)
    await vi.waitFor(async () => expect(await logged()).toBe(KEPT))
    const { news } = await pullAll(test.notebook, anna, cursor)
    expect(news[0]).toMatchObject({
      state: expect.any(Uint8Array) as Uint8Array,
      row: { city: `City ${LONG_LOG - 1}` },
    })
  })
})

describe('a log that is not long', () => {
  it('stays as it is', async () => {
    await edit(LONG_LOG - 1)
    expect(await compact(test.storage, test.workspace, profile)).toBe(LONG_LOG)
    expect(await snapshots()).toEqual([])
  })
})

describe('a snapshot that would not say the same', () => {
  it('is not stored, and the log stays', async () => {
    await test.storage.db.updateTable('profile_update').set({ seq: 1_000 }).where('profile', '=', profile).execute()
    // The first update, without which the others cannot be applied, comes last now and would stay in the log.
    const { seq } = await test.storage.db.selectFrom('workspace').select('seq').executeTakeFirstOrThrow()
    expect(seq).toBeLessThan(1_000 - LONG_LOG)
    await edit(LONG_LOG)
    await expect(compact(test.storage, test.workspace, profile)).rejects.toThrow('does not say')
    expect(await snapshots()).toEqual([])
    expect(await logged()).toBe(LONG_LOG + 1)
  })
})
