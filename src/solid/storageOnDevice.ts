/**
 * The page's hold on its database: opened, opened again when the browser closed it, given up when a newer version
 * of the app wants it, and missed when the browser took it away.
 *
 * [D12] A database that was closed under the page is opened again at once, and then as often as it takes.
 * [D13] A page that a newer version outdates stores what it has, then lets go; what is typed afterwards goes into
 *      the journal.
 * [D14] A database that stands in the place of another was taken away with what was unsent: the member is told.
 */
import { createSignal, type Accessor } from 'solid-js'
import { openDatabase, type Database } from '../storage/database'
import type { EitherStore, PageStore } from '../storage/notebookStore'
import { makePageStore } from '../storage/pageStore'
import { readQuietly, writeQuietly } from '../sync/session'
import type { SyncStatus } from './notebook'

export type Store = EitherStore & PageStore

export interface Storage {
  database(): Database
  store(): Store
  /** Opens it again; several at once are one. */
  reopen(): Promise<void>
  /** `outdated`: a newer version of the app has the database. */
  failure: Accessor<'closed' | 'outdated' | null>
  taken: Accessor<SyncStatus['taken']>
  seenTaken(): void
  /** Remembers beside the database how much of it is unsent. */
  note(unsent: number): void
  /** Stores what is in memory, before the database is let go. */
  finish(): Promise<void>
}

/** What is known of the database where the browser does not take it together with that. */
interface Mark {
  made: string
  unsent: number
  /** Changes that were unsent in one that was taken, until somebody saw that. */
  taken: number | null
}

/** ms between two tries to open it. */
const PAUSE = 1_500
/** ms that a newer version waits for what this page still has to store. */
const LONGEST_FINISH = 3_000

export async function openStorage(name: string): Promise<Storage> {
  const place = `kartoteka.kept/${name}`
  let database!: Database
  let store!: Store
  let mark = readMark(place)
  let opening: Promise<void> | null = null
  const [failure, setFailure] = createSignal<'closed' | 'outdated' | null>(null)
  const [taken, setTaken] = createSignal<SyncStatus['taken']>(null)

  const remember = (next: Mark) => {
    mark = next
    setTaken(next.taken === null ? null : { unsent: next.taken })
    writeQuietly(place, JSON.stringify(next))
  }

  const open = async () => {
    const opened = await openDatabase(name, {
      async outdated(isDeleted) {
        if (isDeleted) return location.reload()
        setFailure('outdated')
        await Promise.race([storage.finish(), pause(LONGEST_FINISH)])
      },
      closed: () => void again(),
    })
    const found = makePageStore(opened)
    // Made by an app that did not name it yet.
    const made = (await found.meta('made')) ?? ''
    const before = readMark(place) ?? mark
    if (before === null) remember({ made, unsent: 0, taken: null })
    else remember(before.made === made ? before : { made, unsent: 0, taken: before.unsent + (before.taken ?? 0) })
    database = opened
    store = found
    if (failure() === 'closed') setFailure(null)
  }

  const reopen = (): Promise<void> => {
    if (failure() === 'outdated') return Promise.reject(new DOMException('a newer version has it', 'VersionError'))
    return (opening ??= open()
      .catch((error: unknown) => {
        setFailure(error instanceof DOMException && error.name === 'VersionError' ? 'outdated' : 'closed')
        throw error
      })
      .finally(() => (opening = null)))
  }

  /** [D12] */
  const again = async () => {
    while (failure() !== 'outdated') {
      try {
        return await reopen()
      } catch {
        await pause(PAUSE)
      }
    }
  }

  const storage: Storage = {
    database: () => database,
    store: () => store,
    reopen,
    failure,
    taken,
    seenTaken: () => mark !== null && remember({ ...mark, taken: null }),
    note(unsent) {
      if (mark !== null && mark.unsent !== unsent) remember({ ...mark, unsent })
    },
    finish: async () => {},
  }
  await open()
  return storage
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

function readMark(place: string): Mark | null {
  try {
    return JSON.parse(readQuietly(place) ?? 'null') as Mark | null
  } catch {
    return null
  }
}
