import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import type { ProfileId } from '../../src/shared/ids'
import type { Session } from '../accounts/session'
import { addProfile, fact, itemsOf, ledgerIn, newDevice, NotesPad, notesText } from '../../tests/support/notebook'
import { openTestWorkspace, pullAll, type TestWorkspace } from '../../tests/support/notebook'
import { compact, isLong, KEPT, LONG_LOG } from './compaction'
import { docOf } from './documents'
import { mergerHere, startMerger, type Merger } from './merger'
import { mergeInTree, snapshotOf, stateOf } from './merging'

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

  it('is made short again after a while, and sooner when very much is typed', async () => {
    await edit(LONG_LOG)
    await vi.waitFor(async () => expect(await logged()).toBe(KEPT))
    await edit(LONG_LOG)
    expect(await logged()).toBe(KEPT + LONG_LOG)
    expect(isLong({ logged: KEPT + LONG_LOG, compacted: 1_000 }, 2_000)).toBe(false)
    expect(isLong({ logged: KEPT + LONG_LOG, compacted: 1_000 }, 62_000)).toBe(true)
    expect(isLong({ logged: 513, compacted: 1_000 }, 2_000)).toBe(true)
    await test.reopen()
    await test.notebook.document(test.workspace, profile)
    await vi.waitFor(async () => expect(await logged()).toBe(KEPT))
    // Bursts of the notes may have ended meanwhile: of the changes none is lost and none is there twice.
    expect((await ledgerIn(test, profile)).filter(({ kind }) => kind === 'fact')).toHaveLength(1 + 2 * LONG_LOG)
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
    expect(await compact(test.storage, mergerHere(), test.workspace, profile)).toBe(LONG_LOG)
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
    await expect(compact(test.storage, mergerHere(), test.workspace, profile)).rejects.toThrow('does not say')
    expect(await snapshots()).toEqual([])
    expect(await logged()).toBe(LONG_LOG + 1)
  })
})

describe('log rows', () => {
  const inTheWayOf = (meddle: () => Promise<unknown>): Merger => ({
    ...mergerHere(),
    snapshot: async (before, updates) => {
      await meddle()
      return snapshotOf(before, updates)
    },
  })

  it('[G3] stay when the log moved while it was merged', async () => {
    await edit(LONG_LOG - 1)
    await edit(1)
    await vi.waitFor(async () => expect(await logged()).toBe(KEPT))
    await edit(LONG_LOG)
    const first = await test.storage.db
      .selectFrom('profile_update')
      .select('seq')
      .where('profile', '=', profile)
      .orderBy('seq')
      .executeTakeFirstOrThrow()
    const merger = inTheWayOf(() => test.storage.db.deleteFrom('profile_update').where('seq', '=', first.seq).execute())
    const before = await snapshots()
    expect(await compact(test.storage, merger, test.workspace, profile)).toBe(KEPT + LONG_LOG - 1)
    expect(await snapshots()).toEqual(before)
  })

  it('[G3] stay when what was stored is not what was made', async () => {
    await edit(LONG_LOG - 1)
    test.storage.sqlite.exec(
      `create trigger spoils after insert on snapshot begin update snapshot set bytes = x'00'; end`,
    )
    await edit(1)
    const merging = compact(test.storage, mergerHere(), test.workspace, profile)
    await expect(merging).rejects.toThrow('not stored as it was made')
    expect(await snapshots()).toEqual([])
    expect(await logged()).toBe(LONG_LOG + 1)
  })
})

describe('the thread that merges', () => {
  let merger: Merger
  beforeEach(() => {
    merger = startMerger()
  })
  afterEach(() => merger.close())

  const logOf = (texts: string[]) => {
    const pad = new NotesPad()
    return texts.map((text) => pad.paragraph(text))
  }

  it('[G1] gives the same snapshot and states as it would be made here', async () => {
    const log = logOf(['Call', 'Visit', 'Offer'])
    expect(await merger.snapshot(null, log)).toEqual(new Uint8Array(snapshotOf(null, log)))
    expect(await merger.states([log, log.slice(0, 1)])).toEqual(
      [log, log.slice(0, 1)].map((some) => new Uint8Array(stateOf(some))),
    )
  })

  it('[G2] refuses a log with a gap, and goes on', async () => {
    const log = logOf(['Call', 'Visit', 'Offer'])
    await expect(merger.snapshot(null, log.slice(1))).rejects.toThrow('does not say')
    expect(await merger.states([log])).toHaveLength(1)
  })

  it('refuses what it is asked after its end', async () => {
    await merger.close()
    await expect(merger.states([logOf(['Call'])])).rejects.toThrow('stops')
  })
})

describe('merging in trees', () => {
  it('says the same as applying one update after the other', () => {
    const pad = new NotesPad()
    const log = Array.from({ length: 200 }, (_, index) => pad.paragraph(`Line ${index}`))
    const doc = docOf([mergeInTree(log)])
    expect(notesText(doc).split('\n')).toHaveLength(200)
    expect(Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(docOf(log)))).toBe(true)
  })
})
