/** Handing over: owner, ledger, sight and audit in one transaction, for all of the profiles or for none. */
import type { Kysely } from 'kysely'
import { mayOnProfile, reachOf, seesAll } from '../../src/shared/access'
import type { HandoverCard } from '../../src/shared/api'
import { newId, type ChangeId, type MemberId, type ProfileId } from '../../src/shared/ids'
import type { HandoverChange } from '../../src/shared/profile/change'
import { handed, handedOver } from '../../src/shared/practice/row'
import { ROW_VERSION, type Row } from '../../src/shared/profile/row'
import { writeAudit } from '../accounts/audit'
import type { Session } from '../accounts/session'
import type { MemberTable, Tables } from '../storage/tables'
import { raiseAccessVersion, writeAccessEvents, type AccessEvent } from './accessEvents'
import { inChunks } from './chunks'
import { visibleProfiles } from './pull'
import { viewerOf, type Viewer } from './sight'
import type { Write } from './write'

/** `handed`: clients. */
export type HandoverResult = { handed: number } | { error: 'noAccess' | 'sameOwner' | 'badRequest' }

/** Profiles in one handover. */
const MOST = 5_000

/**
 * Makes `to` the owner of all these profiles. Nothing happens unless the member may hand over each of them.
 * @throws SessionOver when the member is disabled.
 */
export async function handOver(
  write: Write,
  session: Session,
  ids: ProfileId[],
  to: MemberId,
  note: string,
): Promise<HandoverResult> {
  const viewer = await viewerOf(write.trx, session)
  const wanted = [...new Set(ids)]
  if (wanted.length === 0 || wanted.length > MOST) return { error: 'badRequest' }
  const profiles = await profilesToHand(write, viewer.member, wanted)
  const mayAll = profiles.every(({ owner, level, until }) => {
    const reach = reachOf({ ...viewer, owner, grant: level === null ? null : { level, until } })
    return mayOnProfile(viewer.role, reach, 'handOver')
  })
  if (profiles.length < wanted.length || !mayAll) return { error: 'noAccess' }
  const target = await activeMember(write, to)
  if (target === undefined || target.role === 'viewer') return { error: 'badRequest' }
  if (profiles.some(({ owner }) => owner === to)) return { error: 'sameOwner' }

  const at = { seq: write.seq(), arrived: write.arrival() }
  for (const profile of profiles) await appendHandover(write, profile, { ...at, by: viewer.member, to, note })
  await moveRights(write, profiles, target, at.seq)
  await recordHandover(write, session, profiles, to, note, at)
  await raiseAccessVersion(write)
  return { handed: profiles.filter(isClient).length }
}

type Handed = Awaited<ReturnType<typeof profilesToHand>>[number]

/** A desk goes with its owner's clients and is none: it is neither counted nor listed. */
const isClient = ({ desk }: Handed): boolean => desk === 0

function profilesToHand({ trx, workspace }: Write, member: MemberId, ids: ProfileId[]) {
  return inChunks(ids, (some) =>
    trx
      .selectFrom('profile')
      .leftJoin('access_grant', (join) =>
        join.onRef('access_grant.profile', '=', 'profile.id').on('access_grant.member', '=', member),
      )
      .select(['profile.id', 'profile.owner', 'profile.row', 'profile.row_version', 'profile.desk'])
      .select(['profile.ledger_client', 'profile.ledger_clock', 'access_grant.level', 'access_grant.until'])
      .where('profile.workspace', '=', workspace.id)
      .where('profile.erased', 'is', null)
      .where('profile.id', 'in', some)
      .execute(),
  )
}

type Target = Pick<MemberTable, 'id' | 'role'>

async function activeMember({ trx, workspace }: Write, id: MemberId): Promise<Target | undefined> {
  return trx
    .selectFrom('member')
    .select(['id', 'role'])
    .where('id', '=', id)
    .where('workspace', '=', workspace.id)
    .where('disabled', 'is', null)
    .executeTakeFirst()
}

async function appendHandover(
  write: Write,
  { id, owner, row, row_version, ledger_client, ledger_clock }: Handed,
  stamp: Pick<HandoverChange, 'by' | 'to' | 'note' | 'arrived' | 'seq'>,
): Promise<void> {
  const record: HandoverChange = {
    id: newId<'change'>() as ChangeId,
    profile: id,
    kind: 'handover',
    at: stamp.arrived,
    after: [],
    device: null,
    from: owner,
    ...stamp,
  }
  if (row_version !== ROW_VERSION) return write.append(await write.document(id), [record], stamp.seq)
  // What folding would give: a handover moves the owner, and is told of.
  const before = JSON.parse(row) as Row
  write.appendBlind(
    record,
    { client: ledger_client, clock: ledger_clock },
    {
      ...before,
      owner: stamp.to,
      made: before.made + 1,
      changed: Math.max(before.changed ?? 0, stamp.arrived),
      practice: handedOver(before.practice, handed(owner, stamp.arrived, stamp.note)),
    },
  )
}

