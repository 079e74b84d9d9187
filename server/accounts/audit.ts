/** What a head can look up later: who let whom in, who took data out. */
import type { Kysely } from 'kysely'
import type { AuditLine } from '../../src/shared/api'
import { newId, type MemberId, type WorkspaceId } from '../../src/shared/ids'
import type { Tables } from '../storage/tables'

/** Adds a line, in the transaction of what it tells. */
export async function writeAudit(
  trx: Kysely<Tables>,
  by: { workspace: WorkspaceId; member: MemberId },
  action: AuditLine['action'],
  detail: AuditLine['detail'],
): Promise<void> {
  const line = { id: newId<'audit'>(), workspace: by.workspace, at: Date.now(), by: by.member, action }
  await trx
    .insertInto('audit')
    .values({ ...line, detail: JSON.stringify(detail) })
    .execute()
}

/** The newest 500 lines of a workspace, newest first. */
export async function listAudit(db: Kysely<Tables>, workspace: WorkspaceId): Promise<AuditLine[]> {
  const lines = await db
    .selectFrom('audit')
    .select(['id', 'at', 'by', 'action', 'detail'])
    .where('workspace', '=', workspace)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(500)
    .execute()
  return lines.map((line) => ({
    ...line,
    action: line.action as AuditLine['action'],
    detail: JSON.parse(line.detail) as AuditLine['detail'],
  }))
}
