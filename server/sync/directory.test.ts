/** The directory on the server: [W1] to [W6] of docs/sync.md. */
import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DIRECTORY_MODES, type DirectoryMode, type Role } from '../../src/shared/access'
import { cutHash, type DirectoryEntry } from '../../src/shared/directory'
import { newId, type ChangeId, type ProfileId } from '../../src/shared/ids'
import type { Draft } from '../../src/shared/profile/change'
import {
  addMember,
  addProfile,
  addWorkspace,
  fact,
  itemsOf,
  ledgerIn,
  newDevice,
  openTestWorkspace,
  type TestWorkspace,
} from '../../tests/support/notebook'
import type { Accounts } from '../accounts/accounts'
import type { Session } from '../accounts/session'
import { saveSetting } from '../accounts/settings'

let test: TestWorkspace
let anna: Session
let boris: Session
let head: Session
let ladoga: ProfileId

const LIMITS = { little: 100, rows: 500, states: 100, bytes: 1024 * 1024, directory: 3 }

beforeEach(async () => {
  test = await openTestWorkspace(LIMITS)
  anna = await test.member('manager', 'Anna')
  boris = await test.member('manager', 'Boris')
  head = await test.member('head', 'Marina')
  ladoga = await addProfile(test.notebook, anna, 'Ladoga')
})
afterEach(() => test.close())

const write = (session: Session, profile: ProfileId, ...facts: [path: string, value: string | null][]) =>
  test.notebook.push(
    { session, device: newDevice() },
    itemsOf([facts.map(([path, value]) => fact(profile, path, value))]),
  )
const set = (mode: DirectoryMode, by = head) =>
  saveSetting({ storage: test.storage } as Accounts, by, 'directory', { id: 'directory', mode })

/** A device as far as it knows the directory: what its pulls leave it with. */
class Device {
  cursor = 0
  generation = 0
  key = ''
  batches = 0
  readonly known = new Map<ProfileId, DirectoryEntry>()
  readonly rows = new Set<ProfileId>()

  constructor(readonly session: Session) {}

  async pull(): Promise<this> {
    this.batches = 0
    let generation = this.generation
    for (let next: string | null = null; ;) {
      const batch: Awaited<ReturnType<typeof test.notebook.pull>> = await test.notebook.pull(
        this.session,
        this.cursor,
        next,
        this.generation,
      )
      this.batches += 1
      for (const id of batch.left) this.rows.delete(id)
      for (const { profile, row } of batch.news) if (row !== undefined) this.rows.add(profile)
      for (const { profile } of batch.news) this.known.delete(profile)
      if (batch.directory !== undefined) {
        if (batch.directory.whole) this.known.clear()
        for (const entry of batch.directory.entries) this.known.set(entry.profile, entry)
        for (const id of batch.directory.gone) this.known.delete(id)
        generation = batch.directory.generation
        this.key = batch.directory.key
      }
      next = batch.next
      if (next !== null) continue
      this.cursor = batch.cursor
      this.generation = generation
      return this
    }
  }

  names = () => [...this.known.values()].map(({ name }) => name).toSorted()
}

const hash = (key: string, text: string) => cutHash(createHmac('sha256', Buffer.from(key, 'hex')).update(text).digest())

