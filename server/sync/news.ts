/** What a pull brings of profiles: rows, grants, late contributions, documents. Read, never judged, here. */
import type { Kysely } from 'kysely'
import { mayOnProfile, type Reach, type Role } from '../../src/shared/access'
import type { ProfileId } from '../../src/shared/ids'
import type { AccessGrant, LateContribution, ProfileNews } from '../../src/shared/protocol'
import type { LateContent } from '../../src/shared/profile/change'
import type { Row } from '../../src/shared/profile/row'
import type { Tables } from '../storage/tables'
import { inChunks } from './chunks'

/** A profile that may be sent, as its viewer reaches it. */
export interface Seen {
  id: ProfileId
  seq: number
  created_seq: number
  row: string
  row_seq: number
  grants_seq: number
  reach: Reach
  /** New in this member's view: all of it is sent, whatever the cursor. */
  entered: boolean
}

type Db = Kysely<Tables>

/** Rows, grants and late contributions newer than the cursor; everything of those that entered. */
export async function rowNews(db: Db, role: Role, seen: Seen[], cursor: number): Promise<Map<ProfileId, ProfileNews>> {
  const newsById = new Map<ProfileId, ProfileNews>(seen.map(({ id, seq }) => [id, { profile: id, seq }]))
  const moved = (one: Seen, seq: number) => one.entered || seq > cursor
  const regranted = seen.filter((one) => one.grants_seq > 0 && moved(one, one.grants_seq))
  const grants = await grantsOf(
    db,
    regranted.map(({ id }) => id),
  )
  for (const one of seen) {
    const withGrants = grants.get(one.id)
    const news = newsById.get(one.id)!
    // Grants lie beside the row on the device: with new ones the row is sent again.
    if (moved(one, one.row_seq) || withGrants !== undefined) news.row = JSON.parse(one.row) as Row
    if (withGrants !== undefined) news.grants = withGrants
  }
  const settling = seen.filter(({ reach }) => mayOnProfile(role, reach, 'settle'))
  const late = await lateOf(
    db,
    settling.map(({ id }) => id),
  )
  for (const one of seen) {
    const waiting = late.get(one.id)
    // What came back after a restore may have come before its client did.
    if (waiting !== undefined && moved(one, Math.max(waiting.seq, one.created_seq)))
      newsById.get(one.id)!.late = waiting.late
    // A device that settled until now, and goes on reading, holds what waited then.
    else if (waiting === undefined && one.entered && cursor > 0) newsById.get(one.id)!.late = []
  }
  return newsById
}

async function grantsOf(db: Db, profiles: ProfileId[]): Promise<Map<ProfileId, AccessGrant[]>> {
  const byProfile = new Map<ProfileId, AccessGrant[]>(profiles.map((id) => [id, []]))
  const rows = await inChunks(profiles, (some) =>
    db
      .selectFrom('access_grant')
      .select(['profile', 'member', 'level', 'until'])
      .where('profile', 'in', some)
      .execute(),
  )
  for (const { profile, ...grant } of rows) byProfile.get(profile)!.push(grant)
  return byProfile
}

/** All that nobody settled yet, oldest first, and the seq of the newest. */
async function lateOf(
  db: Db,
  profiles: ProfileId[],
): Promise<Map<ProfileId, { late: LateContribution[]; seq: number }>> {
  const byProfile = new Map<ProfileId, { late: LateContribution[]; seq: number }>()
  const rows = await inChunks(profiles, (some) =>
    db.selectFrom('late').selectAll().where('profile', 'in', some).orderBy('seq').orderBy('id').execute(),
  )
  const open = rows.filter(({ settled }) => settled === null)
  const settled = await settledChanges(
    db,
    open.map(({ id }) => id),
  )
  for (const { profile, seq } of rows) {
    const known = byProfile.get(profile) ?? { late: [], seq: 0 }
    byProfile.set(profile, known)
    known.seq = Math.max(known.seq, seq)
  }
  for (const { id, profile, by, device, arrived, content, colleague } of open) {
    const shared = { id, profile, by, device, arrived, ...(colleague === 1 ? { colleague: true as const } : {}) }
    byProfile.get(profile)!.late.push({ ...shared, content: stillOpen(content, settled) })
  }
  return byProfile
}

