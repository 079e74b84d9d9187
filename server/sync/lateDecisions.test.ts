/** Late contributions: [T1] to [T5] of lateDecisions.ts. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Role } from '../../src/shared/access'
import { newId, type ChangeId, type DeviceId, type ProfileId } from '../../src/shared/ids'
import type { LateDraft } from '../../src/shared/profile/change'
import { factOf, fold } from '../../src/shared/profile/fold'
import type { Answer, LateContribution } from '../../src/shared/protocol'
import {
  addProfile,
  fact,
  itemsOf,
  ledgerIn,
  newDevice,
  NotesPad,
  notesText,
  openTestWorkspace,
  pullAll,
  type TestWorkspace,
} from '../../tests/support/notebook'
import type { Session } from '../accounts/session'

let test: TestWorkspace
let anna: Session
let boris: Session
let head: Session
let phone: DeviceId
let profile: ProfileId

beforeEach(async () => {
  test = await openTestWorkspace()
  anna = await test.member('manager', 'Anna')
  boris = await test.member('manager', 'Boris')
  head = await test.member('head', 'Marina')
  phone = newDevice()
  profile = await addProfile(test.notebook, anna)
})
afterEach(() => test.close())

const push = (session: Session, items: Parameters<typeof test.notebook.push>[1], from = newDevice()) =>
  test.notebook.push({ session, device: from }, items)
const said = (answers: Answer[]) => answers.map((answer) => ('why' in answer ? answer.why : answer.result))
const handOver = (to: Session) => test.notebook.handOver(head, [profile], to.member, '')
const decision = (late: string, accepted: boolean | null, changes?: ChangeId[]): LateDraft => ({
  kind: 'late',
  id: newId<ChangeId>(),
  profile,
  at: Date.now(),
  after: [],
  late,
  accepted,
  ...(changes === undefined ? {} : { changes }),
})
const decide = async (session: Session, ...draft: Parameters<typeof decision>) =>
  said(await push(session, itemsOf([[decision(...draft)]])))
const waiting = async (session: Session): Promise<LateContribution[]> =>
  (await test.notebook.news(session, profile))?.late ?? []
const city = async () => factOf(fold(profile, await ledgerIn(test, profile)), 'city')

/** Anna, offline, wrote two facts; meanwhile Boris got the client. */
async function writeLate() {
  await handOver(boris)
  const drafts = [fact(profile, 'city', 'Omsk'), fact(profile, 'site', 'ladoga.example')]
  const items = itemsOf([drafts])
  expect(said(await push(anna, items, phone))).toEqual(['late'])
  const [late] = await waiting(boris)
  return { late: late!, drafts, items }
}

describe('accepting', () => {
  it('[T3] appends the changes as their author made them, behind the record that says who accepted', async () => {
    const { late, drafts } = await writeLate()
    const item = decision(late.id, true)
    expect(said(await push(boris, itemsOf([[item]])))).toEqual(['stored'])
    const [record, ...accepted] = (await ledgerIn(test, profile)).slice(-3)
    expect(record).toMatchObject({ ...item, by: boris.member, from: anna.member, changes: drafts.map(({ id }) => id) })
    expect(accepted).toEqual(
      drafts.map((draft) => ({
        ...draft,
        by: anna.member,
        device: phone,
        arrived: late.arrived,
        seq: record!.seq,
      })),
    )
    expect(await city()).toBe('Omsk')
    expect(await waiting(boris)).toEqual([])
  })

  it('[T3] leaves what was written later standing, with the accepted value beside it', async () => {
    const { late } = await writeLate()
    await push(boris, itemsOf([[{ ...fact(profile, 'city', 'Tula'), at: Date.now() + 1 }]]))
    await decide(boris, late.id, true)
    const { current, rivals } = fold(profile, await ledgerIn(test, profile)).facts.get('city')!
    expect([current.value, ...rivals.map(({ value }) => value)]).toEqual(['Tula', 'Omsk'])
  })

  it('[T2] is possible change by change: the rest waits on', async () => {
    const { late, drafts } = await writeLate()
    expect(await decide(boris, late.id, true, [drafts[0]!.id])).toEqual(['stored'])
    expect(await waiting(boris)).toMatchObject([{ id: late.id, content: { changes: [{ path: 'site' }] } }])
    expect(await decide(boris, late.id, false)).toEqual(['stored'])
    expect(await waiting(boris)).toEqual([])
    const { facts } = fold(profile, await ledgerIn(test, profile))
    expect([facts.get('city')?.current.value, facts.has('site')]).toEqual(['Omsk', false])
  })

  it('[T2] of a change that was never in it is malformed and changes nothing', async () => {
    const { late } = await writeLate()
    expect(await decide(boris, late.id, true, [newId<ChangeId>()])).toEqual(['malformed'])
    expect(await decide(boris, newId(), true)).toEqual(['malformed'])
    expect(await waiting(boris)).toHaveLength(1)
  })

  it('[T2] stands alone in its item, so that a refused step takes no decision with it', async () => {
    const { late } = await writeLate()
    expect(said(await push(boris, itemsOf([[decision(late.id, true), fact(profile, 'city', 'Tula')]])))).toEqual([
      'malformed',
    ])
    expect(await city()).toBeUndefined()
  })
})

