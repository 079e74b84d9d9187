/** The calendar that a member subscribes to: read as another program reads it, and by nobody else. */
import ICAL from 'ical.js'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CalendarState } from '../../src/shared/api'
import { addDays, dayOf } from '../../src/shared/dates'
import { newId } from '../../src/shared/ids'
import { openCompany, type Colleague, type Company } from '../support/pushServer'
import { call } from '../support/server'

let company: Company
let olga: Colleague

beforeAll(async () => {
  company = await openCompany()
})
afterAll(() => company.close())
beforeEach(async () => {
  olga = await company.member('manager')
})

const today = dayOf(Date.now(), 'Europe/Moscow')
const soon = addDays(today, 5)
const birthday = `1980-${soon.slice(5)}`

const make = async (by: Colleague, locale = 'ru') => {
  const answer = await by.send<{ link: string }>('POST', '/api/calendar', { locale })
  return answer.body.link
}
/** As a program asks: without a cookie, and from nowhere. */
const read = (link: string, method = 'GET') =>
  call<string>(company, method, new URL(link).pathname, undefined, { origin: null })

function eventsIn(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[])
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    return { on: event.startDate.toString(), text: event.summary, url: component.getFirstPropertyValue('url') }
  })
}

test('another program reads the days and steps of the member’s own clients, in the member’s language', async () => {
  const person = newId()
  const mine = await olga.client([
    ['name', 'Ладога'],
    [`people/${person}`, true],
    [`people/${person}/name`, 'Иван Петров'],
    [`people/${person}/birthday`, birthday],
    [`todo/${newId()}`, { what: 'Отправить смету, срочно', who: olga.id, on: soon }],
  ])
  const anna = await company.member('manager')
  await anna.client([
    ['name', 'Чужой клиент'],
    [`todo/${newId()}`, { what: 'Чужое дело', who: olga.id, on: soon }],
  ])
  const answer = await read(await make(olga))
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  expect(answer.headers.get('cache-control')).toBe('private, max-age=900')
  const url = `${company.url}/clients/${mine}`
  expect(new Set(eventsIn(answer.body))).toEqual(
    new Set([
      { on: soon, text: expect.stringMatching(/^День рождения: Иван Петров, \d+ (год|года|лет) · Ладога$/), url },
      { on: soon, text: 'Отправить смету, срочно · Ладога', url },
    ]),
  )
  expect(eventsIn((await read(await make(olga, 'en'))).body).map(({ text }) => text)).toContainEqual(
    expect.stringMatching(/^Birthday: Иван Петров, \d+ years? · Ладога$/),
  )
})

test('what was handed over goes to the calendar of whoever has it now', async () => {
  const anna = await company.member('manager')
  const head = await company.member('head')
  const profile = await olga.client([[`todo/${newId()}`, { what: 'Позвонить', who: olga.id, on: soon }]])
  const [hers, annas] = [await make(olga), await make(anna)]
  expect(eventsIn((await read(hers)).body)).toHaveLength(1)
  await company.notebook.handOver(head.session, [profile], anna.id, '')
  expect(eventsIn((await read(hers)).body)).toEqual([])
  expect(eventsIn((await read(annas)).body)).toMatchObject([{ text: 'Позвонить' }])
})

describe('the address', () => {
  test('is shown once, cannot be guessed, and is kept as a hash', async () => {
    expect((await olga.send<CalendarState>('GET', '/api/calendar')).body).toEqual({ made: null })
    const link = await make(olga)
    const token = /\/api\/calendar\/([\w-]{43})\.ics$/.exec(link)?.[1]
    expect(token).toBeDefined()
    const state = await olga.send<CalendarState>('GET', '/api/calendar')
    expect(state.body.made).toBeGreaterThan(0)
    expect(JSON.stringify(state.body)).not.toContain(token)
    expect(JSON.stringify(await company.storage.db.selectFrom('calendar_feed').selectAll().execute())).not.toContain(
      token,
    )
    await read(link)
    expect(company.logged.join('')).toContain('/api/calendar/…')
    expect(company.logged.join('')).not.toContain(token)
  })

  test('made anew, ended, or of somebody who was disabled, is as unknown as any other', async () => {
    const answers = []
    const before = await make(olga)
    const after = await make(olga)
    expect((await read(after)).status).toBe(200)
    answers.push(await read(before))
    await olga.send('DELETE', '/api/calendar')
    answers.push(await read(after))
    const anna = await company.member('manager')
    const hers = await make(anna)
    await company.storage.db.updateTable('member').set({ disabled: 1 }).where('id', '=', anna.id).execute()
    answers.push(await read(hers))
    const igor = await company.member('manager')
    const his = await make(igor)
    await company.storage.db.updateTable('member').set({ role: 'viewer' }).where('id', '=', igor.id).execute()
    answers.push(await read(his))
    answers.push(await read(`${company.url}/api/calendar/${'a'.repeat(43)}.ics`))
    for (const answer of answers) expect([answer.status, answer.body]).toEqual([404, { error: { code: 'noAccess' } }])
  })

  test('gives nothing but the calendar, and takes nothing', async () => {
    const link = await make(olga)
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) expect((await read(link, method)).status).toBe(401)
    expect((await read(link.replace('.ics', ''))).status).toBe(401)
  })

  test('is read so many times, and others cannot be tried at will', async () => {
    const link = await make(olga)
    const answers = []
    for (let i = 0; i < 21; i++) answers.push((await read(link)).status)
    expect(answers.lastIndexOf(200)).toBe(19)
    expect(answers.at(-1)).toBe(429)
    let tried = 0
    for (; tried < 70; tried++)
      if ((await read(`${company.url}/api/calendar/${'b'.repeat(43)}.ics`)).status === 429) break
    expect(tried).toBeLessThan(61)
  })

  test('needs a session, our own pages and the right to be made', async () => {
    const viewer = await company.member('viewer')
    expect((await viewer.send('POST', '/api/calendar', { locale: 'ru' })).error).toBe('noAccess')
    expect((await viewer.send('GET', '/api/calendar')).error).toBe('noAccess')
    expect((await olga.send('POST', '/api/calendar', { locale: 'ru' }, 'https://evil.example')).status).toBe(404)
    expect((await olga.send('POST', '/api/calendar', { locale: 'xx' })).error).toBe('badRequest')
    expect((await call(company, 'POST', '/api/calendar', { locale: 'ru' })).error).toBe('signIn')
  })
})
