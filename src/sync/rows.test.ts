import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { deflateRawSync } from 'node:zlib'
import { beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  newId,
  type ChangeId,
  type DeviceId,
  type EntryId,
  type FieldId,
  type MemberId,
  type ProfileId,
} from '../shared/ids'
import type { Change, Draft } from '../shared/profile/change'
import { fold } from '../shared/profile/fold'
import { ROW_VERSION, toRow, type Row } from '../shared/profile/row'
import { LEDGER } from '../shared/protocol'
import { openDatabase } from '../storage/database'
import { rowOf } from '../storage/document'
import { makeNotebookStore, type NotebookStore } from '../storage/notebookStore'
import { AT_ONCE, renewRows } from './rows'

const anna = newId<MemberId>()
const field = newId<FieldId>()
let store: NotebookStore
let told: ProfileId[][]
let clock = 1_000

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory()
  store = makeNotebookStore(await openDatabase('test', { outdated: () => {}, closed: () => {} }))
  told = []
})

const head = (profile: ProfileId) => ({ id: newId<ChangeId>(), profile, at: ++clock, after: [] })
const stamp = () => ({ by: anna, device: newId<DeviceId>(), arrived: ++clock, seq: ++clock })

/** What an app that knew rows of version 1 would have made of it. */
function rowOfVersion1(profile: ProfileId, changes: Parameters<typeof fold>[1]): Row {
  const { changed: _, own: __, entries: ___, address: ____, site: _____, ...old } = toRow(fold(profile, changes))
  return { ...old, v: 1 }
}

/** A client that was pulled by an older app: its document, and its row of version 1. */
async function pulled(name: string, withState = true): Promise<ProfileId> {
  const profile = newId<ProfileId>()
  const ledger: Change[] = [
    { ...head(profile), ...stamp(), kind: 'created', owner: anna, notes: 1 },
    { ...head(profile), ...stamp(), kind: 'fact', path: 'name', value: name },
    { ...head(profile), ...stamp(), kind: 'fact', path: `own/${field}`, value: 'yes' },
    {
      ...head(profile),
      ...stamp(),
      kind: 'entry',
      entry: newId<EntryId>(),
      value: { type: 'complaint', when: 5, text: 'Долго' },
    },
  ]
  const doc = new Y.Doc({ gc: false })
  doc.getArray(LEDGER).push(ledger)
  const state = new Uint8Array(deflateRawSync(Y.encodeStateAsUpdate(doc)))
  const row = rowOfVersion1(profile, ledger)
  await store.applyBatch({ news: [{ profile, seq: 1, row, ...(withState ? { state } : {}) }], left: [], next: null })
  if (!withState) documents.set(profile, state)
  return profile
}
const documents = new Map<ProfileId, Uint8Array>()

const renew = (idle = async () => true) =>
  renewRows({
    store,
    rowOf: (id, stored) => rowOf(id, stored, anna),
    told: (profiles) => told.push(profiles),
    idle,
  })
const row = async (id: ProfileId) => (await store.rowsOf([id]))[0]!.row

test('rows of version 1 become rows of this version, and nothing of them is lost', async () => {
  const ids = [await pulled('Ладога'), await pulled('Урал')]
  const before = await row(ids[0]!)
  expect(before.v).toBe(1)
  expect(await renew()).toBe(2)
  const after = await row(ids[0]!)
  expect(after).toMatchObject({ ...before, v: ROW_VERSION })
  expect(after.own).toMatchObject({ [field]: { value: 'yes' } })
  expect(after.entries).toEqual({ complaint: { count: 1, last: 5 } })
  expect(told.flat().toSorted()).toEqual(ids.toSorted())
})

test('what is not sent yet is in the new row', async () => {
  const id = await pulled('Ладога')
  const draft: Draft = { ...head(id), kind: 'fact', path: 'city', value: 'Тула' }
  const old = { ...(await row(id)), city: 'Тула', made: 5 }
  await store.append([{ type: 'changes', profile: id, changes: [draft] }], [old], 1, Y.mergeUpdates)
  await renew()
  expect(await row(id)).toMatchObject({ v: ROW_VERSION, name: 'Ладога', city: 'Тула', made: 5 })
  expect((await store.unsent()).get(id)).toBe(1)
})

test('a client begun offline and never sent is made anew from what is here', async () => {
  const id = newId<ProfileId>()
  const changes: Draft[] = [
    { ...head(id), kind: 'created' },
    { ...head(id), kind: 'fact', path: 'name', value: 'Новые Двери' },
  ]
  const old = rowOfVersion1(
    id,
    changes.map((draft) => ({ ...draft, by: anna })),
  )
  await store.append([{ type: 'changes', profile: id, changes }], [old], 1, Y.mergeUpdates)
  expect(await renew()).toBe(1)
  expect(await row(id)).toMatchObject({ v: ROW_VERSION, name: 'Новые Двери', owner: anna })
})

test('[D7] a row whose document has not come yet waits for it', async () => {
  const id = await pulled('Ладога', false)
  expect(await renew()).toBe(0)
  expect(await row(id)).toMatchObject({ v: 1, name: 'Ладога' })
  await store.applyBatch({ news: [{ profile: id, seq: 1, state: documents.get(id)! }], left: [], next: null })
  expect(await renew()).toBe(1)
  expect(await row(id)).toMatchObject({ v: ROW_VERSION, name: 'Ладога' })
})

test('[D7] what was written meanwhile stays', async () => {
  const id = await pulled('Ладога')
  let newer: Row | undefined
  await renewRows({
    store,
    rowOf: async (profile, stored) => {
      const made = await rowOf(profile, stored, anna)
      newer = { ...made, name: 'Ладога и Ко', made: made.made + 1 }
      await store.putRows([{ row: newer, from: stored }])
      return made
    },
    told: () => {},
    idle: async () => true,
  })
  expect(await row(id)).toEqual(newer)
})

test('is done once, those that moved last first, and goes on after a pause', async () => {
  const ids: ProfileId[] = []
  for (let i = 0; i < AT_ONCE + 5; i++) ids.push(await pulled(`Клиент ${i}`))
  const newest = await row(ids[3]!)
  await store.putRows([
    { row: { ...newest, touched: { when: clock * 2, type: 'call' } }, from: await store.profile(ids[3]!) },
  ])
  let turns = 0
  expect(await renew(async () => ++turns === 1)).toBe(AT_ONCE)
  expect((await row(ids[3]!)).v).toBe(ROW_VERSION)
  expect(await renew()).toBe(5)
  expect(await renew()).toBe(0)
  expect((await store.rows()).every((stored) => stored.row.v === ROW_VERSION)).toBe(true)
  expect(await store.meta('rowVersion')).toBe(ROW_VERSION)
})
