/** The real server, as it is built, on a copy of a book: what one workload does no other sees. */
import { readFileSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { startServer, type TestServer } from '../support/server'
import type { Book } from './book'
import { runs } from './running'

/** BENCH_PROFILE=folder: where the server's processor time goes, as a profile for Chromium's DevTools. */
const folder = process.env['BENCH_PROFILE']
const PROFILED = folder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${resolve(folder)}`]

export async function withServer<T>(book: Book, work: (server: TestServer) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'kartoteka-bench-'))
  await cp(book.dataDir, dataDir, { recursive: true })
  const server = await startServer({ built: true, dataDir, env: { LOG_LEVEL: 'error' }, node: PROFILED })
  const ended = runs(() => server.stop())
  try {
    return await work(server)
  } finally {
    ended()
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** Milliseconds of processor time that a process has used, all its threads together; null where nobody tells. */
export function processorTime(pid: number): number | null {
  try {
    // Behind the name in brackets: user and system time in hundredths of a second (proc_pid_stat(5)).
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return null
  }
}

/** Megabytes of memory that a process holds; null where nobody tells. */
export function memoryOf(pid: number): number | null {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kilobytes === undefined ? null : Number(kilobytes) / 1024
  } catch {
    return null
  }
}
