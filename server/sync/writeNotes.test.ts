import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { newId, type DeviceId, type ProfileId } from '../../src/shared/ids'
import { NOTES_SCHEMA, type BurstChange } from '../../src/shared/profile/change'
import { fold } from '../../src/shared/profile/fold'
import { FIRST_SERVER_CLIENT } from '../../src/shared/protocol'
import type { Session } from '../accounts/session'
import type { DocUpdate } from './notebook'
import { openNotebook } from './openNotebook'
import { addProfile, ledgerIn, newDevice, newProfile, NotesPad, notesText } from '../../tests/support/notebook'
import { openTestWorkspace, silent, type TestWorkspace } from '../../tests/support/notebook'

let test: TestWorkspace
let anna: Session
let boris: Session
/** Another device of Anna's, whose id was made before. */
let earlier: DeviceId
let device: DeviceId
let profile: ProfileId

beforeEach(async () => {
  test = await openTestWorkspace()
  anna = await test.member('manager', 'Anna')
  boris = await test.member('manager', 'Boris')
  earlier = newDevice()
  device = newDevice()
  profile = await addProfile(test.notebook, anna)
})
afterEach(() => test.close())

const write = (
  update: Uint8Array,
  session = anna,
  from: unknown = null,
  at: DeviceId | null = device,
  schema: number | undefined = NOTES_SCHEMA,
) => test.notebook.writeNotes({ session, device: at, schema }, profile, update, from)
const document = async () => (await test.notebook.document(test.workspace, profile))!
const bursts = async () =>
  (await ledgerIn(test, profile)).filter((change): change is BurstChange => change.kind === 'burst')

describe('typing in the notes', () => {
  it('is stored, told to the others after the commit, and there after a restart', async () => {
    const told: DocUpdate[] = []
    const channel = {}
    const stop = test.notebook.onUpdate(profile, (update) => told.push(update))
    const result = await write(new NotesPad().paragraph('Call before noon'), anna, channel)
    stop()
    expect(result).toMatchObject({ result: 'stored' })
    expect(told).toMatchObject([{ profile, from: channel }])
    expect(told[0]?.update).toEqual('applied' in result ? result.applied : null)
    await test.reopen()
    expect(notesText(await document())).toBe('Call before noon')
  })

  it('that the server has already is nothing, also from one who only reads', async () => {
    const pad = new NotesPad()
    await write(pad.paragraph('Call before noon'))
    const all = Y.encodeStateAsUpdate(await document())
    const viewer = await test.member('viewer')
    const seq = async () => (await test.storage.db.selectFrom('workspace').select('seq').executeTakeFirstOrThrow()).seq
    const before = await seq()
    for (const session of [anna, viewer])
      expect(await write(all, session, null, null)).toMatchObject({ result: 'stored', applied: null })
    expect(await seq()).toBe(before)
  })

  it('is refused to readers, to strangers as if there were nothing, and in the ledger', async () => {
    const viewer = await test.member('viewer')
    const update = () => new NotesPad().paragraph('hello')
    const intoLedger = new NotesPad().change((notes) => notes.doc!.getArray('ledger').push([{ kind: 'handover' }]))
    expect(await write(update(), viewer)).toEqual({ result: 'refused', why: 'readOnly' })
    expect(await write(update(), boris)).toEqual({ result: 'refused', why: 'unknownProfile' })
    const nowhere = await test.notebook.writeNotes({ session: boris, device }, newProfile(), update(), null)
    expect(nowhere).toEqual({ result: 'refused', why: 'unknownProfile' })
    expect(await write(intoLedger)).toEqual({ result: 'refused', why: 'ledgerWrite' })
    expect(await write(Uint8Array.from([9, 9, 9]))).toEqual({ result: 'refused', why: 'malformed' })
    expect(await ledgerIn(test, profile)).toHaveLength(2)
    expect(notesText(await document())).toBe('')
  })
})