/** Owners, and who sees the profiles from now on. The new owner needs no grant any more. */
async function moveRights(write: Write, profiles: Handed[], target: Target, seq: number): Promise<void> {
  const { trx } = write
  const ids = profiles.map(({ id }) => id)
  await inChunks(ids, (some) => trx.updateTable('profile').set({ owner: target.id }).where('id', 'in', some).execute())
  const dropped = await inChunks(ids, (some) =>
    trx
      .deleteFrom('access_grant')
      .where('member', '=', target.id)
      .where('profile', 'in', some)
      .returning('profile')
      .execute(),
  )
  await inChunks(dropped, (some) =>
    trx
      .updateTable('profile')
      .set({ grants_seq: seq })
      .where(
        'id',
        'in',
        some.map(({ profile }) => profile),
      )
      .execute(),
  )
  await writeAccessEvents(write, await eventsOf(write, profiles, target), seq)
}

async function eventsOf({ trx }: Write, profiles: Handed[], target: Target) {
  const owners = await inChunks([...new Set(profiles.map(({ owner }) => owner))], (some) =>
    trx.selectFrom('member').select(['id', 'role']).where('id', 'in', some).execute(),
  )
  const seeing = new Set(owners.filter(({ role }) => seesAll(role)).map(({ id }) => id))
  const events: AccessEvent[] = []
  for (const { id, owner } of profiles) {
    if (!seeing.has(owner)) events.push({ member: owner, profile: id, kind: 'leave' })
    if (!seesAll(target.role)) events.push({ member: target.id, profile: id, kind: 'enter' })
  }
  return events
}

/** One row for each owner that something was taken from, and the audit. */
async function recordHandover(
  { trx, workspace }: Write,
  session: Session,
  profiles: Handed[],
  to: MemberId,
  note: string,
  { seq, arrived }: { seq: number; arrived: number },
): Promise<void> {
  for (const from of new Set(profiles.map(({ owner }) => owner))) {
    const theirs = profiles.filter((one) => one.owner === from && isClient(one))
    if (theirs.length === 0) continue
    await trx
      .insertInto('handover')
      .values({
        id: newId<'handover'>(),
        workspace: workspace.id,
        seq,
        at: arrived,
        by: session.member,
        from_member: from,
        to_member: to,
        note,
        profiles: JSON.stringify(theirs.map(({ id }) => id)),
      })
      .execute()
    await writeAudit(trx, session, 'handover', { from, to, count: theirs.length })
  }
}

/** Those from or to this member, a head sees all; newest first, at most 200. Names are of profiles seen today. */
export async function listHandovers(db: Kysely<Tables>, session: Session): Promise<HandoverCard[]> {
  const viewer = await viewerOf(db, session)
  const all = db.selectFrom('handover').selectAll().where('workspace', '=', viewer.workspace)
  const own = all.where((where) =>
    where.or([where('from_member', '=', viewer.member), where('to_member', '=', viewer.member)]),
  )
  const rows = await (viewer.role === 'head' ? all : own)
    .orderBy('seq', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
  const idsOf = new Map(rows.map(({ id, profiles }) => [id, JSON.parse(profiles) as ProfileId[]]))
  const names = await namesOf(db, viewer, [...new Set([...idsOf.values()].flat())])
  return rows.map(({ id, at, by, from_member: from, to_member: to, note }) => ({
    id,
    at,
    by,
    from,
    to,
    note,
    profiles: idsOf.get(id)!.map((profile) => ({ id: profile, name: names.get(profile) ?? '' })),
  }))
}

/** Empty for what this member may not see any more: an old name is a piece of knowledge too. */
async function namesOf(db: Kysely<Tables>, viewer: Viewer, ids: ProfileId[]): Promise<Map<ProfileId, string>> {
  const rows = await inChunks(ids, (some) =>
    visibleProfiles(db, viewer).select(['profile.id', 'profile.row']).where('profile.id', 'in', some).execute(),
  )
  return new Map(rows.map(({ id, row }) => [id, (JSON.parse(row) as Row).name]))
}
