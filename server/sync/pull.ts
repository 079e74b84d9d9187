/**
 * A pull: what changed since the cursor in the profiles that this member may see now.
 *
 * [L1] Rights are judged for every batch as it is read, never taken from the token.
 * [L2] Little news comes in one batch, rows and updates together.
 * [L3] Much comes in stages: first all rows, then documents, latest first, then what moved meanwhile (it
 *      left its place in the order, so the stages before may have missed it). The cursor is the
 *      workspace's seq at the beginning, so the next pull brings again whatever came during this one.
 * [L4] A profile that entered the view comes whole; one that left is named, whoever asks how often.
 * [L5] The directory (directory.ts) comes behind all that, in the order of ids; it says by itself what changed.
 */
import type { Kysely } from 'kysely'
import { mayInDirectory, mayOnProfile, reachOf, seesAll } from '../../src/shared/access'
import type { ProfileId } from '../../src/shared/ids'
import { LIMITS, type PullToken, type ToDevice } from '../../src/shared/protocol'
import type { Session } from '../accounts/session'
import type { Tables } from '../storage/tables'
import { inChunks } from './chunks'
import { DIRECTORY_BATCH, directoryNews, generationOf } from './directory'
import { rowNews, statesOf, updatesSince, type DocumentPart, type ReadNews, type Seen } from './news'
import { readToken, writeToken, type Place } from './pullToken'
import { viewerOf, type Viewer } from './sight'
import { teamOf } from './team'

type Batch = Extract<ToDevice, { type: 'batch' }>
/** A batch in which some documents are still logs. */
export type ReadBatch = Omit<Batch, 'news'> & { news: ReadNews[] }

export interface PullLimits {
  /** Up to this many profiles come in one batch, rows and documents together. */
  little: number
  /** Profiles in one batch of rows, and in one of documents. */
  rows: number
  states: number
  /** Bytes of documents after which a batch ends; one profile always fits. */
  bytes: number
  /** Entries of the directory in one batch. */
  directory?: number
}

export const PULL_LIMITS: PullLimits = {
  little: 100,
  rows: LIMITS.batchRows,
  states: LIMITS.batchStates,
  bytes: 1024 * 1024,
}

interface Asked {
  db: Kysely<Tables>
  viewer: Viewer
  limits: PullLimits
  /** Everything since it is news. */
  cursor: number
  sight: SightChanges
  /** The directory that the device holds; undefined for an app that knows of none. */
  directory: number | undefined
}

/** How this member's sight moved since the cursor. */
interface SightChanges {
  /** All that is visible is new: a first pull, or another role. */
  whole: boolean
  /** Profiles whose access changed: visible now, they entered; not visible, they left. */
  profiles: ProfileId[]
}

/** Reads one batch in one transaction. @throws SessionOver when the member is disabled. */
export async function pull(
  db: Kysely<Tables>,
  session: Session,
  since: number,
  next: PullToken | null,
  limits = PULL_LIMITS,
  directory?: number,
): Promise<ReadBatch> {
  const viewer = await viewerOf(db, session)
  const { seq, team_seq } = await db
    .selectFrom('workspace')
    .select(['seq', 'team_seq'])
    .where('id', '=', viewer.workspace)
    .executeTakeFirstOrThrow()
  // A cursor from the future belongs to another life of this server: everything is news to that device.
  const cursor = since > seq ? 0 : since
  const asked = { db, viewer, limits, cursor, sight: await sightChanges(db, viewer, cursor), directory }
  const place = next === null ? undefined : readToken(next)
  if (place !== undefined) return isOfDirectory(place) ? directoryBatch(asked, place) : stagedBatch(asked, place)

  const left = await leftOf(asked)
  const total = await countNews(asked)
  const batch =
    total <= limits.little
      ? await withDirectory(asked, await littleBatch(asked, seq, total))
      : await stagedBatch(asked, beginning(seq, total))
  return { ...batch, left, ...(team_seq > cursor || cursor === 0 ? await teamNews(db, viewer) : {}) }
}

