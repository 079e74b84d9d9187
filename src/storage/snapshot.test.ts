import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { newId, type EntryId, type MemberId, type ProfileId } from '../shared/ids'
import type { OpenStep, Row } from '../shared/profile/row'
import { ROW_VERSION } from '../shared/profile/rowVersion'
import { aRow } from '../shared/profile/testRow'
import { fromColumns, toColumns } from './columns'
import { openDatabase, type Database } from './database'
import type { StoredRow } from './notebookStore'
import { dropRow, putRow } from './records'
import { readRows } from './readRows'
import { renewSnapshot } from './renewSnapshot'
import { inOneWrite } from './write'

const text = fc.oneof(fc.constantFrom('', 'Тула', 'Kazan', '"\\\u2028'), fc.string())
const texts = fc.array(text, { maxLength: 3 })
const moment = fc.maxSafeNat()
const aStep = fc.record(
  {
    entry: text,
    what: text,
    who: text,
    on: text,
    first: text,
    own: fc.constant(true),
    promise: fc.constant(true),
    as: fc.constantFrom('call', 'meeting'),
    repeat: fc.record({ every: fc.constant('week'), times: fc.nat(99) }),
  },
  { requiredKeys: ['entry', 'what', 'who', 'on'] },
)
const anyRow = fc.record(
  {
    id: fc.uuid().map((id) => id as ProfileId),
    v: fc.constantFrom(ROW_VERSION, ROW_VERSION, ROW_VERSION, 0),
    made: fc.nat(),
    name: text,
    kind: fc.constantFrom('organisation', 'private'),
    city: text,
    segment: text,
    source: text,
    tags: texts,
    owner: fc.option(fc.constantFrom('anna', 'olga')),
    people: fc.array(fc.record({ id: text, name: text, role: text, decides: fc.constant(null) }), { maxLength: 2 }),
    phones: texts,
    emails: texts,
    inns: texts,
    legal: texts,
    touched: fc.option(fc.record({ when: moment, type: fc.constant('call') })),
    ordered: fc.option(fc.record({ when: moment, count: fc.nat() })),
    steps: fc.array(aStep, { maxLength: 3 }),
    conflicts: fc.nat(3),
    created: moment,
    changed: moment,
    own: fc.dictionary(
      text.filter((key) => key !== '__proto__'),
      fc.record({ value: fc.oneof(text, texts), at: moment }),
    ),
    entries: fc.constant({ call: { count: 1, last: 7 } }),
    address: fc.constant(true),
    practice: fc.record({
      known: text,
      rhythm: fc.nat(),
      dates: fc.array(fc.record({ id: text, on: text, what: text })),
    }),
    desk: fc.constant(true),
    ofANewerVersion: text,
  },
  {
    requiredKeys: [
      'id',
      'v',
      'made',
      'name',
      'kind',
      'city',
      'segment',
      'source',
      'tags',
      'owner',
      'people',
      'phones',
      'emails',
      'inns',
      'legal',
      'touched',
      'ordered',
      'steps',
      'conflicts',
      'created',
    ],
  },
)
const grants = fc.array(fc.constant({ member: 'boris', write: true, until: null }), { maxLength: 1 })
const anyStored = fc.record({ row: anyRow, grants }, { noNullPrototype: true }) as unknown as fc.Arbitrary<StoredRow>

test('columns say what the rows said, those of another version too', () => {
  fc.assert(
    fc.property(fc.array(anyStored, { maxLength: 30 }), (rows) => {
      const read = fromColumns(toColumns(rows))
      const byId = (all: readonly StoredRow[]) => all.toSorted((a, b) => (a.row.id < b.row.id ? -1 : 1))
      expect(byId(read)).toEqual(byId(rows))
    }),
  )
})

test('a row with steps of every kind, what the rules of the day read, and a desk are kept as columns', () => {
  const step = { entry: newId<EntryId>(), what: 'Call', who: 'anna' as MemberId, on: '2026-11-05' }
  const repeat = { every: 'week', times: 2 } as const
  const rows = [
    aRow({
      steps: [step, { ...step, own: true, promise: true, as: 'call', repeat, first: '2026-10-22', time: '15:00' }],
    }),
    aRow({ practice: { known: '2026-10-12' }, desk: true, steps: [{ ...step, own: true }] }),
    aRow({ steps: [{ ...step, ofANewerVersion: true } as OpenStep] }),
  ].map((row): StoredRow => ({ row, grants: [] }))
  const text = toColumns(rows)
  expect((JSON.parse(text) as { odd: StoredRow[] }).odd).toEqual([rows[2]])
  expect(fromColumns(text)).toEqual(rows)
})

