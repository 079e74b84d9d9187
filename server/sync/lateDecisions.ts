/**
 * Late contributions on their way through the server: what came, what was decided about it, and in which order.
 *
 * [T1] What came late is known by its change ids and its Yjs clocks for ever: sent again, from whichever device and
 *      whatever its author may by then, it is neither kept twice nor applied.
 * [T2] The owner, and a head, settle it: change by change, or all that is left of it.
 * [T3] The decision is a record of the ledger. Accepted changes follow it with author, device, id and times as they
 *      were made and had arrived; what was declined stands in the record, to be read and never folded.
 * [T4] The first decision on a change stands. One that comes behind it is recorded as void, and changes nothing.
 * [T5] What was declined, and a passage that was taken over, can be put back to be decided.
 */
import { mayOnProfile } from '../../src/shared/access'
import type { ChangeId, ProfileId } from '../../src/shared/ids'
import type { Change, Draft, LateChange, LateContent, LateDraft } from '../../src/shared/profile/change'
import type { ChangeTable, LateChangeTable, LateTable } from '../storage/tables'
import { inChunks } from './chunks'
import type { Standing, Viewer } from './sight'
import type { Write } from './write'

/** Who decides, and the stamp of the record that says so. */
export interface Decision {
  draft: LateDraft
  stamp: Pick<Change, 'by' | 'device' | 'arrived' | 'seq'>
}

export interface Settled {
  /** The decision, and what was accepted by it, in the order of the ledger. */
  records: Change[]
  /** Accepted changes, now known as stored. */
  changes: ChangeTable[]
}

/** May this member settle what others wrote for the profile? [T2] */
export const maySettle = ({ role }: Viewer, { reach }: Standing): boolean => mayOnProfile(role, reach, 'settle')

/** Undefined when there is no such contribution to this profile, or the decision is about changes that it never held. */
export async function settleLate(write: Write, { draft, stamp }: Decision): Promise<Settled | undefined> {
  const { trx, workspace } = write
  const row = await trx
    .selectFrom('late')
    .selectAll()
    .where('id', '=', draft.late)
    .where('profile', '=', draft.profile)
    .where('workspace', '=', workspace.id)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const late: Late = { ...row, read: JSON.parse(row.content) as LateContent }
  const record = { ...draft, ...stamp, from: late.by }
  return late.read.type === 'passage'
    ? settlePassage(write, late, late.read, record)
    : settleChanges(write, late, late.read.changes, record)
}

type Late = Omit<LateTable, 'colleague'> & { read: LateContent }

async function settlePassage(write: Write, late: Late, content: LateContent, record: LateChange): Promise<Settled> {
  const isOpen = late.settled === null
  // Deciding is for what is open, putting back for what is not.
  if (isOpen === (record.accepted === null)) return { records: [{ ...record, void: true }], changes: [] }
  await moveLate(write, late, record.accepted === null ? null : record.arrived, record.seq)
  return { records: [{ ...record, content }], changes: [] }
}

async function settleChanges(
  write: Write,
  late: Late,
  drafts: Draft[],
  record: LateChange,
): Promise<Settled | undefined> {
  const { trx } = write
  const known = await trx.selectFrom('late_change').selectAll().where('late', '=', late.id).execute()
  const states = new Map(known.map((one) => [one.id, one]))
  if (record.changes?.some((id) => !states.has(id))) return undefined
  const from = record.accepted === null ? 0 : null
  const asked = new Set(record.changes ?? states.keys())
  const taken = drafts.filter(({ id }) => asked.has(id) && states.get(id)?.accepted === from)
  if (taken.length === 0) return { records: [{ ...record, void: true }], changes: [] }
  const ids = taken.map(({ id }) => id)
  const accepted = record.accepted === null ? null : record.accepted ? 1 : 0
  await inChunks(ids, (some) =>
    trx.updateTable('late_change').set({ accepted }).where('late', '=', late.id).where('id', 'in', some).execute(),
  )
  const isOpen = drafts.some(({ id }) => (ids.includes(id) ? accepted : states.get(id)?.accepted) === null)
  await moveLate(write, late, isOpen ? null : record.arrived, record.seq)
  const said = { ...record, changes: ids }
  if (record.accepted !== true)
    return { records: [{ ...said, content: { type: 'changes', changes: taken } }], changes: [] }
  return {
    records: [said, ...taken.map((draft) => accepting(draft, late, record.seq))],
    changes: taken.map((draft) => changeOf(states.get(draft.id)!, record.seq)),
  }
}

/** As its author made it and as it had arrived; only its place in the ledger is of now. */
const accepting = (draft: Draft, { by, device, arrived }: Late, seq: number): Change =>
  ({ ...draft, by, device, arrived, seq }) as Change

const changeOf = ({ workspace, id, profile, hash }: LateChangeTable, seq: number): ChangeTable => ({
  workspace,
  id,
  profile,
  hash,
  seq,
})

/** Its new seq brings what is left of it to the devices of those who settle. */
async function moveLate({ trx }: Write, { id }: Late, settled: number | null, seq: number): Promise<void> {
  await trx.updateTable('late').set({ settled, seq }).where('id', '=', id).execute()
}

/** What of these came late, by id, settled or not. [T1] */
export async function lateChangesOf(write: Write, ids: ChangeId[]): Promise<Map<ChangeId, LateChangeTable>> {
  const rows = await inChunks(ids, (some) =>
    write.trx
      .selectFrom('late_change')
      .selectAll()
      .where('workspace', '=', write.workspace.id)
      .where('id', 'in', some)
      .execute(),
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/** Typing in these profiles that came late before. [T1] */
export async function lateTypingOf(write: Write, profiles: ProfileId[]): Promise<Map<ProfileId, Uint8Array[]>> {
  const byProfile = new Map<ProfileId, Uint8Array[]>()
  const rows = await inChunks([...new Set(profiles)], (some) =>
    write.trx
      .selectFrom('late_note')
      .select(['profile', 'bytes'])
      .where('profile', 'in', some)
      .orderBy('seq')
      .orderBy('part')
      .execute(),
  )
  for (const { profile, bytes } of rows) byProfile.set(profile, [...(byProfile.get(profile) ?? []), bytes])
  return byProfile
}