describe('client ids', () => {
  it('belong to the member and device that used them first', async () => {
    const head = await test.member('head')
    const later = newDevice()
    await write(new NotesPad(undefined, 77).paragraph('mine'))
    const other = new NotesPad(undefined, 77)
    other.paragraph('mine')
    const next = other.paragraph('not mine')
    expect(await write(next, head)).toEqual({ result: 'refused', why: 'forgedClient' })
    for (const other of [earlier, null])
      expect(await write(next, anna, null, other)).toEqual({ result: 'refused', why: 'forgedClient' })
    expect(await write(next, head, null, later)).toEqual({ result: 'refused', why: 'forgedClient' })
    await test.reopen()
    expect(await write(next, head)).toEqual({ result: 'refused', why: 'forgedClient' })
    expect(await write(next)).toMatchObject({ result: 'stored' })
  })

  it('are bound before anything is typed, for those who may see the profile', async () => {
    const { notebook } = test
    expect(await notebook.bindClient({ session: anna, device }, profile, 5)).toBe(true)
    expect(await notebook.bindClient({ session: anna, device }, profile, 5)).toBe(true)
    expect(await notebook.bindClient({ session: anna, device: earlier }, profile, 5)).toBe(false)
    expect(await notebook.bindClient({ session: boris, device: null }, profile, 6)).toBe(false)
    for (const client of [FIRST_SERVER_CLIENT, -1, 1.5])
      expect(await notebook.bindClient({ session: anna, device }, profile, client)).toBe(false)
  })
})

describe('a device that took a new id', () => {
  it('goes on under the client id of the notes that are open, and what it typed before arrives', async () => {
    const pad = new NotesPad(undefined, 77)
    const first = pad.paragraph('before')
    expect(await write(first)).toMatchObject({ result: 'stored' })
    const renewed = newDevice()
    expect(await test.notebook.bindClient({ session: anna, device: renewed }, profile, 77)).toBe(true)
    const items = [pad.paragraph('typed before'), pad.paragraph('and after')].map((update, index) => ({
      type: 'notes' as const,
      n: index + 1,
      profile,
      update,
      at: 1,
    }))
    const answers = await test.notebook.push({ session: anna, device: renewed }, items)
    expect(answers.map(({ result }) => result)).toEqual(['stored', 'stored'])
    expect(notesText(await document())).toBe('before\ntyped before\nand after')
  })
})

