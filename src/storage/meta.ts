/** The single values in `meta`, inside a transaction. */
import { seal, unseal } from './codec'
import type { Meta } from './notebookStore'
import type { Tx } from './write'

export async function getMeta<K extends keyof Meta>(tx: Tx, key: K): Promise<Meta[K] | undefined> {
  const value = await tx.objectStore('meta').get(key)
  return value === undefined ? undefined : (unseal(value) as Meta[K])
}

export async function putMeta(tx: Tx, values: Partial<Meta>): Promise<void> {
  for (const [key, value] of Object.entries(values)) await tx.objectStore('meta').put(seal(value as unknown), key)
}
