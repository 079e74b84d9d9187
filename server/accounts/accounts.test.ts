/** The accounts on a real database, without HTTP: what must hold when something fails in the middle. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newId, type DeviceId } from '../../src/shared/ids'
import { readConfig } from '../config'
import { makeLog } from '../log'
import { openStorage, type Storage } from '../storage/storage'
import { openAccounts, type Accounts } from './accounts'
import { demoLink, signInByDemoLink } from './demo'
import { listDevices, registerDevice, revokeDevice } from './devices'
import { acceptInvitation, invite } from './invitations'
import { changeMember } from './members'
import { prolong, signIn, type SignedIn } from './sessions'
import { makeSetupLink, setUp } from './setup'

let folder: string
let storage: Storage
let accounts: Accounts
let head: SignedIn

const password = 'correct horse battery'

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kartoteka-accounts-'))
  const config = readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent' })
  storage = await openStorage({ dataDir: folder })
  accounts = await openAccounts(storage, config, makeLog(config))
  head = await made(setUp(accounts, setupForm(await makeSetupLink(accounts))))
})
afterEach(async () => {
  await storage.close()
  await rm(folder, { recursive: true })
})

const setupForm = (token: string) => ({
  token,
  company: 'Lesograd Panels',
  name: 'Marina',
  email: 'marina@example.com',
  password,
  zone: 'Europe/Moscow',
  locale: 'ru' as const,
})

async function made(result: Promise<SignedIn | { refused: string }>): Promise<SignedIn> {
  const signedIn = await result
  if ('refused' in signedIn) throw new Error(signedIn.refused)
  return signedIn
}

async function tokenFor(name: string): Promise<string> {
  const invitation = await invite(accounts, head.session, { name, role: 'manager', days: 1 })
  return invitation!.token
}

async function joined(name: string): Promise<SignedIn> {
  const form = { token: await tokenFor(name), name, email: `${name}@example.com`, password }
  return made(acceptInvitation(accounts, form))
}

const cookieOf = ({ cookies }: SignedIn): Headers =>
  new Headers({ cookie: cookies.map((line) => line.split(';')[0]).join() })
const workspaceRow = () => storage.db.selectFrom('workspace').selectAll().executeTakeFirstOrThrow()
const count = (table: string) =>
  (storage.sqlite.prepare(`select count(*) as n from "${table}"`).get() as { n: number }).n
const counts = () =>
  Object.fromEntries(['user', 'account', 'session', 'member', 'audit'].map((name) => [name, count(name)]))

describe('all or nothing', () => {
  test('an invitation that fails at its last step leaves nothing and stays open', async () => {
    const token = await tokenFor('olga')
    const before = { ...counts(), workspace: await workspaceRow() }
    storage.sqlite.exec(`create trigger full before insert on session begin select raise(abort, 'full'); end`)
    const form = { token, name: 'Olga', email: 'olga@example.com', password }
    await expect(acceptInvitation(accounts, form)).rejects.toThrow()
    expect({ ...counts(), workspace: await workspaceRow() }).toEqual(before)
    storage.sqlite.exec('drop trigger full')
    expect((await made(acceptInvitation(accounts, form))).session.name).toBe('Olga')
  })

  test('a set-up that fails at its last step leaves no company, and the link stays good', async () => {
    for (const table of ['workspace', 'member', 'session', 'account', 'user', 'audit'])
      storage.sqlite.exec(`delete from "${table}"`)
    const token = await makeSetupLink(accounts)
    storage.sqlite.exec(`create trigger full before insert on session begin select raise(abort, 'full'); end`)
    await expect(setUp(accounts, setupForm(token))).rejects.toThrow()
    expect([count('workspace'), count('member'), count('user'), count('account')]).toEqual([0, 0, 0, 0])
    storage.sqlite.exec('drop trigger full')
    expect((await made(setUp(accounts, setupForm(token)))).session.role).toBe('head')
  })

  test('a disabling that fails at its last step leaves the member in', async () => {
    const olga = await joined('olga')
    storage.sqlite.exec(`create trigger full before delete on session begin select raise(abort, 'full'); end`)
    await expect(changeMember(accounts, head.session, olga.session.member, { disabled: true })).rejects.toThrow()
    expect(await accounts.sessionOf(cookieOf(olga))).toEqual(olga.session)
  })
})

describe('a session', () => {
  test('is read from the cookie on any headers', async () => {
    expect(await accounts.sessionOf(cookieOf(head))).toEqual(head.session)
    expect(await accounts.sessionOf(new Headers())).toBeNull()
  })

  test('that was read before a change of role gives the old right no more', async () => {
    const second = await joined('second')
    await changeMember(accounts, head.session, second.session.member, { role: 'head' })
    const asHead = (await accounts.sessionOf(cookieOf(second)))!
    await changeMember(accounts, head.session, second.session.member, { role: 'manager' })
    expect(await changeMember(accounts, asHead, head.session.member, { role: 'viewer' })).toBe('noAccess')
    expect(await invite(accounts, asHead, { name: 'x', role: 'head', days: 1 })).toBeNull()
  })

  test('is not prolonged by a socket, only by the app that asks who it is', async () => {
    const end = Date.now() + 10 * 86_400_000
    storage.sqlite.prepare('update session set expiresAt = ?').run(new Date(end).toISOString())
    expect((await accounts.sessionOf(cookieOf(head)))?.expires).toBe(end)
    expect((await accounts.sessionOf(cookieOf(head)))?.expires).toBe(end)
    const { expires, cookies } = await prolong(accounts, cookieOf(head))
    expect(expires).toBeGreaterThan(end)
    expect(cookies).toHaveLength(1)
  })

  test('a password is kept as a salted hash of scrypt', async () => {
    await joined('olga')
    const hashes = storage.sqlite.prepare('select password from account').pluck().all() as string[]
    expect(hashes).toHaveLength(2)
    expect(new Set(hashes).size).toBe(2)
    for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/)
    expect(await signIn(accounts, 'olga@example.com', `${password} `)).toEqual({ refused: 'wrongPassword' })
  })
})

describe('a change of the team', () => {
  test('is numbered, so that every device hears of it', async () => {
    const olga = await joined('olga')
    const before = await workspaceRow()
    await changeMember(accounts, head.session, olga.session.member, { role: 'viewer' })
    const after = await workspaceRow()
    expect(after.seq).toBe(before.seq + 1)
    expect(after.team_seq).toBe(after.seq)
    expect(after.access_version).toBe(before.access_version + 1)
    const events = await storage.db.selectFrom('access_event').selectAll().execute()
    const event = { member: olga.session.member, profile: null, kind: 'view', seq: after.seq }
    expect(events).toMatchObject([event])
  })
})

describe('a device', () => {
  const device = () => newId<'device'>() as DeviceId
  const hello = (who: SignedIn, id: DeviceId, label = 'Chrome, Android') =>
    registerDevice(storage.db, who.session, id, label)

  test('is made by its first hello and known by the next; the team hears of it once', async () => {
    const id = device()
    const before = await workspaceRow()
    expect(await hello(head, id)).toBe('ok')
    const after = await workspaceRow()
    expect([after.seq, after.team_seq]).toEqual([before.seq + 1, before.seq + 1])
    expect(await hello(head, id)).toBe('ok')
    expect((await workspaceRow()).seq).toBe(after.seq)
    expect(await hello(head, id, 'Chrome, Windows')).toBe('ok')
    expect((await workspaceRow()).team_seq).toBe(after.seq + 1)
    expect(await listDevices(storage.db, head.session)).toMatchObject([{ id, label: 'Chrome, Windows', current: true }])
  })

  test('is made once by two tabs that say hello together', async () => {
    const id = device()
    expect(await Promise.all([hello(head, id), hello(head, id)])).toEqual(['ok', 'ok'])
    expect(count('device')).toBe(1)
  })

  test('of somebody else is taken, and shown to its owner only', async () => {
    const olga = await joined('olga')
    const id = device()
    await hello(head, id)
    expect(await hello(olga, id)).toBe('taken')
    expect(await listDevices(storage.db, olga.session)).toEqual([])
    expect(await revokeDevice(accounts, olga.session, id)).toBe(false)
  })

  test('that is let go loses its session at once and its id for ever; other sessions stay', async () => {
    const id = device()
    await hello(head, id)
    const elsewhere = await made(signIn(accounts, 'marina@example.com', password))
    expect(await revokeDevice(accounts, elsewhere.session, id)).toBe(true)
    expect(await accounts.sessionOf(cookieOf(head))).toBeNull()
    expect(await accounts.sessionOf(cookieOf(elsewhere))).not.toBeNull()
    expect(await hello(elsewhere, id)).toBe('revoked')
    expect(await listDevices(storage.db, elsewhere.session)).toEqual([])
    expect(await revokeDevice(accounts, elsewhere.session, id)).toBe(false)
  })

  test('keeps a label of a hundred characters', async () => {
    await hello(head, device(), ` ${'x'.repeat(300)}`)
    expect((await listDevices(storage.db, head.session))[0]?.label).toBe('x'.repeat(100))
  })
})

describe('a demo link', () => {
  test('signs its member in as often as it is opened, and nobody else', async () => {
    const link = demoLink(accounts.config, head.session.member)
    expect(link).toBe(demoLink(accounts.config, head.session.member))
    const token = new URL(link).pathname.split('/').at(-1)!
    for (let opened = 0; opened < 2; opened++)
      expect((await signInByDemoLink(accounts, token))?.session.member).toBe(head.session.member)
    const olga = await joined('olga')
    expect(await signInByDemoLink(accounts, token.replace(head.session.member, olga.session.member))).toBeNull()
    for (const wrong of ['', '.', head.session.member, `${token}x`, token.slice(0, -1)])
      expect(await signInByDemoLink(accounts, wrong)).toBeNull()
  })
})
