/**
 * The directory on the server: made with each row, pulled by cursor behind everything else, confirmed one sign at a
 * time. The rules are in docs/sync.md ([W1] to [W6]).
 */
import { createHmac, randomBytes } from 'node:crypto'
import { sql, type Kysely, type Selectable, type Transaction } from 'kysely'
import { mayInDirectory } from '../../src/shared/access'
import { dayOf } from '../../src/shared/dates'
import {
  cutHash,
  signText,
  signTexts,
  type DirectoryEntry,
  type DirectoryNews,
  type Sign,
} from '../../src/shared/directory'
import type { ProfileId } from '../../src/shared/ids'
import type { Row } from '../../src/shared/profile/row'
import type { Session } from '../accounts/session'
import type { Storage } from '../storage/storage'
import type { Tables, WorkspaceTable } from '../storage/tables'
import { standingsOf, viewerOf, type Viewer } from './sight'

/** Entries in one batch. */
export const DIRECTORY_BATCH = 1_000

type Company = Pick<Selectable<WorkspaceTable>, 'id' | 'zone' | 'directory_key'>

/** The workspace's key, made when it is first needed. The workspace is locked. */
export async function directoryKey(trx: Transaction<Tables>, company: Company): Promise<string> {
  if (company.directory_key === '') {
    company.directory_key = randomBytes(32).toString('hex')
    await trx
      .updateTable('workspace')
      .set({ directory_key: company.directory_key })
      .where('id', '=', company.id)
      .execute()
  }
  return company.directory_key
}

/** What others may know of this client. */
export function entryOf(row: Row, key: string, zone: string): DirectoryEntry {
  const secret = Buffer.from(key, 'hex')
  const hashes = signTexts(row)
    .filter((text) => text !== '')
    .map((text) => cutHash(createHmac('sha256', secret).update(text).digest()))
  return {
    profile: row.id,
    name: row.name,
    city: row.city,
    owner: row.owner,
    touched: row.touched === null ? null : dayOf(row.touched.when, zone),
    hashes: [...new Set(hashes)].toSorted((a, b) => a - b),
  }
}

/** The columns of a profile whose row was made anew. Its `directory_seq` moves only when an entry says something else. */
export const directoryColumns = (entry: DirectoryEntry, seq: number) => {
  const text = JSON.stringify(entry)
  return {
    directory: text,
    directory_seq: sql<number>`case when directory = ${text} then directory_seq else ${seq} end`,
  }
}

/** In one write: others wait for it. */
const AT_ONCE = 200

/** Makes entries that were never made: after an update, and of the demo. False when none is left. */
export async function fillDirectory(storage: Storage): Promise<boolean> {
  const bare = await storage.db
    .selectFrom('profile')
    .select(['id', 'workspace'])
    .where('directory', 'is', null)
    // A member's desk is no client: there is nothing for others to know.
    .where('desk', '=', 0)
    .where('erased', 'is', null)
    .limit(AT_ONCE)
    .execute()
  const first = bare[0]
  if (first === undefined) return false
  const ids = bare.filter(({ workspace }) => workspace === first.workspace).map(({ id }) => id)
  await storage.inWorkspace(first.workspace, async (trx, { row: company, seq }) => {
    const key = await directoryKey(trx, company)
    const now = seq()
    const rows = await trx.selectFrom('profile').select(['id', 'row']).where('id', 'in', ids).execute()
    for (const { id, row } of rows)
      await trx
        .updateTable('profile')
        .set(directoryColumns(entryOf({ ...(JSON.parse(row) as Row), id }, key, company.zone), now))
        .where('id', '=', id)
        .execute()
  })
  return true
}

/** Which directory this member has; 0 = none: it is closed, or he or she sees the clients themselves. */
export const generationOf = ({ role, mode, modeSeq }: Viewer): number =>
  mayInDirectory(role, mode, 'know') ? modeSeq : 0

