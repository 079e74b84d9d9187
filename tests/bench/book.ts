/**
 * The standard book: profiles as years of work would have left them, written straight into a server's database.
 * One profile has 100 changes, every tenth 1,000, each 1 KB of notes.
 */
import { createHash } from 'node:crypto'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { openAccounts, type Accounts } from '../../server/accounts/accounts'
import { startSession } from '../../server/accounts/sessions'
import { createMember, createWorkspace } from '../../server/accounts/team'
import { readConfig } from '../../server/config'
import { draftOf } from '../../server/demo/load'
import { makeLog } from '../../server/log'
import { openStorage, type Storage } from '../../server/storage/storage'
import { fillDirectory } from '../../server/sync/directory'
import { appendToLedger } from '../../server/sync/ledger'
import type { Role } from '../../src/shared/access'
import {
  newId,
  type ChangeId,
  type DeviceId,
  type EntryId,
  type MemberId,
  type ProfileId,
  type WorkspaceId,
} from '../../src/shared/ids'
import { NOTES_SCHEMA, type Change } from '../../src/shared/profile/change'
import { fold, stable } from '../../src/shared/profile/fold'
import { ROW_VERSION, toRow } from '../../src/shared/profile/row'
import { FIRST_SERVER_CLIENT, NOTES } from '../../src/shared/protocol'
import * as Y from './yjs'

/** Somebody in the company, signed in on a device. */
export interface Worker {
  member: MemberId
  name: string
  /** The Cookie header of the session. */
  cookie: string
  /** One that the company knows already. */
  device: DeviceId
}

export interface Book {
  /** A folder for DATA_DIR, from which servers are started on copies. */
  dataDir: string
  workspace: WorkspaceId
  /** Who sees all, who owns all, who will be handed some, who has none. */
  head: Worker
  manager: Worker
  heir: Worker
  newcomer: Worker
  /** Heads who type in the notes. */
  typists: Worker[]
  /** The standard ones, all the manager's. */
  profiles: ProfileId[]
  /** One more of the manager's, with 5,000 changes. */
  long: ProfileId
  /** Seconds it took. */
  seconds: number
}

export interface BookOptions {
  profiles: number
  changesOf: (index: number) => number
  typists: number
  /** They are managers, and the profiles are theirs in turn: otherwise heads, and all are the manager's. */
  owning?: boolean
}

const WORKERS: Record<'head' | 'manager' | 'heir' | 'newcomer', [string, Role]> = {
  head: ['Marina Orlova', 'head'],
  manager: ['Olga Belova', 'manager'],
  heir: ['Anna Krylova', 'manager'],
  newcomer: ['Pavel Zimin', 'manager'],
}
const LONG = 5_000
const EPOCH = 1
const HOUR = 3_600_000
const WORDS = ['Кухни', 'Facades', 'Двери', 'Houses', 'Мебель', 'Boards', 'Лестницы', 'Panels', 'Окна', 'Floors']
const TREES = [
  'Берёза',
  'Oak',
  'Сосна',
  'Cedar',
  'Клён',
  'Larch',
  'Ольха',
  'Ash',
  'Липа',
  'Elm',
  'Рябина',
  'Pine',
  'Кедр',
]
const CITIES = ['Москва', 'Tver', 'Казань', 'Perm', 'Омск', 'Tula', 'Псков', 'Samara']
const SAID = [
  'Asked for a sample of the oak board, wants to see the edge before the order',
  'Обсудили сроки: склад готов принять в четверг, машину заказывают сами',
  'Sent the price list, the accountant answers on Monday',
  'Недовольны упаковкой, два листа с царапинами, договорились о замене',
]

/** As the table of the budgets says. */
export const standardChanges = (index: number): number => (index % 10 === 9 ? 1_000 : 100)

/** Makes the book in a folder of its own in the system's temporary folder. */
export async function makeBook({ profiles, changesOf, typists, owning = false }: BookOptions): Promise<Book> {
  const began = performance.now()
  const dataDir = await mkdtemp(join(tmpdir(), 'kartoteka-bench-'))
  const config = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' })
  const storage = await openStorage({ dataDir })
  // Not while it is served: a run that fails here is begun anew.
  storage.sqlite.pragma('synchronous = OFF')
  const accounts = await openAccounts(storage, config, makeLog(config))
  const workspace = await storage.db
    .transaction()
    .execute((trx) => createWorkspace(trx, { name: 'Lesograd', zone: 'Europe/Moscow', locale: 'en' }))
  const hire = (name: string, role: Role) => hireOne(accounts, workspace, name, role)
  const people = {
    head: await hire(...WORKERS.head),
    manager: await hire(...WORKERS.manager),
    heir: await hire(...WORKERS.heir),
    newcomer: await hire(...WORKERS.newcomer),
  }
  const typing: Worker[] = []
  for (let n = 0; n < typists; n++) typing.push(await hire(`Typist ${n + 1}`, owning ? 'manager' : 'head'))
  const write = makeWriter(storage, workspace, people.manager.member)
  const ownerOf = (index: number) => (owning ? typing[index % typists]!.member : people.manager.member)
  const ids = Array.from({ length: profiles }, (_, index) => write.profile(index, changesOf(index), ownerOf(index)))
  const long = write.profile(profiles, LONG, people.manager.member)
  write.end()
  while (await fillDirectory(storage)) await new Promise(setImmediate)
  await storage.close()
  const seconds = (performance.now() - began) / 1_000
  return { dataDir, workspace, ...people, typists: typing, profiles: ids, long, seconds }
}

let hired = 0

