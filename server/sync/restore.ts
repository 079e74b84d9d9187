/**
 * After a restore from a backup (docs/sync.md, R). The administrator says so by `--restored`; devices then offer what they
 * hold, and what is not their member's own awaits the head.
 */
import { sql, type Kysely } from 'kysely'
import { mayInWorkspace } from '../../src/shared/access'
import type { OfferedClient } from '../../src/shared/api'
import type { MemberId, ProfileId, WorkspaceId } from '../../src/shared/ids'
import { NOTES_SCHEMA, type Change, type Draft, type LateContent } from '../../src/shared/profile/change'
import type { Former } from '../../src/shared/protocol'
import { writeAudit } from '../accounts/audit'
import type { Session } from '../accounts/session'
import type { Storage } from '../storage/storage'
import type { OfferedTable, Tables } from '../storage/tables'
import { beginProfile } from './beginProfile'
import { inChunks } from './chunks'
import type { ReadDraft } from './pushItems'
import { viewerOf } from './sight'
import type { Write } from './write'

/**
 * [R1] Begins a new epoch in every workspace. The number is never used twice, also when the same backup is restored again:
 * the server's Yjs client id is made from it, and two lives under one id would make replicas differ for good.
 * Gives how many workspaces there are.
 */
export async function beginEpoch({ db }: Storage, now: number): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const workspaces = await trx.selectFrom('workspace').select(['id', 'epoch', 'seq']).execute()
    for (const { id, epoch, seq } of workspaces) {
      const next = Math.max(epoch + 1, Math.floor(now / 1000))
      await trx
        .updateTable('workspace')
        .set((row) => ({ epoch: next, access_version: row('access_version', '+', 1) }))
        .where('id', '=', id)
        .execute()
      await trx.insertInto('restore').values({ workspace: id, epoch: next, seq, at: now }).execute()
    }
    return workspaces.length
  })
}

/** The sequence number up to which this server has what a device of that epoch may have seen; null when it lost nothing. */
export async function lostSince(db: Kysely<Tables>, workspace: WorkspaceId, epoch: number): Promise<number | null> {
  const { seq } = await db
    .selectFrom('restore')
    .select(sql<number | null>`min(seq)`.as('seq'))
    .where('workspace', '=', workspace)
    .where('epoch', '>', epoch)
    .executeTakeFirstOrThrow()
  return seq
}

/** Was something with this sequence number lost in a restore? Only that can be offered. */
export async function isLost({ trx, workspace }: Write, seq: number): Promise<boolean> {
  const found = await trx
    .selectFrom('restore')
    .select('epoch')
    .where('workspace', '=', workspace.id)
    .where('seq', '<', Math.min(seq, Number.MAX_SAFE_INTEGER))
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** [R4] Keeps what somebody's device held of others, once however many devices bring it. */
export async function offer(
  { trx, workspace }: Write,
  offered: { former: Former; profile: ProfileId; drafts: ReadDraft[]; by: MemberId },
): Promise<void> {
  const { former, profile, drafts, by } = offered
  const rows = drafts.map(({ draft, hash }) => ({
    workspace: workspace.id,
    id: draft.id,
    hash,
    profile,
    ...former,
    draft: JSON.stringify(draft),
    offered_by: by,
    at: Date.now(),
    settled: null,
  }))
  await inChunks(rows, (some) =>
    trx
      .insertInto('offered')
      .values(some)
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  )
}

/** Passages that no other device brought before, for a profile that is not there yet. */
export async function notKept({ trx }: Write, profile: ProfileId, contents: LateContent[]): Promise<LateContent[]> {
  const rows = await trx.selectFrom('late').select('content').where('profile', '=', profile).execute()
  const kept = new Set(rows.map(({ content }) => passageIn(JSON.parse(content) as LateContent)))
  return contents.filter((content) => !kept.has(passageIn(content)))
}

const passageIn = (content: LateContent): string | null =>
  content.type === 'passage' ? JSON.stringify([content.text, content.context]) : null

/**
 * What awaits the head and has not come by its author's own device meanwhile: to be stored, or late, so that whoever
 * settles late work decides.
 */
const waiting = (db: Kysely<Tables>, workspace: WorkspaceId) =>
  db
    .selectFrom('offered')
    .where('offered.workspace', '=', workspace)
    .where('offered.settled', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('change')
            .select('change.id')
            .where('change.workspace', '=', workspace)
            .whereRef('change.id', '=', 'offered.id'),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('late_change')
            .select('late_change.id')
            .where('late_change.workspace', '=', workspace)
            .whereRef('late_change.id', '=', 'offered.id'),
        ),
      ),
    )

