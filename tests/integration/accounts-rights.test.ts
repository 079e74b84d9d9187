/** Every route of the accounts, called by every role: what the table of src/shared/access.ts says holds here. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mayInWorkspace, ROLES, type Role, type WorkspaceAction } from '../../src/shared/access'
import type { AuditLine, Me, MemberCard, OwnDevice } from '../../src/shared/api'
import type { ProfileId } from '../../src/shared/ids'
import { CLOSE } from '../../src/shared/protocol'
import {
  call,
  invite,
  join,
  setUp,
  signIn,
  startServer,
  type Answer,
  type Person,
  type TestServer,
} from '../support/server'
import { addProfile, openDevice } from '../support/syncDevice'

let server: TestServer
let head: Person
const people: Partial<Record<Role, Person>> = {}
let target: Person

beforeAll(async () => {
  server = await startServer()
  head = await setUp(server)
  people.head = await join(server, head, { role: 'head' })
  people.manager = await join(server, head, { role: 'manager' })
  people.viewer = await join(server, head, { role: 'viewer' })
  target = await join(server, head, { name: 'Target' })
})
afterAll(() => server.stop())

const unknownId = '01a200d9-9214-7000-bd6a-5079b577b204'

interface Route {
  name: string
  /** The right it needs; null: any session. */
  needs: WorkspaceAction | null
  call: (cookie?: string) => Promise<Answer>
}

const send = (method: string, path: () => string | Promise<string>, body?: unknown) => async (cookie?: string) =>
  call(server, method, await path(), body, { cookie })

const ROUTES: Route[] = [
  { name: 'GET /api/me', needs: null, call: send('GET', () => '/api/me') },
  { name: 'GET /api/devices', needs: null, call: send('GET', () => '/api/devices') },
  { name: 'GET /api/invitations', needs: 'invite', call: send('GET', () => '/api/invitations') },
  {
    name: 'POST /api/invitations',
    needs: 'invite',
    call: send('POST', () => '/api/invitations', { name: 'N', role: 'manager', days: 1 }),
  },
  {
    name: 'DELETE /api/invitations/:id',
    needs: 'invite',
    call: send('DELETE', async () => `/api/invitations/${(await invite(head)).id}`),
  },
  { name: 'GET /api/members', needs: 'manageTeam', call: send('GET', () => '/api/members') },
  {
    name: 'PATCH /api/members/:id',
    needs: 'manageTeam',
    call: send('PATCH', () => `/api/members/${target.me.member.id}`, { mayExport: false }),
  },
  { name: 'GET /api/offered', needs: 'manageTeam', call: send('GET', () => '/api/offered') },
  { name: 'GET /api/audit', needs: 'readAudit', call: send('GET', () => '/api/audit') },
  { name: 'GET /api/push', needs: 'notify', call: send('GET', () => '/api/push') },
  { name: 'DELETE /api/push', needs: null, call: send('DELETE', () => '/api/push') },
  { name: 'GET /api/calendar', needs: 'calendar', call: send('GET', () => '/api/calendar') },
  { name: 'POST /api/calendar', needs: 'calendar', call: send('POST', () => '/api/calendar', { locale: 'en' }) },
  { name: 'DELETE /api/calendar', needs: null, call: send('DELETE', () => '/api/calendar') },
  {
    name: 'POST /api/exports',
    needs: 'export',
    call: send('POST', () => '/api/exports', { format: 'csv', filter: '', count: 3 }),
  },
  {
    name: 'PUT /api/settings/field/:id',
    needs: 'setRules',
    call: send('PUT', () => `/api/settings/field/${unknownId}`, {
      id: unknownId,
      name: 'Budget',
      help: '',
      group: '',
      type: 'number',
      choices: [],
      staleDays: null,
      order: 0,
      archived: false,
    }),
  },
  {
    name: 'PUT /api/settings/view/:id',
    needs: 'setRules',
    call: send('PUT', () => `/api/settings/view/${unknownId}`, {
      id: unknownId,
      name: 'Ours',
      view: { filter: { all: [] }, sort: { field: 'name', down: false }, group: null, columns: [] },
    }),
  },
  {
    name: 'PUT /api/settings/answer/:id',
    needs: 'setRules',
    call: send('PUT', () => '/api/settings/answer/ideal', { id: 'ideal', text: 'Pays on time' }),
  },
  {
    name: 'DELETE /api/settings/view/:id',
    needs: 'setRules',
    call: send('DELETE', () => `/api/settings/view/${unknownId}`),
  },
]

