/**
 * A push: the items of a device's outbox, in their order, each answered.
 *
 * [P1] The same (device, number) with the same content gets the answer it got; with another content the
 *      device was cloned, and nothing after it is looked at.
 * [P2] An item is one step: all of its changes are stored, or none.
 * [P3] The same change id with the same content is stored once, however often and by whichever number it comes.
 * [P4] What comes for a profile that is no longer its author's is kept for the owner as a late contribution.
 * [P5] An unknown profile and a forbidden one get the same answer.
 * [P6] A member's desk is one from its beginning: no client becomes one, and out of sight, and no desk a client.
 */
import { mayInWorkspace, mayOnProfile } from '../../src/shared/access'
import { newId, type ChangeId, type DeviceId, type ProfileId } from '../../src/shared/ids'
import {
  NOTES_SCHEMA,
  type Change,
  type CreateDraft,
  type Draft,
  type LateContent,
  type LateDraft,
} from '../../src/shared/profile/change'
import type { Answer, Former, NotesItem, OutboxItem, Refusal } from '../../src/shared/protocol'
import type { ChangeTable, LateChangeTable, ReceiptTable } from '../storage/tables'
import { beginProfile } from './beginProfile'
import { inChunks } from './chunks'
import { docOf } from './documents'
import { lateChangesOf, lateTypingOf, maySettle, settleLate } from './lateDecisions'
import { ledgerOf } from './ledger'
import { lateContents, type LateNotes } from './lateNotes'
import { lateEnds, standsOnLate } from './lateTyping'
import type { Author } from './notebook'
import { checkNotesUpdate } from './notes/check'
import { hashOf, readItem, type ReadDraft, type ReadItem } from './pushItems'
import { isLost, notKept, offer } from './restore'
import { hadIt, hadSight, isContributed, standingsOf, viewerOf, type Standing, type Viewer } from './sight'
import type { Write } from './write'
import { isOldEditor, storeNotes, typedBy, usersOf, type Typed } from './writeNotes'

/** An answer without the number of its item. */
type Outcome = Answer extends infer A ? (A extends Answer ? Omit<A, 'n'> : never) : never

/** What the items of one push share. */
interface Desk {
  write: Write
  viewer: Viewer
  author: Author & { device: DeviceId }
  receipts: Map<number, ReceiptTable>
  known: Map<ChangeId, ChangeTable>
  /** Changes that came late once, and typing that did: neither is applied because it is sent again. */
  knownLate: Map<ChangeId, LateChangeTable>
  lateTyping: Map<ProfileId, Uint8Array[]>
  standings: Map<ProfileId, Standing>
  newReceipts: ReceiptTable[]
  newChanges: ChangeTable[]
  typed: Typed[]
  lateNotes: Map<ProfileId, LateNotes[]>
}

export interface Pushed {
  answers: Answer[]
  /** Those that were not given before. */
  fresh: Answer[]
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
  const fresh = desk.newReceipts.map(({ answer }) => JSON.parse(answer) as Answer)
  return { answers: read.flatMap((one) => answered.get(one) ?? []), fresh, typed: desk.typed }
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
    knownLate: await lateChangesOf(write, ids),
    lateTyping: await lateTypingOf(
      write,
      read.flatMap(({ item }) => (item.type === 'notes' ? [item.profile] : [])),
    ),
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
  if (one.type === 'changes') {
    if (one.drafts === 'malformed') return refused('malformed')
    return one.item.former === undefined
      ? takeChanges(desk, one.item.profile, one.drafts, standing)
      : takeFormer(desk, one.item.former, one.item.profile, one.drafts, standing)
  }
  if (one.malformed) return refused('malformed')
  if (one.item.former === true) return takeFormerNotes(desk, one.item, standing)
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
  // Everybody may read it: who had it once hears that it is late, and not that he or she may only read.
  const lost = standing.reach === 'all' && isContributed(viewer, standing) && (await hadIt(write.trx, viewer, standing))
  const late = lost || standing.reach === 'none' || (await awaitsOwner(desk, standing)) || standsOnLate(open, update)
  // Nothing late enters the document, so nobody's client id is asked for.
  const checked = late
    ? checkNotesUpdate(open.doc, update, () => 'own')
    : checkNotesUpdate(open.doc, update, usersOf(open, author), isOldEditor(open, author))
  if (!checked.ok) return refused(checked.why)
  if (late) {
    // The items behind it may go on from it.
    lateEnds([update], open.late)
    desk.lateNotes.set(profile, [...(desk.lateNotes.get(profile) ?? []), { update, at }])
    return { result: 'late' }
  }
  if (checked.waits && !last) return WAITS
  const mayWrite = mayOnProfile(viewer.role, standing.reach, 'write')
  if (checked.update === null) {
    if (checked.waits) return refused('malformed')
    // The channel was quicker. Only the outbox knows when it was typed.
    if (mayWrite) desk.typed.push(typedBy(author, open, { update: null, sent: update, arrived: write.arrival(), at }))
    return { result: 'stored', seq: standing.seq }
  }
  if (!mayWrite) return refused('readOnly')
  const { typed, seq } = await storeNotes(write, author, open, checked, { at, from: null, sent: update })
  desk.typed.push(typed)
  // What still waits would be lost in silence: the device shows the item as refused, with its text.
  return checked.waits ? refused('malformed') : { result: 'stored', seq }
}

