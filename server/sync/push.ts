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
import type { Answer, LateContribution, OutboxItem, Refusal } from '../../src/shared/protocol'
import { ROW_VERSION } from '../../src/shared/profile/row'
import type { ChangeTable, ReceiptTable } from '../storage/tables'
import { inChunks } from './chunks'
import type { Author } from './notebook'
import { readItem, type ReadDraft, type ReadItem } from './pushItems'
import { hadSight, standingsOf, viewerOf, type Standing, type Viewer } from './sight'
import type { Write } from './write'

/** An answer without the number of its item. */
export type Outcome = Answer extends infer A ? (A extends Answer ? Omit<A, 'n'> : never) : never

/** What the items of one push share. */
export interface Desk {
  write: Write
  viewer: Viewer
  author: Author & { device: DeviceId }
  receipts: Map<number, ReceiptTable>
  known: Map<ChangeId, ChangeTable>
  standings: Map<ProfileId, Standing>
  newReceipts: ReceiptTable[]
  newChanges: ChangeTable[]
}

/** Takes an item of notes: writeNotes.ts. */
export type TakeNotes = (desk: Desk, item: Extract<ReadItem, { type: 'notes' }>, standing: Standing) => Promise<Outcome>

/** @throws SessionOver when the member is disabled. */
export async function push(
  write: Write,
  author: Desk['author'],
  items: OutboxItem[],
  takeNotes: TakeNotes,
): Promise<Answer[]> {
  const read = items.map(readItem)
  const desk = await openDesk(write, author, read)
  const answers: Answer[] = []
  for (const one of read) {
    const { n } = one.item
    const receipt = desk.receipts.get(n)
    if (receipt !== undefined && receipt.hash !== one.hash) {
      answers.push({ n, ...refused('deviceCloned') })
      break
    }
    const answer = receipt === undefined ? { n, ...(await take(desk, one, takeNotes)) } : (JSON.parse(receipt.answer) as Answer)
    if (receipt === undefined) {
      const written = { device: author.device, n, hash: one.hash, answer: JSON.stringify(answer) }
      desk.receipts.set(n, written)
      desk.newReceipts.push(written)
    }
    answers.push(answer)
  }
  await inChunks(desk.newReceipts, (some) => write.trx.insertInto('receipt').values(some).execute())
  await inChunks(desk.newChanges, (some) => write.trx.insertInto('change').values(some).execute())
  return answers
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
    standings: await standingsOf(trx, viewer, read.map(({ item }) => item.profile)),
    newReceipts: [],
    newChanges: [],
  }
}

const idOf = ({ draft }: ReadDraft): ChangeId => draft.id
export const refused = (why: Refusal): { result: 'refused'; why: Refusal } => ({ result: 'refused', why })

async function take(desk: Desk, one: ReadItem, takeNotes: TakeNotes): Promise<Outcome> {
  if (one.type === 'changes' ? one.drafts === 'malformed' : one.malformed) return refused('malformed')
  const standing = desk.standings.get(one.item.profile)
  if (one.type === 'notes') return standing === undefined ? refused('unknownProfile') : takeNotes(desk, one, standing)
  return takeChanges(desk, one.item.profile, one.drafts as ReadDraft[], standing)
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
  return keepLateOrRefuse(desk, standing, [{ type: 'changes', changes: fresh.map(({ draft }) => draft) }])
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
  write.append(open, drafts.map(({ draft }) => stamped(draft, stamp)), seq)
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
export async function keepLateOrRefuse(
  desk: Desk,
  standing: Standing,
  contents: LateContribution['content'][],
): Promise<Outcome> {
  const { write, author, viewer } = desk
  if (standing.reach !== 'none') return refused('readOnly')
  if (!(await hadSight(write.trx, viewer, standing))) return refused('unknownProfile')
  if (standing.erased) return { result: 'erased' }
  const seq = write.seq()
  const arrived = write.arrival()
  for (const content of contents)
    await write.trx
      .insertInto('late')
      .values({
        id: newId(),
        workspace: viewer.workspace,
        profile: standing.id,
        by: viewer.member,
        device: author.device,
        arrived,
        seq,
        content: JSON.stringify(content),
        settled: null,
      })
      .execute()
  write.touch(standing.id, seq)
  return { result: 'late' }
}
