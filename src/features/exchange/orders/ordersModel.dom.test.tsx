import { createRoot, createSignal } from 'solid-js'
import { render } from 'solid-js/web'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { useLocale } from '../../../i18n'
import { newId, type ChangeId, type MemberId, type ProfileId } from '../../../shared/ids'
import type { Draft } from '../../../shared/profile/change'
import { entriesOf, factOf, fold } from '../../../shared/profile/fold'
import { toRow, type Row } from '../../../shared/profile/row'
import { ordersKnownTo, purchaseSignals } from '../../../shared/practice/purchases'
import { NO_SETTINGS } from '../../../shared/team/noSettings'
import { NotebookProvider, type ChangeInput, type Notebook, type Step } from '../../../solid/notebook'
import { makeOrdersDesk } from './ordersDesk'
import { OrdersCheck } from './OrdersCheck'
import { makeOrdersModel } from './ordersModel'
import type { RemoteOrdersDesk } from './startDesk'
import { DOCUMENTS, FLAT, GROUPED, windows1251 } from './testLists'

/** The desk without its worker. */
function deskHere(): RemoteOrdersDesk {
  const desk = makeOrdersDesk()
  return {
    open: (bytes) => desk.open(bytes),
    layout: async (sheet) => desk.layout(sheet),
    read: async (request) => desk.read(request),
    close: () => {},
  }
}

interface Known {
  name: string
  inn?: string
  owner?: MemberId
}

/** A notebook in memory that writes what it is given, and takes it back. */
function bookOf(clients: readonly Known[], { fails }: { fails?: () => boolean } = {}) {
  const me = newId<MemberId>()
  const drafts = new Map<ProfileId, Draft[]>()
  const [changed, setChanged] = createSignal(0)
  let at = 0
  const make = (profile: ProfileId, changes: readonly ChangeInput[]): Draft[] => {
    const all = drafts.get(profile) ?? []
    const made = changes.map((change): Draft => {
      const after = all.filter((one) => thing(one) === thing(change)).slice(-1)
      return { ...change, id: newId<ChangeId>(), profile, at: ++at, after: after.map(({ id }) => id) }
    })
    drafts.set(profile, [...all, ...made])
    setChanged((count) => count + 1)
    return made
  }
  const ids = clients.map(({ name, inn, owner = me }) => {
    const id = newId<ProfileId>()
    const created = { kind: 'created', id: newId<ChangeId>(), profile: id, at: ++at, after: [], by: owner } as Draft
    drafts.set(id, [created])
    const legal = `legal/${newId()}`
    make(id, [
      { kind: 'fact', path: 'name', value: name },
      ...(inn === undefined
        ? []
        : [
            { kind: 'fact', path: legal, value: true } as const,
            { kind: 'fact', path: `${legal}/inn`, value: inn } as const,
          ]),
    ])
    return id
  })
  const profileOf = (id: ProfileId) => fold(id, drafts.get(id) ?? [])
  const rows = (): Row[] => {
    changed()
    return ids.map((id) => toRow(profileOf(id)))
  }
  const steps: { profile: ProfileId; before: number }[] = []
  const notebook = {
    me: () => ({ member: { id: me, role: 'manager' }, workspace: { zone: 'Europe/Moscow' } }),
    role: () => 'manager',
    team: () => ({ members: [] }),
    grants: () => [],
    settings: () => NO_SETTINGS,
    status: () => ({ failure: null, whole: true, connection: 'online' }),
    rows,
    row: (id: ProfileId) => rows().find((row) => row.id === id),
    profileOf: async (id: ProfileId) => profileOf(id),
    async act(profile: ProfileId, changes: ChangeInput[], step: Step = { parts: [], stored: Promise.resolve() }) {
      if (fails?.() === true) throw new Error('the device is gone')
      steps.push({ profile, before: drafts.get(profile)!.length })
      make(profile, changes)
      step.parts.push({ profile, undo: [] })
      return step
    },
    async undo() {
      for (const { profile, before } of steps.toReversed()) drafts.set(profile, drafts.get(profile)!.slice(0, before))
      return 'undone'
    },
  } as unknown as Notebook
  const ordersOf = (id: ProfileId) =>
    entriesOf(profileOf(id)).map(({ entry, id: one }) => [factOf(profileOf(id), `orders/${one}/number`), entry.amount])
  return { me, ids, notebook, profileOf, ordersOf }
}
const thing = (one: ChangeInput | Draft): string =>
  one.kind === 'fact' ? one.path : one.kind === 'entry' ? `entry/${one.entry}` : ''

