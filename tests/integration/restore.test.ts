/** [R] A server that was restored from a backup, with real processes: devices bring back what it lost. */
import { execFile } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join as joinPath, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { OfferedClient } from '../../src/shared/api'
import { newId, type EntryId } from '../../src/shared/ids'
import { textOf } from '../../src/shared/profile/fold'
import { openDevice, type AppDevice } from '../support/appDevice'
import { join, setUp, startServer, type Person, type TestServer } from '../support/server'

let server: TestServer
let backup: string
let marina: Person
let olga: Person
let anna: Person
let devices: AppDevice[]

beforeAll(async () => {
  server = await startServer()
  backup = await mkdtemp(joinPath(tmpdir(), 'kartoteka-backup-'))
  marina = await setUp(server)
  olga = await join(server, marina, { name: 'Olga' })
  anna = await join(server, marina, { name: 'Anna' })
})
afterAll(async () => {
  await server.stop()
  await rm(backup, { recursive: true, force: true })
})
beforeEach(() => {
  devices = []
})
afterEach(() => {
  for (const device of devices) device.close()
})

const fact = (path: string, value: string) => ({ kind: 'fact' as const, path, value })
const call = (text: string) => ({
  kind: 'entry' as const,
  entry: newId<EntryId>(),
  value: { type: 'call' as const, when: Date.now(), text },
})
const device = async (person: Person) => {
  const opened = await openDevice(server, person)
  devices.push(opened)
  opened.online()
  return opened
}
const nothingUnsent = (one: AppDevice) => one.until('all sent', async () => (await one.store.unsent()).size === 0)
const pulled = (one: AppDevice, id: string, records: number) =>
  one.until('the ledger', async () => {
    const known = await one.known(id as never)
    return known.length >= records && known.every(({ seq }) => seq !== undefined)
  })
const runs = promisify(execFile)

async function backUp(): Promise<void> {
  await server.end()
  await rm(backup, { recursive: true, force: true })
  await cp(server.dataDir, backup, { recursive: true })
  await server.restart()
}

/** Gives what the administrator reads. */
async function restore(): Promise<string> {
  await server.end()
  await rm(server.dataDir, { recursive: true, force: true })
  await cp(backup, server.dataDir, { recursive: true })
  const { stdout } = await runs(process.execPath, ['--import', 'tsx', 'server/main.ts', '--restored'], {
    cwd: resolve(import.meta.dirname, '../..'),
    env: { ...process.env, DATA_DIR: server.dataDir },
  })
  await server.restart()
  return stdout
}

test('[R3] what its members did after the backup is stored again, once, with its ids and times', async () => {
  const phone = await device(olga)
  const old = await phone.create([fact('name', 'Старый клиент')])
  await nothingUnsent(phone)
  await pulled(phone, old, 2)
  phone.offline()
  await backUp()
  phone.online()
  const fresh = await phone.create([fact('name', 'Новый клиент'), fact('city', 'Тула')])
  await phone.change(old, [fact('city', 'Псков')])
  await phone.change(old, [call('о цене')])
  await nothingUnsent(phone)
  await pulled(phone, fresh, 3)
  await pulled(phone, old, 4)
  const before = [...(await phone.known(old)), ...(await phone.known(fresh))].map(({ id, at }) => [id, at])
  phone.offline()
  await phone.change(fresh, [fact('segment', 'кухни')])

  expect(await restore()).toMatch(/^The data are marked as restored/)
  phone.online()
  await phone.until('the new epoch', async () => ((await phone.store.meta('epoch')) ?? 0) > 1)
  await nothingUnsent(phone)
  const desk = await device(marina)
  await pulled(desk, fresh, 4)
  await pulled(desk, old, 4)
  const after = [...(await desk.known(old)), ...(await desk.known(fresh))].map(({ id, at }) => [id, at])
  expect(after.slice(0, before.length).toSorted()).toEqual(before.toSorted())
  expect(after).toHaveLength(before.length + 1)
  expect(textOf(await desk.fold(fresh), 'segment')).toBe('кухни')
  expect(await phone.store.shelf()).toEqual([])
  await phone.until('both clients', async () => (await phone.store.rows()).length === 2)
})

