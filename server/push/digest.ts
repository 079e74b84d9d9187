/**
 * The number of the morning: how many lines Today has for each member who asked for it. Worked out from rows by the rules
 * that devices work with, some rows at a time between whatever else is to be done: nobody's write waits, and what is held
 * does not grow with the number of clients.
 */
import type { Kysely } from 'kysely'
import { dayOf } from '../../src/shared/dates'
import type { MemberId, ProfileId, WorkspaceId } from '../../src/shared/ids'
import { isDigestHour } from '../../src/shared/notices'
import { doerOf, mayDo, type Sight } from '../../src/shared/practice/doer'
import { countDue, type DueCount } from '../../src/shared/practice/dueCount'
import type { PracticeContext } from '../../src/shared/practice/signal'
import { signalsOf } from '../../src/shared/practice/signals'
import type { Row } from '../../src/shared/profile/row'
import type { AccessGrant, TeamMember } from '../../src/shared/protocol'
import type { Tables } from '../storage/tables'
import { teamOf } from '../sync/team'
import { hourIn } from './hours'
import { grantsOf, rowsOf } from './rows'
import { keepWaiting } from './waiting'

/** What the devices of a workspace are to be told this morning is kept for them: each once a day. */
export async function tellDigests(db: Kysely<Tables>, workspace: WorkspaceId, now: number): Promise<void> {
  const company = await db.selectFrom('workspace').select('zone').where('id', '=', workspace).executeTakeFirstOrThrow()
  const { zone } = company
  const today = dayOf(now, zone)
  const due = await dueDevices(db, workspace, { zone, now, today })
  if (due.length === 0) return
  const counts = await countFor(db, workspace, new Set(due.map(({ member }) => member)), { now, today })
  await db.transaction().execute(async (trx) => {
    for (const { device, member, awake_from, awake_to } of due) {
      const count = counts.get(member) ?? 0
      if (count > 0)
        await keepWaiting(trx, { device, awake_from, awake_to, zone }, { kind: 'due', count, day: today }, now)
      await trx.updateTable('push_subscription').set({ digest_on: today }).where('device', '=', device).execute()
    }
  })
}

async function dueDevices(
  db: Kysely<Tables>,
  workspace: WorkspaceId,
  { zone, now, today }: { zone: string; now: number; today: string },
) {
  const all = await db
    .selectFrom('push_subscription')
    .innerJoin('member', 'member.id', 'push_subscription.member')
    .select(['device', 'push_subscription.member', 'digest', 'awake_from', 'awake_to'])
    .where('push_subscription.workspace', '=', workspace)
    .where('member.disabled', 'is', null)
    .where('digest', 'is not', null)
    .where((where) => where.or([where('digest_on', 'is', null), where('digest_on', '<', today)]))
    .execute()
  const hour = hourIn(zone, now)
  return all.filter(({ digest }) => digest !== null && isDigestHour(digest, hour))
}

/** Lines of Today by member, of those who are asked for. */
export async function countFor(
  db: Kysely<Tables>,
  workspace: WorkspaceId,
  wanted: ReadonlySet<MemberId>,
  { now, today }: Pick<PracticeContext, 'now' | 'today'>,
): Promise<Map<MemberId, number>> {
  const { members, settings, workspace: company } = await teamOf(db, workspace)
  const known = await ordersKnown(db, workspace)
  const counting = members.filter(({ id, disabled }) => wanted.has(id) && !disabled)
  const counts = new Map<MemberId, DueCount>()
  /** Of the rows at hand. */
  let grants = new Map<ProfileId, AccessGrant[]>()
  const sight: Sight = { members, grantsOf: (profile) => grants.get(profile) ?? [], today }
  const context: PracticeContext = {
    now,
    today,
    zone: company.zone,
    settings,
    ordersKnownTo: (owner) => (owner === null ? undefined : known.get(owner)),
    doer: (row, step) => doerOf(row, step, sight),
  }
  const byId = new Map(members.map((member) => [member.id, member]))
  const may = (row: Row, member: TeamMember | undefined) => member !== undefined && mayDo(row, member, sight)
  for (const { id, role } of counting) {
    const whose = { member: id, isHead: role === 'head', mayDo: (row: Row, who: MemberId) => may(row, byId.get(who)) }
    counts.set(id, countDue(context, whose))
  }
  for await (const rows of rowsOf(db, workspace)) {
    grants = await grantsOf(
      db,
      rows.map(({ id }) => id),
    )
    for (const row of rows) {
      const open = counting.filter((member) => !counts.get(member.id)!.isFull() && may(row, member))
      const signals = open.length === 0 ? [] : signalsOf(row, context)
      if (signals.length > 0) for (const { id } of open) counts.get(id)!.add(signals)
    }
    if (counting.every(({ id }) => counts.get(id)!.isFull())) break
  }
  return new Map([...counts].map(([member, count]) => [member, count.count()]))
}

/** By owner, the last day up to which orders are known (purchases.ts): a day for each member, however many clients. */
async function ordersKnown(db: Kysely<Tables>, workspace: WorkspaceId): Promise<Map<MemberId, string>> {
  const known = new Map<MemberId, string>()
  for await (const rows of rowsOf(db, workspace))
    for (const { owner, practice } of rows)
      if (owner !== null && practice?.known !== undefined && practice.known > (known.get(owner) ?? ''))
        known.set(owner, practice.known)
  return known
}
