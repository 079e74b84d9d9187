/** The storage of one browser profile, in memory: it outlives crashes, can be copied, and can be full. */
import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { openDatabase, STORES, type Database } from '../../../src/storage/database'

const NAME = 'kartoteka'

export interface Disk {
  open(): Promise<Database>
  /** As when the browser is killed: transactions that are not complete never were. */
  crash(): void
  /** Another browser profile with the same content, as after restoring a backup of a disk. */
  copy(): Promise<Disk>
  /** Writes fail as with a full disk. */
  full: boolean
}

export function makeDisk(factory = new IDBFactory()): Disk {
  const running = new Set<IDBTransaction>()
  let database: Database | undefined
  const disk: Disk = {
    full: false,
    async open() {
      const before = globalThis.indexedDB
      globalThis.indexedDB = factory
      const opening = openDatabase(NAME, { outdated: () => {}, closed: () => {} })
      globalThis.indexedDB = before
      const opened = await opening
      database = opened
      return watched(opened, running, () => disk.full)
    },
    crash() {
      for (const transaction of running) {
        try {
          transaction.abort()
        } catch {
          // It was just completing.
        }
      }
      running.clear()
      database?.close()
    },
    async copy() {
      const other = makeDisk()
      const from = await disk.open()
      const to = await other.open()
      for (const name of STORES) {
        const keys = await from.getAllKeys(name)
        const values = await from.getAll(name)
        const tx = to.transaction(name, 'readwrite')
        for (const [index, key] of keys.entries())
          await tx.store.put(values[index] as never, tx.store.keyPath === null ? key : undefined)
        await tx.done
      }
      from.close()
      to.close()
      return other
    },
  }
  return disk
}

/** Knows the transactions that run, and refuses to write while the disk is full. */
function watched(database: Database, running: Set<IDBTransaction>, isFull: () => boolean): Database {
  return new Proxy(database, {
    get(target, name) {
      if (name !== 'transaction') {
        const value: unknown = Reflect.get(target, name, target)
        return typeof value === 'function' ? value.bind(target) : value
      }
      return (...args: Parameters<Database['transaction']>) => {
        if (args[1] === 'readwrite' && isFull()) throw new DOMException('no room', 'QuotaExceededError')
        const transaction = target.transaction(...args)
        track(transaction as unknown as IDBTransaction & { done: Promise<void> }, running)
        return transaction
      }
    },
  })
}

function track(transaction: IDBTransaction & { done: Promise<void> }, running: Set<IDBTransaction>): void {
  running.add(transaction)
  const ended = () => void running.delete(transaction)
  transaction.done.then(ended, ended)
}