/**
 * [R3] [R4] What a restored server lost: its author's own is stored again as if it had come late, what somebody else wrote
 * or what he or she may not write now is kept for the head.
 */
async function takeFormer(
  desk: Desk,
  former: Former,
  profile: ProfileId,
  drafts: ReadDraft[],
  standing: Standing | undefined,
): Promise<Outcome> {
  if (!(await isLost(desk.write, former.seq)) || drafts.some(({ draft }) => draft.kind === 'late'))
    return refused('malformed')
  if (standing?.erased === true) return { result: 'erased' }
  if (former.by === desk.viewer.member) {
    const outcome = await takeChanges(desk, profile, drafts, standing)
    if (outcome.result !== 'refused') return outcome
  }
  const known = drafts.flatMap(({ draft, hash }) => {
    const same = desk.known.get(draft.id)
    return same?.hash === hash && same.profile === profile ? [same.seq] : []
  })
  if (known.length === drafts.length) return { result: 'stored', seq: Math.max(...known) }
  await offer(desk.write, { former, profile, drafts, by: desk.viewer.member })
  return { result: 'late' }
}

/** [R5] Nobody knows who typed what of it: it comes back as passages to take over. */
async function takeFormerNotes(
  desk: Desk,
  { profile, update, at }: NotesItem,
  standing: Standing | undefined,
): Promise<Outcome> {
  const { write, viewer, lateNotes, lateTyping } = desk
  if (!(await isLost(write, Infinity))) return refused('malformed')
  if (standing?.erased === true) return { result: 'erased' }
  if (standing === undefined && (await existsAnywhere(desk, profile))) return refused('unknownProfile')
  const doc = standing === undefined ? docOf([]) : (await write.document(profile)).doc
  const checked = checkNotesUpdate(doc, update, () => 'own')
  if (!checked.ok) return refused(checked.why)
  if (checked.update === null && !checked.waits) return { result: 'stored', seq: standing?.seq ?? write.workspace.seq }
  if (standing !== undefined) {
    lateNotes.set(profile, [...(lateNotes.get(profile) ?? []), { update, at }])
    return { result: 'late' }
  }
  const unknown = { id: profile, owner: viewer.member, seq: 0, createdSeq: 0, erased: false, reach: 'owner' as const }
  const contents = await notKept(write, profile, lateContents(doc, [{ update, at }], lateTyping.get(profile) ?? []))
  return keepLate(desk, unknown, contents)
}