describe('declining', () => {
  it('[T3] keeps what was declined in the record and folds none of it', async () => {
    const { late, drafts } = await writeLate()
    await decide(boris, late.id, false)
    const ledger = await ledgerIn(test, profile)
    expect(ledger.at(-1)).toMatchObject({
      kind: 'late',
      accepted: false,
      from: anna.member,
      content: { type: 'changes', changes: drafts },
    })
    expect(await city()).toBeUndefined()
    expect(await waiting(boris)).toEqual([])
  })

  it('[T1] is for ever: nothing comes back by the same items from a restored device', async () => {
    const { late, drafts, items } = await writeLate()
    await decide(boris, late.id, false)
    expect(said(await push(anna, items, phone))).toEqual(['late'])
    // Restored from a copy, it has a new id and new numbers.
    expect(said(await push(anna, itemsOf([drafts], 7)))).toEqual(['late'])
    expect(said(await push(anna, itemsOf([[drafts[0]!]])))).toEqual(['late'])
    // Not even when the client is its author's again.
    await handOver(anna)
    expect(said(await push(anna, itemsOf([drafts])))).toEqual(['late'])
    expect(await city()).toBeUndefined()
    expect(await waiting(anna)).toEqual([])
  })

  it('[T1] refuses the id of a late change for something else', async () => {
    const { drafts } = await writeLate()
    const forged = { ...drafts[0]!, value: 'Tver' }
    expect(said(await push(anna, itemsOf([[forged]])))).toEqual(['idTaken'])
  })

  it('[T5] can be taken back: it waits again, and may then be accepted', async () => {
    const { late } = await writeLate()
    await decide(boris, late.id, false)
    expect(await decide(boris, late.id, null)).toEqual(['stored'])
    expect(await waiting(boris)).toHaveLength(1)
    await decide(boris, late.id, true)
    expect(await city()).toBe('Omsk')
    // What was accepted is in the ledger: it is undone by writing, not by putting it back.
    await decide(boris, late.id, null)
    expect((await ledgerIn(test, profile)).at(-1)).toMatchObject({ accepted: null, void: true })
    expect(await waiting(boris)).toEqual([])
  })
})

describe('order', () => {
  it('[T4] the first decision stands; a later one is recorded as void', async () => {
    const { late } = await writeLate()
    expect(await decide(head, late.id, false)).toEqual(['stored'])
    expect(await decide(boris, late.id, true)).toEqual(['stored'])
    const [first, second] = (await ledgerIn(test, profile)).slice(-2)
    expect(first).toMatchObject({ accepted: false, by: head.member })
    expect(second).toMatchObject({ accepted: true, by: boris.member, void: true })
    expect(await city()).toBeUndefined()
  })

  it('[T4] a decision that is sent again is the same decision', async () => {
    const { late } = await writeLate()
    const items = itemsOf([[decision(late.id, true)]])
    const tablet = newDevice()
    const [first] = await push(boris, items, tablet)
    const before = (await ledgerIn(test, profile)).length
    expect(await push(boris, items, tablet)).toEqual([first])
    expect(said(await push(boris, items))).toEqual(['stored'])
    expect(await ledgerIn(test, profile)).toHaveLength(before)
  })

  it('reaches the devices of those who settle by the next pull', async () => {
    const { late } = await writeLate()
    const { cursor } = await pullAll(test.notebook, head, 0)
    await decide(boris, late.id, true)
    const { news } = await pullAll(test.notebook, head, cursor)
    expect(news).toMatchObject([{ profile, late: [] }])
    expect(news[0]!.updates).toHaveLength(1)
  })
})

