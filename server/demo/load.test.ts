import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId, type ChangeId, type DeviceId, type ProfileId } from '../../src/shared/ids'
import { fold } from '../../src/shared/profile/fold'
import { toRow, type Row } from '../../src/shared/profile/row'
import { openAccounts, type Accounts } from '../accounts/accounts'
import { sessionFor } from '../accounts/sessions'
import type { Session } from '../accounts/session'
import { readConfig } from '../config'
import { makeLog } from '../log'
import { openStorage, type Storage } from '../storage/storage'
import { makeFileDisk } from '../files/disk'
import { ledgerOf } from '../sync/ledger'
import type { ServerNotebook } from '../sync/notebook'
import { openNotebook } from '../sync/openNotebook'
import { emailOf, type MemberKey } from './cast'
import { ensureDemo } from './index'
import type { DemoContext } from './types'

const PATIENCE = 120_000
const folder = mkdtempSync(join(tmpdir(), 'kartoteka-demo-'))
let storage: Storage
let accounts: Accounts
let notebook: ServerNotebook
let context: DemoContext

beforeAll(async () => {
  const config = readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent', DEMO_LANGUAGE: 'ru' }, ['--demo'])
  const log = makeLog(config)
  storage = await openStorage({ dataDir: config.dataDir })
  accounts = await openAccounts(storage, config, log)
  notebook = openNotebook(storage, log)
  context = { storage, db: storage.db, accounts, notebook, config, locale: 'ru' }
  await ensureDemo(context)
}, PATIENCE)

afterAll(async () => {
  await notebook.close()
  await storage.close()
  rmSync(folder, { recursive: true, force: true })
})

async function sessionOf(key: MemberKey): Promise<Session> {
  const member = await storage.db
    .selectFrom('member')
    .select('user_id')
    .where('email', '=', emailOf(key, 'ru'))
    .executeTakeFirstOrThrow()
  const session = await sessionFor(storage.db, {
    id: key,
    userId: member.user_id,
    expiresAt: new Date(Date.now() + 60_000),
  })
  if (session === null) throw new Error(`${key} has no access`)
  return session
}

/** The rows of all clients that a member may see. */
async function seenBy(key: MemberKey): Promise<Row[]> {
  const session = await sessionOf(key)
  const rows = new Map<ProfileId, Row>()
  let next: string | null = null
  do {
    const batch = await notebook.pull(session, 0, next)
    for (const { profile, row } of batch.news) if (row !== undefined) rows.set(profile, row)
    next = batch.next
  } while (next !== null)
  return [...rows.values()].filter(({ desk }) => desk !== true)
}

const count = async (): Promise<number> =>
  (await storage.db.selectFrom('profile').select('id').where('desk', '=', 0).execute()).length

test('shows each member what is his or hers to see', async () => {
  expect(await seenBy('marina')).toHaveLength(412)
  expect(await seenBy('vera')).toHaveLength(412)
  const annas = await seenBy('anna')
  expect(annas).toHaveLength(20)
  const owners = new Set((await seenBy('natalya')).map(({ owner }) => owner))
  expect(owners.size).toBe(2)
  await expect(sessionOf('igor')).rejects.toThrow('no access')
})

test('stores documents whose ledgers fold to their rows', async () => {
  const { workspace } = await sessionOf('marina')
  const profiles = await storage.db.selectFrom('profile').select(['id', 'row', 'ledger_clock']).limit(25).execute()
  for (const { id, row, ledger_clock } of profiles) {
    const doc = await notebook.document(workspace, id)
    const ledger = ledgerOf(doc!)
    expect(ledger).toHaveLength(ledger_clock)
    expect(toRow(fold(id, ledger))).toEqual(JSON.parse(row))
  }
})

test('lays the bytes of its files where they are served from', async () => {
  const disk = makeFileDisk(context.config.dataDir)
  const files = await storage.db.selectFrom('file').selectAll().execute()
  expect(files.map(({ type }) => type)).toEqual(expect.arrayContaining(['image/png', 'application/pdf']))
  for (const { id, workspace, thumb } of files) {
    expect(await disk.has(workspace, id)).toBe(true)
    expect((await disk.thumb(workspace, id)) !== undefined).toBe(thumb === 1)
  }
})

test('takes a change of today as the next one', async () => {
  const session = await sessionOf('anna')
  const [row] = await seenBy('anna')
  const { seq } = await storage.db.selectFrom('workspace').select('seq').executeTakeFirstOrThrow()
  const change = {
    id: newId<'change'>() as ChangeId,
    profile: row!.id,
    at: Date.now(),
    after: [],
    kind: 'fact' as const,
    path: 'address',
    value: 'Лесной переулок, 7',
  }
  const author = { session, device: newId<'device'>() as DeviceId }
  expect(await notebook.push(author, [{ type: 'changes', n: 1, profile: row!.id, changes: [change] }])).toEqual([
    { n: 1, result: 'stored', seq: seq + 1 },
  ])
})

test('is found again at the next start, with the same links', async () => {
  const first = await ensureDemo(context)
  expect(first.links.map(({ role }) => role)).toEqual(['head', 'manager', 'manager', 'manager', 'viewer'])
  expect(await ensureDemo(context)).toEqual(first)
  expect(await count()).toBe(412)
})

test(
  'keeps the other language beside it, as another company',
  async () => {
    const english = await ensureDemo({ ...context, locale: 'en' })
    expect(english.links.map(({ name }) => name)).toEqual([
      'Marina Orlova',
      'Anna Belova',
      'Svetlana Gromova',
      'Olga Nechaeva',
      'Vera Zimina',
    ])
    expect(await count()).toBe(824)
    expect(await seenBy('marina')).toHaveLength(412)
  },
  PATIENCE,
)