/** Ids of changes in these contributions that were accepted or declined already. */
async function settledChanges(db: Db, late: string[]): Promise<Set<string>> {
  const rows = await inChunks(late, (some) =>
    db.selectFrom('late_change').select('id').where('late', 'in', some).where('accepted', 'is not', null).execute(),
  )
  return new Set(rows.map(({ id }) => id))
}

function stillOpen(text: string, settled: ReadonlySet<string>): LateContent {
  const content = JSON.parse(text) as LateContent
  if (content.type === 'passage' || settled.size === 0) return content
  return { ...content, changes: content.changes.filter(({ id }) => !settled.has(id)) }
}

/** Updates since the cursor, for each profile whose log still has all of them; absent for the others. */
export async function updatesSince(
  db: Db,
  profiles: ProfileId[],
  cursor: number,
): Promise<Map<ProfileId, Uint8Array[]>> {
  const snapshots = await inChunks(profiles, (some) =>
    db.selectFrom('snapshot').select(['profile', 'seq']).where('profile', 'in', some).execute(),
  )
  const cut = new Set(snapshots.filter(({ seq }) => seq > cursor).map(({ profile }) => profile))
  const whole = profiles.filter((id) => !cut.has(id))
  const byProfile = new Map<ProfileId, Uint8Array[]>(whole.map((id) => [id, []]))
  const rows = await inChunks(whole, (some) =>
    db
      .selectFrom('profile_update')
      .select(['profile', 'bytes'])
      .where('profile', 'in', some)
      .where('seq', '>', cursor)
      .orderBy('seq')
      .execute(),
  )
  for (const { profile, bytes } of rows) byProfile.get(profile)!.push(bytes)
  return byProfile
}

/** What is sent of a document. `log`: it has no snapshot, and becomes a state on the thread that merges. */
export interface DocumentPart extends Pick<ProfileNews, 'state' | 'updates'> {
  log?: Uint8Array[]
}

/** The whole document: the snapshot as it lies, with the log beside it; or the log alone, to be merged. */
export async function statesOf(db: Db, profiles: ProfileId[]): Promise<Map<ProfileId, DocumentPart>> {
  const snapshots = await inChunks(profiles, (some) =>
    db.selectFrom('snapshot').select(['profile', 'bytes']).where('profile', 'in', some).execute(),
  )
  const rows = await inChunks(profiles, (some) =>
    db.selectFrom('profile_update').select(['profile', 'bytes']).where('profile', 'in', some).orderBy('seq').execute(),
  )
  const logs = new Map<ProfileId, Uint8Array[]>(profiles.map((id) => [id, []]))
  for (const { profile, bytes } of rows) logs.get(profile)!.push(bytes)
  const snapshotById = new Map(snapshots.map(({ profile, bytes }) => [profile, bytes]))
  return new Map(profiles.map((id) => [id, wholeOf(snapshotById.get(id), logs.get(id)!)]))
}

function wholeOf(snapshot: Uint8Array | undefined, log: Uint8Array[]): DocumentPart {
  if (log.length === 0) return snapshot === undefined ? {} : { state: snapshot }
  return snapshot === undefined ? { log } : { state: snapshot, updates: log }
}

/** News as they were read in a transaction: some documents are still logs. */
export type ReadNews = ProfileNews & DocumentPart

/** Merges those logs, outside of any transaction: everybody else's statements would wait for it. */
export async function withStates<T extends { news: ReadNews[] }>(
  read: T,
  merge: (logs: Uint8Array[][]) => Promise<Uint8Array[]>,
): Promise<T & { news: ProfileNews[] }> {
  const logs = read.news.flatMap(({ log }) => (log === undefined ? [] : [log]))
  if (logs.length === 0) return read
  const states = await merge(logs)
  let next = 0
  const news = read.news.map(({ log, ...one }): ProfileNews =>
    log === undefined ? one : { ...one, state: states[next++]! },
  )
  return { ...read, news }
}
