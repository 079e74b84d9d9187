/** What members are told while no app of theirs is open, by a push service of this test's own that reads it as a browser. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PushState } from '../../src/shared/api'
import { newId, type EntryId, type MemberId } from '../../src/shared/ids'
import type { Entry } from '../../src/shared/profile/entry'
import { fact } from '../support/notebook'
import { openCompany, type Colleague, type Company } from '../support/pushServer'
import { browserKeys, signedClaims } from '../support/pushService'

let company: Company
let head: Colleague
let olga: Colleague

/** Ten in the morning in Moscow. */
beforeEach(async () => {
  company = await openCompany()
  head = await company.member('head')
  olga = await company.member('manager')
  company.at('2026-11-23T07:00:00Z')
})
afterEach(() => company.close())

/** News, and no number of the morning. */
const NEWS = { digest: null, from: 8, to: 20 }
const NAME = 'ООО «Тайна»'
const ENTRY: Entry = { type: 'complaint', when: Date.parse('2026-11-20T10:00:00Z'), text: 'Плита крошится' }

/** A client of Olga's with a complaint; gives how it is passed up. */
async function complained() {
  const profile = await olga.client([['name', NAME]])
  const entry = newId<EntryId>()
  const { id, at, after } = fact(profile, 'name', null)
  await olga.push([{ id, at, after, profile, kind: 'entry', entry, value: ENTRY }])
  const raise = (by: Colleague = olga, on = '2026-11-23') =>
    by.push([fact(profile, `complaints/${entry}/raised`, { on, text: 'Не могу решить' })])
  return { profile, entry, raise }
}