describe('[T2] rights', () => {
  const cases: [role: Role, given: 'read' | 'write' | null, may: boolean][] = [
    ['head', null, true],
    ['manager', 'write', false],
    ['manager', 'read', false],
    ['manager', null, false],
    ['viewer', null, false],
    ['viewer', 'write', false],
  ]
  for (const [role, level, may] of cases)
    it(`a ${role} who was given ${level ?? 'nothing'} may ${may ? '' : 'not '}read and settle it`, async () => {
      const { late } = await writeLate()
      const other = await test.member(role, 'Olga')
      if (level !== null) await test.notebook.setGrant(head, profile, { member: other.member, level, until: null })
      expect((await waiting(other)).length > 0).toBe(may)
      const [answer] = await decide(other, late.id, true)
      expect(answer === 'stored').toBe(may)
      expect(await city()).toBe(may ? 'Omsk' : undefined)
    })

  it('whoever settled and now only reads is told that nothing waits for him or her any more', async () => {
    const olga = await test.member('manager', 'Olga')
    await writeLate()
    const { cursor } = await pullAll(test.notebook, boris, 0)
    await handOver(olga)
    await test.notebook.setGrant(head, profile, { member: boris.member, level: 'read', until: null })
    const { news } = await pullAll(test.notebook, boris, cursor)
    expect(news).toMatchObject([{ profile, late: [] }])
  })

  it('the author, who has the client no more, decides nothing, and nothing late comes of it', async () => {
    const { late } = await writeLate()
    expect(await decide(anna, late.id, true)).toEqual(['readOnly'])
    expect(await waiting(boris)).toHaveLength(1)
  })
})