/** The team, and what this member may now: a change of role moves the team too. */
async function teamNews(db: Kysely<Tables>, { workspace, member }: Viewer): Promise<Pick<Batch, 'team' | 'member'>> {
  const { id, name, role, may_export } = await db
    .selectFrom('member')
    .select(['id', 'name', 'role', 'may_export'])
    .where('id', '=', member)
    .executeTakeFirstOrThrow()
  return { team: await teamOf(db, workspace), member: { id, name, role, mayExport: may_export === 1 } }
}

const beginning = (until: number, total: number): Place => ({ until, stage: 'rows', after: null, total, sent: 0 })

async function sightChanges(db: Kysely<Tables>, { member }: Viewer, cursor: number): Promise<SightChanges> {
  const events = await db
    .selectFrom('access_event')
    .select('profile')
    .distinct()
    .where('member', '=', member)
    .where('seq', '>', cursor)
    .execute()
  return {
    whole: cursor === 0 || events.some(({ profile }) => profile === null),
    profiles: events.flatMap(({ profile }) => (profile === null ? [] : [profile])),
  }
}

/** Profiles that the viewer may see now, joined with his or her grant. */
export function visibleProfiles(db: Kysely<Tables>, { member, workspace, role, today, mode }: Viewer) {
  const all = db
    .selectFrom('profile')
    .leftJoin('access_grant', (join) =>
      join.onRef('access_grant.profile', '=', 'profile.id').on('access_grant.member', '=', member),
    )
    .where('profile.workspace', '=', workspace)
    .where('profile.erased', 'is', null)
  if (seesAll(role)) return all
  const everyones = mayInDirectory(role, mode, 'read')
  return all.where((where) =>
    where.or([
      where('profile.owner', '=', member),
      // Where everybody may read all clients, a desk is still its owner's.
      ...(everyones ? [where('profile.desk', '=', 0)] : []),
      where.and([
        where('access_grant.level', 'is not', null),
        where.or([where('access_grant.until', 'is', null), where('access_grant.until', '>=', today)]),
      ]),
    ]),
  )
}

/** Those of the visible profiles that are news to this device. */
function newsQuery({ db, viewer, cursor, sight }: Asked) {
  const visible = visibleProfiles(db, viewer)
  if (sight.whole) return visible
  if (sight.profiles.length === 0) return visible.where('profile.seq', '>', cursor)
  const moved = db
    .selectFrom('access_event')
    .select('access_event.profile')
    .where('access_event.member', '=', viewer.member)
    .where('access_event.seq', '>', cursor)
    .where('access_event.profile', 'is not', null)
    .$castTo<{ profile: ProfileId }>()
  return visible.where((where) => where.or([where('profile.seq', '>', cursor), where('profile.id', 'in', moved)]))
}

