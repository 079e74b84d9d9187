/** What this device does when it goes on under another id, or with a restored server; the rules are in notebookStore.ts. */
import { newId, type DeviceId, type ProfileId } from '../shared/ids'
import { unseal } from './codec'
import type { Database } from './database'
import { putMeta } from './meta'
import type { NewItem } from './notebookStore'
import { putItem } from './records'
import { inOneWrite, type Tx } from './write'

export const renewDevice = (db: Database): Promise<DeviceId> => inOneWrite(db, 'strict', (tx) => renumber(tx, []))

export async function changedSince(db: Database, seq: number): Promise<ProfileId[]> {
  const found = new Set<ProfileId>()
  const tx = db.transaction(['states', 'updates', 'sent'])
  for await (const { value } of tx.objectStore('states')) if (value.seq > seq) found.add(value.profile)
  for (const name of ['updates', 'sent'] as const) {
    const index = tx.objectStore(name).index('profile') as unknown as ByProfile
    for (let at = await index.openKeyCursor(null, 'nextunique'); at !== null; at = await at.continue())
      found.add(at.key)
  }
  return [...found]
}

interface ByProfile {
  openKeyCursor(query: null, direction: 'nextunique'): Promise<ProfileCursor | null>
}
interface ProfileCursor {
  key: ProfileId
  continue(): Promise<ProfileCursor | null>
}

export const beginEpoch = (db: Database, epoch: number, items: NewItem[]): Promise<void> =>
  inOneWrite(db, 'strict', async (tx) => {
    await renumber(tx, items)
    const touched = new Set(items.map(({ profile }) => profile))
    for (const profile of touched) {
      for (const n of await tx.objectStore('sent').index('profile').getAllKeys(profile))
        await tx.objectStore('sent').delete(n)
      for (const file of await tx.objectStore('files').index('profile').getAll(profile))
        if (file.state === 'sent' && file.whole === 1)
          await tx.objectStore('files').put({ ...file, state: 'stored', item: 0 })
    }
    const unconfirmed = await tx.objectStore('rows').getAllKeys()
    await putMeta(tx, { epoch, cursor: 0, next: null, unconfirmed })
  })

/** A new id for the device, under which these items come first and then what was unsent. Its hand-in token was the old id's. */
async function renumber(tx: Tx, first: NewItem[]): Promise<DeviceId> {
  const device = newId<DeviceId>()
  const unsent = (await tx.objectStore('outbox').getAll()).map(({ data }) => unseal(data))
  await tx.objectStore('outbox').clear()
  const numberOf = new Map<number, number>()
  let n = 0
  for (const item of first) await putItem(tx, { ...item, n: ++n })
  for (const item of unsent) {
    numberOf.set(item.n, ++n)
    await putItem(tx, { ...item, n })
  }
  // A file counts together with the item that names it.
  for (const file of await tx.objectStore('files').index('state').getAll('stored')) {
    const now = numberOf.get(file.item)
    if (now !== undefined && now !== file.item) await tx.objectStore('files').put({ ...file, item: now })
  }
  await putMeta(tx, { device, n, pushed: 0, handIn: null })
  return device
}