describe('news', () => {
  test('a complaint that was passed up is told to the heads at once, in words for a locked screen', async () => {
    await head.subscribe()
    const { profile, raise } = await complained()
    await raise()
    await company.look()
    expect(head.told()).toEqual([
      {
        title: 'Вам передали жалобу',
        body: 'Откройте, чтобы прочитать и решить.',
        tag: expect.stringMatching(/^raised\//),
        url: `/clients/${profile}`,
        lang: 'ru',
      },
    ])
    expect(JSON.stringify(head.told())).not.toMatch(/Тайна|крошится|решить»/)
    const [posted] = head.posted()
    expect(posted!.headers).toMatchObject({ 'content-encoding': 'aes128gcm', urgency: 'high', ttl: '86400' })
    expect(signedClaims(posted!, company.key()).aud).toBe(company.service.url)
    await company.look()
    expect(head.told()).toHaveLength(1)
  })

  test('whoever passes it up hears nothing of it, nor do managers; passed up again it is news again', async () => {
    const other = await company.member('head')
    for (const one of [head, other, olga]) await one.subscribe()
    const { raise } = await complained()
    await raise(head)
    await company.look()
    expect([head, other, olga].map((one) => one.told().length)).toEqual([0, 1, 0])
    await raise(olga, '2026-11-24')
    await company.look()
    expect([head, other, olga].map((one) => one.told().length)).toEqual([1, 2, 0])
  })

  test('clients that were handed over are told to whoever has them now, by their number', async () => {
    const anna = await company.member('manager')
    for (const one of [head, olga, anna]) await one.subscribe({ locale: 'en' })
    const profiles = [await olga.client([['name', NAME]]), await olga.client([['name', NAME]])]
    await company.notebook.handOver(head.session, profiles, anna.id, 'Позвони им')
    await company.look()
    expect(anna.told()).toMatchObject([{ title: '2 clients were handed to you', url: '/handovers', lang: 'en' }])
    expect([...head.told(), ...olga.told()]).toEqual([])
  })

  test('what came before anybody subscribed is no news, and what came while the server was down is told', async () => {
    const { raise } = await complained()
    await raise()
    await head.subscribe()
    await company.look()
    expect(head.told()).toEqual([])
    await raise(olga, '2026-11-24')
    await company.restart()
    await company.look()
    expect(head.told()).toHaveLength(1)
  })

  test('at night it waits for the morning, also over a restart', async () => {
    await head.subscribe({ times: NEWS })
    const { raise } = await complained()
    company.at('2026-11-23T19:30:00Z')
    await raise()
    await company.look()
    expect(head.told()).toEqual([])
    await company.restart()
    company.at('2026-11-24T04:59:00Z')
    await company.look()
    expect(head.told()).toEqual([])
    company.at('2026-11-24T05:00:00Z')
    await company.look()
    expect(head.told()).toHaveLength(1)
  })
})

describe('the number of the morning', () => {
  /** A client of Olga's with a step that was due yesterday. */
  const due = (by: Colleague = olga, who: MemberId = by.id) =>
    by.client([
      ['name', NAME],
      [`todo/${newId()}`, { what: 'Позвонить', who, on: '2026-11-22' }],
    ])

  test('is told once, in the hour that was chosen, of what is due to this member', async () => {
    const anna = await company.member('manager')
    company.at('2026-11-23T05:00:00Z')
    for (const one of [head, olga, anna]) await one.subscribe()
    for (let i = 0; i < 3; i++) await due()
    await due(anna)
    await company.look()
    expect(olga.told()).toEqual([])
    company.at('2026-11-23T06:00:00Z')
    await company.look()
    await company.look()
    expect(olga.told()).toMatchObject([{ title: '3 дела на сегодня', url: '/', tag: 'due/2026-11-23' }])
    expect(anna.told()).toMatchObject([{ title: '1 дело на сегодня' }])
    // Nothing is due to the head: no word of it.
    expect(head.told()).toEqual([])
    expect(JSON.stringify(olga.told())).not.toContain('Тайна')
    company.at('2026-11-24T06:30:00Z')
    await company.look()
    expect(olga.told()).toHaveLength(2)
  })

  test('is not told in the afternoon, nor of the day on which it was asked for too late', async () => {
    await due()
    company.at('2026-11-23T07:00:00Z')
    await olga.subscribe()
    await company.look()
    company.at('2026-11-24T11:00:00Z')
    await company.look()
    expect(olga.told()).toEqual([])
  })

  test('counts no more than a day has lines, and works off many clients without holding anybody up', async () => {
    company.at('2026-11-23T05:00:00Z')
    await olga.subscribe()
    for (let i = 0; i < 130; i++) await due()
    company.at('2026-11-23T06:00:00Z')
    const looked = company.look()
    await due()
    await looked
    expect(olga.told()).toMatchObject([{ title: '12 дел на сегодня' }])
  })

  test('a step in a colleague’s client is told to whoever may write there', async () => {
    const anna = await company.member('manager')
    company.at('2026-11-23T05:00:00Z')
    for (const one of [olga, anna]) await one.subscribe()
    const profile = await due(olga, anna.id)
    await company.notebook.setGrant(olga.session, profile, { member: anna.id, level: 'write', until: null })
    company.at('2026-11-23T06:00:00Z')
    await company.look()
    expect([olga.told().length, anna.told().length]).toEqual([0, 1])
  })

  test('a step of a colleague who lost the client is its owner’s', async () => {
    const anna = await company.member('manager')
    company.at('2026-11-23T05:00:00Z')
    for (const one of [olga, anna]) await one.subscribe()
    await due(olga, anna.id)
    company.at('2026-11-23T06:00:00Z')
    await company.look()
    expect([olga.told().length, anna.told().length]).toEqual([1, 0])
  })
})

describe('nothing is told', () => {
  /** News for the head, who did what `change` does after it became news and before it is sent. */
  async function afterwards(change: () => Promise<unknown>): Promise<number> {
    await head.subscribe({ times: NEWS })
    const { raise } = await complained()
    company.at('2026-11-23T19:30:00Z')
    await raise()
    await company.look()
    await change()
    company.at('2026-11-24T06:00:00Z')
    await company.look()
    return head.told().length
  }
  const becomes = (value: { disabled: number } | { role: 'viewer' }) =>
    company.storage.db.updateTable('member').set(value).where('id', '=', head.id).execute()

  test('while all is well it is', async () => expect(await afterwards(async () => undefined)).toBe(1))

  test('to a device that was signed out', async () =>
    expect(await afterwards(() => head.send('POST', '/api/sign-out', {}))).toBe(0))

  test('to a device that was let go from another', async () =>
    expect(await afterwards(() => head.send('DELETE', `/api/devices/${head.device}`))).toBe(0))

  test('to a disabled member', async () => expect(await afterwards(() => becomes({ disabled: 1 }))).toBe(0))

  test('to whoever became a viewer', async () => expect(await afterwards(() => becomes({ role: 'viewer' }))).toBe(0))

  test('to a device that ended it', async () =>
    expect(await afterwards(() => head.send('DELETE', '/api/push'))).toBe(0))

  test('in another company', async () => {
    const other = await openCompany()
    try {
      const stranger = await other.member('head')
      await stranger.subscribe()
      await afterwards(async () => undefined)
      await other.look()
      expect(stranger.told()).toEqual([])
    } finally {
      await other.close()
    }
  })
})

describe('a push service', () => {
  async function raised() {
    await head.subscribe({ times: NEWS })
    const { raise } = await complained()
    await raise()
    await company.look()
  }
  const subscriptions = async () =>
    (await company.storage.db.selectFrom('push_subscription').select('device').execute()).length

  test.each([404, 410])('that answers %d knows the device no more: it is dropped', async (status) => {
    company.service.answer(head.path, status)
    await raised()
    expect(await subscriptions()).toBe(0)
    await company.look()
    expect(head.posted()).toHaveLength(1)
  })

  test.each([500, 429])('that answers %d is asked again later', async (status) => {
    company.service.answer(head.path, status, { 'retry-after': '120' })
    await raised()
    await company.look()
    expect(head.posted()).toHaveLength(1)
    company.service.answer(head.path, 201)
    company.at('2026-11-23T07:01:59Z')
    await company.look()
    expect(head.posted()).toHaveLength(1)
    company.at('2026-11-23T07:02:00Z')
    await company.look()
    expect(head.posted()).toHaveLength(2)
    expect(await subscriptions()).toBe(1)
  })

  test('that sends elsewhere is not followed', async () => {
    company.service.answer(head.path, 307, { location: `${company.service.url}/elsewhere` })
    await raised()
    expect(company.service.pushed.map(({ path }) => path)).toEqual([head.path])
  })

  test('that was gone for a day is not asked any more', async () => {
    company.service.answer(head.path, 503)
    await raised()
    company.at('2026-11-25T07:00:00Z')
    await company.look()
    expect(head.posted()).toHaveLength(1)
    expect(await company.storage.db.selectFrom('push_waiting').selectAll().execute()).toEqual([])
  })
})

describe('subscribing', () => {
  test('gives the server’s key, which stays, and says whether this device is told', async () => {
    const before = await head.send<PushState>('GET', '/api/push')
    expect(before.body).toEqual({ key: company.key(), on: false })
    await company.restart()
    expect(company.key()).toBe(before.body.key)
    await head.subscribe()
    expect((await head.send<PushState>('GET', '/api/push')).body.on).toBe(true)
    await head.send('DELETE', '/api/push')
    expect((await head.send<PushState>('GET', '/api/push')).body.on).toBe(false)
  })

  test('neither keys nor addresses of push services are logged', async () => {
    company.service.answer(head.path, 500)
    await head.subscribe()
    const { raise } = await complained()
    await raise()
    await company.look()
    const { private: secret } = await company.storage.db.selectFrom('push_key').selectAll().executeTakeFirstOrThrow()
    const log = company.logged.join('')
    expect(log).toContain('/api/push')
    for (const word of [secret, head.path, head.subscription.keys.auth]) expect(log).not.toContain(word)
  })

  test('a browser that changed how it is reached is told there, at the hours as before', async () => {
    const endpoint = `${company.service.url}/anew`
    const { keys } = browserKeys()
    expect(await head.send('PATCH', '/api/push', { endpoint, keys })).toMatchObject({ error: 'noAccess' })
    await head.subscribe({ times: { digest: 7, from: 6, to: 22 } })
    expect((await head.send('PATCH', '/api/push', { endpoint, keys })).status).toBe(200)
    const rows = await company.storage.db.selectFrom('push_subscription').selectAll().execute()
    expect(rows).toMatchObject([{ endpoint, digest: 7, awake_from: 6 }])
    expect(await head.send('PATCH', '/api/push', { endpoint: 'https://10.0.0.1/', keys })).toMatchObject({
      error: 'linkUnknown',
    })
  })

  test('needs a session, our own pages and the right', async () => {
    const viewer = await company.member('viewer')
    expect(await viewer.subscribe()).toMatchObject({ status: 404, error: 'noAccess' })
    expect((await viewer.send('GET', '/api/push')).status).toBe(404)
    const elsewhere = head.send('POST', '/api/push', head.subscription, 'https://evil.example')
    expect(await elsewhere).toMatchObject({ status: 404 })
    await head.send('POST', '/api/sign-out', {})
    expect(await head.subscribe()).toMatchObject({ status: 401, error: 'signIn' })
  })

  test('takes addresses of push services only, and keys that are some', async () => {
    const status = async (more: object) => (await head.subscribe(more)).error
    const { keys } = head.subscription
    expect(await status({ endpoint: 'https://10.0.0.1/a' })).toBe('linkUnknown')
    expect(await status({ endpoint: 'http://push.example.com/a' })).toBe('linkUnknown')
    expect(await status({ endpoint: 'no address' })).toBe('badRequest')
    expect(await status({ endpoint: `https://push.example.com/${'a'.repeat(1_000)}` })).toBe('badRequest')
    expect(await status({ keys: { ...keys, p256dh: `B${'A'.repeat(86)}` } })).toBe('linkUnknown')
    expect(await status({ keys: { ...keys, auth: 'short' } })).toBe('badRequest')
    expect(await status({ times: { digest: 24, from: 8, to: 20 } })).toBe('badRequest')
    expect(await status({ more: 'x'.repeat(5_000) })).toBe('tooLarge')
  })

  test('a browser is told of whoever signed in there last', async () => {
    await head.subscribe()
    await olga.subscribe({ endpoint: head.subscription.endpoint })
    const rows = await company.storage.db.selectFrom('push_subscription').select('member').execute()
    expect(rows).toEqual([{ member: olga.id }])
  })

  test('a member has ten devices that are told, and so many changes a minute', async () => {
    const { registerDevice } = await import('../../server/accounts/devices')
    for (let i = 0; i < 12; i++) {
      await registerDevice(company.storage.db, head.session, newId(), `Device ${i}`)
      await head.subscribe({ endpoint: `${company.service.url}/more/${i}`, keys: browserKeys().keys })
    }
    const rows = await company.storage.db.selectFrom('push_subscription').select('endpoint').execute()
    const numbers = rows.map(({ endpoint }) => Number(endpoint.split('/').at(-1)))
    expect(numbers.toSorted((a, b) => a - b)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
    let last
    for (let i = 0; i < 12; i++) last = await head.subscribe()
    expect(last).toMatchObject({ status: 429, error: 'tooMany' })
  })
})