describe('the schema of the notes', () => {
  const mention = (pad: NotesPad) =>
    pad.change((notes) => {
      const made = new Y.XmlElement('mention')
      made.setAttribute('kind', 'member')
      made.setAttribute('id', newId())
      made.setAttribute('label', 'Ольга')
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [made])
      notes.push([paragraph])
    })
  const raised = async () => (await ledgerIn(test, profile)).filter(({ kind }) => kind === 'notes')
  /** A profile from before the second schema. */
  const asFirst = async () => {
    const created = (await document()).getArray<{ kind: string; notes: number }>('ledger').get(0)
    created.notes = 1
  }

  it('is that of the app for a new client', async () => {
    expect(fold(profile, await ledgerIn(test, profile)).notesSchema).toBe(NOTES_SCHEMA)
    expect(await write(mention(new NotesPad()))).toMatchObject({ result: 'stored' })
    expect(await raised()).toEqual([])
  })

  it('is raised once, in the commit of the first node that needs it, before those who look hear of the node', async () => {
    await asFirst()
    const told: DocUpdate[] = []
    const stop = test.notebook.onUpdate(profile, (update) => told.push(update))
    const pad = new NotesPad()
    await write(pad.paragraph('plain'))
    expect(await raised()).toEqual([])
    await write(mention(pad))
    await write(mention(pad))
    stop()
    expect(await raised()).toMatchObject([{ kind: 'notes', schema: 2, by: anna.member, device, after: [] }])
    expect(told).toHaveLength(4)
    expect(JSON.stringify(Y.decodeUpdate(told[1]!.update).structs)).toContain('"schema":2')
    expect(fold(profile, await ledgerIn(test, profile)).notesSchema).toBe(2)
    const { row } = await test.storage.db.selectFrom('profile').select('row').executeTakeFirstOrThrow()
    expect(JSON.parse(row)).toMatchObject({ made: 3 })
  })

  it('is raised by what comes through the outbox too', async () => {
    await asFirst()
    const item = { type: 'notes' as const, n: 1, profile, update: mention(new NotesPad()), at: 1, schema: 2 }
    expect(await test.notebook.push({ session: anna, device }, [item])).toMatchObject([{ result: 'stored' }])
    expect(await raised()).toMatchObject([{ schema: 2, device }])
  })

  it('keeps an editor of an older one from deleting what it does not know, whichever way it comes', async () => {
    const pad = new NotesPad()
    await write(mention(pad))
    const state = Y.encodeStateAsUpdate(await document())
    const deletion = () => new NotesPad(state).removeFirst()
    const refused = { result: 'refused', why: 'notesSchema' }
    for (const author of [
      { session: anna, device },
      { session: anna, device, schema: 1 },
    ])
      expect(await test.notebook.writeNotes(author, profile, deletion(), null)).toEqual(refused)
    const item = { type: 'notes' as const, n: 1, profile, update: deletion(), at: 1 }
    expect(await test.notebook.push({ session: anna, device }, [item])).toEqual([{ n: 1, ...refused }])
    expect(notesText(await document())).not.toBe('')
    expect(await write(deletion())).toMatchObject({ result: 'stored' })
  })
})

describe('a push of notes', () => {
  it('stores what two tabs typed on top of each other, in whichever order it lies in the outbox', async () => {
    const first = new NotesPad()
    const one = first.paragraph('from the first tab')
    const second = new NotesPad(Y.encodeStateAsUpdate(first.doc))
    const two = second.paragraph('from the second tab')
    const items = [two, one].map((update, index) => ({ type: 'notes' as const, n: index + 1, profile, update, at: 1 }))
    const answers = await test.notebook.push({ session: anna, device }, items)
    expect(answers.map(({ n, result }) => [n, result])).toEqual([
      [1, 'stored'],
      [2, 'stored'],
    ])
    expect(notesText(await document())).toBe('from the first tab\nfrom the second tab')
  })

  it('refuses what stands on something that never came, so that the device shows it', async () => {
    const pad = new NotesPad()
    pad.paragraph('lost')
    const update = pad.paragraph('on top')
    const item = { type: 'notes' as const, n: 1, profile, update, at: 1 }
    expect(await test.notebook.push({ session: anna, device }, [item])).toEqual([
      { n: 1, result: 'refused', why: 'malformed' },
    ])
    expect(notesText(await document())).toBe('')
  })
})

