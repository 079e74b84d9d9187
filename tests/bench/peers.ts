/** The peers' programs: each a process of its own in this folder, with its own packages. */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import type { ProfileId } from '../../src/shared/ids'
import type { Book } from './book'
import { runs } from './running'

export interface Program {
  ask<T = unknown>(order: { do: string; [given: string]: unknown }): Promise<T>
  pid: number
  stop(): Promise<void>
}

const HEAP = '--max-old-space-size=8192'

/** Starts a program of `peers/` and waits until it takes orders. */
export async function startProgram(file: string, args: string[]): Promise<Program> {
  const child: ChildProcess = fork(join(import.meta.dirname, 'peers', file), args, {
    execArgv: [HEAP, '--no-warnings', ...(file.endsWith('.ts') ? ['--import', 'tsx'] : [])],
    // What packages say of themselves is no figure.
    stdio: ['ignore', 'ignore', process.env['BENCH_DEBUG'] === undefined ? 'ignore' : 'inherit', 'ipc'],
  })
  const waiting = new Map<number, { resolve: (answer: never) => void; reject: (error: Error) => void }>()
  let count = 0
  const ready = new Promise<void>((resolve, reject) => {
    child.on('message', (message: { ready?: true; n: number; answer?: never; error?: string }) => {
      if (message.ready) return resolve()
      const asker = waiting.get(message.n)
      waiting.delete(message.n)
      if (message.error === undefined) asker?.resolve(message.answer as never)
      else asker?.reject(new Error(`${file}: ${message.error}`))
    })
    child.once('exit', (code) => {
      const error = new Error(`${file} ended with ${code}`)
      reject(error)
      for (const asker of waiting.values()) asker.reject(error)
    })
  })
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }
  child.once('exit', runs(stop))
  await ready
  return {
    pid: child.pid!,
    ask: (order) =>
      new Promise((resolve, reject) => {
        const n = ++count
        waiting.set(n, { resolve, reject })
        child.send({ n, order })
      }),
    stop,
  }
}

/** Folders and programs that live as long as the work. */
export async function withPrograms<T>(
  work: (start: (file: string, args: string[]) => Promise<Program>, folder: () => Promise<string>) => Promise<T>,
): Promise<T> {
  const programs: Program[] = []
  const folders: string[] = []
  try {
    return await work(
      async (file, args) => {
        const program = await startProgram(file, args)
        programs.push(program)
        return program
      },
      async () => {
        const made = await mkdtemp(join(tmpdir(), 'kartoteka-bench-peer-'))
        folders.push(made)
        return made
      },
    )
  } finally {
    for (const program of programs.toReversed()) await program.stop()
    for (const folder of folders) await rm(folder, { recursive: true, force: true })
  }
}

export interface PeerFigures {
  peers: Record<string, number | null>
  /** Why a peer has none. */
  failed: Record<string, string>
}

/** Takes a figure of each peer in turn; one that cannot do the work has null, and the others go on. */
export async function figuresOf<P extends string>(
  names: readonly P[],
  take: (peer: P) => Promise<number>,
): Promise<PeerFigures> {
  const figures: PeerFigures = { peers: {}, failed: {} }
  for (const peer of names) {
    figures.peers[peer] = await take(peer).catch((error: unknown) => {
      figures.failed[peer] = error instanceof Error ? error.message : String(error)
      return null
    })
  }
  return figures
}

/** Writes the book's documents as `peers/documents.mjs` reads them: the very bytes of our server's snapshots. */
export function writeDocuments(book: Book, path: string): string {
  const database = new Sqlite(join(book.dataDir, 'kartoteka.db'), { readonly: true })
  const read = database.prepare('SELECT bytes FROM snapshot WHERE profile = ?').pluck()
  const parts = book.profiles.flatMap((id: ProfileId) => {
    const bytes = read.get(id) as Buffer
    const head = Buffer.alloc(40)
    head.write(id, 'latin1')
    head.writeUInt32LE(bytes.length, 36)
    return [head, bytes]
  })
  database.close()
  writeFileSync(path, Buffer.concat(parts))
  return path
}