describe.each(ROUTES)('$name', (route) => {
  test.each(ROLES)('by a %s', async (role) => {
    const allowed = route.needs === null || mayInWorkspace(role, route.needs)
    const answer = await route.call(people[role]!.cookie)
    if (allowed) expect(answer).toMatchObject({ status: 200, error: undefined })
    else expect(answer).toMatchObject({ status: 404, body: { error: { code: 'noAccess' } } })
  })

  test('without a session', async () => {
    expect(await route.call()).toMatchObject({ status: 401, body: { error: { code: 'signIn' } } })
  })
})

describe('a profile of a manager', () => {
  let owner: Person
  let profile: ProfileId
  let to: Person

  beforeAll(async () => {
    owner = await join(server, head)
    to = await join(server, head)
    const device = await openDevice(owner)
    profile = await addProfile(device, 'Ladoga')
    await device.close()
  })

  /** Owner and head may share and hand over; everybody else hears that there is no such profile. */
  const cells: [who: string, person: () => Person, allowed: boolean][] = [
    ['a manager who has nothing to do with it', () => people.manager!, false],
    ['a viewer', () => people.viewer!, false],
    ['its owner', () => owner, true],
    ['a head', () => head, true],
  ]

  test.each(cells)('is shared, and no more, by %s', async (_, person, allowed) => {
    const path = `/api/profiles/${profile}/grants/${to.me.member.id}`
    const expected = allowed ? { status: 200 } : { status: 404, body: { error: { code: 'noAccess' } } }
    expect(await person().put(path, { level: 'write', until: null })).toMatchObject(expected)
    expect(await person().delete(path)).toMatchObject(expected)
  })

  test.each(cells)('is handed over by %s', async (_, person, allowed) => {
    const by = person()
    const body = { profiles: [profile], to: to.me.member.id, note: '' }
    const expected = allowed ? { status: 200, body: { handed: 1 } } : { status: 404, error: 'noAccess' }
    expect(await by.post('/api/handovers', body)).toMatchObject(expected)
    // Back to its owner by the head, for the next cell.
    if (allowed) await head.post('/api/handovers', { ...body, to: owner.me.member.id })
  })

  test('is no other than an unknown one, to who may not', async () => {
    const manager = people.manager!
    const grant = { level: 'read', until: null }
    const answers = await Promise.all(
      [profile, unknownId, 'nonsense'].map((id) =>
        manager.put(`/api/profiles/${id}/grants/${manager.me.member.id}`, grant),
      ),
    )
    for (const { status, body } of answers)
      expect({ status, body }).toEqual({ status: 404, body: { error: { code: 'noAccess' } } })
  })

  test('is nobody’s without a session', async () => {
    expect((await call(server, 'GET', '/api/handovers')).error).toBe('signIn')
    expect((await call(server, 'POST', '/api/handovers', {})).error).toBe('signIn')
    const path = `/api/profiles/${profile}/grants/${to.me.member.id}`
    expect((await call(server, 'PUT', path, {})).error).toBe('signIn')
    expect((await call(server, 'DELETE', path)).error).toBe('signIn')
  })
})

describe('one’s own devices', () => {
  test('are listed, and one that is let go is closed and signed out', async () => {
    const person = await join(server, head)
    const device = await openDevice(person)
    const elsewhere = await signIn(server, person.email)
    const { body } = await elsewhere.get<OwnDevice[]>('/api/devices')
    expect(body).toMatchObject([{ id: device.id, label: 'Test', current: false }])
    expect((await people.head!.delete(`/api/devices/${device.id}`)).error).toBe('noAccess')
    expect((await elsewhere.delete(`/api/devices/${device.id}`)).status).toBe(200)
    expect(await device.closed).toBe(CLOSE.signIn.code)
    expect((await person.get('/api/me')).error).toBe('signIn')
    expect((await elsewhere.get<OwnDevice[]>('/api/devices')).body).toEqual([])
    await expect(openDevice(elsewhere, device.id)).rejects.toThrow(`${CLOSE.newDevice.code}`)
  })
})

