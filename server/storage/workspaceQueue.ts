/**
 * Writes of one workspace, one after the other, those that wait together in one commit.
 *
 * Each write runs in a savepoint, so that one that throws takes nothing else with it; promises settle
 * after the commit, so that nobody is told of something that a full disk then swallowed.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { CompiledQuery, sql, type Kysely, type Selectable, type Transaction } from 'kysely'
import type { WorkspaceId } from '../../src/shared/ids'
import type { LockedWorkspace } from './storage'
import type { Tables, WorkspaceTable } from './tables'

export type Work<T> = (trx: Transaction<Tables>, locked: LockedWorkspace) => Promise<T>

interface Waiting {
  work: Work<unknown>
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
}

/** Writes in one commit at most, so that the first of them does not wait for ever. */
const GROUP = 200

/** True inside the work of a write: asking for a second connection there would wait for itself. */
export const insideWrite = new AsyncLocalStorage<true>()

export interface WorkspaceQueue {
  inWorkspace<T>(workspace: WorkspaceId, work: Work<T>): Promise<T>
  /** Resolves when nothing waits any more. */
  idle(): Promise<void>
}

export function makeWorkspaceQueue(db: Kysely<Tables>): WorkspaceQueue {
  const waitingByWorkspace = new Map<WorkspaceId, Waiting[]>()
  const running = new Set<Promise<void>>()

  async function drain(workspace: WorkspaceId): Promise<void> {
    const waiting = waitingByWorkspace.get(workspace) ?? []
    while (waiting.length > 0) {
      // A turn of the event loop lets all frames that arrived together join one commit.
      await new Promise((resolve) => setImmediate(resolve))
      await commitTogether(db, workspace, waiting.splice(0, GROUP))
    }
    waitingByWorkspace.delete(workspace)
  }

  function start(workspace: WorkspaceId): void {
    const draining = drain(workspace).finally(() => running.delete(draining))
    running.add(draining)
  }

  return {
    inWorkspace<T>(workspace: WorkspaceId, work: Work<T>): Promise<T> {
      if (insideWrite.getStore()) return Promise.reject(new Error('a write inside a write waits for itself: use trx'))
      return new Promise<T>((resolve, reject) => {
        const job: Waiting = { work, resolve: resolve as (value: unknown) => void, reject }
        const waiting = waitingByWorkspace.get(workspace)
        if (waiting) waiting.push(job)
        else {
          waitingByWorkspace.set(workspace, [job])
          start(workspace)
        }
      })
    },
    async idle() {
      while (running.size > 0) await Promise.all(running)
    },
  }
}

async function commitTogether(db: Kysely<Tables>, workspace: WorkspaceId, jobs: Waiting[]): Promise<void> {
  const settle: (() => void)[] = []
  try {
    await db.transaction().execute(async (trx) => {
      for (const job of jobs) settle.push(await inSavepoint(trx, workspace, job))
    })
  } catch (error) {
    for (const { reject } of jobs) reject(error)
    return
  }
  for (const tell of settle) tell()
}

const SAVEPOINT = CompiledQuery.raw('savepoint write')
const RELEASE = CompiledQuery.raw('release savepoint write')
const ROLL_BACK = CompiledQuery.raw('rollback to savepoint write')

/** Runs one write; returns how to tell its outcome once the commit stands. */
async function inSavepoint(trx: Transaction<Tables>, workspace: WorkspaceId, job: Waiting): Promise<() => void> {
  await trx.executeQuery(SAVEPOINT)
  try {
    const value = await locking(trx, workspace, job.work)
    await trx.executeQuery(RELEASE)
    return () => job.resolve(value)
  } catch (error) {
    try {
      await trx.executeQuery(ROLL_BACK)
      await trx.executeQuery(RELEASE)
    } catch {
      // The database gave up the whole transaction (a full disk): nothing of the group stands, and all hear why.
      throw error
    }
    return () => job.reject(error)
  }
}

async function locking<T>(trx: Transaction<Tables>, workspace: WorkspaceId, work: Work<T>): Promise<T> {
  const row = await lockRow(trx, workspace)
  let { seq, clock } = row
  const locked: LockedWorkspace = {
    row,
    seq: () => (seq += 1),
    arrival: () => (clock = Math.max(clock, Date.now())),
  }
  const value = await insideWrite.run(true, () => work(trx, locked))
  if (seq !== row.seq || clock !== row.clock)
    await sql`update workspace set seq = ${seq}, clock = ${clock} where id = ${workspace}`.execute(trx)
  return value
}

/** An update that changes nothing locks the row in every engine and makes the transaction a writing one at once. */
async function lockRow(trx: Transaction<Tables>, workspace: WorkspaceId): Promise<Selectable<WorkspaceTable>> {
  // Text as it is: put together by hand of a builder it would be a tenth of what a key that is typed costs.
  const { rows } = await sql<
    Selectable<WorkspaceTable>
  >`update workspace set seq = seq where id = ${workspace} returning *`.execute(trx)
  const row = rows[0]
  if (row === undefined) throw new Error(`no workspace ${workspace}`)
  return row
}
