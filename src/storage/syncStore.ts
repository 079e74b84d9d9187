/** What the sync worker does with the notebook on this device; the rules are in notebookStore.ts. */
import type { ProfileId } from '../shared/ids'
import type { Answer, ProfileNews } from '../shared/protocol'
import { seal, unseal } from './codec'
import type { Database } from './database'
import { getMeta, putMeta } from './meta'
import { dropFile } from './newFile'
import type { Applied, Batch, EitherStore, SyncStore } from './notebookStore'
import { dropRow, isBeginning, LONG_LOG, makeEitherStore, putRow, putStaleRow } from './records'
import { inOneWrite, type Tx } from './write'

/** What few starts need is loaded when it is needed. */
const renewal = () => import('./renewal')
const anew = () => import('./beginAnew')

export function makeSyncStore(db: Database): EitherStore & SyncStore {
  const write = <T>(durability: 'strict' | 'relaxed', work: (tx: Tx) => Promise<T>) => inOneWrite(db, durability, work)

  return {
    ...makeEitherStore(db),
    putRows: async (made) => (await renewal()).putRows(db, made),
    renewRows: async (made) => (await renewal()).renewRows(db, made),
    staleRows: async () => (await renewal()).staleRows(db),
    allRenewed: async () => (await renewal()).allRenewed(db),
    renewSnapshot: async () => (await import('./renewSnapshot')).renewSnapshot(db),
    async takeUnsent(limit) {
      const isUrgent = (await db.countFromIndex('outbox', 'first')) > 0
      const take = isUrgent ? (await import('./goesFirst')).goesFirst : oldest
      return write('relaxed', async (tx) => {
        const records = await take(tx, limit)
        const last = records.at(-1)
        if (last !== undefined) await putMeta(tx, { pushed: Math.max(last.n, (await getMeta(tx, 'pushed')) ?? 0) })
        return records.map(({ data }) => unseal(data))
      })
    },
    settle: (answers, now) =>
      write('strict', async (tx) => {
        const undone = new Set<ProfileId>()
        for (const answer of answers) {
          const profile = await settleOne(tx, answer, now)
          if (profile !== undefined && answer.result !== 'stored') undone.add(profile)
        }
        for (const profile of undone) {
          const record = await tx.objectStore('rows').get(profile)
          // It counts what was not taken: whatever is made anew replaces it.
          if (record !== undefined) await putStaleRow(tx, { ...unseal(record.data).row, made: 0 })
        }
        return { removed: await letGo(tx), undone: [...undone] }
      }),
    applyBatch: (batch) => write('relaxed', (tx) => storeBatch(tx, batch)),
    renewDevice: async () => (await anew()).renewDevice(db),
    changedSince: async (seq) => (await anew()).changedSince(db, seq),
    beginEpoch: async (epoch, items) => (await anew()).beginEpoch(db, epoch, items),
    compact: (profile, merge) =>
      write('relaxed', async (tx) => {
        const index = tx.objectStore('updates').index('profile')
        const keys = await index.getAllKeys(profile)
        if (keys.length <= LONG_LOG) return
        const merged = merge((await index.getAll(profile)).map(({ data }) => unseal(data)))
        for (const key of keys) await tx.objectStore('updates').delete(key)
        await tx.objectStore('updates').add({ profile, data: seal(merged) })
      }),
  }
}

const oldest = (tx: Tx, limit: number) => tx.objectStore('outbox').getAll(null, limit)

/** Gives the profile of the item. */
async function settleOne(tx: Tx, answer: Answer, now: number): Promise<ProfileId | undefined> {
  const record = await tx.objectStore('outbox').get(answer.n)
  if (record === undefined) return undefined
  await tx.objectStore('outbox').delete(answer.n)
  const item = unseal(record.data)
  if (answer.result === 'stored') {
    await tx.objectStore('sent').put({ ...record, seq: answer.seq })
    if (item.type === 'notes') await tx.objectStore('updates').add({ profile: item.profile, data: seal(item.update) })
  } else if (answer.result === 'refused') {
    await tx.objectStore('shelf').add({ profile: item.profile, data: seal({ item, why: answer.why, at: now }) })
  } else if (answer.result === 'erased') {
    await tx.objectStore('shelf').add({ profile: item.profile, data: seal({ item, why: 'erased' as const, at: now }) })
  }
  // A client that never began must not stay in the list; what was written for it lies on the shelf.
  if ((answer.result === 'refused' || answer.result === 'erased') && isBeginning(item))
    await tx.objectStore('leaving').put(item.profile, item.profile)
  return item.profile
}

const PAST: Applied = { removed: [], directoryMoved: false, isPast: true }