test('a path that does not exist says nothing to strangers, and "no access" to members', async () => {
  expect((await call(server, 'GET', '/api/nothing')).error).toBe('signIn')
  expect((await head.get('/api/nothing')).error).toBe('noAccess')
  expect((await head.get(`/api/demo/sign-in/${head.me.member.id}.x`)).error).toBe('noAccess')
})

test('an unknown id and another company’s are one answer', async () => {
  const other = await startServer()
  try {
    const stranger = await setUp(other, { email: 'stranger@example.com' })
    for (const id of [unknownId, stranger.me.member.id, 'nonsense']) {
      expect(await head.patch(`/api/members/${id}`, { role: 'viewer' })).toMatchObject({
        status: 404,
        error: 'noAccess',
      })
      expect(await head.delete(`/api/invitations/${id}`)).toMatchObject({ status: 404, error: 'noAccess' })
      expect(await head.delete(`/api/devices/${id}`)).toMatchObject({ status: 404, error: 'noAccess' })
    }
    expect((await call(other, 'GET', '/api/me', undefined, { cookie: head.cookie })).error).toBe('signIn')
  } finally {
    await other.stop()
  }
})

describe('the team', () => {
  test('is listed for the head with what each may', async () => {
    const { body } = await head.get<MemberCard[]>('/api/members')
    expect(body.find(({ id }) => id === target.me.member.id)).toMatchObject({
      name: 'Target',
      email: target.email,
      role: 'manager',
      mayExport: false,
      disabled: false,
      clients: 0,
    })
  })

  test('a manager may export while the head allows it, and each export is recorded', async () => {
    const manager = await join(server, head)
    const body = { format: 'xlsx', filter: 'city:Tula', count: 12 }
    expect((await manager.post('/api/exports', body)).error).toBe('noAccess')
    await head.patch(`/api/members/${manager.me.member.id}`, { mayExport: true })
    expect((await manager.get<Me>('/api/me')).body.member.mayExport).toBe(true)
    expect((await manager.post('/api/exports', body)).status).toBe(200)
    const { body: lines } = await head.get<AuditLine[]>('/api/audit')
    expect(lines[0]).toMatchObject({ action: 'export', by: manager.me.member.id, detail: body })
    await head.patch(`/api/members/${manager.me.member.id}`, { mayExport: false })
    expect((await manager.post('/api/exports', body)).error).toBe('noAccess')
  })

  test('a change of role counts from the next request on, and is recorded', async () => {
    const person = await join(server, head)
    const path = `/api/members/${person.me.member.id}`
    expect((await head.patch(path, { role: 'head' })).status).toBe(200)
    expect((await person.get('/api/members')).status).toBe(200)
    expect((await head.patch(path, { role: 'viewer' })).status).toBe(200)
    expect((await person.get('/api/members')).error).toBe('noAccess')
    const { body: lines } = await head.get<AuditLine[]>('/api/audit')
    const detail = { member: person.me.member.id, role: 'viewer' }
    expect(lines[0]).toMatchObject({ action: 'member', by: head.me.member.id, detail })
  })

  test('a change that changes nothing leaves no trace', async () => {
    const { body: before } = await head.get<AuditLine[]>('/api/audit')
    expect((await head.patch(`/api/members/${target.me.member.id}`, { role: 'manager' })).status).toBe(200)
    expect((await head.patch(`/api/members/${target.me.member.id}`, {})).status).toBe(200)
    expect((await head.get<AuditLine[]>('/api/audit')).body).toEqual(before)
  })
})

test('the last head stays: neither another role nor disabling is possible, also when two heads go at once', async () => {
  const lone = await startServer()
  try {
    const first = await setUp(lone)
    const path = (person: Person) => `/api/members/${person.me.member.id}`
    expect(await first.patch(path(first), { role: 'manager' })).toMatchObject({ status: 409, error: 'lastHead' })
    expect((await first.patch(path(first), { disabled: true })).error).toBe('lastHead')
    const second = await join(lone, first, { role: 'head' })
    const answers = await Promise.all([
      first.patch(path(first), { role: 'manager' }),
      second.patch(path(second), { disabled: true }),
    ])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  } finally {
    await lone.stop()
  }
})
