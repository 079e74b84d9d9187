/**
 * One process a data folder. Two would each keep documents in memory and write the ledger under the same Yjs
 * client id, and replicas would differ for good. The lock is SQLite's own, so it ends with the process,
 * however that ends.
 */
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { ConfigError } from './config'

/** ms to wait for a process that is just stopping. */
const PATIENCE = 5_000

/**
 * Holds the folder until what is given back is called.
 * @throws ConfigError when another process holds it.
 */
export function holdFolder(dataDir: string, patience: number = PATIENCE): () => void {
  const lock = new Sqlite(join(dataDir, 'running.lock'), { timeout: patience })
  try {
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error
    throw new ConfigError(`Kartoteka runs already on ${dataDir}. Stop it, or choose another folder by DATA_DIR.`)
  }
  return () => lock.close()
}
