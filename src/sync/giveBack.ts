/** Hands in by the network of this browser: text first, then files (handIn.ts). */
import type { Database } from '../storage/database'
import type { EitherStore, SyncStore } from '../storage/notebookStore'
import type { FileQueue } from './fileQueue'
import { handIn, type HandedIn } from './handIn'
import { postHandIn } from './postHandIn'
import type { TabMessage } from './tabs'

interface Parts {
  database: Database
  store: EitherStore & SyncStore
  /** The member was disabled. */
  leaving(): void
  tell(message: TabMessage): void
  /** Asks again: a file was sent. */
  again(): void
}

let queue: FileQueue | null = null

export function giveBack({ database, store, leaving, tell, again }: Parts): Promise<HandedIn> {
  const isSent = async () => (await database.countFromIndex('files', 'state', 'stored')) === 0
  return handIn({
    store,
    post: (path, token, body) => postHandIn(path, token, body),
    leaving,
    settled: () => tell({ type: 'settled' }),
    async files(token) {
      if (await isSent()) return true
      const { startFileQueue } = await import('./sendFile')
      const heard = (message: TabMessage) => {
        tell(message)
        if (message.type === 'file') again()
      }
      queue ??= startFileQueue(database, heard, token)
      queue.wake()
      return false
    },
    now: Date.now,
  })
}
