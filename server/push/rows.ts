/** Rows as the server reads many of them: some at a time, so that what is held does not grow with the clients. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import type { MemberId, ProfileId, WorkspaceId } from '../../src/shared/ids'
import type { Row } from '../../src/shared/profile/row'
import type { AccessGrant } from '../../src/shared/protocol'
import type { Tables } from '../storage/tables'

/** Rows held at a time. */
const AT_ONCE = 100

/** All clients of a workspace, some at a time; between them others have their turn. */
export async function* rowsOf(
  db: Kysely<Tables>,
  workspace: WorkspaceId,
  owner?: MemberId,
): AsyncGenerator<Row[], void, undefined> {
  for (let after = ''; ;) {
    let query = db
      .selectFrom('profile')
      .select(['id', 'row'])
      .where('workspace', '=', workspace)
      .where('erased', 'is', null)
      .where('id', '>', after as ProfileId)
    if (owner !== undefined) query = query.where('owner', '=', owner)
    const some = await query.orderBy('id').limit(AT_ONCE).execute()
    if (some.length > 0) yield some.map(({ row }) => JSON.parse(row) as Row)
    const last = some.at(-1)
    if (last === undefined || some.length < AT_ONCE) return
    after = last.id
    await nextTurn()
  }
}

/** Who else may see these clients. */
export async function grantsOf(db: Kysely<Tables>, profiles: ProfileId[]): Promise<Map<ProfileId, AccessGrant[]>> {
  const rows = await db
    .selectFrom('access_grant')
    .select(['profile', 'member', 'level', 'until'])
    .where('profile', 'in', profiles)
    .execute()
  const byProfile = new Map<ProfileId, AccessGrant[]>()
  for (const { profile, ...grant } of rows) byProfile.set(profile, [...(byProfile.get(profile) ?? []), grant])
  return byProfile
}
