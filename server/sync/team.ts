/** What everybody in the workspace knows of each other. */
import type { Kysely, Selectable } from 'kysely'
import type { WorkspaceId } from '../../src/shared/ids'
import type { Team } from '../../src/shared/protocol'
import { settingsOf } from '../accounts/settings'
import type { Tables, WorkspaceTable } from '../storage/tables'

interface ReadTeam {
  seq: number
  epoch: number
  team: Team
}

/**
 * Teams as they were last read: a new colleague is news to all devices at once, and the team of a large company is
 * thousands of records. Whatever changes it raises `team_seq`.
 */
const teams = new Map<WorkspaceId, ReadTeam>()
/** Companies whose team is kept. */
const MOST = 64

/** Not to be changed: others are given the same. @throws Error when there is no such workspace. */
export async function teamOf(db: Kysely<Tables>, workspace: WorkspaceId): Promise<Team> {
  const company = await db
    .selectFrom('workspace')
    .select(['id', 'name', 'zone', 'locale', 'team_seq', 'epoch'])
    .where('id', '=', workspace)
    .executeTakeFirstOrThrow()
  const known = teams.get(workspace)
  if (known !== undefined && known.seq === company.team_seq && known.epoch === company.epoch) return known.team
  const team = await readTeam(db, company)
  if (teams.size >= MOST) teams.clear()
  teams.set(workspace, { seq: company.team_seq, epoch: company.epoch, team })
  return team
}

type Company = Pick<Selectable<WorkspaceTable>, 'id' | 'name' | 'zone' | 'locale' | 'team_seq' | 'epoch'>

async function readTeam(db: Kysely<Tables>, { team_seq: seq, epoch: _, ...workspace }: Company): Promise<Team> {
  const members = await db
    .selectFrom('member')
    .select(['id', 'name', 'role', 'disabled'])
    .where('workspace', '=', workspace.id)
    .orderBy('name')
    .execute()
  const devices = await db
    .selectFrom('device')
    .select(['id', 'member', 'label'])
    .where('workspace', '=', workspace.id)
    .orderBy('id')
    .execute()
  return {
    seq,
    workspace,
    members: members.map((member) => ({ ...member, disabled: member.disabled !== null })),
    devices,
    settings: await settingsOf(db, workspace.id),
  }
}
