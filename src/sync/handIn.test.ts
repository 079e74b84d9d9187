/** [H] The device's side; tests/integration/handIn.test.ts has the whole way. */
import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { decodeAny } from 'lib0/buffer'
import { expect, test } from 'vitest'
import { mergeUpdates } from 'yjs'
import { newId, type MemberId, type ProfileId, type WorkspaceId } from '../shared/ids'
import { LIMITS, type OutboxItem } from '../shared/protocol'
import { databaseName, openDatabase } from '../storage/database'
import { makeNotebookStore } from '../storage/notebookStore'
import { handIn } from './handIn'

const typed = (bytes: number) => ({
  type: 'notes' as const,
  profile: newId<ProfileId>(),
  update: new Uint8Array(bytes),
  at: 1,
})

test('[H3] an item that no request holds is counted as refused, and what comes after it is handed in', async () => {
  globalThis.indexedDB = new IDBFactory()
  const events = { outdated: () => {}, closed: () => {} }
  const store = makeNotebookStore(await openDatabase(databaseName('w' as WorkspaceId, 'm' as MemberId), events))
  await store.setMeta({ handIn: 'token' })
  await store.append([typed(LIMITS.frame), typed(10)], [], 1, mergeUpdates)
  let taken = 0
  const done = await handIn({
    store,
    async post(_path, _token, body) {
      if (body.length > LIMITS.frame) return { ok: false, error: 'tooLarge' }
      const { items } = decodeAny(body) as { items: OutboxItem[] }
      taken += items.length
      const answers = items.map(({ n }) => ({ n, result: 'late' as const }))
      return { ok: true, value: { answers, taken, refused: 0 } }
    },
    leaving: () => {},
    settled: () => {},
    files: async () => true,
    now: () => 5,
  })
  expect(done).toEqual({ taken: 1, refused: 1, token: 'token' })
  expect((await store.unsent()).size).toBe(0)
  store.close()
})
