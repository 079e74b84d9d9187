/**
 * A push: the items of a device's outbox, in their order, each answered.
 *
 * [P1] The same (device, number) with the same content gets the answer it got; with another content the
 *      device was cloned, and nothing after it is looked at.
 * [P2] An item is one step: all of its changes are stored, or none.
 * [P3] The same change id with the same content is stored once, however often and by whichever number it comes.
 * [P4] What comes for a profile that is no longer its author's is kept for the owner as a late contribution.
 * [P5] An unknown profile and a forbidden one get the same answer.
 */
import { mayInWorkspace, mayOnProfile } from '../../src/shared/access'
import { newId, type ChangeId, type DeviceId, type ProfileId } from '../../src/shared/ids'
import { NOTES_SCHEMA, type Change, type CreateDraft, type Draft } from '../../src/shared/profile/change'
import type { Answer, LateContribution, NotesItem, OutboxItem, Refusal } from '../../src/shared/protocol'
import { ROW_VERSION } from '../../src/shared/profile/row'
import type { ChangeTable, ReceiptTable } from '../storage/tables'
import { inChunks } from './chunks'
import { lateContents, type LateNotes } from './lateNotes'
import type { Author } from './notebook'
import { checkNotesUpdate } from './notes/check'
import { readItem, type ReadDraft, type ReadItem } from './pushItems'
import { hadSight, standingsOf, viewerOf, type Standing, type Viewer } from './sight'
import type { Write } from './write'
import { isOldEditor, storeNotes, usersOf, type Typed } from './writeNotes'

/** An answer without the number of its item. */
type Outcome = Answer extends infer A ? (A extends Answer ? Omit<A, 'n'> : never) : never

/** What the items of one push share. */
interface Desk {
  write: Write
  viewer: Viewer
  author: Author & { device: DeviceId }
  receipts: Map<number, ReceiptTable>
  known: Map<ChangeId, ChangeTable>
  standings: Map<ProfileId, Standing>
  newReceipts: ReceiptTable[]
  newChanges: ChangeTable[]
  typed: Typed[]
  lateNotes: Map<ProfileId, LateNotes[]>
}

export interface Pushed {
  answers: Answer[]
  /** What was typed in notes, for the bursts. */
  typed: Typed[]
}

/** What two tabs of a device typed may lie in the outbox in the wrong order: it waits for the items behind it. */
const WAITS = 'waits'

/** @throws SessionOver when the member is disabled. */
export async function push(write: Write, author: Desk['author'], items: OutboxItem[]): Promise<Pushed> {
  const read = items.map(readItem)
  const desk = await openDesk(write, author, read)
  const answered = new Map<ReadItem, Answer>()
  for (const one of read) {
    const answer = await answerTo(desk, one)
    if (answer !== WAITS) answered.set(one, answer)
    if (answer !== WAITS && 'why' in answer && answer.why === 'deviceCloned') break
  }
  await answerWaiting(desk, read, answered)
  await keepLateNotes(desk)
  await inChunks(desk.newReceipts, (some) => write.trx.insertInto('receipt').values(some).execute())
  await inChunks(desk.newChanges, (some) => write.trx.insertInto('change').values(some).execute())
  return { answers: read.flatMap((one) => answered.get(one) ?? []), typed: desk.typed }
}

async function answerTo(desk: Desk, one: ReadItem, last = false): Promise<Answer | typeof WAITS> {
  const { n } = one.item
  const receipt = desk.receipts.get(n)
  if (receipt !== undefined)
    return receipt.hash === one.hash ? (JSON.parse(receipt.answer) as Answer) : { n, ...refused('deviceCloned') }
  const outcome = await take(desk, one, last)
  if (outcome === WAITS) return WAITS
  const answer = { n, ...outcome }
  const written = { device: desk.author.device, n, hash: one.hash, answer: JSON.stringify(answer) }
  desk.receipts.set(n, written)
  desk.newReceipts.push(written)
  return answer
}

