/** A member's own saved views (src/shared/view/myViews.ts): nobody else reads them. */
import type { Kysely } from 'kysely'
import type { MemberId } from '../../src/shared/ids'
import { MOST_VIEWS, type MyView } from '../../src/shared/view/myViews'
import type { SavedView } from '../../src/shared/view/view'
import type { Storage } from '../storage/storage'
import type { Tables } from '../storage/tables'
import type { Session } from './session'

/** Rows kept of one member: what was taken away is remembered, so that no device brings it back. */
const MOST_ROWS = 5 * MOST_VIEWS

export async function viewsOf(db: Kysely<Tables>, member: MemberId): Promise<MyView[]> {
  const rows = await db
    .selectFrom('member_view')
    .select(['id', 'at', 'value'])
    .where('member', '=', member)
    .orderBy('id')
    .execute()
  return rows.map(({ id, at, value }) => ({ id, at, view: value === null ? null : (JSON.parse(value) as SavedView) }))
}

/** Stores the later word. A device whose clock runs ahead says it now. False: as many as a member may have. */
export async function keepView(storage: Storage, session: Session, { id, at, view }: MyView): Promise<boolean> {
  return storage.inWorkspace(session.workspace, async (trx) => {
    const known = await viewsOf(trx, session.member)
    const before = known.find((one) => one.id === id)
    const when = Math.min(at, Date.now())
    if (before !== undefined && before.at >= when) return true
    const live = known.filter((one) => one.view !== null && one.id !== id).length
    if ((view !== null && live >= MOST_VIEWS) || (before === undefined && known.length >= MOST_ROWS)) return false
    const row = { member: session.member, id, at: when, value: view === null ? null : JSON.stringify(view) }
    await trx
      .insertInto('member_view')
      .values(row)
      .onConflict((conflict) => conflict.columns(['member', 'id']).doUpdateSet({ at: row.at, value: row.value }))
      .execute()
    return true
  })
}
