/**
 * One write in the notebook: what it appends, which profiles it moves and whose sight of them. Everything
 * is stored in one transaction; those who listen hear of it after the commit.
 */
import type { Selectable, Transaction } from 'kysely'
import * as Y from 'yjs'
import type { MemberId, ProfileId, WorkspaceId } from '../../src/shared/ids'
import type { Change } from '../../src/shared/profile/change'
import { fold } from '../../src/shared/profile/fold'
import { ROW_VERSION, toRow } from '../../src/shared/profile/row'
import { FIRST_SERVER_CLIENT } from '../../src/shared/protocol'
import type { LockedWorkspace, Storage } from '../storage/storage'
import type { Tables, WorkspaceTable } from '../storage/tables'
import { appendToLedger, ledgerOf, type Documents, type OpenDocument } from './documents'
import { inChunks } from './chunks'
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
  /** The documents it used, with the length of their logs. */
  logged: OpenDocument[]
}

export type Writer = <T>(workspace: WorkspaceId, work: (write: Write) => Promise<T>) => Promise<T>

/** `committed` hears of every write that stands and changed something. */
export function makeWriter(storage: Storage, documents: Documents, committed: (done: Committed) => void): Writer {
  return async (workspace, work) => {
    const used = new Set<ProfileId>()
    const forget = () => used.forEach((profile) => documents.drop(profile))
    try {
      const [value, done] = await storage.inWorkspace(workspace, async (trx, locked) => {
        // At once, not after the commit: the next write in the same commit must not find them.
        try {
          return await recording(trx, locked, documents, used, work)
        } catch (error) {
          forget()
          throw error
        }
      })
      if (done.profiles.length > 0 || done.members.length > 0) committed(done)
      return value
    } catch (error) {
      forget()
      throw error
    }
  }
}

async function recording<T>(
  trx: Transaction<Tables>,
  { row, seq, arrival }: LockedWorkspace,
  documents: Documents,
  used: Set<ProfileId>,
  work: (write: Write) => Promise<T>,
): Promise<[T, Committed]> {
  const openById = new Map<ProfileId, OpenDocument>()
  const moved = new Map<ProfileId, { seq: number; ledger: boolean }>()
  const members = new Set<MemberId>()
  const updates: (DocUpdate & { seq: number })[] = []
  let last = row.seq

  const move = (profile: ProfileId, at: number, ledger: boolean) => {
    const before = moved.get(profile)
    moved.set(profile, { seq: at, ledger: ledger || before?.ledger === true })
  }
  const keep = (open: OpenDocument, update: Uint8Array, at: number, from: unknown) => {
    updates.push({ profile: open.id, update, seq: at, from })
    open.logged += 1
  }

  const value = await work({
    trx,
    workspace: row,
    seq: () => (last = seq()),
    arrival,
    async document(profile) {
      used.add(profile)
      const open = openById.get(profile) ?? (await documents.open(trx, profile))
      openById.set(profile, open)
      return open
    },
    append(open, records, at) {
      keep(open, appendToLedger(open.doc, records, FIRST_SERVER_CLIENT + row.epoch), at, null)
      move(open.id, at, true)
    },
    applyNotes(open, update, at, from) {
      Y.applyUpdate(open.doc, update)
      keep(open, update, at, from)
      move(open.id, at, false)
    },
    touch: (profile, at) => move(profile, at, false),
    sightMoved: (member) => void members.add(member),
  })
  await inChunks(updates, (some) =>
    trx
      .insertInto('profile_update')
      .values(some.map(({ profile, seq: at, update }) => ({ profile, seq: at, bytes: update })))
      .execute(),
  )
  for (const [profile, { seq: at, ledger }] of moved)
    await trx
      .updateTable('profile')
      .set({ seq: at, ...(ledger ? rowColumns(openById.get(profile)!, at) : {}) })
      .where('id', '=', profile)
      .execute()
  const done = {
    workspace: row.id,
    seq: last,
    profiles: [...moved.keys()],
    members: [...members],
    updates,
    logged: [...openById.values()],
  }
  return [value, done]
}

const rowColumns = ({ id, doc }: OpenDocument, seq: number) => ({
  row: JSON.stringify(toRow(fold(id, ledgerOf(doc)))),
  row_version: ROW_VERSION,
  row_seq: seq,
})
