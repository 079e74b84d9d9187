/**
 * What became news since a workspace was looked at last: clients handed to somebody, complaints passed up to the heads.
 * Found in what is stored, never in what passes by, so that a restart between a commit and the telling loses nothing, and
 * each is found once.
 */
import type { Kysely, Selectable } from 'kysely'
import type { MemberId, ProfileId, WorkspaceId } from '../../src/shared/ids'
import { handedNotice, raisedNotice, type Notice } from '../../src/shared/notices'
import { raisesComplaint } from '../../src/shared/practice/raises'
import type { Change } from '../../src/shared/profile/change'
import type { ValueAt } from '../../src/shared/profile/facts'
import type { HandoverTable, Tables } from '../storage/tables'
import { keepWaiting } from './waiting'

interface News {
  to: MemberId[]
  notice: Notice
}

/** The changes of a client, as the ledger has them. */
export type ReadChanges = (workspace: WorkspaceId, profile: ProfileId) => Promise<Change[]>

/**
 * Up to which seq each workspace was looked at by this process. Stored with the next news only: where there were none,
 * there are none when it is looked at again after a restart.
 */
export type Seen = Map<WorkspaceId, number>

/** Keeps what is news for the devices of those it is for. */
export async function tellNews(
  db: Kysely<Tables>,
  workspace: WorkspaceId,
  { changesOf, seen, now }: { changesOf: ReadChanges; seen: Seen; now: number },
): Promise<void> {
  const looked = await look(db, workspace, seen.get(workspace) ?? 0)
  if (looked === undefined) return
  const news = [...looked.handed, ...(await raisedIn(workspace, looked, changesOf))]
  if (news.length > 0) await keepNews(db, workspace, news, looked.upTo, now)
  seen.set(workspace, looked.upTo)
}

async function keepNews(
  db: Kysely<Tables>,
  workspace: WorkspaceId,
  news: News[],
  upTo: number,
  now: number,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const { to, notice } of news) {
      for (const device of await devicesOf(trx, workspace, to)) await keepWaiting(trx, device, notice, now)
    }
    await trx.updateTable('push_seen').set({ seq: upTo }).where('workspace', '=', workspace).execute()
  })
}

interface Looked {
  since: number
  upTo: number
  handed: News[]
  heads: MemberId[]
  /** Clients that changed and have a complaint that was passed up: hardly ever one. */
  profiles: ProfileId[]
}

/** All of it as of one moment. Undefined when nothing was committed, or nobody is told of anything. */
async function look(db: Kysely<Tables>, workspace: WorkspaceId, known: number): Promise<Looked | undefined> {
  return db.transaction().execute(async (trx) => {
    const seen = await trx
      .selectFrom('push_seen')
      .innerJoin('workspace', 'workspace.id', 'push_seen.workspace')
      .select(['push_seen.seq', 'workspace.seq as upTo'])
      .where('push_seen.workspace', '=', workspace)
      .executeTakeFirst()
    const since = Math.max(known, seen?.seq ?? 0)
    if (seen === undefined || since >= seen.upTo) return undefined
    const handed = await trx
      .selectFrom('handover')
      .select(['at', 'by', 'from_member', 'to_member', 'profiles'])
      .where('workspace', '=', workspace)
      .where('seq', '>', since)
      .orderBy('seq')
      .execute()
    const profiles = await trx
      .selectFrom('profile')
      .select('id')
      .where('workspace', '=', workspace)
      .where('seq', '>', since)
      .where('erased', 'is', null)
      .where('row', 'like', '%"raised":%')
      .execute()
    const heads = await trx
      .selectFrom('member')
      .select('id')
      .where('workspace', '=', workspace)
      .where('role', '=', 'head')
      .where('disabled', 'is', null)
      .execute()
    return {
      since,
      upTo: seen.upTo,
      handed: handed.filter(({ by, to_member: to }) => by !== to).map(handedNews),
      heads: heads.map(({ id }) => id),
      profiles: profiles.map(({ id }) => id),
    }
  })
}

type Handover = Pick<Selectable<HandoverTable>, 'at' | 'from_member' | 'to_member' | 'profiles'>

function handedNews({ at, from_member: from, to_member: to, profiles }: Handover): News {
  return { to: [to], notice: handedNotice(from, at, JSON.parse(profiles) as ProfileId[]) }
}

/** Complaints that were passed up since, for all heads but the one who did it. */
async function raisedIn(
  workspace: WorkspaceId,
  { since, upTo, profiles, heads }: Looked,
  changesOf: ReadChanges,
): Promise<News[]> {
  const news: News[] = []
  for (const profile of profiles) {
    const changes = await changesOf(workspace, profile)
    for (const change of changes) {
      if (change.kind !== 'fact' || change.seq <= since || change.seq > upTo || !raisesComplaint(change)) continue
      const [, entry = ''] = change.path.split('/')
      const { on } = change.value as ValueAt<'complaints/*/raised'>
      const notice = raisedNotice(profile, entry, on)
      news.push({ to: heads.filter((head) => head !== change.by), notice })
    }
  }
  return news
}

async function devicesOf(db: Kysely<Tables>, workspace: WorkspaceId, members: MemberId[]) {
  if (members.length === 0) return []
  return db
    .selectFrom('push_subscription')
    .innerJoin('workspace', 'workspace.id', 'push_subscription.workspace')
    .select(['device', 'awake_from', 'awake_to', 'zone'])
    .where('workspace', '=', workspace)
    .where('member', 'in', members)
    .execute()
}
