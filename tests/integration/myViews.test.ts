/** A member's own saved views through the real process: nobody else has them, and the later word stands. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId, type ViewId } from '../../src/shared/ids'
import { MOST_VIEWS, type MyView } from '../../src/shared/view/myViews'
import { READY_VIEWS } from '../../src/shared/view/ready'
import { call, join, setUp, startServer, type Person, type TestServer } from '../support/server'

let server: TestServer
let olga: Person
let viewer: Person

beforeAll(async () => {
  server = await startServer()
  const head = await setUp(server)
  olga = await join(server, head, { role: 'manager' })
  viewer = await join(server, head, { role: 'viewer' })
})
afterAll(() => server.stop())

const aView = (name: string, id = newId<ViewId>()) => ({ id, name, view: READY_VIEWS.timeToCall })
const keep = (by: Person, id: ViewId, body: Omit<MyView, 'id'>) => by.put(`/api/my/views/${id}`, body)
const viewsOf = async (person: Person) =>
  (await call(server, 'GET', '/api/my/views', undefined, { cookie: person.cookie })).body as MyView[]

test('a view comes back to whoever kept it, and to nobody else', async () => {
  const view = aView('Тула')
  expect(await keep(viewer, view.id, { at: 5, view })).toMatchObject({ status: 200 })
  expect(await viewsOf(viewer)).toEqual([{ id: view.id, at: 5, view }])
  expect(await viewsOf(olga)).toEqual([])
  expect((await call(server, 'GET', '/api/my/views')).status).toBe(401)
})

test('the later word stands; one that was taken away stays away', async () => {
  const view = aView('Тула')
  await keep(olga, view.id, { at: 10, view })
  await keep(olga, view.id, { at: 9, view: { ...view, name: 'раньше' } })
  expect(await viewsOf(olga)).toEqual([{ id: view.id, at: 10, view }])
  await keep(olga, view.id, { at: 11, view: null })
  await keep(olga, view.id, { at: 10, view })
  expect(await viewsOf(olga)).toEqual([{ id: view.id, at: 11, view: null }])
})

test('a clock that runs ahead does not win for ever', async () => {
  const view = aView('Псков')
  await keep(olga, view.id, { at: Date.now() + 86_400_000, view })
  const kept = (await viewsOf(olga)).find(({ id }) => id === view.id)
  expect(kept!.at).toBeLessThanOrEqual(Date.now())
})

test('what is no view, or one under another id, is turned away', async () => {
  const view = aView('Тула')
  const other = newId<ViewId>()
  expect((await keep(olga, other, { at: 1, view })).status).toBe(400)
  expect((await keep(olga, 'x' as ViewId, { at: 1, view: null })).status).toBe(400)
  const nonsense = {
    ...view,
    view: { ...view.view, filter: { field: 'city', op: 'likes' } },
  } as unknown as MyView['view']
  expect((await keep(olga, view.id, { at: 1, view: nonsense })).status).toBe(400)
})

test('there are only so many', async () => {
  for (let i = (await viewsOf(viewer)).length; i < MOST_VIEWS; i++) {
    const view = aView(`Вид ${i}`)
    expect((await keep(viewer, view.id, { at: 1, view })).status).toBe(200)
  }
  const more = aView('Ещё один')
  expect(await keep(viewer, more.id, { at: 1, view: more })).toMatchObject({ status: 409 })
  expect(await viewsOf(viewer)).toHaveLength(MOST_VIEWS)
})
