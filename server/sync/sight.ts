/** Who may see which profile, and how: SQL and the role x action table, never the document. */
import type { Kysely } from 'kysely'
import { mayInDirectory, reachOf, seesAll, type DirectoryMode, type Reach, type Role } from '../../src/shared/access'
import { dayOf } from '../../src/shared/dates'
import type { MemberId, ProfileId, WorkspaceId } from '../../src/shared/ids'
import type { DirectorySetting } from '../../src/shared/team/settings'
import type { Session } from '../accounts/session'
import type { Tables } from '../storage/tables'
import { inChunks } from './chunks'

/** The session's member was disabled or is gone: the socket closes, the device signs in again. */
export class SessionOver extends Error {}

/** A member as the database knows him or her now; the session may be a second older. */
export interface Viewer {
  member: MemberId
  workspace: WorkspaceId
  role: Role
  /** Today in the workspace's zone, YYYY-MM-DD. */
  today: string
  /** What the head lets managers know of each other's clients, and the seq when that was last set. */
  mode: DirectoryMode
  modeSeq: number
  /** When the member was disabled, ms since 1970 UTC: only for a device that hands in what it had not sent. */
  left?: number
}

const MINUTE = 60_000
/** By zone: the day, and the minute it was asked for. No zone changes its day within a minute. */
const dayByZone = new Map<string, { minute: number; day: string }>()

/** Today in a zone, YYYY-MM-DD. Every key that is typed asks. */
export function todayIn(zone: string): string {
  const now = Date.now()
  const minute = Math.floor(now / MINUTE)
  const known = dayByZone.get(zone)
  if (known?.minute === minute) return known.day
  const day = dayOf(now, zone)
  dayByZone.set(zone, { minute, day })
  return day
}

/** @throws SessionOver when the member is disabled. */
export async function viewerOf(db: Kysely<Tables>, session: Session): Promise<Viewer> {
  const found = await db
    .selectFrom('member')
    .innerJoin('workspace', 'workspace.id', 'member.workspace')
    .leftJoin('setting', (join) =>
      join.onRef('setting.workspace', '=', 'member.workspace').on('setting.kind', '=', 'directory'),
    )
    .select(['member.role', 'member.disabled', 'workspace.zone', 'setting.value', 'setting.seq'])
    .where('member.id', '=', session.member)
    .where('workspace.id', '=', session.workspace)
    .executeTakeFirst()
  const left = found?.disabled ?? null
  if (found === undefined || (left === null) === (session.leaving === true))
    throw new SessionOver('the member is disabled')
  return {
    ...(left !== null && { left }),
    member: session.member,
    workspace: session.workspace,
    role: found.role,
    today: todayIn(found.zone),
    mode: modeIn(found.value),
    modeSeq: found.seq ?? 1,
  }
}

const modeIn = (setting: string | null | undefined): DirectoryMode =>
  setting ? (JSON.parse(setting) as DirectorySetting).mode : 'open'

/** What the head lets managers know of each other's clients. */
export async function directoryMode(db: Kysely<Tables>, workspace: WorkspaceId): Promise<DirectoryMode> {
  const setting = await db
    .selectFrom('setting')
    .select('value')
    .where('workspace', '=', workspace)
    .where('kind', '=', 'directory')
    .executeTakeFirst()
  return modeIn(setting?.value)
}

export interface Standing {
  id: ProfileId
  owner: MemberId
  seq: number
  createdSeq: number
  erased: boolean
  reach: Reach
}

/** How the viewer reaches these profiles today; those that are not in the workspace are absent. */
export async function standingsOf(
  db: Kysely<Tables>,
  viewer: Viewer,
  profiles: readonly ProfileId[],
): Promise<Map<ProfileId, Standing>> {
  const rows = await inChunks([...new Set(profiles)], (some) =>
    db
      .selectFrom('profile')
      .leftJoin('access_grant', (join) =>
        join.onRef('access_grant.profile', '=', 'profile.id').on('access_grant.member', '=', viewer.member),
      )
      .select(['profile.id', 'profile.owner', 'profile.seq', 'profile.created_seq', 'profile.erased'])
      .select(['profile.desk', 'access_grant.level', 'access_grant.until'])
      .where('profile.workspace', '=', viewer.workspace)
      .where('profile.id', 'in', some)
      .execute(),
  )
  return new Map(
    rows.map(({ id, owner, seq, created_seq, erased, desk, level, until }) => {
      const grant = level === null ? null : { level, until }
      // Where everybody may read all clients, a desk is still its owner's.
      const mode = desk === 1 ? 'closed' : viewer.mode
      const reach = erased === null ? reachOf({ ...viewer, mode, owner, grant }) : 'none'
      return [id, { id, owner, seq, createdSeq: created_seq, erased: erased !== null, reach }]
    }),
  )
}

/** Is what this member writes for the profile a contribution to a colleague's client, whose owner reads and settles it? */
export const isContributed = ({ role, mode }: Viewer, { reach }: Standing): boolean =>
  (reach === 'none' || reach === 'all') && mayInDirectory(role, mode, 'contribute')

/** Did this member ever see the profile? True after it left, also by a change of role. */
export async function hadSight(db: Kysely<Tables>, viewer: Viewer, { id, createdSeq }: Standing): Promise<boolean> {
  if (seesAll(viewer.role)) return true
  const event = await db
    .selectFrom('access_event')
    .select('seq')
    .where('member', '=', viewer.member)
    .where((where) =>
      where.or([
        where.and([where('profile', '=', id), where('kind', '=', 'leave')]),
        where.and([where('profile', 'is', null), where('kind', '=', 'view'), where('seq', '>', createdSeq)]),
      ]),
    )
    .limit(1)
    .executeTakeFirst()
  return event !== undefined
}

/** Had this member the profile, and has it no more? Others only knew of it, or read it. */
export async function hadIt(db: Kysely<Tables>, { member }: Viewer, { id }: Standing): Promise<boolean> {
  const event = await db
    .selectFrom('access_event')
    .select('seq')
    .where('member', '=', member)
    .where('profile', '=', id)
    .where('kind', '=', 'leave')
    .limit(1)
    .executeTakeFirst()
  return event !== undefined
}