describe('a burst of typing', () => {
  it('becomes one record when the channel closes, with what was typed and deleted', async () => {
    const pad = new NotesPad(undefined, 8)
    await write(pad.paragraph('Call'))
    await write(pad.paragraph('before noon'))
    await write(pad.removeFirst())
    expect(await bursts()).toEqual([])
    await test.notebook.endBurst({ session: anna, device }, profile)
    const length = Y.getState(pad.doc.store, 8)
    expect(await bursts()).toMatchObject([
      { by: anna.member, device, profile, typed: [[8, 0, length]], deleted: [[8, 0, 6]], characters: 15, after: [] },
    ])
    const [burst] = await bursts()
    expect(burst!.began).toBeLessThanOrEqual(burst!.ended)
    expect(burst!.ended).toBeLessThanOrEqual(burst!.arrived)
    await test.notebook.endBurst({ session: anna, device }, profile)
    expect(await bursts()).toHaveLength(1)
  })

  it('is one for each member and device, and the rows know of it', async () => {
    await test.notebook.setGrant(anna, profile, { member: boris.member, level: 'write', until: null })
    await write(new NotesPad().paragraph('Anna'))
    await write(new NotesPad().paragraph('Boris'), boris, null, null)
    await test.reopen()
    expect((await bursts()).map(({ by }) => by).toSorted()).toEqual([anna.member, boris.member].toSorted())
    const { row } = await test.storage.db.selectFrom('profile').select('row').executeTakeFirstOrThrow()
    expect(JSON.parse(row)).toMatchObject({ made: 4 })
  })

  it('ends after a minute of silence', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: Date.now() })
    const notebook = openNotebook(test.storage, silent)
    try {
      await notebook.writeNotes({ session: anna, device }, profile, new NotesPad().paragraph('Call'), null)
      vi.advanceTimersByTime(30_000)
      await notebook.writeNotes({ session: anna, device }, profile, new NotesPad(undefined, 9).paragraph('again'), null)
      vi.advanceTimersByTime(50_000)
      const ledger = async () => (await notebook.document(test.workspace, profile))!.getArray('ledger').length
      expect(await ledger()).toBe(2)
      vi.advanceTimersByTime(15_000)
      await vi.waitFor(async () => expect(await ledger()).toBe(3))
    } finally {
      vi.useRealTimers()
      await notebook.close()
    }
  })

  it('that a crash cut off is found at the next load, under the member the client id is bound to', async () => {
    const pad = new NotesPad(undefined, 12)
    await write(pad.paragraph('Call'))
    await test.notebook.endBurst({ session: anna, device }, profile)
    await write(pad.paragraph('before noon'))
    // The next process knows nothing of the burst that was going on: the first was never closed.
    test.notebook = openNotebook(test.storage, silent)
    await document()
    await test.reopen()
    const records = await bursts()
    const length = Y.getState(pad.doc.store, 12)
    expect(records).toMatchObject([
      { by: anna.member, device, characters: 4 },
      { by: anna.member, device, characters: 11, deleted: [] },
    ])
    const [, first, count] = records[1]!.typed[0]!
    expect(first + count).toBe(length)
  })
})

describe('listeners', () => {
  it('that throw harm nobody', async () => {
    const heard: string[] = []
    const stops = [
      test.notebook.onUpdate(profile, () => {
        throw new Error('a listener broke')
      }),
      test.notebook.onUpdate(profile, () => heard.push('update')),
      test.notebook.onCommit(() => {
        throw new Error('a listener broke')
      }),
      test.notebook.onCommit(() => heard.push('commit')),
    ]
    expect(await write(new NotesPad().paragraph('hello'))).toMatchObject({ result: 'stored' })
    stops.forEach((stop) => stop())
    await write(new NotesPad().paragraph('unheard'))
    expect(heard).toEqual(['update', 'commit'])
  })

  it('hear nothing of a write that was taken back, and nobody sees it', async () => {
    const heard: unknown[] = []
    const stop = test.notebook.onUpdate(profile, (update) => heard.push(update))
    await document()
    // The insert of the update breaks when its number is taken already.
    const { seq } = await test.storage.db.selectFrom('workspace').select('seq').executeTakeFirstOrThrow()
    await test.storage.db
      .insertInto('profile_update')
      .values({ profile, seq: seq + 1, bytes: new Uint8Array() })
      .execute()
    await expect(write(new NotesPad().paragraph('lost'))).rejects.toThrow('UNIQUE')
    await test.storage.db
      .deleteFrom('profile_update')
      .where('seq', '=', seq + 1)
      .execute()
    expect(heard).toEqual([])
    expect(notesText(await document())).toBe('')
    expect(await write(new NotesPad().paragraph('kept'))).toMatchObject({ result: 'stored' })
    expect(notesText(await document())).toBe('kept')
    stop()
  })

  it('of another company do not find the document', async () => {
    expect(await test.notebook.document(newId<'workspace'>() as typeof test.workspace, profile)).toBeUndefined()
  })
})