describe('what a manager knows of the clients of others', () => {
  it('[W1] is name, city, who is responsible, the day of the last conversation, and hashes: nothing else', async () => {
    await write(anna, ladoga, ['city', 'Tula'], [`phones/${newId()}`, '8 (912) 345-67-89'], ['about', 'A secret'])
    await test.notebook.push(
      { session: anna, device: newDevice() },
      itemsOf([
        [
          {
            kind: 'entry',
            id: newId(),
            profile: ladoga,
            at: Date.now(),
            after: [],
            entry: newId(),
            // Half past midnight in Moscow.
            value: { type: 'call', when: Date.UTC(2026, 2, 11, 21, 30), text: 'Said a lot' },
          },
        ],
      ]),
    )
    const device = await new Device(boris).pull()
    expect([...device.known.values()]).toEqual([
      {
        profile: ladoga,
        name: 'Ladoga',
        city: 'Tula',
        owner: anna.member,
        touched: '2026-03-12',
        hashes: [hash(device.key, 'phone 79123456789')],
      },
    ])
    expect(JSON.stringify([...device.known.values()])).not.toContain('345')
  })

  it('[W2] comes whole first, in batches, and then only what changed', async () => {
    for (let n = 0; n < 7; n++) await addProfile(test.notebook, anna, `Client ${n}`)
    const device = await new Device(boris).pull()
    expect([device.known.size, device.batches]).toEqual([8, 3])
    await write(anna, ladoga, ['name', 'Onega'])
    await device.pull()
    expect(device.names()).toContain('Onega')
    const batch = await test.notebook.pull(boris, device.cursor, null, device.generation)
    expect(batch.directory).toBeUndefined()
    // What is none of the directory's business moves nothing in it.
    await write(anna, ladoga, ['about', 'Likes tea'])
    expect((await test.notebook.pull(boris, device.cursor, null, device.generation)).directory).toBeUndefined()
  })

  it('[W2] goes on where it was cut, and a device that never had it gets all of it', async () => {
    for (let n = 0; n < 4; n++) await addProfile(test.notebook, anna, `Client ${n}`)
    const first = await test.notebook.pull(boris, 0, null, 0)
    const second = await test.notebook.pull(boris, 0, first.next, 0)
    expect(first.directory).toMatchObject({ whole: true })
    expect(second.directory).toMatchObject({ whole: false })
    expect([first.directory?.entries.length, second.directory?.entries.length, second.next]).toEqual([3, 2, null])
    // An app of before holds none, however far its cursor is.
    const device = new Device(boris)
    device.cursor = second.cursor
    expect((await device.pull()).known.size).toBe(5)
    expect((await test.notebook.pull(boris, 0, null)).directory).toBeUndefined()
  })

  it('[W3] a client that enters or leaves the view moves between list and directory', async () => {
    const device = await new Device(boris).pull()
    const annas = await new Device(anna).pull()
    expect([device.names(), annas.names()]).toEqual([['Ladoga'], []])
    await test.notebook.handOver(head, [ladoga], boris.member, '')
    await Promise.all([device.pull(), annas.pull()])
    expect([device.names(), [...device.rows]]).toEqual([[], [ladoga]])
    expect([annas.names(), [...annas.rows]]).toEqual([['Ladoga'], []])
    await test.notebook.setGrant(head, ladoga, { member: anna.member, level: 'read', until: null })
    await annas.pull()
    expect([annas.names(), [...annas.rows]]).toEqual([[], [ladoga]])
    await test.notebook.dropGrant(head, ladoga, anna.member)
    await annas.pull()
    expect([annas.names(), [...annas.rows]]).toEqual([['Ladoga'], []])
  })

  it('[W3] an erased client leaves the directory', async () => {
    const device = await new Device(boris).pull()
    await test.storage.inWorkspace(test.workspace, async (trx, { seq }) => {
      await trx.updateTable('profile').set({ erased: Date.now(), seq: seq() }).where('id', '=', ladoga).execute()
    })
    expect((await device.pull()).names()).toEqual([])
  })

  it('is made also for clients that were there before it', async () => {
    await test.storage.db.updateTable('profile').set({ directory: null, directory_seq: 0 }).execute()
    await test.reopen()
    await expect.poll(async () => (await new Device(boris).pull()).names()).toEqual(['Ladoga'])
  })

  it('says nothing of the clients of another company, under another key', async () => {
    const other = newId<'workspace'>() as typeof test.workspace
    await addWorkspace(test.storage, other)
    const stranger = await addMember(test.storage, other, 'manager')
    const theirs = await addMember(test.storage, other, 'manager')
    await addProfile(test.notebook, theirs, 'Foreign')
    const [device, strange] = [await new Device(boris).pull(), await new Device(stranger).pull()]
    expect([device.names(), strange.names()]).toEqual([['Ladoga'], ['Foreign']])
    expect(strange.key).not.toBe(device.key)
  })
})