const SAVED = Date.parse('2026-10-20T09:00:00Z')
const NOW = Date.parse('2026-11-01T09:00:00Z')
const start = (notebook: Notebook) => createRoot(() => makeOrdersModel(notebook, deskHere, () => NOW))
const file = (text: string) =>
  new File([windows1251(text) as Uint8Array<ArrayBuffer>], 'Заказы.csv', { lastModified: SAVED })

async function checked(notebook: Notebook, text: string) {
  const model = start(notebook)
  await model.choose(file(text))
  await model.check()
  return model
}
type Model = Awaited<ReturnType<typeof checked>>
const fates = (model: Model) =>
  model.lines().map(({ party, match, fate }) => [party.name, fate, 'by' in match ? match.by : match.why])

const LADOGA: Known = { name: 'Кухни «Ладога»', inn: '7707083893' }
const BERYOZKIN: Known = { name: 'Березкин' }

beforeAll(() => useLocale('ru'))
beforeEach(() => localStorage.clear())
afterEach(() => document.body.replaceChildren())

describe('an import of orders', () => {
  it('changes nothing before it is told to, then writes the orders and the day up to which they are known', async () => {
    const { notebook, ids, ordersOf, profileOf } = bookOf([LADOGA, BERYOZKIN])
    const model = await checked(notebook, FLAT)
    expect(fates(model)).toEqual([
      ['ООО «Кухни Ладога»', 'import', 'inn'],
      ['ИП Берёзкин', 'import', 'name'],
    ])
    expect(model.totals()).toMatchObject({
      fresh: 3,
      updated: 0,
      left: 0,
      added: [{ amount: 19_234_550, currency: 'RUB' }],
    })
    expect(ids.flatMap(ordersOf)).toEqual([])
    // The period ends on 31 October, and the list was saved on the 20th: of later days it knows nothing.
    expect([model.known(), model.knownFrom()]).toEqual(['2026-10-20', 'period'])
    await model.run()
    expect(model.step()).toBe('done')
    expect(ids.map(ordersOf)).toEqual([
      [
        ['0000-000123', 11_234_550],
        ['0000-000101', 5_000_000],
      ],
      [['0000-000117', 3_000_000]],
    ])
    expect(ids.map((id) => factOf(profileOf(id), 'ordersKnown'))).toEqual(['2026-10-20', '2026-10-20'])
  })

  it('read in once more changes nothing, and another report of the same orders only adds what it knows more', async () => {
    const { notebook, ids, ordersOf } = bookOf([LADOGA, BERYOZKIN])
    const first = await checked(notebook, FLAT)
    await first.run()
    const again = await checked(notebook, FLAT)
    expect(again.totals()).toMatchObject({ fresh: 0, updated: 0, unchanged: 3, moves: false })
    const other = await checked(notebook, GROUPED)
    expect(other.totals()).toMatchObject({ fresh: 1, updated: 0, unchanged: 2 })
    await other.run()
    expect(ordersOf(ids[0]!).map(([number]) => number)).toEqual(['0000-000123', '0000-000119', '0000-000101'])
  })

  it('is taken back whole', async () => {
    const { notebook, ids, ordersOf } = bookOf([LADOGA, BERYOZKIN])
    const model = await checked(notebook, FLAT)
    await model.run()
    await model.undo()
    expect([model.undone(), ids.flatMap(ordersOf)]).toEqual(['done', []])
    expect((await checked(notebook, FLAT)).totals()).toMatchObject({ fresh: 3 })
  })

  it('asks whose orders those of an unknown client are, and remembers the answer', async () => {
    const { notebook, ids, ordersOf } = bookOf([LADOGA, { name: 'Лесная мастерская' }])
    const model = await checked(notebook, FLAT)
    const unknown = model.lines()[1]!
    expect([unknown.fate, model.totals().left]).toEqual(['missing', 1])
    model.chooseClient(unknown.party, ids[1]!)
    await expect.poll(() => model.comparing()).toBeNull()
    expect(model.totals()).toMatchObject({ fresh: 3, left: 0 })
    await model.run()
    expect(ordersOf(ids[1]!)).toEqual([['0000-000117', 3_000_000]])
    // Chosen by its name, it is known in another list of the same firm as well.
    expect(fates(await checked(notebook, DOCUMENTS))[1]).toEqual(['ИП Берёзкин', 'import', 'chosen'])
    expect(Object.values(localStorage).join()).not.toMatch(/ерёзкин|7707083893/i)
  })

  it('leaves out clients that may only be read, and those that a member left out', async () => {
    const { notebook, ids, ordersOf } = bookOf([{ ...LADOGA, owner: newId<MemberId>() }, BERYOZKIN])
    const model = await checked(notebook, FLAT)
    model.chooseClient(model.lines()[1]!.party, null)
    expect(fates(model)).toEqual([
      ['ООО «Кухни Ладога»', 'readOnly', 'inn'],
      ['ИП Берёзкин', 'missing', 'left'],
    ])
    await model.run()
    expect([ids.flatMap(ordersOf), model.result()?.clients]).toEqual([[], 0])
    expect(fates(await checked(notebook, FLAT))[1]).toEqual(['ИП Берёзкин', 'missing', 'left'])
  })

  it('keeps the columns that were chosen for such a list, until it is told to guess again', async () => {
    const { notebook } = bookOf([LADOGA])
    const model = start(notebook)
    await model.choose(file(FLAT))
    expect(model.isRemembered()).toBe(false)
    model.setField(10, null)
    await model.check()
    const again = start(notebook)
    await again.choose(file(FLAT))
    expect([again.isRemembered(), again.mapping()[10]]).toEqual([true, null])
    again.guessAnew()
    expect([again.isRemembered(), again.mapping()[10]]).toEqual([false, 'state'])
  })

  it('stays at the file that is no list of orders, and names the problem', async () => {
    const { notebook } = bookOf([LADOGA])
    const model = start(notebook)
    await model.choose(file('раз;два\nтри;четыре'))
    expect([model.step(), model.problem()]).toEqual(['file', { problem: 'noHeadings' }])
  })

  it('that the device cannot go on with says how much is left', async () => {
    let count = 0
    const { notebook } = bookOf([LADOGA, BERYOZKIN], { fails: () => ++count > 1 })
    const model = await checked(notebook, FLAT)
    await model.run()
    expect(model.result()).toMatchObject({ end: 'failed', fresh: 2, left: 1 })
  })
})