async function storeBatch(
  tx: Tx,
  { news, left, team, directory, next, cursor, since, after, unconfirmed }: Batch,
): Promise<Applied> {
  if (since !== undefined && since !== ((await getMeta(tx, 'cursor')) ?? 0)) return PAST
  if (after !== undefined && after !== ((await getMeta(tx, 'next')) ?? null)) return PAST
  await leave(tx, left)
  await storeNews(tx, news)
  if (team !== undefined) await putMeta(tx, { team })
  const directoryMoved = await storeDirectory(tx, news, directory, next === null)
  if (next !== undefined) await putMeta(tx, { next })
  if (unconfirmed === true) await awaitConfirmation(tx, news)
  else await confirm(tx, news, cursor !== undefined)
  if (cursor !== undefined) {
    await putMeta(tx, { cursor })
    for (const { n, seq } of await tx.objectStore('sent').getAll())
      if (seq <= cursor) await tx.objectStore('sent').delete(n)
  }
  return { removed: [...new Set([...left, ...(await letGo(tx))])], directoryMoved }
}

/** They are in no list from now on; letGo removes the rest once nothing of them is unsent. */
async function leave(tx: Tx, profiles: readonly ProfileId[]): Promise<void> {
  await Promise.all(
    profiles.flatMap((profile) => [dropRow(tx, profile), tx.objectStore('leaving').put(profile, profile)]),
  )
  if (profiles.length > 0) await forgetNames(tx, new Set(profiles))
}

/** The handovers that the server listed last are kept for a day without network; names in them are client data too. */
async function forgetNames(tx: Tx, gone: ReadonlySet<ProfileId>): Promise<void> {
  const handovers = await getMeta(tx, 'handovers')
  if (handovers === undefined) return
  const cards = handovers.cards.map((card) => ({
    ...card,
    profiles: card.profiles.map(({ id, name }) => ({ id, name: gone.has(id) ? '' : name })),
  }))
  await putMeta(tx, { handovers: { ...handovers, cards } })
}

async function awaitConfirmation(tx: Tx, news: ProfileNews[]): Promise<void> {
  const before = (await getMeta(tx, 'unconfirmed')) ?? []
  await putMeta(tx, { unconfirmed: [...new Set([...before, ...news.map(({ profile }) => profile)])] })
}

/** After a restore of the server, or of what was asked for before a first pull: what the whole pull did not bring again is not this member's to see any more. */
async function confirm(tx: Tx, news: ProfileNews[], isWhole: boolean): Promise<void> {
  const before = (await getMeta(tx, 'unconfirmed')) ?? []
  if (before.length === 0) return
  const came = new Set(news.map(({ profile }) => profile))
  const still = before.filter((profile) => !came.has(profile))
  if (isWhole) await leave(tx, still)
  await putMeta(tx, { unconfirmed: isWhole ? [] : still })
}

/** [D8] The generation is said to be here once all of it is. True when the directory is another than before. */
async function storeDirectory(
  tx: Tx,
  news: ProfileNews[],
  directory: Batch['directory'],
  isWhole: boolean,
): Promise<boolean> {
  const store = tx.objectStore('directory')
  if (directory?.whole) await store.clear()
  // A first pull brings thousands into a view beside which there is no directory yet.
  const isEmpty = news.length === 0 || (await store.count()) === 0
  const known = isEmpty ? [] : await Promise.all(news.map(({ profile }) => store.getKey(profile)))
  const entered = known.filter((profile) => profile !== undefined)
  await Promise.all(entered.map((profile) => store.delete(profile)))
  if (directory === undefined) return entered.length > 0
  await Promise.all([
    ...directory.entries.map((entry) => store.put({ profile: entry.profile, data: seal(entry) })),
    ...directory.gone.map((profile) => store.delete(profile)),
  ])
  if (isWhole) await putMeta(tx, { directory: { generation: directory.generation, key: directory.key } })
  return true
}

/**
 * All profiles of a batch at once: a first pull brings thousands, and one by one each would wait for half a dozen
 * answers of the database. No batch names a profile twice.
 */
async function storeNews(tx: Tx, news: readonly ProfileNews[]): Promise<void> {
  if (news.length === 0) return
  await Promise.all([
    ofEach(
      tx,
      'leaving',
      news.map(({ profile }) => profile),
      (profile) => tx.objectStore('leaving').delete(profile),
    ),
    storeRows(tx, news),
    storeDocuments(tx, news),
    storeLate(tx, news),
  ])
}