export interface DirectoryAsked {
  db: Kysely<Tables>
  viewer: Viewer
  /** Everything since is news. */
  cursor: number
  /** All of it, whatever the cursor. */
  whole: boolean
  /** The last profile of the batch before. */
  after: ProfileId | null
  limit: number
}

/** One batch of it, in the order of ids, and where it goes on; null = there is no more. */
export async function directoryNews(
  asked: DirectoryAsked,
): Promise<{ news: DirectoryNews | undefined; next: ProfileId | null }> {
  const { db, viewer, whole, after } = asked
  const generation = generationOf(viewer)
  const isFirst = after === null
  if (generation === 0) {
    const news = { generation, key: '', whole: true, entries: [], gone: [] }
    // Also behind the first batch: it was closed while it came.
    return { news: whole ? news : undefined, next: null }
  }
  const found = await entriesOf(asked)
  const page = found.slice(0, asked.limit)
  const gone = !whole && isFirst ? await erasedSince(asked) : []
  if (!whole && page.length + gone.length === 0) return { news: undefined, next: null }
  const { directory_key: key } = await db
    .selectFrom('workspace')
    .select('directory_key')
    .where('id', '=', viewer.workspace)
    .executeTakeFirstOrThrow()
  const entries = page.map(({ directory }) => JSON.parse(directory!) as DirectoryEntry)
  const next = found.length > page.length ? page.at(-1)!.id : null
  return { news: { generation, key, whole: whole && isFirst, entries, gone }, next }
}

/** Of what this member may not see: what changed since the cursor, and what left the view. */
function entriesOf({ db, viewer, cursor, whole, after, limit }: DirectoryAsked) {
  const { workspace, member, today } = viewer
  let query = db
    .selectFrom('profile')
    .leftJoin('access_grant', (join) =>
      join.onRef('access_grant.profile', '=', 'profile.id').on('access_grant.member', '=', member),
    )
    .select(['profile.id', 'profile.directory'])
    .where('profile.workspace', '=', workspace)
    .where('profile.erased', 'is', null)
    .where('profile.directory', 'is not', null)
    .where('profile.owner', '!=', member)
    .where((where) => where.or([where('access_grant.level', 'is', null), where('access_grant.until', '<', today)]))
  if (!whole) {
    const moved = db
      .selectFrom('access_event')
      .select('access_event.profile')
      .where('access_event.member', '=', member)
      .where('access_event.seq', '>', cursor)
      .where('access_event.profile', 'is not', null)
      .$castTo<{ profile: ProfileId }>()
    query = query.where((where) =>
      where.or([where('profile.directory_seq', '>', cursor), where('profile.id', 'in', moved)]),
    )
  }
  if (after !== null) query = query.where('profile.id', '>', after)
  return query
    .orderBy('profile.id')
    .limit(limit + 1)
    .execute()
}

async function erasedSince({ db, viewer, cursor }: DirectoryAsked): Promise<ProfileId[]> {
  const rows = await db
    .selectFrom('profile')
    .select('id')
    .where('workspace', '=', viewer.workspace)
    .where('seq', '>', cursor)
    .where('erased', 'is not', null)
    .execute()
  return rows.map(({ id }) => id)
}

/**
 * Is this number or address the client's? False also for a client that does not exist, is open to this member, or
 * is none of the directory's. @throws SessionOver when the member is disabled.
 */
export async function confirmSign(
  db: Kysely<Tables>,
  session: Session,
  { profile, sign, value }: { profile: ProfileId; sign: Sign; value: string },
): Promise<boolean> {
  const viewer = await viewerOf(db, session)
  const text = signText(sign, value)
  if (generationOf(viewer) === 0 || text === '') return false
  const standing = (await standingsOf(db, viewer, [profile])).get(profile)
  if (standing === undefined || standing.erased || standing.reach !== 'none') return false
  const { row } = await db.selectFrom('profile').select('row').where('id', '=', profile).executeTakeFirstOrThrow()
  return signTexts(JSON.parse(row) as Row).includes(text)
}
