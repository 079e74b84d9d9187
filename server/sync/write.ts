/**
 * One write in the notebook: what it appends, which profiles it moves and whose sight of them. Everything
 * is stored in one transaction; those who listen hear of it after the commit.
 */
import { sql, type Selectable, type Transaction, type Updateable } from 'kysely'
import * as Y from 'yjs'
import type { MemberId, ProfileId, WorkspaceId } from '../../src/shared/ids'
import type { Change } from '../../src/shared/profile/change'
import { fold } from '../../src/shared/profile/fold'
import { ROW_VERSION, toRow, type Row } from '../../src/shared/profile/row'
import { FIRST_SERVER_CLIENT } from '../../src/shared/protocol'
import type { LockedWorkspace, Storage } from '../storage/storage'
import type { ProfileTable, Tables, WorkspaceTable } from '../storage/tables'
import { inChunks } from './chunks'
import type { Documents, OpenDocument } from './documents'
import { directoryColumns, directoryKey, entryOf } from './directory'
import { appendToLedger, applyAppended, blindAppend, ledgerOf, type LedgerEnd } from './ledger'
import type { DocUpdate } from './notebook'

export interface Write {
  trx: Transaction<Tables>
  workspace: Selectable<WorkspaceTable>
  seq(): number
  /** Server time, ms since 1970 UTC, never going back. */
  arrival(): number
  document(profile: ProfileId): Promise<OpenDocument>
  /** Appends to the profile's ledger; its row is made again at the end of the write. */
  append(open: OpenDocument, records: Change[], seq: number): void
  /** Appends one record without loading the document. `row` is the profile's row with the record folded in. */
  appendBlind(record: Change, end: LedgerEnd, row: Row): void
  /** Keeps an update of the notes that was checked, and applies it. `from` is not told. */
  applyNotes(open: OpenDocument, update: Uint8Array, seq: number, from: unknown): void
  /** Something about the profile moved that is not in its document: a grant, a late contribution. */
  touch(profile: ProfileId, seq: number): void
  /** What this member may see moved: he or she is told to pull. */
  sightMoved(member: MemberId): void
}

/** What a write did, for those who listen. */
export interface Committed {
  workspace: WorkspaceId
  seq: number
  profiles: ProfileId[]
  members: MemberId[]
  updates: DocUpdate[]
  /** Documents that it read from the database. */
  loaded: OpenDocument[]
}

export type Writer = <T>(workspace: WorkspaceId, work: (write: Write) => Promise<T>) => Promise<T>

/** `committed` hears of every write that stands. */
export function makeWriter(storage: Storage, documents: Documents, committed: (done: Committed) => void): Writer {
  return async (workspace, work) => {
    const used = new Set<ProfileId>()
    const forget = () => used.forEach((profile) => documents.drop(profile))
    const run = storage.inWorkspace(workspace, async (trx, locked) => {
      // At once, not after the commit: the next write in the same commit must not find them.
      try {
        return await recording(trx, locked, documents, used, work)
      } catch (error) {
        forget()
        throw error
      }
    })
    // Before anybody hears of the failure.
    run.catch(forget)
    const [value, done] = await run
    committed(done)
    return value
  }
}

/** How a profile moved. */
interface Moved {
  seq: number
  end?: LedgerEnd
  /** Makes the row again, once, at the end. */
  row?: () => Row
}

async function recording<T>(
  trx: Transaction<Tables>,
  { row, seq, arrival }: LockedWorkspace,
  documents: Documents,
  used: Set<ProfileId>,
  work: (write: Write) => Promise<T>,
): Promise<[T, Committed]> {
  const client = FIRST_SERVER_CLIENT + row.epoch
  const openById = new Map<ProfileId, OpenDocument>()
  const moved = new Map<ProfileId, Moved>()
  const members = new Set<MemberId>()
  const loaded: OpenDocument[] = []
  const updates: (DocUpdate & { seq: number })[] = []
  let last = row.seq

  const note = (profile: ProfileId, how: Moved) => void moved.set(profile, { ...moved.get(profile), ...how })
  const keep = (profile: ProfileId, update: Uint8Array, at: number, from: unknown) => {
    updates.push({ profile, update, seq: at, from })
    const open = openById.get(profile) ?? documents.cached(profile)
    if (open === undefined) return
    open.logged += 1
    open.bytes += update.length
  }

  const value = await work({
    trx,
    workspace: row,
    seq: () => (last = seq()),
    arrival,
    async document(profile) {
      used.add(profile)
      const inUse = openById.get(profile)
      if (inUse !== undefined) return inUse
      const cached = documents.cached(profile) !== undefined
      const open = await documents.open(trx, profile)
      if (!cached) loaded.push(open)
      openById.set(profile, open)
      return open
    },
    append(open, records, at) {
      const { update, end } = appendToLedger(open.doc, records, client)
      keep(open.id, update, at, null)
      note(open.id, { seq: at, end, row: () => toRow(fold(open.id, ledgerOf(open.doc))) })
    },
    appendBlind(record, before, folded) {
      const { profile, seq: at } = record
      const { update, end } = blindAppend(record, before, client)
      const open = documents.cached(profile)
      used.add(profile)
      if (open !== undefined) applyAppended(open.doc, update)
      keep(profile, update, at, null)
      note(profile, { seq: at, end, row: () => folded })
    },
    applyNotes(open, update, at, from) {
      Y.applyUpdate(open.doc, update)
      keep(open.id, update, at, from)
      note(open.id, { seq: at })
    },
    touch: (profile, at) => note(profile, { seq: at }),
    sightMoved: (member) => void members.add(member),
  })
  await inChunks(updates, (some) =>
    trx
      .insertInto('profile_update')
      .values(some.map(({ profile, seq: at, update }) => ({ profile, seq: at, bytes: update })))
      .execute(),
  )
  for (const [profile, how] of moved) await move(trx, profile, how, row)
  const done = {
    workspace: row.id,
    seq: last,
    profiles: [...moved.keys()],
    members: [...members],
    updates,
    loaded,
  }
  return [value, done]
}

async function move(
  trx: Transaction<Tables>,
  profile: ProfileId,
  { seq, end, row }: Moved,
  workspace: Write['workspace'],
): Promise<void> {
  // What was typed in the notes moves nothing else, and comes hundreds of times a second.
  if (end === undefined && row === undefined)
    await sql`update profile set seq = ${seq} where id = ${profile}`.execute(trx)
  else {
    const made = row?.()
    const directory =
      made === undefined || made.desk
        ? {}
        : directoryColumns(entryOf(made, await directoryKey(trx, workspace), workspace.zone), seq)
    await trx
      .updateTable('profile')
      .set({ ...columnsOf({ seq, end }, made), ...directory })
      .where('id', '=', profile)
      .execute()
  }
}

const columnsOf = ({ seq, end }: Pick<Moved, 'seq' | 'end'>, row: Row | undefined): Updateable<ProfileTable> => ({
  seq,
  ...(end === undefined ? {} : { ledger_client: end.client, ledger_clock: end.clock }),
  ...(row === undefined
    ? {}
    : { row: JSON.stringify(row), row_version: ROW_VERSION, row_seq: seq, desk: row.desk ? 1 : 0 }),
})