/** How many clients, as a screen counts them: a desk comes along uncounted. */
async function countNews(asked: Asked): Promise<number> {
  const { count } = await newsQuery(asked)
    .where('profile.desk', '=', 0)
    .select((count) => count.fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

async function leftOf({ db, viewer, sight, cursor }: Asked): Promise<ProfileId[]> {
  if (sight.whole && cursor > 0) return invisible(db, viewer)
  if (sight.profiles.length === 0) return []
  const seen = await inChunks(sight.profiles, (some) =>
    visibleProfiles(db, viewer).select('profile.id').where('profile.id', 'in', some).execute(),
  )
  const visible = new Set(seen.map(({ id }) => id))
  return sight.profiles.filter((id) => !visible.has(id))
}

/** After a change of role the device may hold anything: all that may not be seen is named. */
async function invisible(db: Kysely<Tables>, viewer: Viewer): Promise<ProfileId[]> {
  const visible = visibleProfiles(db, viewer).select('profile.id')
  const rows = await db
    .selectFrom('profile')
    .select('id')
    .where('workspace', '=', viewer.workspace)
    .where('id', 'not in', visible)
    .execute()
  return rows.map(({ id }) => id)
}

async function littleBatch(asked: Asked, until: number, total: number): Promise<ReadBatch> {
  const seen = await seenOf(asked, newsQuery(asked).orderBy('profile.seq', 'desc'))
  const news = await wholeNews(asked, seen)
  return { type: 'batch', news, left: [], total, sent: total, next: null, cursor: until }
}

/** [L5] The directory comes last, with the batch that ended the rest, and goes on in batches of its own. */
async function withDirectory(asked: Asked, batch: ReadBatch): Promise<ReadBatch> {
  if (batch.next !== null || asked.directory === undefined) return batch
  const whole = asked.sight.whole || asked.directory !== generationOf(asked.viewer)
  const { total, cursor: until } = batch
  const place: Place = { until, stage: whole ? 'wholeDirectory' : 'directory', after: null, total, sent: total }
  return { ...batch, ...(await directoryPart(asked, place)) }
}

const isOfDirectory = ({ stage }: Place): boolean => stage === 'directory' || stage === 'wholeDirectory'

async function directoryPart(asked: Asked, place: Place): Promise<Pick<Batch, 'directory' | 'next' | 'cursor'>> {
  const { db, viewer, cursor, limits } = asked
  const { news, next } = await directoryNews({
    db,
    viewer,
    cursor,
    whole: place.stage === 'wholeDirectory',
    after: place.after === null ? null : place.after[1],
    limit: limits.directory ?? DIRECTORY_BATCH,
  })
  return {
    ...(news === undefined ? {} : { directory: news }),
    next: next === null ? null : writeToken({ ...place, after: [0, next] }),
    cursor: next === null ? place.until : cursor,
  }
}

async function directoryBatch(asked: Asked, place: Place): Promise<ReadBatch> {
  const { total, sent } = place
  return { type: 'batch', news: [], left: [], total, sent, ...(await directoryPart(asked, place)) }
}

async function stagedBatch(asked: Asked, place: Place): Promise<ReadBatch> {
  const seen = await seenAt(asked, place)
  const { news, taken } = await newsAt(asked, place, seen)
  const last = seen[taken - 1]
  const sent = place.stage === 'states' ? place.sent + taken : place.sent
  const ended = taken === seen.length && seen.length < limitOf(asked, place)
  const next: Place | null = ended
    ? await afterStage(asked, { ...place, sent })
    : { ...place, sent, after: last === undefined ? place.after : [last.seq, last.id] }
  const batch: ReadBatch = {
    type: 'batch',
    news,
    left: [],
    total: place.total,
    sent: Math.min(sent, place.total),
    next: next === null ? null : writeToken(next),
    cursor: next === null ? place.until : asked.cursor,
  }
  return withDirectory(asked, batch)
}

const limitOf = ({ limits }: Asked, { stage }: Place): number => (stage === 'rows' ? limits.rows : limits.states)

async function afterStage(asked: Asked, place: Place): Promise<Place | null> {
  switch (place.stage) {
    case 'rows':
      return { ...place, stage: 'states', after: null }
    case 'states': {
      const moved: Place = { ...place, stage: 'moved', after: null }
      return (await seenAt(asked, moved)).length > 0 ? moved : null
    }
    case 'moved':
    case 'directory':
    case 'wholeDirectory':
      return null
  }
}

/** The next profiles of a stage: latest first; those that moved since the beginning, in the order they moved. */
function seenAt(asked: Asked, place: Place): Promise<Seen[]> {
  const { stage, until, after } = place
  const moved = stage === 'moved'
  const [beyond, direction] = moved ? (['>', 'asc'] as const) : (['<', 'desc'] as const)
  let query = newsQuery(asked).where('profile.seq', moved ? '>' : '<=', until)
  if (after !== null) {
    const [seq, id] = after
    query = query.where((where) =>
      where.or([
        where('profile.seq', beyond, seq),
        where.and([where('profile.seq', '=', seq), where('profile.id', beyond, id)]),
      ]),
    )
  }
  return seenOf(
    asked,
    query.orderBy('profile.seq', direction).orderBy('profile.id', direction).limit(limitOf(asked, place)),
  )
}

async function seenOf({ viewer, sight }: Asked, query: ReturnType<typeof newsQuery>): Promise<Seen[]> {
  const rows = await query
    .select(['profile.id', 'profile.owner', 'profile.seq', 'profile.created_seq', 'profile.row', 'profile.row_seq'])
    .select(['profile.grants_seq', 'access_grant.level', 'access_grant.until'])
    .execute()
  const entered = new Set(sight.profiles)
  return rows.map(({ id, owner, seq, created_seq, row, row_seq, grants_seq, level, until }) => ({
    id,
    seq,
    created_seq,
    row,
    row_seq,
    grants_seq,
    reach: reachOf({ ...viewer, owner, grant: level === null ? null : { level, until } }),
    entered: sight.whole || entered.has(id),
  }))
}

/** What this stage sends of these profiles, and how many of them it got to. */
async function newsAt(asked: Asked, { stage }: Place, seen: Seen[]): Promise<{ news: ReadNews[]; taken: number }> {
  if (stage === 'rows') {
    const rows = await rowNews(asked.db, asked.viewer.role, seen, asked.cursor)
    const news = [...rows.values()].filter(({ row, grants, late }) => (row ?? grants ?? late) !== undefined)
    return { news, taken: seen.length }
  }
  const docs = await documentNews(asked, seen)
  const taken = fitting(
    seen.map(({ id }) => docs.get(id)!),
    asked.limits.bytes,
  )
  const part = seen.slice(0, taken)
  if (stage === 'states') return { news: part.map(({ id, seq }) => ({ profile: id, seq, ...docs.get(id)! })), taken }
  const rows = await rowNews(asked.db, asked.viewer.role, part, asked.cursor)
  return { news: part.map(({ id }) => ({ ...rows.get(id)!, ...docs.get(id)! })), taken }
}

async function wholeNews(asked: Asked, seen: Seen[]): Promise<ReadNews[]> {
  const rows = await rowNews(asked.db, asked.viewer.role, seen, asked.cursor)
  const docs = await documentNews(asked, seen)
  return seen.map(({ id }) => ({ ...rows.get(id)!, ...docs.get(id)! }))
}

/** The updates since the cursor where the log still has them, else the whole document. */
async function documentNews({ db, cursor }: Asked, seen: Seen[]): Promise<Map<ProfileId, DocumentPart>> {
  const known = seen.filter(({ entered }) => !entered).map(({ id }) => id)
  const updates = await updatesSince(db, known, cursor)
  const parts = await statesOf(
    db,
    seen.filter(({ id }) => !updates.has(id)).map(({ id }) => id),
  )
  for (const [id, some] of updates) parts.set(id, some.length === 0 ? {} : { updates: some })
  return parts
}

/** How many of them, from the first, one batch carries; at least one. */
function fitting(parts: DocumentPart[], most: number): number {
  let bytes = 0
  const sizeOf = (some: Uint8Array[]) => some.reduce((sum, { length }) => sum + length, 0)
  const over = parts.findIndex(({ state, updates = [], log = [] }) => {
    bytes += (state?.length ?? 0) + sizeOf(updates) + sizeOf(log)
    return bytes > most
  })
  return over === -1 ? parts.length : Math.max(1, over)
}

/** Everything of these profiles, for those of them that the member may see. @throws SessionOver */
export async function get(
  db: Kysely<Tables>,
  session: Session,
  profiles: ProfileId[],
): Promise<Omit<Extract<ToDevice, { type: 'states' }>, 'news'> & { news: ReadNews[] }> {
  const viewer = await viewerOf(db, session)
  const asked: Asked = {
    db,
    viewer,
    limits: PULL_LIMITS,
    cursor: 0,
    sight: { whole: true, profiles: [] },
    directory: undefined,
  }
  const asking = [...new Set(profiles)].slice(0, LIMITS.get)
  const seen = await seenOf(asked, newsQuery(asked).where('profile.id', 'in', asking))
  const readable = seen.filter(({ reach }) => mayOnProfile(viewer.role, reach, 'read'))
  const found = new Set(readable.map(({ id }) => id))
  return {
    type: 'states',
    news: await wholeNews(asked, readable),
    missing: asking.filter((id) => !found.has(id)),
  }
}