async function hireOne(accounts: Accounts, workspace: WorkspaceId, name: string, role: Role): Promise<Worker> {
  const { db } = accounts.storage
  const given = { workspace, name, email: `worker${++hired}@example.com`, role, passwordHash: null }
  const { member, user } = await db.transaction().execute((trx) => createMember(accounts, trx, given))
  const signedIn = await startSession(accounts.auth, db, user)
  if (signedIn === null) throw new Error(`${name} cannot sign in`)
  const device = newId<DeviceId>()
  const now = Date.now()
  await db
    .insertInto('device')
    .values({
      id: device,
      workspace,
      member,
      label: 'Device',
      first_seen: now,
      last_seen: now,
      revoked: null,
      session: null,
    })
    .execute()
  return { member, name, cookie: signedIn.cookies.map((line) => line.split(';')[0]).join('; '), device }
}

/** Writes profiles as pushes would have left them, in transactions of many. */
function makeWriter({ sqlite }: Storage, workspace: WorkspaceId, deviceOf: MemberId) {
  const now = Date.now()
  const device = newId<DeviceId>()
  let seq = 1
  const insertDevice = sqlite.prepare(
    'INSERT INTO device (id, workspace, member, label, first_seen, last_seen) VALUES (?, ?, ?, ?, ?, ?)',
  )
  insertDevice.run(device, workspace, deviceOf, 'Earlier device', now - 1_000 * HOUR, now - HOUR)
  const insertProfile = sqlite.prepare(
    `INSERT INTO profile (id, workspace, owner, seq, created_seq, row, row_version, row_seq, grants_seq, ledger_client, ledger_clock)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?)`,
  )
  const insertSnapshot = sqlite.prepare('INSERT INTO snapshot (profile, seq, bytes) VALUES (?, ?, ?)')
  const insertChange = sqlite.prepare('INSERT INTO change (workspace, id, profile, hash, seq) VALUES (?, ?, ?, ?, ?)')
  const insertNotes = sqlite.prepare('INSERT INTO note_client (profile, client, member, device) VALUES (?, ?, ?, ?)')
  const setSeq = sqlite.prepare('UPDATE workspace SET seq = ?, clock = ? WHERE id = ?')
  sqlite.exec('BEGIN')

  return {
    profile(index: number, count: number, owner: MemberId): ProfileId {
      const profile = newId<ProfileId>()
      const first = seq + 1
      const doc = new Y.Doc({ gc: false })
      const typist = writeNotes(doc, index)
      const changes = changesOf({ profile, index, count, owner, device, now, seq: () => ++seq })
      const { end } = appendToLedger(doc, changes, FIRST_SERVER_CLIENT + EPOCH)
      const row = JSON.stringify(toRow(fold(profile, changes)))
      insertProfile.run(profile, workspace, owner, seq, first, row, ROW_VERSION, seq, end.client, end.clock)
      insertSnapshot.run(profile, seq, deflateRawSync(Y.encodeStateAsUpdate(doc)))
      insertNotes.run(profile, typist, owner, device)
      for (const change of changes) {
        const hash = createHash('sha256')
          .update(stable(draftOf(change)))
          .update('\n')
          .digest('hex')
        insertChange.run(workspace, change.id, profile, hash, change.seq)
      }
      doc.destroy()
      return profile
    },
    end() {
      setSeq.run(seq, now, workspace)
      sqlite.exec('COMMIT')
      sqlite.pragma('wal_checkpoint(TRUNCATE)')
    },
  }
}

/** 1 KB of text in paragraphs; gives the Yjs client that typed it. */
function writeNotes(doc: Y.Doc, index: number): number {
  const client = 1_000 + index
  doc.clientID = client
  const line = `Visit ${index}. Forklift at the back gate, ask for the shift foreman, deliveries before ten. `
  const paragraphs = Array.from({ length: 4 }, () => {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(line.repeat(3).slice(0, 256))])
    return paragraph
  })
  doc.getXmlFragment(NOTES).push(paragraphs)
  return client
}

interface Wanted {
  profile: ProfileId
  index: number
  count: number
  owner: MemberId
  device: DeviceId
  now: number
  seq: () => number
}

/** Founded, named, and then years of calls, messages and facts that changed. */
function changesOf({ profile, index, count, owner, device, now, seq }: Wanted): Change[] {
  const began = now - count * HOUR - HOUR
  const stamp = (n: number) => {
    const at = began + n * HOUR
    return { id: newId<ChangeId>(), profile, at, by: owner, device, arrived: at + 900, seq: seq() }
  }
  const lastOf = new Map<string, ChangeId>()
  const fact = (n: number, path: string, value: string): Change => {
    const before = lastOf.get(path)
    const change: Change = { ...stamp(n), kind: 'fact', path, value, after: before === undefined ? [] : [before] }
    lastOf.set(path, change.id)
    return change
  }
  const entry = (n: number): Change => ({
    ...stamp(n),
    kind: 'entry',
    after: [],
    entry: newId<EntryId>(),
    value: {
      type: n % 3 === 0 ? 'message' : 'call',
      when: began + n * HOUR,
      text: SAID[(index + n) % SAID.length]!,
    },
  })
  const name = `${WORDS[index % WORDS.length]} ${TREES[index % TREES.length]} ${index}`
  const changes: Change[] = [
    { ...stamp(0), kind: 'created', after: [], owner, notes: NOTES_SCHEMA },
    fact(1, 'name', name),
    fact(2, 'city', CITIES[index % CITIES.length]!),
  ]
  for (let n = 3; n < count; n++)
    changes.push(
      n % 2 === 0 ? entry(n) : fact(n, n % 3 === 0 ? 'segment' : 'source', `${SAID[n % 4]!.slice(0, 20)} ${n}`),
    )
  return changes
}