describe('[W4] the setting of the head', () => {
  const knows: Record<Role, Record<DirectoryMode, { directory: number; rows: number }>> = {
    manager: {
      open: { directory: 1, rows: 0 },
      closed: { directory: 0, rows: 0 },
      everyone: { directory: 0, rows: 1 },
    },
    head: { open: { directory: 0, rows: 1 }, closed: { directory: 0, rows: 1 }, everyone: { directory: 0, rows: 1 } },
    viewer: { open: { directory: 0, rows: 1 }, closed: { directory: 0, rows: 1 }, everyone: { directory: 0, rows: 1 } },
  }
  for (const role of ['manager', 'head', 'viewer'] as const)
    for (const mode of DIRECTORY_MODES)
      it(`${mode}: a ${role} gets ${knows[role][mode].directory} entries and ${knows[role][mode].rows} rows`, async () => {
        await set(mode)
        const device = await new Device(await test.member(role, 'Olga')).pull()
        expect({ directory: device.known.size, rows: device.rows.size }).toEqual(knows[role][mode])
      })

  it('is a head alone to change', async () => {
    expect(await set('closed', boris)).toBe('noAccess')
    expect((await new Device(boris).pull()).known.size).toBe(1)
  })

  it('[W4] is dropped at once when it is closed while it comes', async () => {
    for (let more = 0; more < 4; more++) await addProfile(test.notebook, anna)
    const first = await test.notebook.pull(boris, 0, null, 0)
    expect(first.directory?.entries).toHaveLength(3)
    await set('closed')
    const rest = await test.notebook.pull(boris, 0, first.next, 0)
    expect(rest).toMatchObject({ next: null, directory: { generation: 0, whole: true, entries: [] } })
  })

  it('closed, devices drop what they have; open again, they get all of it', async () => {
    const device = await new Device(boris).pull()
    await set('closed')
    expect([(await device.pull()).known.size, device.generation]).toEqual([0, 0])
    await write(anna, ladoga, ['name', 'Onega'])
    await set('open')
    expect((await device.pull()).names()).toEqual(['Onega'])
  })

  it('everybody may read: what enters is to be read and not written, and leaves again with the setting', async () => {
    const device = await new Device(boris).pull()
    await set('everyone')
    await device.pull()
    expect([device.names(), [...device.rows]]).toEqual([[], [ladoga]])
    expect(await test.notebook.reach(boris, ladoga)).toBe('all')
    expect(await test.notebook.setGrant(boris, ladoga, { member: boris.member, level: 'write', until: null })).toBe(
      false,
    )
    await set('open')
    await device.pull()
    expect([device.names(), [...device.rows]]).toEqual([['Ladoga'], []])
    expect(await test.notebook.reach(boris, ladoga)).toBe('none')
  })
})

describe('[W5] what is written for the client of a colleague', () => {
  const waiting = async () => (await test.notebook.news(anna, ladoga))?.late ?? []
  const results = async (session: Session) => {
    const answers = await write(session, ladoga, ['site', 'ladoga.example'])
    return answers.map((answer) => ('why' in answer ? answer.why : answer.result))
  }
  const cells: Record<Role, Record<DirectoryMode, string>> = {
    manager: { open: 'late', closed: 'unknownProfile', everyone: 'late' },
    viewer: { open: 'readOnly', closed: 'readOnly', everyone: 'readOnly' },
    head: { open: 'stored', closed: 'stored', everyone: 'stored' },
  }
  for (const role of ['manager', 'viewer', 'head'] as const)
    for (const mode of DIRECTORY_MODES)
      it(`${mode}: by a ${role} is answered ${cells[role][mode]}`, async () => {
        await set(mode)
        expect(await results(await test.member(role, 'Olga'))).toEqual([cells[role][mode]])
        expect(await waiting()).toHaveLength(cells[role][mode] === 'late' ? 1 : 0)
      })

  it('waits for its owner under the name of who wrote it, and is accepted like what came late', async () => {
    await results(boris)
    const [one] = await waiting()
    expect(one).toMatchObject({ by: boris.member, colleague: true, content: { changes: [{ path: 'site' }] } })
    const decision: Draft = {
      kind: 'late',
      late: one!.id,
      accepted: true,
      id: newId<ChangeId>(),
      profile: ladoga,
      at: Date.now(),
      after: [],
    }
    await test.notebook.push({ session: anna, device: newDevice() }, itemsOf([[decision]]))
    expect((await ledgerIn(test, ladoga)).at(-1)).toMatchObject({ path: 'site', by: boris.member })
  })

  it('is told from what came after a handover', async () => {
    await test.notebook.handOver(head, [ladoga], boris.member, '')
    await results(anna)
    expect((await test.notebook.news(boris, ladoga))?.late?.[0]).not.toHaveProperty('colleague')
  })
})

describe('[W6] confirming', () => {
  const confirm = (session: Session, value: string, profile = ladoga) =>
    test.notebook.confirmSign(session, { profile, sign: 'phone', value })

  beforeEach(() => write(anna, ladoga, [`phones/${newId()}`, '+7 912 345-67-89']))

  it('says yes to the number in any spelling, and no to another one', async () => {
    expect(await confirm(boris, '8 912 345 67 89')).toBe(true)
    expect(await confirm(boris, '8 912 345 67 80')).toBe(false)
  })

  it('says no of what is not in the directory of who asks, as of what does not exist', async () => {
    const phone = '8 912 345 67 89'
    expect(await confirm(boris, phone, newId<'profile'>() as ProfileId)).toBe(false)
    expect(await confirm(anna, phone)).toBe(false)
    expect(await confirm(head, phone)).toBe(false)
    await set('closed')
    expect(await confirm(boris, phone)).toBe(false)
  })
})
