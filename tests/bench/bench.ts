/** What a workload is given. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { makeBook, standardChanges, type Book } from './book'
import type { Found } from './figures'
import { writeDocuments } from './peers'

export interface Bench {
  quick: boolean
  /** Without peers: for looking at ourselves alone. */
  alone: boolean
  /** How many the standard book has. */
  profiles: number
  /** How often a figure is taken. */
  runs: number
  /** Made when it is first asked for, and not changed: servers run on copies. */
  book(): Promise<Book>
  /** Ten times as many profiles, with five changes each: what counts there are rows. */
  largeBook(): Promise<Book>
  /** 500 profiles of five changes. */
  smallBook(): Promise<Book>
  /** 1,000 managers with five profiles each (`quick`: one), of five changes. */
  crowdBook(): Promise<Book>
  /** The standard book's documents as a file, for the peers. */
  documents(): Promise<string>
  close(): Promise<void>
}

export type Workload = (bench: Bench) => Promise<Found>

export function openBench({ quick, alone, profiles }: { quick: boolean; alone: boolean; profiles: number }): Bench {
  const made: Promise<Book>[] = []
  const once = (make: () => Promise<Book>) => {
    let book: Promise<Book> | undefined
    return () => {
      if (book === undefined) made.push((book = make()))
      return book
    }
  }
  const book = once(() => makeBook({ profiles, changesOf: standardChanges, typists: 200 }))
  const largeBook = once(() => makeBook({ profiles: profiles * 10, changesOf: () => 5, typists: 0 }))
  const smallBook = once(() => makeBook({ profiles: 499, changesOf: () => 5, typists: 0 }))
  const crowdBook = once(() =>
    makeBook({ profiles: quick ? 1_000 : 5_000, changesOf: () => 5, typists: 1_000, owning: true }),
  )
  let documents: Promise<string> | undefined
  return {
    quick,
    alone,
    profiles,
    runs: quick ? 3 : 5,
    book,
    largeBook,
    smallBook,
    crowdBook,
    documents: () =>
      (documents ??= book().then((made) =>
        writeDocuments(made, join(made.dataDir, '..', `${made.workspace}.documents`)),
      )),
    async close() {
      for (const { dataDir } of await Promise.all(made)) await rm(dataDir, { recursive: true, force: true })
      if (documents !== undefined) await rm(await documents, { force: true })
    },
  }
}