describe('typing in the notes', () => {
  /** What Anna typed offline in notes that say "Hello". */
  async function typeLate() {
    const first = new NotesPad()
    await push(anna, [{ type: 'notes', n: 1, profile, update: first.paragraph('Hello'), at: 1 }], phone)
    await handOver(boris)
    return first
  }
  const notes = async () => notesText((await test.notebook.document(test.workspace, profile))!)

  it('[T1] comes once, also from a restored device, and only what is new of it later', async () => {
    const pad = await typeLate()
    const update = pad.paragraph('Call in May')
    expect(said(await push(anna, [{ type: 'notes', n: 2, profile, update, at: 7 }], phone))).toEqual(['late'])
    expect(said(await push(anna, [{ type: 'notes', n: 1, profile, update, at: 7 }]))).toEqual(['late'])
    expect(await waiting(boris)).toHaveLength(1)
    const more = pad.paragraph('And in June')
    expect(said(await push(anna, [{ type: 'notes', n: 3, profile, update: more, at: 8 }], phone))).toEqual(['late'])
    expect((await waiting(boris)).map(({ content }) => 'text' in content && content.text)).toEqual([
      'Call in May',
      'And in June',
    ])
  })

  it('[T1] that was declined stays out of the notes when its author has the client again', async () => {
    const pad = await typeLate()
    const update = pad.paragraph('Call in May')
    await push(anna, [{ type: 'notes', n: 2, profile, update, at: 7 }], phone)
    await decide(boris, (await waiting(boris))[0]!.id, false)
    await handOver(anna)
    const more = pad.paragraph('And in June')
    expect(said(await push(anna, [{ type: 'notes', n: 1, profile, update, at: 7 }]))).toEqual(['late'])
    expect(said(await push(anna, [{ type: 'notes', n: 3, profile, update: more, at: 8 }], phone))).toEqual(['late'])
    expect(await notes()).toBe('Hello')
    expect(await waiting(anna)).toMatchObject([{ content: { text: 'And in June' } }])
  })

  it('[T1] that goes on from what came late is late with all items of one push', async () => {
    const pad = await typeLate()
    const items = ['Call in May', 'And in June', 'And in July'].map((text, index) => ({
      type: 'notes' as const,
      n: index + 2,
      profile,
      update: pad.paragraph(text),
      at: 7,
    }))
    await push(anna, items.slice(0, 1), phone)
    await handOver(anna)
    expect(said(await push(anna, items.slice(1), phone))).toEqual(['late', 'late'])
    expect(await notes()).toBe('Hello')
  })

  it('[T1] that stands on what came late is late, also in a page that was opened anew', async () => {
    const pad = await typeLate()
    const update = pad.paragraph('Call in May')
    const page = new NotesPad(Y.encodeStateAsUpdate(pad.doc))
    const more = page.paragraph('And in June')
    await push(anna, [{ type: 'notes', n: 2, profile, update, at: 7 }], phone)
    await handOver(anna)
    expect(said(await push(anna, [{ type: 'notes', n: 3, profile, update: more, at: 8 }], phone))).toEqual(['late'])
    expect(await notes()).toBe('Hello')
    expect((await waiting(anna)).map(({ content }) => 'text' in content && content.text)).toEqual([
      'Call in May',
      'And in June',
    ])
  })

  it('[T1] that came late and is taken back by its author waits for nothing', async () => {
    const pad = await typeLate()
    const update = pad.paragraph('Call in May')
    await push(anna, [{ type: 'notes', n: 2, profile, update, at: 7 }], phone)
    await handOver(anna)
    const deletion = pad.change((all) => all.delete(1, 1))
    const all = Y.mergeUpdates([deletion, pad.removeFirst()])
    expect(said(await push(anna, [{ type: 'notes', n: 3, profile, update: deletion, at: 8 }], phone))).toEqual([
      'stored',
    ])
    expect(await notes()).toBe('Hello')
    expect(said(await push(anna, [{ type: 'notes', n: 4, profile, update: all, at: 8, schema: 2 }], phone))).toEqual([
      'stored',
    ])
    expect(await notes()).toBe('')
  })

  it('[T1] comes no other way either: a live channel of its author, who has the client again, leaves it out', async () => {
    const pad = await typeLate()
    const update = pad.paragraph('Call in May')
    await push(anna, [{ type: 'notes', n: 2, profile, update, at: 7 }], phone)
    await decide(boris, (await waiting(boris))[0]!.id, false)
    await handOver(anna)
    const say = (bytes: Uint8Array) => test.notebook.writeNotes({ session: anna, device: phone }, profile, bytes, null)
    // Its answer to a first step holds what was declined, and what was typed since in a page opened anew.
    const page = new NotesPad(Y.encodeStateAsUpdate((await test.notebook.document(test.workspace, profile))!))
    const fresh = page.paragraph('Call in August')
    expect(await say(Y.mergeUpdates([Y.encodeStateAsUpdate(pad.doc), fresh]))).toMatchObject({ result: 'stored' })
    expect(await notes()).toBe('Hello\nCall in August')
    expect(await say(pad.paragraph('And in June'))).toMatchObject({ result: 'stored', applied: null })
    await test.reopen()
    expect(await say(Y.encodeStateAsUpdate(pad.doc))).toMatchObject({ result: 'stored', applied: null })
    expect(await notes()).toBe('Hello\nCall in August')
    expect(await test.notebook.bindClient({ session: anna, device: phone }, profile, pad.doc.clientID)).toBe(true)
  })

  it('[T5] a passage that was taken over stands in the record, and can be put back', async () => {
    const pad = await typeLate()
    await push(anna, [{ type: 'notes', n: 2, profile, update: pad.paragraph('Call in May'), at: 7 }], phone)
    const [late] = await waiting(boris)
    await decide(boris, late!.id, true)
    expect((await ledgerIn(test, profile)).at(-1)).toMatchObject({ accepted: true, content: { text: 'Call in May' } })
    expect(await waiting(boris)).toEqual([])
    await decide(boris, late!.id, null)
    expect(await waiting(boris)).toHaveLength(1)
  })
})
