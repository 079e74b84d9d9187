/** The app's own engine and store against the real server process. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId, type EntryId, type PartId } from '../../src/shared/ids'
import { textOf } from '../../src/shared/profile/fold'
import { deskOf } from '../../src/parts/steps/desk'
import { openDevice, type AppDevice } from '../support/appDevice'
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

const device = async (person: Person) => {
  const opened = await openDevice(server, person)
  devices.push(opened)
  return opened
}
const nothingUnsent = (one: AppDevice) => one.until('all sent', async () => (await one.store.unsent()).size === 0)
const fact = (path: string, value: string) => ({ kind: 'fact' as const, path, value })

test('a client made offline is delivered once and reaches the head with its author and time', async () => {
  const phone = await device(olga)
  const id = await phone.create([fact('name', 'Шкафы Тула'), fact('city', 'Тула')])
  phone.online()
  await nothingUnsent(phone)
  const desk = await device(marina)
  desk.online()
  await desk.until('the client', async () => (await desk.store.rows()).some(({ row }) => row.id === id))
  await desk.until('its ledger', async () => (await desk.known(id)).length === 3)
  const [created, name] = await desk.known(id)
  expect(created).toMatchObject({ kind: 'created', by: olga.me.member.id, owner: olga.me.member.id })
  expect(name).toMatchObject({ kind: 'fact', by: olga.me.member.id, value: 'Шкафы Тула' })
  expect(name!.arrived).toBeGreaterThanOrEqual(name!.at)
})

test('a change reaches a colleague who has access, by a hint', async () => {
  const phone = await device(olga)
  const desk = await device(marina)
  desk.online()
  phone.online()
  const id = await phone.create([fact('name', 'Альянс')])
  await desk.until('the client', async () => (await desk.store.rows()).some(({ row }) => row.id === id))
  await phone.change(id, [fact('city', 'Псков')])
  await desk.until('the city', async () => textOf(await desk.fold(id), 'city') === 'Псков')
})

test('items survive the server being killed before it answers, each stored once', async () => {
  const phone = await device(olga)
  const id = await phone.create([fact('name', 'Фасад-М')])
  for (let i = 0; i < 20; i++) await phone.change(id, [fact('segment', `s${i}`)])
  await server.kill()
  phone.online()
  await server.restart()
  await nothingUnsent(phone)
  await phone.until('the ledger', async () => (await phone.known(id)).every(({ seq }) => seq !== undefined))
  const known = await phone.known(id)
  expect(known).toHaveLength(22)
  expect(new Set(known.map((one) => one.id)).size).toBe(22)
})

test('[S22] a complaint that was passed up offline reaches the head before all else that waits, though written last', async () => {
  const phone = await device(olga)
  const desk = await device(marina)
  desk.online()
  const calm = await phone.create([fact('name', 'Фасад-М')])
  for (let i = 0; i < 60; i++) await phone.change(calm, [fact('segment', `s${i}`)])
  const angry = await phone.create([fact('name', 'Кухни Ладога')])
  const entry = newId<EntryId>()
  const complaint = { type: 'complaint' as const, when: Date.now(), text: 'Фасады поцарапаны' }
  await phone.change(angry, [{ kind: 'entry', entry, value: complaint }])
  await phone.change(calm, [fact('city', 'Псков')])
  const raised = { on: '2026-11-03', text: 'Требуют руководителя' }
  await phone.change(angry, [{ kind: 'fact', path: `complaints/${entry}/raised`, value: raised }])
  phone.online()
  await desk.until('the complaint', async () =>
    (await desk.store.rows()).some(({ row }) => row.practice?.complaints?.[0]?.raised === raised.on),
  )
  await nothingUnsent(phone)
  // 1 to 61 are the calm client's, 62 and 63 the angry one's, 64 the calm one's again, 65 passes it up.
  expect(phone.answers.map(({ n }) => n).slice(0, 4)).toEqual([62, 63, 65, 1])
  expect(phone.answers).toHaveLength(65)
  expect(phone.answers.every(({ result }) => result === 'stored')).toBe(true)
  await desk.until('the rest', async () => textOf(await desk.fold(calm), 'city') === 'Псков')
})

test('two offline edits of one fact are a conflict on every device until somebody settles it', async () => {
  const phone = await device(olga)
  const desk = await device(marina)
  phone.online()
  desk.online()
  const id = await phone.create([fact('name', 'Кухни Ладога'), fact('city', 'Тула')])
  await desk.until('the ledger', async () => (await desk.known(id)).length === 3)
  await nothingUnsent(phone)
  phone.offline()
  desk.offline()
  await phone.change(id, [fact('city', 'Псков')])
  await desk.change(id, [fact('city', 'Тверь')])
  phone.online()
  desk.online()
  for (const one of [phone, desk])
    await one.until('the conflict', async () => (await one.fold(id)).facts.get('city')?.rivals.length === 1)
  await phone.change(id, [fact('city', 'Псков')])
  for (const one of [phone, desk])
    await one.until('agreement', async () => {
      const register = (await one.fold(id)).facts.get('city')!
      return register.current.value === 'Псков' && register.rivals.length === 0
    })
})

test('a handover brings everything to the new owner, the old device lets go, and its late work is kept', async () => {
  const old = await device(olga)
  const fresh = await device(anna)
  fresh.online()
  old.online()
  const id = await old.create([fact('name', 'МебельГрад'), fact(`phones/${newId<PartId>()}`, '+7 921 000-00-00')])
  await nothingUnsent(old)
  await old.until('the ledger', async () => (await old.known(id)).every(({ seq }) => seq !== undefined))
  old.offline()
  await old.change(id, [
    { kind: 'entry', entry: newId<EntryId>(), value: { type: 'call', when: Date.now(), text: 'offline call' } },
  ])
  await old.change(id, [fact('city', 'Тула')])

  const to = anna.me.member.id
  expect((await marina.post('/api/handovers', { profiles: [id], to, note: 'Good luck' })).status).toBe(200)
  await fresh.until('the client', async () =>
    (await fresh.store.rows()).some(({ row }) => row.id === id && row.owner === to),
  )
  await fresh.until('its ledger', async () => (await fresh.known(id)).some(({ kind }) => kind === 'handover'))

  old.online()
  await old.until(
    'letting go',
    async () => (await old.store.rows()).length === 0 && (await old.store.profile(id)).state === undefined,
  )
  expect((await old.store.unsent()).size).toBe(0)
  expect(await old.store.shelf()).toEqual([])
  await fresh.until('late contributions', async () => (await fresh.store.profile(id)).late.length === 2)
  const profile = await fresh.fold(id)
  expect(profile.owners.map(({ member }) => member)).toEqual([olga.me.member.id, to])
  expect(textOf(profile, 'city')).toBe('')
  const { late } = await fresh.store.profile(id)
  expect(late.map(({ by }) => by)).toEqual([olga.me.member.id, olga.me.member.id])
})

test('an ended session is said, and what was typed stays until somebody signs in again', async () => {
  const phone = await device(olga)
  await olga.post('/api/sign-out', {})
  const id = await phone.create([fact('name', 'Каркас-Юг')])
  phone.online()
  await phone.until('sign in', () =>
    phone.told.some((one) => one.type === 'connection' && one.connection.state === 'signIn'),
  )
  expect(await phone.store.unsent()).toEqual(new Map([[id, 1]]))
})

test('much is pulled in batches, and the list is there before the documents', async () => {
  const phone = await device(olga)
  phone.online()
  for (let i = 0; i < 130; i++) await phone.create([fact('name', `Client ${i}`)])
  await nothingUnsent(phone)
  const desk = await device(olga)
  let rowsFirst = false
  desk.online()
  await desk.until('all rows', async () => {
    const rows = (await desk.store.rows()).length
    if (rows === 130 && (await desk.store.meta('cursor')) === 0) rowsFirst = true
    return rows === 130
  })
  await desk.until('the whole pull', async () => ((await desk.store.meta('cursor')) ?? 0) > 0)
  for (const { row } of await desk.store.rows()) expect((await desk.known(row.id)).length).toBe(2)
  expect(rowsFirst || desk.told.some((one) => one.type === 'connection' && one.connection.pulling !== null)).toBe(true)
})

test('a device that its member revoked works again after signing in, and nothing unsent is lost', async () => {
  const phone = await device(olga)
  phone.online()
  await phone.until('the first hello', async () => phone.told.some((one) => one.type === 'team'))
  const before = await phone.store.device()
  phone.offline()
  expect((await olga.delete(`/api/devices/${before}`)).status).toBe(200)
  const id = await phone.create([fact('name', 'Альянс')])
  phone.signedInAs(await signIn(server, olga.email))
  phone.online()
  await nothingUnsent(phone)
  expect(await phone.store.device()).not.toBe(before)
  expect(await phone.store.shelf()).toEqual([])
  expect((await phone.store.rows()).map(({ row }) => row.id)).toEqual([id])
})

test('a device that returns after months, its session ended, brings what it wrote and ends with the view of a new one', async () => {
  const phone = await device(olga)
  phone.online()
  const [old, away] = [await phone.create([fact('name', 'Старый')]), await phone.create([fact('name', 'Отданный')])]
  await nothingUnsent(phone)
  await phone.until('the ledgers', async () =>
    (await Promise.all([old, away].map((id) => phone.known(id)))).flat().every(({ seq }) => seq !== undefined),
  )
  phone.offline()
  await phone.change(old, [fact('segment', 'с дороги')])
  await phone.change(away, [fact('segment', 'с дороги')])

  // Meanwhile: so much in one client that its log was shortened, a hundred new ones, and rights to and fro.
  const desk = await device(olga)
  desk.online()
  await desk.until('the clients', async () => (await desk.store.rows()).length === 2)
  for (let month = 0; month < 80; month++) await desk.change(old, [fact('city', `Город ${month}`)])
  for (let month = 0; month < 110; month++) await desk.create([fact('name', `Новый ${month}`)])
  await nothingUnsent(desk)
  const [there, back] = [anna.me.member.id, olga.me.member.id]
  for (const to of [there, back, there, back, there])
    expect((await marina.post('/api/handovers', { profiles: [away], to, note: '' })).status).toBe(200)
  await olga.post('/api/sign-out', {})

  phone.online()
  await phone.until('sign in', () =>
    phone.told.some((one) => one.type === 'connection' && one.connection.state === 'signIn'),
  )
  expect([...(await phone.store.unsent()).values()]).toEqual([1, 1])
  const again = await signIn(server, olga.email)
  phone.signedInAs(again)
  phone.online()
  await nothingUnsent(phone)
  const fresh = await device(again)
  fresh.online()
  for (const one of [phone, fresh])
    await one.until('everything', async () => (await one.store.rows()).length === 111, 60_000)
  await phone.until('the last city', async () => textOf(await phone.fold(old), 'city') === 'Город 79')
  expect(textOf(await phone.fold(old), 'segment')).toBe('с дороги')
  expect(await phone.store.shelf()).toEqual([])
  const rowsOf = async (one: AppDevice) =>
    (await one.store.rows())
      .map(({ row }) => [row.id, row.name, row.city].join())
      .toSorted((one, other) => (one < other ? -1 : 1))
  await phone.until('the same view', async () => `${await rowsOf(phone)}` === `${await rowsOf(fresh)}`)
  expect((await phone.store.profile(away)).state).toBeUndefined()
  const annas = await device(anna)
  annas.online()
  await annas.until('what was written for her client', async () => (await annas.store.profile(away)).late.length === 1)
}, 180_000)

test('a desk that each of two devices made offline is read on both, and the older one is written from then on', async () => {
  const makeDesk = (one: AppDevice, what: string) =>
    one.create([
      { kind: 'fact', path: 'desk', value: true },
      { kind: 'fact', path: `todo/${newId()}`, value: { what, who: olga.me.member.id, on: '2026-11-05' } },
    ])
  const phone = await device(olga)
  const laptop = await device(olga)
  const older = await makeDesk(phone, 'Сдать отчёт')
  await makeDesk(laptop, 'Заказать визитки')
  phone.online()
  laptop.online()
  for (const one of [phone, laptop]) {
    const desks = async () => (await one.store.rows()).map(({ row }) => row).filter(({ desk }) => desk)
    await one.until('both desks', async () => (await desks()).length === 2)
    const rows = await desks()
    expect(rows.flatMap(({ steps }) => steps.map(({ what }) => what)).toSorted()).toEqual([
      'Заказать визитки',
      'Сдать отчёт',
    ])
    expect(deskOf(rows, olga.me.member.id)?.id).toBe(older)
  }
})
