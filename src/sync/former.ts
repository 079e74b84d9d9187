/**
 * What this device holds of the time that a restored server lost (docs/sync.md, R): whole steps as they were stored, each
 * with what the server had vouched for, and the notes. Loads Yjs, so it is imported lazily.
 */
import * as Y from 'yjs'
import type { ProfileId } from '../shared/ids'
import type { Change, Draft } from '../shared/profile/change'
import { FIRST_SERVER_CLIENT, LIMITS, NOTES, type OutboxItem } from '../shared/protocol'
import { ledgerOf, loadDocument, newDocument } from '../storage/document'
import type { EitherStore, NewItem, StoredProfile, SyncStore } from '../storage/notebookStore'
import { nextTask } from '../shared/nextTask'

/** Everything that came after `since`, in the order of its sequence numbers, as items for the outbox. */
export async function formerItems(store: EitherStore & SyncStore, since: number): Promise<NewItem[]> {
  const found: { seq: number; item: NewItem }[] = []
  for (const profile of await store.changedSince(since)) {
    found.push(...(await formerOf(profile, await store.profile(profile), since)))
    await nextTask()
  }
  return found.toSorted((a, b) => a.seq - b.seq).map(({ item }) => item)
}

async function formerOf(
  profile: ProfileId,
  stored: StoredProfile,
  since: number,
): Promise<{ seq: number; item: NewItem }[]> {
  const doc = newDocument()
  await loadDocument(doc, stored)
  const steps = stepsOf(ledgerOf(doc).filter(({ seq }) => seq > since))
  const inLedger = new Set(steps.flatMap((step) => step.map(({ id }) => id)))
  const found = steps.flatMap((step): { seq: number; item: NewItem }[] => {
    const { by, device, arrived, seq } = step[0]!
    const former = { by, device, arrived, seq }
    return [{ seq, item: { type: 'changes', profile, changes: step.map(draftOf), former } }]
  })
  // Confirmed, and not pulled yet when the server was lost.
  const confirmed = stored.items.filter(
    (item) =>
      !stored.unsent.has(item.n) && !(item.type === 'changes' && item.changes.every(({ id }) => inLedger.has(id))),
  )
  found.push(...confirmed.map((item) => ({ seq: Infinity, item: withoutNumber(item) })))
  const notes = notesIn(doc)
  if (notes !== null && notes.length <= LIMITS.notesUpdate)
    found.push({ seq: Infinity, item: { type: 'notes', profile, update: notes, at: lastAt(doc), former: true } })
  doc.destroy()
  return found
}

const withoutNumber = ({ n: _, ...item }: OutboxItem): NewItem => item

type Step = Exclude<Change, { kind: 'handover' | 'burst' | 'late' | 'notes' }>

/** The records that members made, grouped as they were stored: one sequence number is one step. */
function stepsOf(ledger: Change[]): Step[][] {
  const bySeq = new Map<number, Step[]>()
  for (const record of ledger) {
    if (record.kind !== 'fact' && record.kind !== 'entry' && record.kind !== 'created') continue
    bySeq.set(record.seq, [...(bySeq.get(record.seq) ?? []), record])
  }
  return [...bySeq.values()]
}

/** The draft that the record was made from, to the letter: its hash tells it from another. */
function draftOf(record: Step): Draft {
  const { by: _, device: __, arrived: ___, seq: ____, ...draft } = record
  if (draft.kind !== 'created') return draft
  const { owner: _____, notes: ______, ...created } = draft
  return created
}

/** All of the notes and nothing of the ledger; null when there are none. */
function notesIn(doc: Y.Doc): Uint8Array | null {
  if (doc.getXmlFragment(NOTES).length === 0) return null
  const server = new Map([...Y.decodeStateVector(Y.encodeStateVector(doc))].filter(([id]) => id >= FIRST_SERVER_CLIENT))
  return Y.diffUpdate(Y.encodeStateAsUpdate(doc), Y.encodeStateVector(server))
}

/** When something of the profile was last heard of: an honest time for passages whose keys nobody timed. */
const lastAt = (doc: Y.Doc): number => Math.max(0, ...ledgerOf(doc).map(({ at }) => at))