test('[R4] [R6] what a lost device had done awaits the head, who takes it back or declines it', async () => {
  const lost = await device(anna)
  const desk = await device(marina)
  await backUp()
  const kept = await lost.create([fact('name', 'Ладога'), fact('city', 'Тула')])
  const declined = await lost.create([fact('name', 'Ошибка')])
  await nothingUnsent(lost)
  await pulled(desk, kept, 3)
  await pulled(desk, declined, 2)
  lost.close()
  desk.offline()
  await restore()
  desk.online()
  await desk.until('the new epoch', async () => ((await desk.store.meta('epoch')) ?? 0) > 1)
  await nothingUnsent(desk)
  await desk.until('no client that nobody decided about', async () =>
    (await desk.store.rows()).every(({ row }) => row.id !== kept && row.id !== declined),
  )
  const { body: offered } = await marina.get<OfferedClient[]>('/api/offered')
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
  expect((await marina.get<OfferedClient[]>('/api/offered')).body).toEqual([])
  await pulled(desk, kept, 3)
  const known = await desk.known(kept)
  expect(known.map(({ by }) => by)).toEqual([anna.me.member.id, anna.me.member.id, anna.me.member.id])
  expect((await desk.fold(kept)).owners.map(({ member }) => member)).toEqual([anna.me.member.id])
  expect((await desk.store.rows()).map(({ row }) => row.id)).not.toContain(declined)
  // Her device was not lost after all: what was accepted is known, and comes no second time.
  const found = await device(anna)
  await pulled(found, kept, 3)
})

test('[R5] notes that were typed after the backup come back as a passage to take over', async () => {
  const phone = await device(olga)
  const id = await phone.create([fact('name', 'Фасад-М')])
  await nothingUnsent(phone)
  await pulled(phone, id, 2)
  await backUp()
  await phone.type(id, 'Любят точные сроки')
  await nothingUnsent(phone)
  await phone.until('the typing in the document', async () => (await phone.store.profile(id)).items.length === 0)
  phone.offline()
  await restore()
  phone.online()
  await phone.until('the passage', async () => (await phone.store.profile(id)).late.length === 1)
  const [late] = (await phone.store.profile(id)).late
  expect(late!.content).toMatchObject({ type: 'passage', text: 'Любят точные сроки' })
  expect(await phone.store.shelf()).toEqual([])
})

test('[R1] the same backup restored twice begins two epochs', async () => {
  await backUp()
  const epochs: number[] = []
  for (let times = 0; times < 2; times++) {
    await restore()
    const desk = await device(marina)
    await desk.until('an epoch', async () => (await desk.store.meta('epoch')) !== undefined)
    epochs.push((await desk.store.meta('epoch'))!)
    desk.close()
  }
  expect(epochs[1]).toBeGreaterThan(epochs[0]!)
})

test('[R2] on a server that lost nothing nothing can be offered in another’s name', async () => {
  const other = await startServer()
  try {
    const head = await setUp(other)
    const boris = await join(other, head, { name: 'Boris' })
    const phone = await openDevice(other, boris)
    devices.push(phone)
    const id = await phone.create([fact('name', 'Альянс')])
    phone.online()
    await nothingUnsent(phone)
    phone.offline()
    const forged = { by: head.me.member.id, device: null, arrived: Date.now(), seq: 9_999 }
    const draft = {
      kind: 'fact' as const,
      id: newId() as never,
      profile: id,
      at: 1,
      after: [],
      path: 'city',
      value: 'X',
    }
    await phone.store.append(
      [{ type: 'changes', profile: id, changes: [draft], former: forged }],
      [],
      1,
      () => new Uint8Array(),
    )
    phone.online()
    await nothingUnsent(phone)
    expect(await phone.store.shelf()).toMatchObject([{ why: 'malformed' }])
    expect((await head.get<OfferedClient[]>('/api/offered')).body).toEqual([])
  } finally {
    await other.stop()
  }
})
