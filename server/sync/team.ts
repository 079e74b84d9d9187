/** What everybody in the workspace knows of each other. */
import type { Kysely } from 'kysely'
import type { WorkspaceId } from '../../src/shared/ids'
import type { Team } from '../../src/shared/protocol'
import { settingsOf } from '../accounts/settings'
import type { Tables } from '../storage/tables'

/** @throws Error when there is no such workspace. */
export async function teamOf(db: Kysely<Tables>, workspace: WorkspaceId): Promise<Team> {
  const company = await db
    .selectFrom('workspace')
    .select(['id', 'name', 'zone', 'locale', 'team_seq'])
    .where('id', '=', workspace)
    .executeTakeFirstOrThrow()
  const members = await db
    .selectFrom('member')
    .select(['id', 'name', 'role', 'disabled'])
    .where('workspace', '=', workspace)
    .orderBy('name')
    .execute()
  const devices = await db
    .selectFrom('device')
    .select(['id', 'member', 'label'])
    .where('workspace', '=', workspace)
    .orderBy('id')
    .execute()
  const { team_seq: seq, ...workspaceNow } = company
  return {
    seq,
    workspace: workspaceNow,
    members: members.map((member) => ({ ...member, disabled: member.disabled !== null })),
    devices,
    settings: await settingsOf(db, workspace),
  }
}