describe('[D9] the snapshot', () => {
  let db: Database
  beforeEach(async () => {
    globalThis.indexedDB = new IDBFactory()
    db = await openDatabase('test', { outdated: () => {}, closed: () => {} })
  })

  const rowOf = (id: ProfileId, name: string): Row => ({
    id,
    v: ROW_VERSION,
    made: 1,
    name,
    kind: 'organisation',
    city: 'Тула',
    segment: '',
    source: '',
    tags: [],
    owner: 'anna' as MemberId,
    people: [],
    phones: [],
    emails: [],
    inns: [],
    legal: [],
    touched: null,
    ordered: null,
    steps: [],
    conflicts: 0,
    created: 1,
  })
  const truth = async () => new Map((await db.getAllKeys('rows')).map((id) => [id as string, '']))
  const put = (rows: readonly Row[]) =>
    inOneWrite(db, 'relaxed', async (tx) => {
      for (const row of rows) await putRow(tx, row)
    })
  const drop = (id: ProfileId) => inOneWrite(db, 'relaxed', (tx) => dropRow(tx, id))
  const many = (count: number) => Array.from({ length: count }, (_, at) => rowOf(newId<ProfileId>(), `client ${at}`))
  const namesOf = (rows: readonly StoredRow[]) => new Map(rows.map(({ row }) => [row.id as string, row.name]))

  test('is not made of few rows, and goes when only few are left', async () => {
    const rows = many(520)
    await put(rows.slice(0, 20))
    expect(await renewSnapshot(db)).toBe(false)
    await put(rows)
    expect(await renewSnapshot(db)).toBe(true)
    for (const { id } of rows.slice(30)) await drop(id)
    await renewSnapshot(db)
    expect(await db.count('snapshot')).toBe(0)
    expect(await db.count('changedRows')).toBe(0)
    expect((await readRows(db)).length).toBe(30)
  })

  test('with what was written since it was made says what the rows say', async () => {
    const rows = many(1_100)
    await put(rows)
    await renewSnapshot(db)
    expect(await db.count('changedRows')).toBe(0)
    await put([{ ...rows[3]!, name: 'changed' }])
    await put([{ ...rows[3]!, name: 'changed again' }, rowOf(newId<ProfileId>(), 'new')])
    await drop(rows[4]!.id)
    const read = namesOf(await readRows(db))
    expect([...read.keys()].toSorted()).toEqual([...(await truth()).keys()].toSorted())
    expect(read.get(rows[3]!.id)).toBe('changed again')
    expect([...read.values()].filter((name) => name === 'new')).toHaveLength(1)
  })

  test('is made anew only when much was written since', async () => {
    const rows = many(600)
    await put(rows)
    await renewSnapshot(db)
    await put(rows.slice(0, 5))
    expect(await renewSnapshot(db)).toBe(false)
    for (let time = 0; time < 62; time++) await put(rows.slice(0, 5).map((row) => ({ ...row, name: `${time}` })))
    expect(await renewSnapshot(db)).toBe(true)
    expect(await db.count('changedRows')).toBe(0)
    expect(namesOf(await readRows(db)).get(rows[0]!.id)).toBe('61')
  })

  test('loses nothing that is written while it is made, also when two make it at once', async () => {
    const rows = many(700)
    await put(rows)
    for (let round = 0; round < 4; round++) {
      await db.delete('meta', 'snapshot')
      const made = [renewSnapshot(db), renewSnapshot(db)]
      const writes = rows.slice(0, 40).map((row, at) => put([{ ...row, name: `round ${round}, ${at}` }]))
      await drop(rows[600 + round]!.id)
      await Promise.all([...made, ...writes])
      await renewSnapshot(db)
      const read = namesOf(await readRows(db))
      for (const [at, row] of rows.slice(0, 40).entries()) expect(read.get(row.id)).toBe(`round ${round}, ${at}`)
      expect(read.size).toBe(await db.count('rows'))
    }
  })

  test('[D4] holds nothing of a client that left', async () => {
    const rows = many(600)
    await put(rows)
    await renewSnapshot(db)
    await drop(rows[7]!.id)
    const { unseal } = await import('./codec')
    const kept = (await db.getAll('snapshot')).map((part) => unseal(part)).join('')
    expect(kept).not.toContain(rows[7]!.id)
    expect((await readRows(db)).length).toBe(599)
    expect(await renewSnapshot(db)).toBe(true)
    expect((await db.getAll('snapshot')).map((part) => unseal(part)).join('')).not.toContain(rows[7]!.id)
    expect((await readRows(db)).length).toBe(599)
  })

  test('of another form is as if it were not there', async () => {
    const rows = many(510)
    await put(rows)
    await renewSnapshot(db)
    const { seal, unseal } = await import('./codec')
    const state = unseal((await db.get('meta', 'snapshot'))!) as object
    await db.put('meta', seal({ ...state, form: 99 }), 'snapshot')
    await db.clear('snapshot')
    expect((await readRows(db)).length).toBe(510)
    expect(await renewSnapshot(db)).toBe(true)
    expect((await readRows(db)).length).toBe(510)
  })
})
