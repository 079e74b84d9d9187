/**
 * The last thing a page does: what it could not store yet goes into localStorage, which is written before
 * the page is gone. IndexedDB is not: a transaction begun while a tab closes may never complete.
 * The next page stores it and clears it. An item that had been stored after all is the same change, or the
 * same typing, once more, and changes nothing.
 */
import { fromBase64, toBase64 } from '../shared/base64'
import type { NewItem } from './notebookStore'
import { seal, unseal, type Sealed } from './codec'

export interface Journal {
  /** Keeps these, and only these, for this page. Never throws: a full localStorage keeps what it had. */
  keep(items: NewItem[]): void
  /** What pages that are gone could not store, oldest first, and how to clear it once it is stored. */
  left(): { items: NewItem[]; clear(): void }
}

/** `database` and `page` name the keys: `page` is new for every page. */
export function makeJournal(database: string, page: string, storage: Storage = localStorage): Journal {
  const prefix = `kartoteka.unstored/${database}/`
  const own = prefix + page
  return {
    keep(items) {
      try {
        if (items.length === 0) storage.removeItem(own)
        else storage.setItem(own, toBase64(seal(items)))
      } catch {
        // No room in localStorage either: the write to the database goes on.
      }
    },
    left() {
      const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index)!)
        .filter((key) => key.startsWith(prefix) && key !== own)
        .toSorted()
      return {
        items: keys.flatMap((key) => read(storage.getItem(key))),
        clear: () => keys.forEach((key) => storage.removeItem(key)),
      }
    },
  }
}

function read(text: string | null): NewItem[] {
  if (text === null) return []
  return unseal(fromBase64(text) as Sealed<NewItem[]>)
}
