/** [H] What becomes of the device of somebody who was disabled, against the real server process. */
import { readFileSync } from 'node:fs'
import { join as joinPath } from 'node:path'
import Sqlite from 'better-sqlite3'
import { encodeAny } from 'lib0/buffer'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { MemberCard } from '../../src/shared/api'
import { newId, type EntryId } from '../../src/shared/ids'
import { LIMITS, type OutboxItem } from '../../src/shared/protocol'
import { textOf } from '../../src/shared/profile/fold'
import { handIn } from '../../src/sync/handIn'
import { readAnswer } from '../../src/sync/http'
import type { HandInAnswer } from '../../src/sync/postHandIn'
import { openDevice, type AppDevice } from '../support/appDevice'
import { created, fact as draft, itemsOf, newProfile } from '../support/notebook'
import { join, setUp, signIn, startServer, type Person, type TestServer } from '../support/server'

let server: TestServer
let marina: Person
let olga: Person
let anna: Person
let devices: AppDevice[]

beforeAll(async () => {
  server = await startServer()
  marina = await setUp(server)
})
afterAll(() => server.stop())
beforeEach(async () => {
  devices = []
  olga = await join(server, marina, { name: 'Olga' })
  anna = await join(server, marina, { name: 'Anna' })
})
afterEach(() => {
  for (const device of devices) device.close()
})

const fact = (path: string, value: string) => ({ kind: 'fact' as const, path, value })
const device = async (person: Person) => {
  const opened = await openDevice(server, person)
  devices.push(opened)
  return opened
}
const nothingUnsent = (one: AppDevice) => one.until('all sent', async () => (await one.store.unsent()).size === 0)
const post = async (path: '/api/hand-in' | '/api/hand-in/wiped', token: string, body?: Uint8Array) => {
  const response = await fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { authorization: `HandIn ${token}`, origin: server.url },
    body: body as Uint8Array<ArrayBuffer> | undefined,
  })
  return readAnswer<HandInAnswer>(response)
}
const push = (items: OutboxItem[]) => encodeAny({ type: 'push', items })
const give = (one: AppDevice) =>
  handIn({
    store: one.store,
    post,
    leaving: () => one.told.push({ type: 'ask' }),
    settled: () => {},
    files: async () => true,
    now: Date.now,
  })
const tokenOf = async (one: AppDevice): Promise<string> => {
  await one.until('a hand-in token', async () => typeof (await one.store.meta('handIn')) === 'string')
  return (await one.store.meta('handIn'))!
}
const disable = (person: Person, disabled = true) =>
  marina.patch(`/api/members/${person.me.member.id}`, { disabled }).then(({ status }) => expect(status).toBe(200))
const cardOf = async (person: Person) =>
  (await marina.get<MemberCard[]>('/api/members')).body.find(({ id }) => id === person.me.member.id)!

test('[H2] what a disabled member did offline is handed in as late contributions, and applied by nobody', async () => {
  const phone = await device(olga)
  phone.online()
  const own = await phone.create([fact('name', 'Ладога'), fact('city', 'Тула')])
  const given = await phone.create([fact('name', 'Фасад-М')])
  await nothingUnsent(phone)
  await phone.until('the ledger', async () => (await phone.known(own)).every(({ seq }) => seq !== undefined))
  await tokenOf(phone)
  phone.offline()
  await phone.change(own, [fact('city', 'Псков')])
  await phone.type(own, 'Любят точные сроки')
  await phone.change(given, [
    { kind: 'entry', entry: newId<EntryId>(), value: { type: 'call', when: Date.now(), text: 'offline call' } },
  ])
  const to = anna.me.member.id
  expect((await marina.post('/api/handovers', { profiles: [given], to, note: '' })).status).toBe(200)
  await disable(olga)

  phone.online()
  await phone.until('the end of the session', () =>
    phone.told.some((one) => one.type === 'connection' && one.connection.state === 'signIn'),
  )
  expect(await give(phone)).toMatchObject({ taken: 3, refused: 0 })
  expect((await phone.store.unsent()).size).toBe(0)
  expect(await phone.store.shelf()).toEqual([])

  const desk = await device(marina)
  desk.online()
  await desk.until('late contributions', async () => (await desk.store.profile(own)).late.length === 2)
  const { late } = await desk.store.profile(own)
  expect(late.map(({ by, content }) => [by, content.type])).toEqual([
    [olga.me.member.id, 'changes'],
    [olga.me.member.id, 'passage'],
  ])
  expect(textOf(await desk.fold(own), 'city')).toBe('Тула')
  const annas = await device(anna)
  annas.online()
  await annas.until('her late contribution', async () => (await annas.store.profile(given)).late.length === 1)
})