it('a list of orders wakes the reminder of a client who usually would have bought by then', async () => {
  // Each thirty days from May to August, then nothing until 31 October, when the period of the list ends.
  const orders = ['01.05', '31.05', '30.06', '30.07', '29.08'].map((day, index) => `${day}.2026;${index};Ладога;1000`)
  const list = (until: string) => [`Период: 01.05.2026 - ${until}`, 'Дата;Номер;Контрагент;Сумма', ...orders].join('\n')
  const { notebook } = bookOf([{ name: 'Ладога' }])
  const alerts = () => {
    const rows = notebook.rows()
    const context = { now: NOW, today: '2026-11-01', settings: NO_SETTINGS, ordersKnownTo: ordersKnownTo(rows) }
    return rows.flatMap((row) => purchaseSignals(row, context).map(({ kind }) => kind))
  }
  const saved = NOW
  const importList = async (text: string) => {
    const model = start(notebook)
    await model.choose(new File([text], 'Заказы.csv', { lastModified: saved }))
    await model.check()
    await model.run()
  }
  await importList(list('10.09.2026'))
  // Known up to 10 September: twelve days after the last order nothing is late.
  expect(alerts()).toEqual([])
  await importList(list('31.10.2026'))
  expect(alerts()).toEqual(['purchase'])
})

it('each client of the list is shown with how it was found, and the rows that cannot be read with why', async () => {
  const { notebook } = bookOf([LADOGA])
  const model = await checked(notebook, FLAT)
  const dispose = render(
    () => (
      <NotebookProvider value={notebook}>
        <OrdersCheck model={model} list={model.list()!} />
      </NotebookProvider>
    ),
    document.body,
  )
  const section = (id: string) => document.querySelector(`[aria-labelledby="${id}"]`)?.textContent ?? ''
  expect(section('orders-found')).toContain('ООО «Кухни Ладога»2 заказа')
  expect(section('orders-found')).toContain('тот же ИНН · 2 новых')
  expect(section('orders-missing')).toContain('ИП Берёзкин1 заказ')
  expect(section('orders-missing')).toContain('Выбрать клиента')
  expect(section('exchange-bad')).toContain('Строка 10Колонка «Дата»: скороЭто не дата')
  expect(section('exchange-bad')).toContain('Строка 11Не указан клиент.')
  const run = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Загрузить 2 заказа')
  expect(run?.disabled).toBe(false)
  dispose()
})
