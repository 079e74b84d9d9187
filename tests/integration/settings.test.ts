/** What a team agrees on, through the real process: who may change it, its limits, and that devices hear of it. */
import { decodeAny, encodeAny } from 'lib0/buffer'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { AuditLine } from '../../src/shared/api'
import { newId, type ChoiceId, type FieldId, type StageId, type ViewId } from '../../src/shared/ids'
import { PROTOCOL, type Team } from '../../src/shared/protocol'
import type { OwnField } from '../../src/shared/team/ownFields'
import {
  MOST_STAGES,
  type ArgumentSetting,
  type OrderRules,
  type RhythmSetting,
  type Stage,
  type Standards,
} from '../../src/shared/team/rules'
import { NO_SETTINGS, SETTING_LIMITS, type TeamSettings } from '../../src/shared/team/settings'
import type { SavedView } from '../../src/shared/view/view'
import { join, setUp, startServer, type Person, type TestServer } from '../support/server'
import { openDevice } from '../support/syncDevice'

let server: TestServer
let head: Person
let other: Person
let manager: Person

beforeAll(async () => {
  server = await startServer()
  head = await setUp(server)
  other = await join(server, head, { role: 'head' })
  manager = await join(server, head, { role: 'manager' })
})
afterAll(() => server.stop())

const aField = (given: Partial<OwnField> = {}): OwnField => ({
  id: newId<FieldId>(),
  name: 'Budget',
  help: '',
  group: '',
  type: 'number',
  choices: [],
  staleDays: null,
  order: 0,
  archived: false,
  ...given,
})
const aChoice = (name: string, archived = false) => ({ id: newId<ChoiceId>(), name, archived })
const aView = (name: string): SavedView => ({
  id: newId<ViewId>(),
  name,
  view: { filter: { all: [] }, sort: { field: 'name', down: false }, group: null, columns: ['city'] },
})
const saveField = (by: Person, field: OwnField) => by.put(`/api/settings/field/${field.id}`, field)

/** The settings as a new device of a manager finds them. */
async function settings(): Promise<TeamSettings> {
  const device = await openDevice(manager)
  await device.close()
  return device.welcome.team!.settings
}
const stored = async (field: OwnField) => (await settings()).fields.find(({ id }) => id === field.id)

describe('a field', () => {
  test('is on every device once a head saved it, in the order of the head', async () => {
    expect(await settings()).toEqual(NO_SETTINGS)
    const [second, first] = [aField({ name: 'Second', order: 2 }), aField({ name: 'First', order: 1 })]
    for (const field of [second, first]) expect(await saveField(head, field)).toMatchObject({ status: 200, body: {} })
    expect((await settings()).fields).toEqual([first, second])
  })

  test('keeps its type: clients have it already', async () => {
    const field = aField()
    await saveField(head, field)
    expect(await saveField(head, { ...field, type: 'text' })).toMatchObject({ status: 409, error: 'fieldType' })
    expect(await stored(field)).toEqual(field)
  })

  test('keeps choices that its editor did not know of, and those that were taken away', async () => {
    const [cash, card, barter] = [aChoice('Cash'), aChoice('Card'), aChoice('Barter', true)]
    const field = aField({ type: 'choice', choices: [cash, barter] })
    await saveField(head, field)
    await saveField(other, { ...field, choices: [...field.choices, card] })
    await saveField(head, { ...field, name: 'Payment', choices: [{ ...cash, name: 'In cash' }] })
    expect(await stored(field)).toEqual({
      ...field,
      name: 'Payment',
      choices: [{ ...cash, name: 'In cash' }, barter, card],
    })
  })

  test('has no more choices than fit, those that were taken away included', async () => {
    const many = Array.from({ length: 50 }, (_, index) => aChoice(`Choice ${index}`, true))
    const field = aField({ type: 'choices', choices: many })
    expect((await saveField(head, field)).status).toBe(200)
    expect(await saveField(head, { ...field, choices: [aChoice('One more')] })).toMatchObject({
      status: 409,
      error: 'settingsFull',
    })
  })

  test('is archived and brought back, and never deleted', async () => {
    const field = aField({ name: 'Loyalty' })
    await saveField(head, field)
    await saveField(head, { ...field, archived: true })
    expect(await stored(field)).toMatchObject({ archived: true })
    await saveField(head, field)
    expect(await stored(field)).toMatchObject({ archived: false })
    expect(await head.delete(`/api/settings/field/${field.id}`)).toMatchObject({ status: 404, error: 'noAccess' })
    const { body: lines } = await head.get<AuditLine[]>('/api/audit')
    expect(lines.slice(0, 3).map(({ action, detail }) => [action, detail])).toEqual([
      ['setting', { kind: 'field', name: 'Loyalty', done: 'restored' }],
      ['setting', { kind: 'field', name: 'Loyalty', done: 'archived' }],
      ['setting', { kind: 'field', name: 'Loyalty', done: 'added' }],
    ])
  })

  test.each([
    ['another id in the address', { path: newId() }],
    ['no name', { name: ' ' }],
    ['a type that nobody knows', { type: 'colour' }],
    ['a stranger’s property', { colour: 'red' }],
    ['a help text without end', { help: 'a'.repeat(501) }],
    ['days that are none', { staleDays: 0.5 }],
  ])('with %s is not taken', async (_, { path, ...wrong }: Record<string, unknown>) => {
    const field = { ...aField(), ...wrong }
    const answer = await head.put(`/api/settings/field/${(path as string | undefined) ?? field.id}`, field)
    expect(answer).toMatchObject({ status: 400, error: 'badRequest' })
    expect(await stored(field)).toBeUndefined()
  })
})