/** Those that waited, again, as long as that answers one of them; then what waits for something that never came. */
async function answerWaiting(desk: Desk, read: ReadItem[], answered: Map<ReadItem, Answer>): Promise<void> {
  const cloned = [...answered.values()].some((answer) => 'why' in answer && answer.why === 'deviceCloned')
  if (cloned) return
  for (let before = -1; before < answered.size && answered.size < read.length;) {
    before = answered.size
    for (const one of read) {
      const answer = answered.has(one) ? WAITS : await answerTo(desk, one)
      if (answer !== WAITS) answered.set(one, answer)
    }
  }
  for (const one of read) {
    const answer = answered.has(one) ? WAITS : await answerTo(desk, one, true)
    if (answer !== WAITS) answered.set(one, answer)
  }
}

async function openDesk(write: Write, author: Desk['author'], read: ReadItem[]): Promise<Desk> {
  const { trx, workspace } = write
  const viewer = await viewerOf(trx, author.session)
  const numbers = read.map(({ item }) => item.n)
  const ids = read.flatMap((one) => (one.type === 'notes' || one.drafts === 'malformed' ? [] : one.drafts.map(idOf)))
  const receipts = await inChunks(numbers, (some) =>
    trx.selectFrom('receipt').selectAll().where('device', '=', author.device).where('n', 'in', some).execute(),
  )
  const known = await inChunks(ids, (some) =>
    trx.selectFrom('change').selectAll().where('workspace', '=', workspace.id).where('id', 'in', some).execute(),
  )
  return {
    write,
    viewer,
    author,
    receipts: new Map(receipts.map((receipt) => [receipt.n, receipt])),
    known: new Map(known.map((change) => [change.id, change])),
    standings: await standingsOf(
      trx,
      viewer,
      read.map(({ item }) => item.profile),
    ),
    newReceipts: [],
    newChanges: [],
    typed: [],
    lateNotes: new Map(),
  }
}

const idOf = ({ draft }: ReadDraft): ChangeId => draft.id
const refused = (why: Refusal): { result: 'refused'; why: Refusal } => ({ result: 'refused', why })

async function take(desk: Desk, one: ReadItem, last: boolean): Promise<Outcome | typeof WAITS> {
  const standing = desk.standings.get(one.item.profile)
  if (one.type === 'changes')
    return one.drafts === 'malformed' ? refused('malformed') : takeChanges(desk, one.item.profile, one.drafts, standing)
  if (one.malformed) return refused('malformed')
  return standing === undefined ? refused('unknownProfile') : takeNotes(desk, one.item, standing, last)
}

async function takeNotes(
  desk: Desk,
  { profile, update, at, schema }: NotesItem,
  standing: Standing,
  last: boolean,
): Promise<Outcome | typeof WAITS> {
  const { write, viewer } = desk
  const author = { ...desk.author, schema }
  // Forbidden gets the answer of unknown before the bytes are looked at.
  if (standing.reach === 'none' && !(await hadSight(write.trx, viewer, standing))) return refused('unknownProfile')
  if (standing.erased) return { result: 'erased' }
  const open = await write.document(profile)
  const late = standing.reach === 'none'
  // Nothing late enters the document, so nobody's client id is asked for.
  const checked = late
    ? checkNotesUpdate(open.doc, update, () => 'own')
    : checkNotesUpdate(open.doc, update, usersOf(open, author), isOldEditor(open, author))
  if (!checked.ok) return refused(checked.why)
  if (late) {
    desk.lateNotes.set(profile, [...(desk.lateNotes.get(profile) ?? []), { update, at }])
    return { result: 'late' }
  }
  if (checked.waits && !last) return WAITS
  if (checked.update === null) return checked.waits ? refused('malformed') : { result: 'stored', seq: standing.seq }
  if (!mayOnProfile(viewer.role, standing.reach, 'write')) return refused('readOnly')
  const { typed, seq } = await storeNotes(write, author, open, checked, { at, from: null })
  desk.typed.push(typed)
  // What still waits would be lost in silence: the device shows the item as refused, with its text.
  return checked.waits ? refused('malformed') : { result: 'stored', seq }
}

/** All late notes of a profile become passages together: one item builds on the other. */
async function keepLateNotes(desk: Desk): Promise<void> {
  for (const [profile, notes] of desk.lateNotes) {
    const { doc } = await desk.write.document(profile)
    await keepLate(desk, desk.standings.get(profile)!, lateContents(doc, notes))
  }
}