/** All late notes of a profile become passages together: one item builds on the other. */
async function keepLateNotes(desk: Desk): Promise<void> {
  for (const [profile, notes] of desk.lateNotes) {
    const { doc, late } = await desk.write.document(profile)
    const contents = lateContents(doc, notes, desk.lateTyping.get(profile) ?? [])
    lateEnds(
      notes.map(({ update }) => update),
      late,
    )
    await keepLate(desk, desk.standings.get(profile)!, contents)
    const seq = desk.write.seq()
    const rows = notes.map(({ update }, part) => ({ profile, seq, part, bytes: update }))
    await inChunks(rows, (some) => desk.write.trx.insertInto('late_note').values(some).execute())
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
  const late = drafts.flatMap(({ draft, hash }) => {
    const same = desk.known.has(draft.id) ? undefined : desk.knownLate.get(draft.id)
    return same === undefined ? [] : [same.hash === hash && same.profile === profile]
  })
  if (known.some(({ same }) => !same) || late.includes(false)) return refused('idTaken')
  if (known.length === drafts.length) return { result: 'stored', seq: Math.max(...known.map(({ seq }) => seq)) }
  const fresh = drafts.filter(({ draft }) => !desk.known.has(draft.id) && !desk.knownLate.has(draft.id))
  if (fresh.length === 0) return { result: 'late' }
  const first = fresh[0]!.draft
  // A decision stands for itself: it may come behind another one, and changes then nothing but its record.
  if (fresh.length > 1 && fresh.some(({ draft }) => draft.kind === 'late')) return refused('malformed')
  if (first.kind === 'created') return create(desk, first, fresh, standing)
  if (standing === undefined) return refused('unknownProfile')
  if (await awaitsOwner(desk, standing)) return keepHandedIn(desk, standing, fresh)
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
  if (await existsAnywhere(desk, profile)) return refused('unknownProfile')
  const { member: owner } = desk.viewer
  const seq = desk.write.seq()
  await beginProfile(desk.write, { id: profile, owner, seq })
  desk.standings.set(profile, { id: profile, owner, seq, createdSeq: seq, erased: false, reach: 'owner' })
  return store(desk, profile, drafts, seq)
}

/** Ids are made by devices: one that names a profile of another company gets no other answer than a forbidden one. */
const existsAnywhere = async ({ write }: Desk, profile: ProfileId): Promise<boolean> =>
  (await write.trx.selectFrom('profile').select('id').where('id', '=', profile).executeTakeFirst()) !== undefined

/** Appends what is new, in the order it was made. */
async function store(desk: Desk, profile: ProfileId, drafts: ReadDraft[], seq = desk.write.seq()): Promise<Outcome> {
  const { write, author } = desk
  const stamp = { by: author.session.member, device: author.device, arrived: write.arrival(), seq }
  const open = await write.document(profile)
  const records: Change[] = []
  for (const { draft } of drafts) {
    const decided = draft.kind === 'late' ? await settle(desk, draft, stamp) : [stamped(draft, stamp)]
    if (!Array.isArray(decided)) return decided
    records.push(...decided)
  }
  write.append(open, records, seq)
  for (const { draft, hash } of drafts) {
    const change = { workspace: desk.viewer.workspace, id: draft.id, profile, hash, seq }
    desk.known.set(draft.id, change)
    desk.newChanges.push(change)
  }
  return { result: 'stored', seq }
}

/** The records of a decision on what came late, or why it is none. */
async function settle(desk: Desk, draft: LateDraft, stamp: Stamp): Promise<Change[] | ReturnType<typeof refused>> {
  if (!maySettle(desk.viewer, desk.standings.get(draft.profile)!)) return refused('readOnly')
  const settled = await settleLate(desk.write, { draft, stamp })
  if (settled === undefined) return refused('malformed')
  for (const change of settled.changes) desk.known.set(change.id, change)
  desk.newChanges.push(...settled.changes)
  return settled.records
}

type Stamp = Pick<Change, 'by' | 'device' | 'arrived' | 'seq'>

const stamped = (draft: Exclude<Draft, LateDraft>, stamp: Stamp): Change =>
  draft.kind === 'created' ? { ...draft, ...stamp, owner: stamp.by, notes: NOTES_SCHEMA } : { ...draft, ...stamp }

/** For a profile that this member may not write: late when it was his or hers to see before, else refused. */
async function keepLateOrRefuse(desk: Desk, standing: Standing, drafts: Draft[]): Promise<Outcome> {
  const { viewer, write } = desk
  if (!isContributed(viewer, standing)) {
    if (standing.reach !== 'none') return refused('readOnly')
    if (!(await hadSight(write.trx, viewer, standing))) return refused('unknownProfile')
  }
  if (standing.erased) return { result: 'erased' }
  // Deciding is no work on the client: whoever has it now decides.
  if (drafts.some(({ kind }) => kind === 'late')) return refused('readOnly')
  return keepLate(desk, standing, [{ type: 'changes', changes: drafts }])
}

/**
 * What a device hands in whose member has left [H2]: it waits for the owner, but in a client that began on that device
 * meanwhile, which nobody else knows.
 */
async function awaitsOwner({ viewer, write }: Desk, { id, reach }: Standing): Promise<boolean> {
  if (viewer.left === undefined || !mayOnProfile(viewer.role, reach, 'write')) return false
  const [first] = ledgerOf((await write.document(id)).doc)
  return !(first?.kind === 'created' && first.by === viewer.member && first.arrived > viewer.left)
}

/** Nobody who has left settles what others wrote. */
async function keepHandedIn(desk: Desk, standing: Standing, drafts: ReadDraft[]): Promise<Outcome> {
  if (drafts.some(({ draft }) => draft.kind === 'late')) return refused('readOnly')
  return keepLate(desk, standing, [{ type: 'changes', changes: drafts.map(({ draft }) => draft) }])
}

/** Keeps it for the owner, who hears of it by the next pull. */
async function keepLate(desk: Desk, standing: Standing, contents: LateContent[]): Promise<Outcome> {
  const { write, author, viewer } = desk
  const { id } = standing
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
    colleague: (await hadIt(write.trx, viewer, standing)) ? (0 as const) : (1 as const),
  }
  const kept = contents.map((read) => ({ id: newId<string>(), read }))
  const rows = kept.map(({ id: late, read }) => ({ ...shared, id: late, content: JSON.stringify(read) }))
  await inChunks(rows, (some) => write.trx.insertInto('late').values(some).execute())
  await nameChanges(desk, id, kept)
  write.touch(id, seq)
  return { result: 'late' }
}

/** [T1] */
async function nameChanges(
  { write, viewer, knownLate }: Desk,
  profile: ProfileId,
  rows: { id: string; read: LateContent }[],
): Promise<void> {
  const named = rows.flatMap(({ id: late, read }) =>
    read.type === 'passage'
      ? []
      : read.changes.map((draft): LateChangeTable => {
          const hash = hashOf(draft)
          return { workspace: viewer.workspace, id: draft.id, late, profile, hash, accepted: null }
        }),
  )
  for (const one of named) knownLate.set(one.id, one)
  await inChunks(named, (some) => write.trx.insertInto('late_change').values(some).execute())
}
