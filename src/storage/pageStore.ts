/** What a page does with the notebook on this device; the rules are in notebookStore.ts. */
import type { ProfileId } from '../shared/ids'
import type { Row } from '../shared/profile/row'
import { LIMITS, type OutboxItem } from '../shared/protocol'
import { nextTask } from '../shared/nextTask'
import { seal, unseal, type Sealed } from './codec'
import type { Database } from './database'
import type { NewFile } from './newFile'
import { getMeta, putMeta } from './meta'
import type { EitherStore, MergeUpdates, NewItem, PageStore, StoredRow } from './notebookStore'
import { isArriving, isBeginning, makeEitherStore, putItem, putRow, putStaleRow } from './records'
import { readRows } from './readRows'
import { inOneWrite, type Tx } from './write'

/** Rows in one task: to ask for a thousand by their ids holds the page up for longer than to read them. */
const READ_AT_ONCE = 32

export function makePageStore(db: Database): EitherStore & PageStore {
  const write = <T>(durability: 'strict' | 'relaxed', work: (tx: Tx) => Promise<T>) => inOneWrite(db, durability, work)

  return {
    ...makeEitherStore(db),
    rows: () => readRows(db),
    async rowsOf(profiles) {
      const rows: (StoredRow | undefined)[] = []
      for (let from = 0; from < profiles.length; from += READ_AT_ONCE) {
        if (from > 0) await nextTask()
        const tx = db.transaction('rows')
        const asked = profiles.slice(from, from + READ_AT_ONCE).map((profile) => tx.store.get(profile))
        for (const record of await Promise.all(asked)) rows.push(record === undefined ? undefined : unseal(record.data))
      }
      return rows
    },
    async oldestUnsent() {
      const oldest = await db.transaction('outbox').store.openCursor()
      if (oldest === null) return null
      const item = unseal(oldest.value.data)
      return item.type === 'notes' ? item.at : (item.changes[0]?.at ?? null)
    },
    shelf: async () => (await db.getAll('shelf')).map(({ data }) => unseal(data)),
    clearShelf: () => write('strict', (tx) => tx.objectStore('shelf').clear()),
    refusedFiles: () => db.countFromIndex('files', 'state', 'refused'),
    append: async (items, rows, clock, merge, files = []) => {
      // Most changes bring no file. Loaded before the transaction, which would not wait.
      const putNewFile = files.length === 0 ? undefined : (await import('./newFile')).putNewFile
      return write('strict', async (tx) => {
        const pushed = (await getMeta(tx, 'pushed')) ?? 0
        const before = (await getMeta(tx, 'n')) ?? 0
        let n = before
        const numbers: number[] = []
        for (const item of items) {
          const joined = item.type === 'notes' ? await joinTyping(tx, item, pushed, merge) : undefined
          if (joined === undefined) await putItem(tx, { ...item, n: ++n })
          numbers.push(joined ?? n)
        }
        for (const row of rows) if (await isHere(tx, row.id)) await putOwnRow(tx, row, items)
        for (const file of files)
          await putNewFile?.(tx, file, numbers[items.findIndex((item) => names(item, file))] ?? 0)
        await putMeta(tx, { n, clock })
        return numbers
      })
    },
    keepUpdates: (profile, updates) =>
      write('relaxed', async (tx) => {
        if ((await tx.objectStore('rows').getKey(profile)) === undefined) return
        for (const update of updates) await tx.objectStore('updates').add({ profile, data: seal(update) })
      }),
  }
}

/** [D7] The row of what a member did was made a moment ago: a pull may have brought more since. */
async function putOwnRow(tx: Tx, row: Row, items: NewItem[]): Promise<void> {
  const before = await tx.objectStore('rows').get(row.id)
  const own = items.flatMap((item) => (item.type === 'changes' && item.profile === row.id ? item.changes : [])).length
  const known = before === undefined ? undefined : unseal(before.data).row
  const lacks = known !== undefined && (known.made > row.made - own || known.v !== row.v)
  if (lacks || (await isArriving(tx))) await putStaleRow(tx, row)
  else await putRow(tx, row)
}

/** False for a profile that left while it was written to: what was written is sent, and shows it no more. */
async function isHere(tx: Tx, profile: ProfileId): Promise<boolean> {
  if ((await tx.objectStore('rows').getKey(profile)) !== undefined) return true
  const unsent = await tx.objectStore('outbox').index('profile').getAll(profile)
  return unsent.some(({ data }) => isBeginning(unseal(data)))
}

/** Adds typing to the profile's last notes item while that was certainly not sent, and has room. */
async function joinTyping(
  tx: Tx,
  item: Extract<NewItem, { type: 'notes' }>,
  pushed: number,
  merge: MergeUpdates,
): Promise<number | undefined> {
  const last = (await tx.objectStore('outbox').index('profile').getAll(item.profile)).at(-1)
  if (last === undefined || last.type !== 'notes' || last.n <= pushed) return undefined
  const before = unseal(last.data as Sealed<Extract<OutboxItem, { type: 'notes' }>>)
  // What two versions of the editor typed is judged apart.
  if (before.schema !== item.schema) return undefined
  const update = merge([before.update, item.update])
  if (update.length > LIMITS.notesUpdate) return undefined
  await putItem(tx, { ...item, n: last.n, update })
  return last.n
}

/** Is this the item whose change names the file? */
const names = (item: NewItem, { id }: NewFile): boolean =>
  item.type === 'changes' && item.changes.some((change) => change.kind === 'fact' && change.path === `files/${id}`)
