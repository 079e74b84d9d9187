/** [R] A server that was restored from a backup, with real processes: devices bring back what it lost. */
import { execFile } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join as joinPath, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OfferedClient } from '../../src/shared/api'
import { newId, type ChangeId, type EntryId, type ProfileId } from '../../src/shared/ids'
import { textOf } from '../../src/shared/profile/fold'
import { openDevice, type AppDevice } from '../support/appDevice'
import { join, setUp, startServer, type Person, type TestServer } from '../support/server'

let server: TestServer
let marina: Person
let olga: Person
let anna: Person
/** Olga's, on which all that she did lies; Anna's, which was lost with the server; the head's, which saw it all. */
let phone: AppDevice
let lost: AppDevice
let desk: AppDevice
/** Known to the backup; made after it: by Olga, and two by Anna. */
let old: ProfileId
let fresh: ProfileId
let kept: ProfileId
let declined: ProfileId
/** Olga's changes with the times that they were made at, before the server was lost. */
let before: [ChangeId, number][]
let said: string

const fact = (path: string, value: string) => ({ kind: 'fact' as const, path, value })
const call = (text: string) => ({
  kind: 'entry' as const,
  entry: newId<EntryId>(),
  value: { type: 'call' as const, when: Date.now(), text },
})
const nothingUnsent = (one: AppDevice) =>
  one.until('all sent', async () => (await one.store.unsent()).size === 0, 60_000)
const pulled = (one: AppDevice, id: ProfileId, records: number) =>
  one.until(
    'the ledger',
    async () => {
      const known = await one.known(id)
      return known.length >= records && known.every(({ seq }) => seq !== undefined)
    },
    60_000,
  )
const timesOf = async (one: AppDevice): Promise<[ChangeId, number][]> =>
  [...(await one.known(old)), ...(await one.known(fresh))].flatMap(({ id, at, kind }): [ChangeId, number][] =>
    kind === 'burst' ? [] : [[id, at]],
  )

beforeAll(async () => {
  server = await startServer()
  const backup = await mkdtemp(joinPath(tmpdir(), 'kartoteka-backup-'))
  marina = await setUp(server)
  olga = await join(server, marina, { name: 'Olga' })
  anna = await join(server, marina, { name: 'Anna' })
  phone = await openDevice(server, olga)
  lost = await openDevice(server, anna)
  desk = await openDevice(server, marina)
  phone.online()
  old = await phone.create([fact('name', 'Старый клиент')])
  await nothingUnsent(phone)
  await pulled(phone, old, 2)
  await server.end()
  await cp(server.dataDir, backup, { recursive: true })
  await server.restart()

  lost.online()
  desk.online()
  fresh = await phone.create([fact('name', 'Новый клиент'), fact('city', 'Тула')])
  await phone.change(old, [fact('city', 'Псков')])
  await phone.change(old, [call('о цене')])
  await phone.type(old, 'Любят точные сроки')
  kept = await lost.create([fact('name', 'Ладога'), fact('city', 'Тула')])
  declined = await lost.create([fact('name', 'Ошибка')])
  await nothingUnsent(phone)
  await pulled(phone, fresh, 3)
  await pulled(phone, old, 4)
  await phone.until('the typing', async () => (await phone.store.profile(old)).items.length === 0)
  await pulled(desk, kept, 3)
  await pulled(desk, declined, 2)
  before = await timesOf(phone)
  for (const one of [phone, lost, desk]) one.offline()
  await phone.change(fresh, [fact('segment', 'кухни')])

  await server.end()
  await rm(server.dataDir, { recursive: true, force: true })
  await cp(backup, server.dataDir, { recursive: true })
  await rm(backup, { recursive: true, force: true })
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', 'server/main.ts', '--restored'], {
    cwd: resolve(import.meta.dirname, '../..'),
    env: { ...process.env, DATA_DIR: server.dataDir },
  })
  said = stdout
  await server.restart()
}, 240_000)
afterAll(async () => {
  for (const one of [phone, lost, desk]) one.close()
  await server.stop()
})

test('the administrator reads what follows', () => {
  expect(said).toMatch(/^The data are marked as restored/)
})

test('[R3] [R5] what its member did after the backup is stored again with its ids and times, and notes as a passage', async () => {
  phone.online()
  await phone.until('the new epoch', async () => ((await phone.store.meta('epoch')) ?? 0) > 1, 60_000)
  await nothingUnsent(phone)
  await pulled(phone, fresh, 4)
  await pulled(phone, old, 4)
  const after = await timesOf(phone)
  expect(after.map(([id]) => id)).toEqual(expect.arrayContaining(before.map(([id]) => id)))
  expect(after).toEqual(expect.arrayContaining(before))
  expect(after).toHaveLength(before.length + 1)
  expect(textOf(await phone.fold(fresh), 'segment')).toBe('кухни')
  await phone.until('the passage', async () => (await phone.store.profile(old)).late.length === 1)
  const [late] = (await phone.store.profile(old)).late
  expect(late!.content).toMatchObject({ type: 'passage', text: 'Любят точные сроки' })
  expect(await phone.store.shelf()).toEqual([])
  expect((await phone.store.rows()).map(({ row }) => row.id).toSorted()).toEqual([old, fresh].toSorted())
}, 120_000)

test('[R4] [R6] what a lost device had done awaits the head, who takes it back or declines it', async () => {
  desk.online()
  await desk.until('the new epoch', async () => ((await desk.store.meta('epoch')) ?? 0) > 1, 60_000)
  await nothingUnsent(desk)
  await desk.until('no client that nobody decided about', async () =>
    (await desk.store.rows()).every(({ row }) => row.id !== kept && row.id !== declined),
  )
  const offered = (await marina.get<OfferedClient[]>('/api/offered')).body.filter(({ by }) =>
    by.includes(anna.me.member.id),
  )
  expect(
    offered.map(({ profile, name, changes, begins, isHere }) => ({ profile, name, changes, begins, isHere })),
  ).toEqual(
    expect.arrayContaining([
      { profile: kept, name: 'Ладога', changes: 3, begins: true, isHere: false },
      { profile: declined, name: 'Ошибка', changes: 2, begins: true, isHere: false },
    ]),
  )
  expect(offered[0]).toMatchObject({ by: [anna.me.member.id], offeredBy: [marina.me.member.id] })
  expect((await olga.get('/api/offered')).error).toBe('noAccess')
  expect((await olga.post('/api/offered', { profile: kept, accept: true })).error).toBe('noAccess')

  expect((await marina.post('/api/offered', { profile: kept, accept: true })).status).toBe(200)
  expect((await marina.post('/api/offered', { profile: declined, accept: false })).status).toBe(200)
  expect((await marina.post('/api/offered', { profile: declined, accept: true })).error).toBe('noAccess')
  await pulled(desk, kept, 3)
  expect((await desk.known(kept)).map(({ by }) => by)).toEqual(Array.from({ length: 3 }, () => anna.me.member.id))
  expect((await desk.fold(kept)).owners.map(({ member }) => member)).toEqual([anna.me.member.id])
  expect((await desk.store.rows()).map(({ row }) => row.id)).not.toContain(declined)
}, 120_000)

test('[R4] a device that was not lost after all brings what was accepted no second time, and its own that was declined', async () => {
  lost.online()
  await lost.until('the new epoch', async () => ((await lost.store.meta('epoch')) ?? 0) > 1, 60_000)
  await nothingUnsent(lost)
  await pulled(lost, kept, 3)
  expect((await lost.known(kept)).length).toBe(3)
  await pulled(lost, declined, 2)
  expect(await lost.store.shelf()).toEqual([])
}, 120_000)