async function takeChanges(
  desk: Desk,
  profile: ProfileId,
  drafts: ReadDraft[],
  standing: Standing | undefined,
): Promise<Outcome> {
  const known = drafts.flatMap(({ draft, hash }) => {
    const same = desk.known.get(draft.id)
    return same === undefined ? [] : [{ seq: same.seq, same: same.hash === hash && same.profile === profile }]
  })
  if (known.some(({ same }) => !same)) return refused('idTaken')
  if (known.length === drafts.length) return { result: 'stored', seq: Math.max(...known.map(({ seq }) => seq)) }
  const fresh = drafts.filter(({ draft }) => !desk.known.has(draft.id))
  const first = fresh[0]!.draft
  if (first.kind === 'created') return create(desk, first, fresh, standing)
  if (standing === undefined) return refused('unknownProfile')
  if (mayOnProfile(desk.viewer.role, standing.reach, 'write')) return store(desk, profile, fresh)
  return keepLateOrRefuse(
    desk,
    standing,
    fresh.map(({ draft }) => draft),
  )
}

async function create(
  desk: Desk,
  { profile }: CreateDraft,
  drafts: ReadDraft[],
  standing: Standing | undefined,
): Promise<Outcome> {
  if (standing !== undefined) return refused(standing.reach === 'none' ? 'unknownProfile' : 'idTaken')
  if (!mayInWorkspace(desk.viewer.role, 'create')) return refused('readOnly')
  // Ids are made by devices: one that names a profile of another company gets no other answer than a forbidden one.
  const taken = await desk.write.trx.selectFrom('profile').select('id').where('id', '=', profile).executeTakeFirst()
  if (taken !== undefined) return refused('unknownProfile')
  const { member: owner, workspace } = desk.viewer
  const seq = desk.write.seq()
  await desk.write.trx
    .insertInto('profile')
    .values({
      id: profile,
      workspace,
      owner,
      seq,
      created_seq: seq,
      row: '{}',
      row_version: ROW_VERSION,
      row_seq: seq,
      grants_seq: 0,
      ledger_client: 0,
      ledger_clock: 0,
      erased: null,
    })
    .execute()
  desk.standings.set(profile, { id: profile, owner, seq, createdSeq: seq, erased: false, reach: 'owner' })
  return store(desk, profile, drafts, seq)
}

/** Appends what is new, in the order it was made. */
async function store(desk: Desk, profile: ProfileId, drafts: ReadDraft[], seq = desk.write.seq()): Promise<Outcome> {
  const { write, author } = desk
  const stamp = { by: author.session.member, device: author.device, arrived: write.arrival(), seq }
  const open = await write.document(profile)
  write.append(
    open,
    drafts.map(({ draft }) => stamped(draft, stamp)),
    seq,
  )
  for (const { draft, hash } of drafts) {
    const change = { workspace: desk.viewer.workspace, id: draft.id, profile, hash, seq }
    desk.known.set(draft.id, change)
    desk.newChanges.push(change)
  }
  return { result: 'stored', seq }
}

type Stamp = Pick<Change, 'by' | 'device' | 'arrived' | 'seq'>

const stamped = (draft: Draft, stamp: Stamp): Change =>
  draft.kind === 'created' ? { ...draft, ...stamp, owner: stamp.by, notes: NOTES_SCHEMA } : { ...draft, ...stamp }

/** For a profile that this member may not write: late when it was his or hers to see before, else refused. */
async function keepLateOrRefuse(desk: Desk, standing: Standing, drafts: Draft[]): Promise<Outcome> {
  if (standing.reach !== 'none') return refused('readOnly')
  if (!(await hadSight(desk.write.trx, desk.viewer, standing))) return refused('unknownProfile')
  if (standing.erased) return { result: 'erased' }
  return keepLate(desk, standing, [{ type: 'changes', changes: drafts }])
}

/** Keeps it for the owner, who hears of it by the next pull. */
async function keepLate(desk: Desk, { id }: Standing, contents: LateContribution['content'][]): Promise<Outcome> {
  const { write, author, viewer } = desk
  if (contents.length === 0) return { result: 'late' }
  const seq = write.seq()
  const shared = {
    workspace: viewer.workspace,
    profile: id,
    by: viewer.member,
    device: author.device,
    arrived: write.arrival(),
    seq,
    settled: null,
  }
  const rows = contents.map((content) => ({ ...shared, id: newId(), content: JSON.stringify(content) }))
  await inChunks(rows, (some) => write.trx.insertInto('late').values(some).execute())
  write.touch(id, seq)
  return { result: 'late' }
}