test('[H3] what became of the work is said of all that was handed in, however many times it took', async () => {
  const phone = await device(olga)
  phone.online()
  await tokenOf(phone)
  phone.offline()
  const id = await phone.create([fact('name', 'Каркас-Юг')])
  await disable(olga)
  expect(await give(phone)).toMatchObject({ taken: 1, refused: 0 })
  await phone.change(id, [fact('city', 'Сочи')])
  expect(await give(phone)).toMatchObject({ taken: 2, refused: 0 })
  expect(await give(phone)).toMatchObject({ taken: 2, refused: 0 })
})

test('[H2] a client that began on that device is stored as its author’s, with all that was written there', async () => {
  const phone = await device(olga)
  phone.online()
  await tokenOf(phone)
  phone.offline()
  const id = await phone.create([fact('name', 'Каркас-Юг')])
  await phone.change(id, [fact('city', 'Сочи')])
  await phone.type(id, 'Познакомились на выставке')
  await disable(olga)
  expect(await give(phone)).toMatchObject({ taken: 3, refused: 0 })
  const desk = await device(marina)
  desk.online()
  await desk.until('the client', async () => (await desk.known(id)).length >= 3)
  const profile = await desk.fold(id)
  expect(textOf(profile, 'city')).toBe('Сочи')
  expect(profile.owners.map(({ member }) => member)).toEqual([olga.me.member.id])
  expect((await desk.store.profile(id)).late).toEqual([])
})

test('the same items again get the answers that they got, and are counted and kept once', async () => {
  const phone = await device(olga)
  phone.online()
  const id = await phone.create([fact('name', 'Альянс')])
  await nothingUnsent(phone)
  const token = await tokenOf(phone)
  await disable(olga)
  const items = itemsOf([[draft(id, 'city', 'Омск')]], 100)
  const first = await post('/api/hand-in', token, push(items))
  expect(first).toMatchObject({ ok: true, value: { answers: [{ n: 100, result: 'late' }] } })
  expect(await post('/api/hand-in', token, push(items))).toEqual(first)
  expect((await cardOf(olga)).left).toMatchObject([{ taken: 1 }])
})

test('[H1] an unknown token, a used one and that of an active member get one answer, and change nothing', async () => {
  const phone = await device(olga)
  phone.online()
  await nothingUnsent(phone)
  const token = await tokenOf(phone)
  const id = newProfile()
  const items = push(itemsOf([[created(id), draft(id, 'name', 'Призрак')]], 50))
  const refusal = { ok: false, error: 'noAccess' }
  expect(await post('/api/hand-in', token, items)).toEqual(refusal)
  expect(await post('/api/hand-in', token.replace(/^./, token.startsWith('A') ? 'B' : 'A'), items)).toEqual(refusal)
  expect(await post('/api/hand-in', 'short', items)).toEqual(refusal)
  await disable(olga)
  expect(await post('/api/hand-in/wiped', token)).toEqual({ ok: true, value: {} })
  expect(await post('/api/hand-in', token, items)).toEqual(refusal)
  expect(await post('/api/hand-in/wiped', token)).toEqual(refusal)
  const desk = await device(marina)
  desk.online()
  await desk.until('all', async () => ((await desk.store.meta('cursor')) ?? 0) > 0)
  expect((await desk.store.rows()).map(({ row }) => row.id)).not.toContain(id)
})

