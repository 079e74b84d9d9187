/** One transaction over all stores: what every method that writes to this device is made of. */
import type { IDBPTransaction, StoreNames } from 'idb'
import { STORES, type Database, type Schema } from './database'

export type Tx = IDBPTransaction<Schema, StoreNames<Schema>[], 'readwrite'>

/** Resolves after the transaction's `complete` event; when it rejects, nothing was changed. */
export async function inOneWrite<T>(
  db: Database,
  durability: 'strict' | 'relaxed',
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const tx = db.transaction(STORES, 'readwrite', { durability }) as Tx
  const result = work(tx)
  // A request that failed aborts the transaction; both promises then say so, and one is enough.
  result.catch(() => {
    try {
      tx.abort()
    } catch {
      // It had ended already.
    }
  })
  tx.done.catch(() => {})
  const value = await result
  await tx.done
  return value
}