describe('the team', () => {
  test('has no more fields than fit, and may change those it has', async () => {
    const there = (await settings()).fields
    for (let count = there.length; count < SETTING_LIMITS.field; count++)
      expect((await saveField(head, aField({ name: `Field ${count}` }))).status).toBe(200)
    expect(await saveField(head, aField())).toMatchObject({ status: 409, error: 'settingsFull' })
    expect((await saveField(head, { ...there[0]!, name: 'Renamed' })).status).toBe(200)
  })

  test('loses nothing when two heads change different things at once', async () => {
    const [a, b] = [aView('A'), aView('B')]
    const answers = await Promise.all([
      head.put(`/api/settings/view/${a.id}`, a),
      other.put(`/api/settings/view/${b.id}`, b),
      head.put('/api/settings/answer/needs', { id: 'needs', text: 'Speed' }),
      other.put('/api/settings/answer/fit', { id: 'fit', text: 'A warehouse nearby' }),
    ])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    const { views, answers: said } = await settings()
    expect(views.toSorted((x, y) => (x.name < y.name ? -1 : 1))).toEqual([a, b])
    expect(said).toEqual({ needs: 'Speed', fit: 'A warehouse nearby' })
  })

  test('takes a shared view away, twice as well as once', async () => {
    const view = aView('Gone')
    await head.put(`/api/settings/view/${view.id}`, view)
    for (let times = 0; times < 2; times++)
      expect((await other.delete(`/api/settings/view/${view.id}`)).status).toBe(200)
    expect((await settings()).views.map(({ id }) => id)).not.toContain(view.id)
  })

  test('has six questions and no seventh', async () => {
    const answer = { id: 'seventh', text: 'x' }
    expect((await head.put('/api/settings/answer/seventh', answer)).error).toBe('badRequest')
  })
})

