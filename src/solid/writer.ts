/**
 * Writes what a member did to this device, in order, and holds it in memory for as long as the device
 * refuses: nothing typed is dropped because a disk is full.
 */
import { createSignal, type Accessor } from 'solid-js'
import type { ProfileId } from '../shared/ids'
import type { Row } from '../shared/profile/row'
import type { Journal } from '../storage/journal'
import type { NewFile } from '../storage/newFile'
import type { MergeUpdates, NewItem, PageStore } from '../storage/notebookStore'
import { failureOf } from '../sync/engine'

export interface Writer {
  /** Resolves when the device has stored it. Never rejects: a refused write is tried again until it holds. */
  write(items: NewItem[], rows: Row[], files?: NewFile[]): Promise<void>
  /** What is not stored yet, in order. */
  pending(): NewItem[]
  pendingOf(profile: ProfileId): NewItem[]
  /** False when something would be lost with this page: it is neither stored nor left to the next one. */
  mayLeave(): boolean
  failure: Accessor<'full' | 'closed' | 'failed' | null>
  /** Resolves when everything given so far is stored. */
  settled(): Promise<void>
}

interface Job {
  items: NewItem[]
  rows: Row[]
  files: NewFile[]
  done(): void
  /** It no longer counts as not saved. */
  release(): void
}

/** ms between two tries while the device refuses. */
const PAUSE = 1_500

export function makeWriter(
  store: () => PageStore,
  options: {
    merge: () => Promise<MergeUpdates>
    clock: () => number
    /** What counts these may be waited for: until then they are still being saved. */
    stored(items: NewItem[]): Promise<unknown> | void
    /** Something more is not saved, until the given function is called. */
    hold(): () => void
    reopen(): Promise<void>
    journal: Journal
  },
): Writer {
  let jobs: Job[] = []
  const [failure, setFailure] = createSignal<'full' | 'closed' | 'failed' | null>(null)
  let running: Promise<void> | null = null
  let journalled = false

  const keep = async (taken: Job[]) => {
    const items = taken.flatMap((job) => job.items)
    const files = taken.flatMap((job) => job.files)
    const merge = items.some(({ type }) => type === 'notes') ? await options.merge() : neverMerge
    await store().append(items, lastRows(taken), options.clock(), merge, files)
    jobs = jobs.filter((job) => !taken.includes(job))
    if (journalled) keepUnstored()
    const told = options.stored(items)
    for (const job of taken) job.done()
    const release = () => taken.forEach((job) => job.release())
    void Promise.resolve(told).then(release, release)
  }

  const run = async () => {
    let small = false
    while (jobs.length > 0) {
      // Words are not kept waiting behind a picture that finds no room.
      const words = small ? jobs.filter(isSmall) : []
      try {
        await keep(words.length > 0 ? words : jobs.slice())
        if (words.length === 0) setFailure(null)
        small = false
      } catch (error) {
        const kind = failureOf(error)
        setFailure(kind)
        keepUnstored()
        small = kind === 'full' && !small && jobs.some(isSmall) && !jobs.every(isSmall)
        if (small) continue
        await new Promise((resolve) => setTimeout(resolve, PAUSE))
        if (kind === 'closed') await options.reopen().catch(() => {})
      }
    }
    running = null
  }

  const pending = () => jobs.flatMap((job) => job.items)
  const keepUnstored = (): boolean => {
    // A file has no room there, and the change that names it is nothing without it.
    const items = jobs.filter(isSmall).flatMap((job) => job.items)
    journalled = items.length > 0
    return options.journal.keep(items)
  }
  // A page that goes away may not live to see its transaction complete.
  globalThis.addEventListener?.('pagehide', keepUnstored)
  globalThis.addEventListener?.('visibilitychange', keepUnstored)
  return {
    write: (items, rows, files = []) =>
      new Promise<void>((done) => {
        jobs.push({ items, rows, files, done, release: options.hold() })
        // A device that refuses may do so until the page is gone, and a page may go without a word.
        if (failure() !== null) keepUnstored()
        running ??= run()
      }),
    pending,
    pendingOf: (profile) => pending().filter((item) => item.profile === profile),
    failure,
    mayLeave: () => jobs.every(isSmall) && keepUnstored(),
    settled: async () => {
      while (running !== null) await running
    },
  }
}

const isSmall = ({ files }: Job): boolean => files.length === 0

/** Of several rows of one profile the last counts. */
function lastRows(jobs: Job[]): Row[] {
  return [...new Map(jobs.flatMap((job) => job.rows).map((row) => [row.id, row])).values()]
}

const neverMerge: MergeUpdates = () => {
  throw new Error('only typing in the notes is merged')
}
