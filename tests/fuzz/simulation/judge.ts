/** The rules that hold once everybody is back: [C1] to [C6], as convergence.test.ts states them. */
import { expect } from 'vitest'
import { mayOnProfile } from '../../../src/shared/access'
import type { ProfileId } from '../../../src/shared/ids'
import { fold, stable } from '../../../src/shared/profile/fold'
import { toRow } from '../../../src/shared/profile/row'
import type { LateContribution, OutboxItem, Refusal } from '../../../src/shared/protocol'
import { ledgerOf, loadDocument, newDocument } from '../../../src/storage/document'
import type { Change } from '../../../src/shared/profile/change'
import type { Device } from './device'
import { finished } from './time'
import { everTypedIn, notesOf } from './typing'
import { holds, type World } from './world'

/** What the server holds in the end. */
interface Truth {
  ledgers: Map<ProfileId, Change[]>
  notes: Map<ProfileId, string>
  /** Everything that was ever typed in the notes, also what was taken away. */
  everTyped: Map<ProfileId, string>
  late: LateContribution['content'][]
  /** Clients for which something came late, at whatever time. */
  lateFor: Set<ProfileId>
  /** Of each change that came late whether it was accepted (1), declined (0), or waits (null). */
  decided: Map<string, number | null>
  shelved: { item: OutboxItem; why: Refusal | 'erased' }[]
}

export async function judge(world: World): Promise<void> {
  const truth = await readTruth(world)
  judgeChanges(world, truth)
  judgeTyping(world, truth)
  judgeShelves(truth)
  for (const device of world.devices) await judgeReplica(world, truth, device)
}

async function readTruth({ server, profiles, devices }: World): Promise<Truth> {
  const ledgers = new Map<ProfileId, Change[]>()
  const notes = new Map<ProfileId, string>()
  const everTyped = new Map<ProfileId, string>()
  for (const profile of profiles) {
    const doc = await finished(server.notebook.document(server.workspace, profile), 'document')
    ledgers.set(profile, doc === undefined ? [] : ledgerOf(doc))
    notes.set(profile, doc === undefined ? '' : notesOf(doc))
    everTyped.set(profile, doc === undefined ? '' : everTypedIn(doc))
  }
  const rows = await finished(server.storage.db.selectFrom('late').selectAll().execute(), 'late')
  const decisions = server.storage.db.selectFrom('late_change').select(['id', 'accepted']).execute()
  const shelved: Truth['shelved'] = []
  for (const device of devices) shelved.push(...(await finished(device.store().shelf(), 'shelf')))
  return {
    ledgers,
    notes,
    everTyped,
    late: rows.map(({ content }) => JSON.parse(content) as LateContribution['content']),
    lateFor: new Set(rows.map(({ profile }) => profile)),
    decided: new Map((await finished(decisions, 'decisions')).map(({ id, accepted }) => [id, accepted])),
    shelved,
  }
}

function judgeChanges({ drafts, savedDrafts, ackedDrafts }: World, { ledgers, late, decided, shelved }: Truth): void {
  const times = new Map<string, number>()
  for (const ledger of ledgers.values()) for (const { id } of ledger) times.set(id, (times.get(id) ?? 0) + 1)
  const elsewhere = new Set([
    ...late.flatMap((one) => (one.type === 'changes' ? one.changes.map(({ id }) => id) : [])),
    ...shelved.flatMap(({ item }) => (item.type === 'changes' ? item.changes.map(({ id }) => id) : [])),
  ])
  for (const [id, draft] of drafts) {
    const found = times.get(id) ?? 0
    if (found > 1) expect.fail(`[C1] ${draft.kind} ${id} is in the ledger ${found} times`)
    if (ackedDrafts.has(id) && found === 0) expect.fail(`[C1] ${draft.kind} ${id} was acknowledged and is not there`)
    if (decided.has(id) && found !== (decided.get(id) ?? 0))
      expect.fail(`[C6] ${draft.kind} ${id} was decided ${decided.get(id)} and is in the ledger ${found} times`)
    if (savedDrafts.has(id) && found === 0 && !elsewhere.has(id))
      expect.fail(`[C2] ${draft.kind} ${id} was saved and is nowhere`)
  }
}

function judgeTyping({ typed, touched, thinned, savedTexts }: World, truth: Truth): void {
  const { notes, everTyped, late, shelved } = truth
  for (const [text, profile] of typed) {
    if (touched.has(text)) continue
    const found = notes.get(profile)!.split(text).length - 1
    if (found > 1) expect.fail(`[C1] "${text}" is in the notes ${found} times`)
    if (!savedTexts.has(text) || found === 1) continue
    if (thinned.has(profile) && everTyped.get(profile)!.includes(text)) continue
    const elsewhere =
      late.some((one) => one.type === 'passage' && one.text.includes(text)) ||
      shelved.some(({ item }) => item.type === 'notes' && holds(item.update, text))
    if (!elsewhere) expect.fail(`[C2] "${text}" was saved and is nowhere`)
  }
}

/** Nothing that our app makes is refused but for rights; what stands on something refused cannot stand without it. */
function judgeShelves({ shelved }: Truth): void {
  const isCut = ({ item: { profile } }: Truth['shelved'][number]) =>
    shelved.some(({ item, why }) => item.type === 'notes' && item.profile === profile && why !== 'malformed')
  for (const one of shelved)
    if (one.why !== 'malformed' || one.item.type !== 'notes' || !isCut(one))
      expect(['readOnly', 'unknownProfile'], JSON.stringify(one.item)).toContain(one.why)
}

async function judgeReplica({ server, profiles }: World, truth: Truth, device: Device): Promise<void> {
  const session = await finished(server.current(device.session), 'role')
  const visible: ProfileId[] = []
  for (const profile of profiles) {
    const reach = await finished(server.notebook.reach(device.session, profile), 'reach')
    if (session !== null && mayOnProfile(session.role, reach, 'read')) visible.push(profile)
  }
  const held = await finished(device.store().rows(), 'rows')
  expect(held.map(({ row }) => row.id).toSorted(), `[C4] ${device.name}`).toEqual(visible.toSorted())
  for (const { row } of held) {
    const kept = await finished(device.store().profile(row.id), 'profile')
    const doc = newDocument()
    await finished(loadDocument(doc, kept), 'load')
    const here = ledgerOf(doc)
    const ledger = truth.ledgers.get(row.id)!
    const what = `[C3] ${device.name} ${row.id}`
    expect(stable(here), `${what} ledger`).toBe(stable(ledger))
    expect(stable(row), `${what} row`).toBe(stable(toRow(fold(row.id, ledger))))
    expect(notesOf(doc), `${what} notes`).toBe(truth.notes.get(row.id))
    expect(kept.items.length, `${what} unsent`).toBe(0)
    const news =
      session === null || !truth.lateFor.has(row.id)
        ? undefined
        : await finished(server.notebook.news(session, row.id), 'news')
    const inOrder = (late: LateContribution[]) => stable(late.toSorted((one, other) => (one.id < other.id ? -1 : 1)))
    expect(inOrder(kept.late), `[C6] ${device.name} ${row.id} late`).toBe(inOrder(news?.late ?? []))
    doc.destroy()
  }
}
