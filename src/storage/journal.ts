/**
 * The last thing a page does: what it could not store yet goes into localStorage, which is written before
 * the page is gone. IndexedDB is not: a transaction begun while a tab closes may never complete.
 * Another page stores it and clears it. An item that had been stored after all is the same change, or the
 * same typing, once more, and changes nothing.
 *
 * [D11] A page holds a lock as long as it lives. Whoever gets that lock inherits what the page left: the tab beside it
 *      at once, or else the next one that is opened. While such work waits, no screen says that all is saved.
 */
import { fromBase64, toBase64 } from '../shared/base64'
import type { NewItem } from './notebookStore'
import { seal, unseal, type Sealed } from './codec'

export interface Journal {
  /** Keeps these, and only these, for this page. False when localStorage has no room: it keeps what it had. */
  keep(items: NewItem[]): boolean
  /**
   * Gives `take` what pages that are gone could not store, oldest first, now and whenever another page goes. It is
   * cleared when `take` has stored it. `waits` is told how many other pages left something that is not stored.
   * Resolves when everything that was there was given.
   */
  inherit(take: (items: NewItem[]) => Promise<void>, waits: (pages: number) => void): Promise<void>
}

interface Surroundings {
  storage?: Storage
  /** Undefined where the browser has none: then every other page counts as gone. */
  locks?: Pick<LockManager, 'request'> | undefined
}

/** `database` and `page` name the keys: `page` is new for every page. */
export function makeJournal(database: string, page: string, surroundings: Surroundings = {}): Journal {
  const { storage = localStorage, locks = navigator.locks } = surroundings
  const prefix = `kartoteka.unstored/${database}/`
  const own = prefix + page
  const unreadable = new Set<string>()
  void locks?.request(own, () => new Promise(() => {})).catch(() => {})

  const others = () =>
    Array.from({ length: storage.length }, (_, index) => storage.key(index)!)
      .filter((key) => key.startsWith(prefix) && key !== own && !unreadable.has(key))
      .toSorted()

  return {
    keep(items) {
      try {
        if (items.length === 0) storage.removeItem(own)
        else storage.setItem(own, toBase64(seal(items)))
        return true
      } catch {
        // The write to the database goes on.
        return false
      }
    },
    async inherit(take, waits) {
      const count = () => waits(others().length)
      const give = async (key: string) => {
        const text = storage.getItem(key)
        if (text !== null) {
          try {
            await take(unseal(fromBase64(text) as Sealed<NewItem[]>))
            storage.removeItem(key)
          } catch (error) {
            // It stays, and does not keep the notebook from opening.
            unreadable.add(key)
            reportError(error)
          }
        }
        count()
      }
      const awaited = new Set<string>()
      /** Once that page is gone. */
      const giveLater = (key: string) => {
        if (awaited.has(key)) return
        awaited.add(key)
        const given = () => {
          awaited.delete(key)
          return give(key)
        }
        void (locks?.request(key, given) ?? given()).catch(() => {})
      }
      /** Resolves as soon as it is given, or its page is found to live. */
      const giveNow = (key: string) =>
        new Promise<void>((resolve) => {
          if (locks === undefined) return resolve(give(key))
          void locks
            .request(key, { ifAvailable: true }, (lock) => {
              const given = lock === null ? giveLater(key) : give(key)
              resolve()
              return given
            })
            .catch(resolve)
        })
      globalThis.addEventListener?.('storage', ({ key, newValue }: StorageEvent) => {
        if (key === null || !key.startsWith(prefix)) return
        count()
        if (newValue !== null) giveLater(key)
      })
      const found = others()
      if (found.length > 0) count()
      for (const key of found) await giveNow(key)
    },
  }
}