test('the device of a member whose session only ended keeps everything, and goes on after signing in', async () => {
  const phone = await device(olga)
  phone.online()
  await tokenOf(phone)
  phone.offline()
  await olga.post('/api/sign-out', {})
  const id = await phone.create([fact('name', 'Новый берег')])
  phone.online()
  await phone.until('sign in', () =>
    phone.told.some((one) => one.type === 'connection' && one.connection.state === 'signIn'),
  )
  expect(await give(phone)).toBe('stays')
  expect(await phone.store.unsent()).toEqual(new Map([[id, 1]]))
  phone.signedInAs(await signIn(server, olga.email))
  phone.online()
  await nothingUnsent(phone)
  expect(await phone.store.shelf()).toEqual([])
})

test('[H3] the head sees what was handed in and when the device was wiped; a member who is let in again starts anew', async () => {
  const phone = await device(olga)
  phone.online()
  const id = await phone.create([fact('name', 'Кухни Ладога')])
  await nothingUnsent(phone)
  await tokenOf(phone)
  phone.offline()
  await phone.change(id, [fact('city', 'Псков')])
  await disable(olga)
  expect((await cardOf(olga)).left).toMatchObject([{ label: 'Test device', taken: 0, handed: null, wiped: null }])
  const done = await give(phone)
  if (typeof done === 'string') throw new Error(done)
  const before = Date.now()
  expect((await post('/api/hand-in/wiped', done.token)).ok).toBe(true)
  const [left] = (await cardOf(olga)).left!
  expect(left).toMatchObject({ taken: 1, refused: 0 })
  expect(left!.handed).toBeLessThanOrEqual(left!.wiped!)
  expect(left!.wiped).toBeGreaterThanOrEqual(before)
  await disable(olga, false)
  expect((await cardOf(olga)).left).toBeUndefined()
  const fresh = await device(await signIn(server, olga.email))
  fresh.online()
  await fresh.until('her client', async () => (await fresh.store.rows()).some(({ row }) => row.id === id))
  expect(await tokenOf(fresh)).not.toBe(done.token)
})

test('a device reads nothing by its token, of files or anything else', async () => {
  const phone = await device(olga)
  phone.online()
  const id = await phone.create([fact('name', 'Юрпанель')])
  await nothingUnsent(phone)
  const token = await tokenOf(phone)
  await disable(olga)
  for (const path of ['/api/hand-in', `/api/hand-in/profiles/${id}/files/${newId()}`, '/api/me', '/api/members']) {
    const { status } = await fetch(`${server.url}${path}`, { headers: { authorization: `HandIn ${token}` } })
    expect([401, 404]).toContain(status)
  }
  expect(await post('/api/hand-in', token, encodeAny({ type: 'pull', cursor: 0, next: null }))).toEqual({
    ok: false,
    error: 'badRequest',
  })
})

test('what is too large is refused before it is read, and a hasty device is told to wait', async () => {
  const phone = await device(olga)
  phone.online()
  const token = await tokenOf(phone)
  await disable(olga)
  const huge = await post('/api/hand-in', token, new Uint8Array(LIMITS.frame + 1)).catch(() => 'cut')
  expect(huge).toSatisfy((answer) => answer === 'cut' || (answer as { error: string }).error === 'tooLarge')
  const answers = await Promise.all(Array.from({ length: 320 }, () => post('/api/hand-in', token, push([]))))
  expect(answers.some((answer) => !answer.ok && answer.error === 'tooMany')).toBe(true)
})

test('the server keeps no token, only its hash', async () => {
  const phone = await device(olga)
  phone.online()
  const token = await tokenOf(phone)
  const db = new Sqlite(joinPath(server.dataDir, 'kartoteka.db'), { readonly: true })
  const rows = db.prepare('select token_hash from hand_in').all() as { token_hash: string }[]
  db.close()
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.every(({ token_hash }) => /^[0-9a-f]{64}$/.test(token_hash))).toBe(true)
  for (const file of ['kartoteka.db', 'kartoteka.db-wal'])
    expect(readFileSync(joinPath(server.dataDir, file)).includes(token)).toBe(false)
  expect(server.output()).not.toContain(token)
})
