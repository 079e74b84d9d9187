import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { newId, type ViewId } from '../shared/ids'
import type { MyView } from '../shared/view/myViews'
import { READY_VIEWS } from '../shared/view/ready'
import type { SavedView } from '../shared/view/view'
import type { HttpResult } from '../sync/http'
import { joined } from './exchangeViews'
import { makeMyViews, type KeptView } from './myViews'

const aView = (name: string, id = newId<ViewId>()): SavedView => ({ id, name, view: READY_VIEWS.mine })

/** The server as one member's devices meet it. */
class Server {
  online = true
  views = new Map<ViewId, MyView>()
  http = async <T>(method: 'GET' | 'PUT', path: string, body?: unknown): Promise<HttpResult<T>> => {
    if (!this.online) return { ok: false, error: 'offline' }
    if (method === 'GET') return { ok: true, value: [...this.views.values()] as T }
    const id = path.split('/').at(-1) as ViewId
    const said = { id, ...(body as Omit<MyView, 'id'>) }
    if ((this.views.get(id)?.at ?? -1) < said.at) this.views.set(id, said)
    return { ok: true, value: {} as T }
  }
}
let server: Server
let time: number
beforeEach(() => {
  server = new Server()
  time = 1_000
})

function device() {
  let disk: KeptView[] | undefined
  const views = makeMyViews({
    load: async () => disk,
    store: async (next) => void (disk = [...next]),
    http: server.http,
    now: () => ++time,
  })
  return { ...views, names: () => views.views().map(({ name }) => name), disk: () => disk }
}

test('a view is here at once, and on the other device after both had network', async () => {
  const [phone, desk] = [device(), device()]
  await phone.keep(aView('Тула'))
  expect(phone.names()).toEqual(['Тула'])
  await phone.sync()
  await desk.sync()
  expect(desk.names()).toEqual(['Тула'])
})

test('what was saved offline goes out later, and is here after a reload', async () => {
  server.online = false
  const phone = device()
  await phone.keep(aView('Тула'))
  await phone.sync()
  expect(phone.disk()).toMatchObject([{ sent: false }])
  server.online = true
  await phone.sync()
  expect(phone.disk()).toMatchObject([{ sent: true }])
  expect([...server.views.values()].map(({ view }) => view?.name)).toEqual(['Тула'])
})

test('the later word about a view stands on both devices, whoever sends first', async () => {
  const [phone, desk] = [device(), device()]
  const view = aView('Тула')
  await phone.keep(view)
  await phone.sync()
  await desk.sync()
  await phone.keep({ ...view, name: 'раньше' })
  await desk.keep({ ...view, name: 'позже' })
  await desk.sync()
  await phone.sync()
  expect([phone.names(), desk.names()]).toEqual([['позже'], ['позже']])
})

test('one that was taken away does not come back from a device that slept', async () => {
  const [phone, desk] = [device(), device()]
  const view = aView('Тула')
  await phone.keep(view)
  await phone.sync()
  await desk.sync()
  await desk.drop(view.id)
  await desk.sync()
  await phone.sync()
  expect(phone.names()).toEqual([])
})

test('a device that cannot store a view says so and shows none', async () => {
  const views = makeMyViews({
    load: async () => [],
    store: () => Promise.reject(new Error('full')),
    http: server.http,
    now: () => 1,
  })
  await expect(views.keep(aView('Тула'))).rejects.toThrow('full')
  expect(views.views()).toEqual([])
})

test('a full disk is not asked to store what it has', async () => {
  const phone = device()
  await phone.keep(aView('Тула'))
  await phone.sync()
  const full = makeMyViews({
    load: async () => phone.disk(),
    store: () => Promise.reject(new Error('full')),
    http: server.http,
    now: () => 1,
  })
  await full.sync()
  expect(full.views().map(({ name }) => name)).toEqual(['Тула'])
})

test('bringing together is the same in any order', () => {
  const ids = [newId<ViewId>(), newId<ViewId>()]
  const some = fc.array(
    fc.record({ id: fc.constantFrom(...ids), at: fc.integer({ min: 1, max: 9 }), view: fc.constant(null) }),
    { maxLength: 4 },
  )
  const latest = (views: readonly MyView[]) => joined([], views).map(({ id, at }) => [id, at])
  fc.assert(
    fc.property(some, some, (a, b) => {
      expect(latest(joined(joined([], a), b))).toEqual(latest(joined(joined([], b), a)))
    }),
  )
})
