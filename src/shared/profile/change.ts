/**
 * The records of a ledger. Kinds may be added; the shape of a kind never changes.
 *
 * A member's change is made on a device as a `Draft`; the server checks it and appends it as a
 * `Change`, with what only the server can vouch for: by, device, arrived and seq.
 */
import * as v from 'valibot'
import { isId, type ChangeId, type DeviceId, type EntryId, type MemberId, type ProfileId } from '../ids'
import { entrySchema, type Entry } from './entry'
import { isFactValue, shapeOf, type FactValue } from './facts'

/** What every draft says of itself. */
interface DraftHead {
  id: ChangeId
  profile: ProfileId
  /** The device's hybrid logical clock, ms since 1970 UTC, strictly ascending on a device. */
  at: number
  /** The changes to the same thing that the author saw as current. */
  after: ChangeId[]
}

export interface FactDraft extends DraftHead {
  kind: 'fact'
  path: string
  /** null = cleared. */
  value: FactValue | null
}

export interface EntryDraft extends DraftHead {
  kind: 'entry'
  entry: EntryId
  /** null = withdrawn. */
  value: Entry | null
}

/** Begins a profile; its author is the first owner. */
export interface CreateDraft extends DraftHead {
  kind: 'created'
}

/**
 * Settles what was written for a profile by somebody who did not have it: the owner's word on a late contribution.
 * The record in the ledger says also whose it was, and holds what was declined: it can be read, and is never folded.
 */
export interface LateDraft extends DraftHead {
  kind: 'late'
  late: string
  /** null: what was declined, or a passage that was taken over, is put back to be decided. */
  accepted: boolean | null
  /** The changes of it that this is about; absent = all that nobody settled yet. */
  changes?: ChangeId[]
}

export type Draft = CreateDraft | FactDraft | EntryDraft | LateDraft

/** What only the server can vouch for. */
interface Stamp {
  by: MemberId
  device: DeviceId | null
  /** Server time, ms since 1970 UTC. */
  arrived: number
  /** The workspace's sequence number. */
  seq: number
}

type Stamped<T> = T extends DraftHead ? T & Stamp : never

interface ServerRecord extends DraftHead, Stamp {}

export interface HandoverChange extends ServerRecord {
  kind: 'handover'
  from: MemberId
  to: MemberId
  note: string
}

/** A burst of note editing, as the server saw it. Client ids and clocks are Yjs's. */
export interface BurstChange extends ServerRecord {
  kind: 'burst'
  /** First and last arrival, ms since 1970 UTC. */
  began: number
  ended: number
  /** [client, first clock, length] of what was typed. */
  typed: [number, number, number][]
  /** [client, first clock, length] of what was deleted. */
  deleted: [number, number, number][]
  /** Characters typed in the burst. */
  characters: number
  /**
   * [client, first clock, length, client, first clock]: what of `typed` was copied, and from where. Splitting, joining or
   * restyling a paragraph types its text anew. Absent in records that are older than this.
   */
  copied?: [number, number, number, number, number][]
  /** [client, first clock, length, author, ms since 1970 UTC]: what of `typed` is another's, taken over from a late contribution. */
  quoted?: [number, number, number, MemberId, number][]
}

/** A late contribution was read and settled; accepted drafts follow as changes of their own. */
export type LateChange = Stamped<LateDraft> & {
  /** Whose work it was. */
  from: MemberId
  /** What was declined, or the passage that was taken over or put back. */
  content?: LateContent
  /** It came behind the decision of somebody else, which stands. */
  void?: true
}

/** What arrived for a profile that its author did not have: intended steps, or text typed in the notes. */
export type LateContent =
  | { type: 'changes'; changes: Draft[] }
  /** Text typed in the notes, and the paragraph around it. */
  | { type: 'passage'; at: number; text: string; context: string }

/** From here on the notes may hold what this schema of the editor knows (notesSchema.ts). */
export interface NotesSchemaChange extends ServerRecord {
  kind: 'notes'
  schema: number
}

/** A record of the ledger. `created` carries the owner at the start and the schema of the notes' editor. */
export type Change =
  | Stamped<FactDraft>
  | Stamped<EntryDraft>
  | (Stamped<CreateDraft> & { owner: MemberId; notes: number })
  | HandoverChange
  | BurstChange
  | LateChange
  | NotesSchemaChange

export type ChangeKind = Change['kind']

/** The schema of the notes' editor that this app knows. */
export const NOTES_SCHEMA = 2

/** What the fold takes: a ledger's record, or a draft that the server has not stored yet. */
export type Known = Change | (Draft & Partial<Stamp>)

const idSchema = <T extends string>() => v.custom<T>((input) => typeof input === 'string' && isId(input), 'not an id')
const head = {
  id: idSchema<ChangeId>(),
  profile: idSchema<ProfileId>(),
  at: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15)),
  after: v.pipe(v.array(idSchema<ChangeId>()), v.maxLength(64)),
}

const factSchema = v.pipe(
  v.strictObject({ ...head, kind: v.literal('fact'), path: v.string(), value: v.unknown() }),
  v.check(({ path, value }) => {
    const shape = shapeOf(path)
    return shape !== undefined && isFactValue(shape, value)
  }, 'no such fact, or not its value'),
)

const draftSchema = v.variant('kind', [
  v.strictObject({ ...head, kind: v.literal('created') }),
  factSchema,
  v.strictObject({ ...head, kind: v.literal('entry'), entry: idSchema<EntryId>(), value: v.nullable(entrySchema) }),
  v.strictObject({
    ...head,
    kind: v.literal('late'),
    late: idSchema(),
    accepted: v.nullable(v.boolean()),
    changes: v.optional(v.pipe(v.array(idSchema<ChangeId>()), v.minLength(1), v.maxLength(500))),
  }),
])

/** A draft as it came over the wire, or undefined when it is not well formed. Unknown fields are refused. */
export function parseDraft(input: unknown): Draft | undefined {
  const result = v.safeParse(draftSchema, input)
  return result.success ? (result.output as Draft) : undefined
}