async function storeRows(tx: Tx, news: readonly ProfileNews[]): Promise<void> {
  const brought = news.flatMap(({ row, grants }) => (row === undefined ? [] : [{ row, grants }]))
  const unsent = await unsentOf(
    tx,
    brought.map(({ row }) => row.id),
  )
  const isChangedHere = (at: number) => (unsent[at] ?? 0) > 0
  // A first pull brings everybody's rights: to look for those of before would be half of what storing a row costs.
  const none = (await getMeta(tx, 'cursor')) === undefined ? [] : undefined
  await Promise.all(
    brought.flatMap(({ row, grants = none }, at) => (isChangedHere(at) ? [] : [putRow(tx, row, grants)])),
  )
  // Each of these adds to one list.
  for (const [at, { row, grants }] of brought.entries()) if (isChangedHere(at)) await putStaleRow(tx, row, grants)
}

async function storeDocuments(tx: Tx, news: readonly ProfileNews[]): Promise<void> {
  const whole = news.filter(({ state }) => state !== undefined)
  await dropOf(
    tx,
    'updates',
    whole.map(({ profile }) => profile),
  )
  const states = tx.objectStore('states')
  const updates = tx.objectStore('updates')
  await Promise.all(
    news.flatMap(({ profile, seq, state, updates: since = [] }): Promise<unknown>[] => [
      ...(state === undefined ? [] : [states.put({ profile, seq, data: seal(state) })]),
      ...since.map((update) => updates.add({ profile, data: seal(update) })),
    ]),
  )
}

async function storeLate(tx: Tx, news: readonly ProfileNews[]): Promise<void> {
  const brought = news.flatMap(({ profile, late }) => (late === undefined ? [] : [{ profile, late }]))
  if (brought.length === 0) return
  await dropOf(
    tx,
    'late',
    brought.map(({ profile }) => profile),
  )
  const store = tx.objectStore('late')
  await Promise.all(
    brought.flatMap(({ profile, late }) => late.map((one) => store.put({ id: one.id, profile, data: seal(one) }))),
  )
}

/**
 * Removes what left this member's view and has nothing unsent; gives what it removed. What is asked of a store is asked
 * for all of them at once: one by one, 500 clients that are handed over would take a second to go.
 */
export async function letGo(tx: Tx): Promise<ProfileId[]> {
  const leaving = await tx.objectStore('leaving').getAll()
  if (leaving.length === 0) return []
  const stays = await keptBy(tx, leaving)
  const removed = leaving.filter((profile) => !stays.has(profile))
  await Promise.all([
    ...(['updates', 'sent', 'late'] as const).map((name) => dropOf(tx, name, removed)),
    ...removed.flatMap((profile) => [
      tx.objectStore('states').delete(profile),
      dropRow(tx, profile),
      tx.objectStore('leaving').delete(profile),
    ]),
  ])
  return removed
}

/**
 * Those of which something is unsent. Files of the others go; what the server would not take is the member's to
 * download or give up.
 */
async function keptBy(tx: Tx, leaving: readonly ProfileId[]): Promise<Set<ProfileId>> {
  const unsent = await unsentOf(tx, leaving)
  const filed = await ofEach(tx, 'files', leaving, (profile) =>
    tx.objectStore('files').index('profile').getAll(profile),
  )
  const stays = new Set<ProfileId>()
  for (const [at, profile] of leaving.entries()) {
    const files = filed[at] ?? []
    if ((unsent[at] ?? 0) > 0 || files.some(({ state }) => state === 'stored')) stays.add(profile)
    else for (const { file, state } of files) if (state !== 'refused') await dropFile(tx, file)
  }
  return stays
}

const unsentOf = (tx: Tx, profiles: readonly ProfileId[]): Promise<number[]> =>
  ofEach(tx, 'outbox', profiles, (profile) => tx.objectStore('outbox').index('profile').count(profile))

async function dropOf(tx: Tx, name: 'updates' | 'sent' | 'late', profiles: readonly ProfileId[]): Promise<void> {
  const store = tx.objectStore(name) as unknown as {
    index(name: 'profile'): { getAllKeys(profile: ProfileId): Promise<IDBValidKey[]> }
    delete(key: IDBValidKey): Promise<void>
  }
  const keys = await ofEach(tx, name, profiles, (profile) => store.index('profile').getAllKeys(profile))
  await Promise.all(keys.flat().map((key) => store.delete(key)))
}

/** What a store holds of each, in their order; nothing is asked of one that is empty. */
async function ofEach<T>(
  tx: Tx,
  name: 'outbox' | 'files' | 'updates' | 'sent' | 'late' | 'leaving',
  profiles: readonly ProfileId[],
  ask: (profile: ProfileId) => Promise<T>,
): Promise<T[]> {
  return (await tx.objectStore(name).count()) === 0 ? [] : Promise.all(profiles.map(ask))
}
