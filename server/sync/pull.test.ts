import { inflateRawSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { ProfileId } from '../../src/shared/ids'
import { LEDGER, type ProfileNews } from '../../src/shared/protocol'
import type { Session } from '../accounts/session'
import { addProfile, fact, itemsOf, newDevice, newProfile } from '../../tests/support/notebook'
import { NotesPad, openTestWorkspace, pullAll, type TestWorkspace } from '../../tests/support/notebook'
import { writeToken } from './pullToken'

const SMALL = { little: 2, rows: 2, states: 2, bytes: 1_000_000 }

let test: TestWorkspace
let anna: Session
let boris: Session
let head: Session

beforeEach(async () => {
  test = await openTestWorkspace(SMALL)
  anna = await test.member('manager', 'Anna')
  boris = await test.member('manager', 'Boris')
  head = await test.member('head', 'Marina')
})
afterEach(() => test.close())

const edit = (session: Session, profile: ProfileId, path = 'city', value = 'Omsk') =>
  test.notebook.push({ session, device: newDevice() }, itemsOf([[fact(profile, path, value)]]))
const ids = (news: ProfileNews[]) => news.map(({ profile }) => profile)
const docOf = ({ state, updates = [] }: ProfileNews): Y.Doc => {
  const doc = new Y.Doc({ gc: false })
  if (state !== undefined) Y.applyUpdate(doc, inflateRawSync(state))
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}

describe('what a pull brings', () => {
  it('is nothing when nothing changed', async () => {
    await addProfile(test.notebook, anna)
    const { cursor } = await pullAll(test.notebook, anna, 0)
    expect(await test.notebook.pull(anna, cursor, null)).toEqual({
      type: 'batch',
      news: [],
      left: [],
      total: 0,
      sent: 0,
      next: null,
      cursor,
    })
  })

  it('is the profiles that the member owns or was given; all of them for a head and a viewer', async () => {
    const [own, other] = [await addProfile(test.notebook, anna), await addProfile(test.notebook, boris)]
    const viewer = await test.member('viewer')
    expect(ids((await pullAll(test.notebook, anna, 0)).news)).toEqual([own])
    for (const session of [head, viewer])
      expect(ids((await pullAll(test.notebook, session, 0)).news).toSorted()).toEqual([own, other].toSorted())
  })

  it('is only what was added since the cursor, where the log still has it', async () => {
    const profile = await addProfile(test.notebook, anna)
    const { cursor, news: first } = await pullAll(test.notebook, anna, 0)
    await edit(anna, profile)
    const { news } = await pullAll(test.notebook, anna, cursor)
    expect(news).toMatchObject([{ profile, row: { city: 'Omsk' } }])
    expect(news[0]?.state).toBeUndefined()
    const doc = docOf(first[0]!)
    for (const update of news[0]?.updates ?? []) Y.applyUpdate(doc, update)
    expect(doc.getArray(LEDGER)).toHaveLength(3)
  })

  it('leaves out the row when only the notes changed', async () => {
    const profile = await addProfile(test.notebook, anna)
    const { cursor } = await pullAll(test.notebook, anna, 0)
    const update = new NotesPad().paragraph('Call before noon')
    await test.notebook.writeNotes({ session: anna, device: null }, profile, update, null)
    const { news } = await pullAll(test.notebook, anna, cursor)
    expect(news).toEqual([{ profile, seq: cursor + 1, updates: [expect.any(Uint8Array)] }])
  })

  it('is the team when it changed, and at the first pull', async () => {
    const { batches, cursor } = await pullAll(test.notebook, anna, 0)
    expect(batches[0]?.team?.members).toHaveLength(3)
    expect((await test.notebook.pull(anna, cursor, null)).team).toBeUndefined()
    await test.storage.inWorkspace(test.workspace, async (trx, { seq }) => {
      await trx.updateTable('workspace').set({ team_seq: seq() }).execute()
    })
    expect((await test.notebook.pull(anna, cursor, null)).team?.members).toHaveLength(3)
  })

  it('is everything again for a cursor from another life of the server', async () => {
    const profile = await addProfile(test.notebook, anna)
    expect(ids((await pullAll(test.notebook, anna, 9_999)).news)).toEqual([profile])
  })
})

describe('a long pull', () => {
  const many = async (count: number) => {
    const profiles: ProfileId[] = []
    for (let made = 0; made < count; made++) profiles.push(await addProfile(test.notebook, anna, `Client ${made}`))
    return profiles
  }

  it('brings all rows first, then all documents, latest first, and counts them', async () => {
    const profiles = await many(5)
    const { batches, news, cursor } = await pullAll(test.notebook, anna, 0)
    const latestFirst = profiles.toReversed()
    expect(ids(news.filter(({ row }) => row !== undefined))).toEqual(latestFirst)
    expect(ids(news.filter(({ state }) => state !== undefined))).toEqual(latestFirst)
    const firstState = batches.findIndex((batch) => batch.news.some(({ state }) => state !== undefined))
    expect(batches.slice(0, firstState).flatMap((batch) => ids(batch.news))).toEqual(latestFirst)
    expect(batches.map(({ total }) => total)).toEqual(batches.map(() => 5))
    expect(batches.at(-1)?.sent).toBe(5)
    expect(cursor).toBe(6)
  })

  it('[L3] brings what moved while it was going on, whole, and keeps the cursor of its beginning', async () => {
    const profiles = await many(5)
    const first = await test.notebook.pull(anna, 0, null)
    for (const profile of profiles) await edit(anna, profile)
    const late = await addProfile(test.notebook, anna, 'Late')
    const all = new Map<ProfileId, ProfileNews>(first.news.map((news) => [news.profile, news]))
    let batch = first
    while (batch.next !== null) {
      batch = await test.notebook.pull(anna, 0, batch.next)
      for (const news of batch.news) all.set(news.profile, { ...all.get(news.profile), ...news })
    }
    expect(batch.cursor).toBe(6)
    expect([...all.keys()].toSorted()).toEqual([...profiles, late].toSorted())
    for (const profile of profiles) {
      const news = all.get(profile)!
      expect(news.row).toMatchObject({ city: 'Omsk' })
      expect(docOf(news).getArray(LEDGER)).toHaveLength(3)
    }
  })

  it('[L1] sends nothing of a profile that left while it was going on', async () => {
    const profiles = await many(5)
    const { next } = await test.notebook.pull(anna, 0, null)
    await test.notebook.handOver(head, profiles, boris.member, '')
    const rest = await test.notebook.pull(anna, 0, next)
    expect(rest.news).toEqual([])
  })

  it('[L1] gives nobody more for a token that was made up', async () => {
    const [profile] = await many(3)
    const token = writeToken({ until: 99, stage: 'states', after: null, total: 9, sent: 0 })
    expect((await test.notebook.pull(boris, 0, token)).news).toEqual([])
    expect((await test.notebook.pull(anna, 0, 'no token at all')).total).toBe(3)
    expect(profile).toBeDefined()
  })
})

describe('what enters and leaves a view', () => {
  it('[L4] enters whole and is named when it left, however often that is asked', async () => {
    const profile = await addProfile(test.notebook, anna)
    const [{ cursor: a }, { cursor: b }] = [
      await pullAll(test.notebook, anna, 0),
      await pullAll(test.notebook, boris, 0),
    ]
    await test.notebook.handOver(head, [profile], boris.member, 'On leave')
    for (let times = 0; times < 2; times++) {
      expect(await pullAll(test.notebook, anna, a)).toMatchObject({ left: [profile], news: [] })
      const { news } = await pullAll(test.notebook, boris, b)
      expect(news).toMatchObject([{ profile, row: { owner: boris.member } }])
      expect(docOf(news[0]!).getArray(LEDGER)).toHaveLength(3)
    }
  })

  it('[L4] is the net result: there and back again is not a leaving', async () => {
    const profile = await addProfile(test.notebook, anna)
    const { cursor } = await pullAll(test.notebook, anna, 0)
    await test.notebook.handOver(head, [profile], boris.member, '')
    await test.notebook.handOver(head, [profile], anna.member, '')
    const { left, news } = await pullAll(test.notebook, anna, cursor)
    expect(left).toEqual([])
    expect(docOf(news[0]!).getArray(LEDGER)).toHaveLength(4)
  })

  it('follows a change of role: a head who becomes a manager keeps what is his', async () => {
    const [own, other] = [await addProfile(test.notebook, head), await addProfile(test.notebook, anna)]
    const { cursor } = await pullAll(test.notebook, head, 0)
    await test.storage.inWorkspace(test.workspace, async (trx, { seq }) => {
      await trx.updateTable('member').set({ role: 'manager' }).where('id', '=', head.member).execute()
      const event = { workspace: test.workspace, seq: seq(), member: head.member, profile: null, kind: 'view' as const }
      await trx.insertInto('access_event').values(event).execute()
    })
    const { left, news } = await pullAll(test.notebook, head, cursor)
    expect(left).toEqual([other])
    expect(ids(news)).toEqual([own])
  })

  it('ends the session of a member who was disabled', async () => {
    await test.storage.db.updateTable('member').set({ disabled: 1 }).where('id', '=', anna.member).execute()
    await expect(test.notebook.pull(anna, 0, null)).rejects.toThrow('disabled')
    await expect(test.notebook.get(anna, [])).rejects.toThrow('disabled')
  })
})

describe('asking for whole profiles', () => {
  it('gives those that may be seen, and one answer for forbidden and unknown', async () => {
    const [own, other, nobodys] = [
      await addProfile(test.notebook, anna),
      await addProfile(test.notebook, boris),
      newProfile(),
    ]
    const { news, missing } = await test.notebook.get(anna, [own, other, nobodys, own])
    expect(ids(news)).toEqual([own])
    expect(missing).toEqual([other, nobodys])
    expect(docOf(news[0]!).getArray(LEDGER)).toHaveLength(2)
    expect(await test.notebook.news(anna, other)).toBeUndefined()
    expect(await test.notebook.news(anna, own)).toMatchObject({ profile: own, row: { name: 'Ladoga' } })
  })
})
