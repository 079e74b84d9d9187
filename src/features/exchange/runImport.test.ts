import { describe, expect, it } from 'vitest'
import { newId, type ChangeId, type ProfileId } from '../../shared/ids'
import type { Draft } from '../../shared/profile/change'
import { fold } from '../../shared/profile/fold'
import type { ChangeInput } from '../../solid/notebook'
import { makeImportDesk } from './importDesk'
import { runImport, type Decision, type ImportEffects, type ImportPlan } from './runImport'

/** A desk that has read and checked `fresh` new rows and one row for each known client. */
async function deskWith(fresh: number, known: ProfileId[] = []) {
  const desk = makeImportDesk(() => 1)
  const rows = [
    ...Array.from({ length: fresh }, (_, index) => `Новый ${index};+7921${String(index).padStart(7, '0')};Тула`),
    ...known.map((_, index) => `Старый ${index};+7812${String(index).padStart(7, '0')};Омск`),
  ]
  const opened = await desk.open(new TextEncoder().encode(`Название;Телефон;Город\n${rows.join('\n')}`), [])
  if ('problem' in opened) throw new Error(opened.problem)
  const clients = known.map((id, index) => ({
    id,
    inns: [],
    phones: [`7812${String(index).padStart(7, '0')}`],
    emails: [],
  }))
  const checked = desk.check({ mapping: opened.layout.guess, locale: 'ru', clients, own: [] })
  const plan = (decision: Decision): ImportPlan => ({
    fresh: checked.fresh,
    known: checked.known.map(({ line, match }) => ({ line, client: match.where, decision })),
    bad: checked.bad.length,
  })
  return { desk, plan }
}

function effectsOn(desk: ReturnType<typeof makeImportDesk>, given: Partial<ImportEffects> = {}) {
  const created: ChangeInput[][] = []
  const changed: [ProfileId, ChangeInput[]][] = []
  const heard: number[] = []
  const effects: ImportEffects = {
    desk: { take: async (which) => desk.take(which), cards: async (which) => desk.cards(which) },
    async createMany(profiles, progress) {
      created.push(...profiles)
      progress(profiles.length)
    },
    profileOf: async (id) => fold(id, []),
    async change(id, steps) {
      changed.push([id, steps])
    },
    progress: (done) => heard.push(done),
    cancelled: () => false,
    now: () => 1,
    ...given,
  }
  return { effects, created, changed, heard }
}
const ids = (count: number) => Array.from({ length: count }, () => newId<ProfileId>())

describe('an import', () => {
  it('stores every new client once, in the order of the file, and its progress never goes back', async () => {
    const { desk, plan } = await deskWith(250)
    const { effects, created, heard } = effectsOn(desk)
    expect(await runImport(plan('skip'), effects)).toEqual({
      added: 250,
      completed: 0,
      skipped: 0,
      bad: 0,
      end: 'whole',
      left: 0,
    })
    expect(created.map(([name]) => name?.kind === 'fact' && name.value)).toEqual(
      Array.from({ length: 250 }, (_, index) => `Новый ${index}`),
    )
    expect(heard).toEqual(heard.toSorted((a, b) => a - b))
    expect(heard.at(-1)).toBe(250)
  })

  it.each<[Decision, object]>([
    ['skip', { added: 2, completed: 0, skipped: 3 }],
    ['add', { added: 5, completed: 0, skipped: 0 }],
    ['complete', { added: 2, completed: 3, skipped: 0 }],
  ])('does with known clients what was chosen: %s', async (decision, wanted) => {
    const { desk, plan } = await deskWith(2, ids(3))
    expect(await runImport(plan(decision), effectsOn(desk).effects)).toMatchObject({ ...wanted, end: 'whole', left: 0 })
  })

  it('counts a client that lacks nothing as left out', async () => {
    const [id] = ids(1)
    const { desk, plan } = await deskWith(0, [id!])
    const facts: Draft[] = [
      ['name', 'Старый'],
      ['city', 'Омск'],
      [`phones/${newId<ChangeId>()}`, '8 812 000-00-00'],
    ].map(([path, value], index) => ({
      kind: 'fact',
      path: path!,
      value: value!,
      id: newId<ChangeId>(),
      profile: id!,
      at: index,
      after: [],
    }))
    const { effects, changed } = effectsOn(desk, { profileOf: async () => fold(id!, facts) })
    expect(await runImport(plan('complete'), effects)).toMatchObject({ completed: 0, skipped: 1, left: 0 })
    expect(changed).toEqual([])
  })

  it('stops between portions when cancelled and says exactly how many were imported and how many were not', async () => {
    const { desk, plan } = await deskWith(250)
    const { effects, created } = effectsOn(desk)
    effects.cancelled = () => created.length >= 100
    expect(await runImport(plan('skip'), effects)).toMatchObject({ added: 100, end: 'cancelled', left: 150 })
    expect(created).toHaveLength(100)
  })

  it('says how far it came when the device cannot go on', async () => {
    const { desk, plan } = await deskWith(250)
    const { effects, created } = effectsOn(desk)
    const store = effects.createMany
    effects.createMany = (profiles, progress) =>
      created.length >= 200 ? Promise.reject(new Error('closed')) : store(profiles, progress)
    expect(await runImport(plan('skip'), effects)).toMatchObject({ added: 200, end: 'failed', left: 50 })
  })
})