describe('rules of the team', () => {
  const stage = (given: Partial<Stage> = {}): Stage => ({
    id: newId<StageId>(),
    name: 'Offer',
    order: 1,
    archived: false,
    ...given,
  })
  const rhythm: RhythmSetting = { id: 'rhythm', days: 30, segments: [{ segment: 'Salons', days: 14 }] }
  const standards: Standards = { id: 'standards', entryHours: 24, ages: { phones: 180 } }
  const orderRules: OrderRules = {
    id: 'orderRules',
    least: { amount: 50_000_00, currency: 'RUB' },
    below: 'stop',
    lines: ['Boards'],
  }
  const argument: ArgumentSetting = { id: 'business', text: 'It pays in a year' }

  test('are for heads to save and for everybody to have', async () => {
    const offer = stage()
    const rules = [
      ['stage', offer],
      ['rhythm', rhythm],
      ['standards', standards],
      ['orderRules', orderRules],
      ['argument', argument],
    ] as const
    for (const [kind, value] of rules) {
      const path = `/api/settings/${kind}/${value.id}`
      const before = await settings()
      expect(await manager.put(path, value)).toMatchObject({ status: 404, error: 'noAccess' })
      expect(await settings()).toEqual(before)
      expect(await head.put(path, value)).toMatchObject({ status: 200 })
    }
    const agreed = { stages: [offer], rhythm, standards, orderRules, arguments: [argument] }
    expect(await settings()).toMatchObject(agreed)
  })

  test('have six stages in use at most, and as many in the archive as were', async () => {
    const save = (value: Stage) => head.put(`/api/settings/stage/${value.id}`, value)
    const there = (await settings()).stages ?? []
    const more = Array.from({ length: MOST_STAGES - there.length }, (_, at) => stage({ name: `${at}`, order: at + 2 }))
    for (const one of more) expect((await save(one)).status).toBe(200)
    const seventh = stage({ name: 'Seventh', order: 9 })
    expect(await save(seventh)).toMatchObject({ status: 409, error: 'settingsFull' })
    expect((await save({ ...more[0]!, name: 'Renamed' })).status).toBe(200)
    expect((await save({ ...more[0]!, archived: true })).status).toBe(200)
    expect((await save(seventh)).status).toBe(200)
    expect(await save({ ...more[0]!, archived: false })).toMatchObject({ error: 'settingsFull' })
  })

  test('are refused where they say nothing sensible', async () => {
    for (const days of [0, 1.5, 731, '30'])
      expect((await head.put('/api/settings/rhythm/rhythm', { ...rhythm, days })).error).toBe('badRequest')
    expect((await head.put('/api/settings/rhythm/other', { ...rhythm, id: 'other' })).error).toBe('badRequest')
    expect((await settings()).rhythm).toEqual(rhythm)
  })
})

describe('a device', () => {
  test('that is connected hears of a change within a second or so, and is sent the team', async () => {
    const device = await openDevice(manager)
    const { cursor } = await device.pull(0)
    const before = device.hints()
    const view = aView('Fresh')
    await head.put(`/api/settings/view/${view.id}`, view)
    await vi.waitFor(() => expect(device.hints()).toBeGreaterThan(before), { timeout: 5_000, interval: 20 })
    const batch = await device.pull(cursor)
    expect(batch.news).toEqual([])
    expect(batch.team?.settings.views.map(({ name }) => name)).toContain('Fresh')
    expect(batch.member).toMatchObject({ id: manager.me.member.id, role: 'manager' })
    await device.close()
  })

  test('that connects again with nothing changed costs under 200 bytes, settings and all', async () => {
    const device = await openDevice(manager)
    const { epoch, team, seq } = device.welcome
    await device.close()
    const again = manager.socket('/sync')
    await once(again, 'open')
    const hello = encodeAny({
      type: 'hello',
      protocol: PROTOCOL,
      device: device.id,
      label: 'Test',
      epoch,
      team: (team as Team).seq,
    })
    again.send(hello)
    const [welcome] = (await once(again, 'message')) as [Buffer]
    again.close()
    expect(decodeAny(welcome)).toEqual({
      type: 'welcome',
      protocol: PROTOCOL,
      epoch,
      now: expect.any(Number) as number,
      seq,
      answered: 0,
    })
    // The app pulls nothing when its cursor is the workspace's (src/sync/engine.test.ts).
    expect(hello.length + welcome.length).toBeLessThan(200)
  })

  test('of an app that does not say which team it has is sent it whole', async () => {
    const device = await openDevice(manager)
    await device.close()
    const again = await openDevice(manager, device.id)
    expect(again.welcome.team).toEqual(device.welcome.team)
    expect(again.welcome.member).toMatchObject({ id: manager.me.member.id })
    await again.close()
  })
})