/** What devices offered after a restore, client by client, the one changed last first. */
export async function listOffered(db: Kysely<Tables>, workspace: WorkspaceId): Promise<OfferedClient[]> {
  const rows = await waiting(db, workspace).selectAll('offered').orderBy('offered.seq', 'desc').execute()
  const profiles = [...new Set(rows.map(({ profile }) => profile))]
  const here = await inChunks(profiles, (some) =>
    db.selectFrom('profile').select('id').where('workspace', '=', workspace).where('id', 'in', some).execute(),
  )
  const known = new Set(here.map(({ id }) => id))
  return profiles.map((profile) => {
    const own = rows.filter((row) => row.profile === profile)
    return {
      profile,
      name: nameIn(own),
      isHere: known.has(profile),
      begins: own.some(({ draft }) => (JSON.parse(draft) as Draft).kind === 'created'),
      by: [...new Set(own.map(({ by }) => by))],
      offeredBy: [...new Set(own.map(({ offered_by }) => offered_by))],
      changes: own.length,
      last: Math.max(...own.map(({ arrived }) => arrived)),
    }
  })
}

/** The name that the lost changes gave it, the latest first; null when they gave it none. */
function nameIn(rows: OfferedTable[]): string | null {
  for (const { draft } of rows) {
    const change = JSON.parse(draft) as Draft
    if (change.kind === 'fact' && change.path === 'name' && typeof change.value === 'string') return change.value
  }
  return null
}

/**
 * [R6] The head decides of all that was offered for one client. Accepted changes keep author, id and time; a client that
 * began in the lost time belongs to its author again, or to the head when he or she has left.
 */
export async function settleOffered(
  write: Write,
  session: Session,
  { profile, accept }: { profile: ProfileId; accept: boolean },
): Promise<'done' | 'noAccess'> {
  const { trx, workspace } = write
  const viewer = await viewerOf(trx, session)
  if (!mayInWorkspace(viewer.role, 'manageTeam')) return 'noAccess'
  const rows = await waiting(trx, workspace.id)
    .selectAll('offered')
    .where('offered.profile', '=', profile)
    .orderBy('offered.seq')
    .orderBy('offered.at')
    .execute()
  if (rows.length === 0) return 'noAccess'
  if (accept && !(await takeBack(write, session, profile, rows))) return 'noAccess'
  await trx
    .updateTable('offered')
    .set({ settled: Date.now() })
    .where('workspace', '=', workspace.id)
    .where('profile', '=', profile)
    .where('settled', 'is', null)
    .execute()
  await writeAudit(trx, session, 'restored', { profile, count: rows.length, accepted: accept })
  return 'done'
}

/** False when the client is not here and nothing of this begins it, or its id is another company's. */
async function takeBack(write: Write, session: Session, profile: ProfileId, rows: OfferedTable[]): Promise<boolean> {
  const { trx, workspace } = write
  const known = await trx.selectFrom('profile').selectAll().where('id', '=', profile).executeTakeFirst()
  const drafts = rows.map((row) => ({ row, draft: JSON.parse(row.draft) as Exclude<Draft, { kind: 'late' }> }))
  const first = drafts.find(({ draft }) => draft.kind === 'created')
  if (known === undefined ? first === undefined : known.workspace !== workspace.id || known.erased !== null)
    return false
  const seq = write.seq()
  let owner = session.member
  if (known === undefined && first !== undefined) {
    owner = (await isActive(write, first.row.by)) ? first.row.by : session.member
    await beginProfile(write, { id: profile, owner, seq })
  }
  const taken = new Map<string, (typeof drafts)[number]>()
  for (const one of drafts) {
    // One beginning is enough; of two contents under one id the first that came stands.
    if (one.draft.kind === 'created' && (known !== undefined || one !== first)) continue
    if (!taken.has(one.row.id)) taken.set(one.row.id, one)
  }
  const records = [...taken.values()].map(({ draft, row: { by, device, arrived } }): Change => {
    const stamp = { by, device, arrived, seq }
    return draft.kind === 'created' ? { ...draft, ...stamp, owner, notes: NOTES_SCHEMA } : { ...draft, ...stamp }
  })
  if (records.length > 0) write.append(await write.document(profile), records, seq)
  const changes = [...taken.values()].map(({ row: { id, hash } }) => ({
    workspace: workspace.id,
    id,
    profile,
    hash,
    seq,
  }))
  await inChunks(changes, (some) => trx.insertInto('change').values(some).execute())
  return true
}

async function isActive({ trx, workspace }: Write, member: MemberId): Promise<boolean> {
  const found = await trx
    .selectFrom('member')
    .select('id')
    .where('id', '=', member)
    .where('workspace', '=', workspace.id)
    .where('disabled', 'is', null)
    .executeTakeFirst()
  return found !== undefined
}
