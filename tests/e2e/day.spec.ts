/** The manager's day: a loss whose reason comes out later, a list of orders that wakes a reminder, a complaint passed up. */
import { expect, test, type Locator, type Page } from '@playwright/test'
import { addDays, dayOf } from '../../src/shared/dates'
import { newId, type EntryId } from '../../src/shared/ids'
import type { ChangeInput } from '../../src/solid/notebook'
import { openDevice } from '../support/appDevice'
import { join, setUp, startServer, type Person, type TestServer } from '../support/server'
import { App } from './support/app'
import { DESK, Device, PHONE } from './support/device'
import { journalFrom1C, type ListedOrder } from './support/orderLists'
import { sayIn } from './support/words'

let server: TestServer
const devices: Device[] = []

test.beforeEach(async () => {
  server = await startServer({ built: true })
})
test.afterEach(async () => {
  for (const device of devices.splice(0)) await device.close()
  await server.stop()
})

async function appOf(
  person: Person,
  name: string,
  size: typeof PHONE | typeof DESK,
  locale: 'en' | 'ru',
  alwaysOnline = true,
): Promise<App> {
  const device = await Device.open({ name: `day-${name}`, size, locale, alwaysOnline })
  devices.push(device)
  const app = new App(device, server, sayIn(locale))
  await app.signIn(person)
  return app
}

/** Clients that a member wrote down before, each of these changes. */
async function written(person: Person, clients: ChangeInput[][]): Promise<void> {
  const office = await openDevice(server, person)
  for (const changes of clients) await office.create(changes)
  office.online()
  await office.until('all sent', async () => (await office.store.unsent()).size === 0)
  office.close()
}
const fact = (path: string, value: string | true): ChangeInput => ({ kind: 'fact', path, value })
const named = (name: string): ChangeInput => fact('name', name)

const lines = (page: Page): Locator => page.locator('[data-line]')
const press = (within: Page | Locator, name: string): Promise<void> =>
  within.getByRole('button', { name, exact: true }).filter({ visible: true }).first().click()
const noErrors = (): void => expect(devices.flatMap(({ errors }) => errors)).toEqual([])

test('a loss with its reason learned later', async () => {
  const say = sayIn('ru')
  const olga = await setUp(server, { name: 'Ольга', locale: 'ru' })
  await written(olga, [[named('МебельГрад')], [named('Каркас')]])
  const app = await appOf(olga, 'loss', PHONE, 'ru')
  const { page } = app
  await expect(page.getByText(say('practice.day.clearTitle'))).toBeVisible()

  // One tap, and a way back from it.
  await app.openClient('МебельГрад')
  await press(page, say('profile.actions'))
  await page.getByRole('menuitem', { name: say('trouble.loss.do') }).click()
  await expect(page.getByText(say('trouble.loss.done')).first()).toBeVisible()
  await expect(page.getByRole('button', { name: say('common.undo') })).toBeVisible()
  const card = page.getByRole('article').or(page.getByRole('region')).or(page.locator('section'))
  const loss = card.filter({ has: page.getByRole('button', { name: say('trouble.loss.details') }) }).last()
  await expect(loss).toContainText(say('trouble.loss.notAsked'))
  await app.device.picture('left')

  // Today asks for the reason until it is given: what comes due joins a day that has room.
  await app.open()
  const asks = lines(page)
  await expect(asks).toContainText(say('practice.do.loss'))
  await expect(asks).toContainText('МебельГрад')
  await press(asks, say('today.doneStep', { what: say('practice.do.loss') }))
  const sheet = page.getByRole('dialog', { name: say('practice.done.loss') })
  await sheet.getByLabel(say('practice.done.lossText')).fill('Дорого, говорят')
  await press(sheet, say('trouble.reason', { why: 'price' }))
  await expect(sheet).toHaveCount(0)
  await expect(page.getByText(say('practice.day.clearTitle'))).toBeVisible()
  await expect(lines(page)).toHaveCount(0)

  // What it really was comes out; both stand, with who wrote them and when.
  await app.openClient('МебельГрад')
  await press(page, say('trouble.loss.details'))
  const form = page.getByRole('dialog')
  await press(
    form.getByRole('group', { name: say('trouble.loss.learned') }),
    say('trouble.reason', { why: 'rudeness' }),
  )
  await form.getByLabel(say('trouble.loss.learnedText')).fill('Кладовщик нагрубил водителю')
  await app.device.picture('learned')
  await press(form, say('common.save'))
  const author = /Ольга, .*\d\d:\d\d/
  for (const [label, why, text] of [
    ['trouble.loss.given', 'price', 'Дорого, говорят'],
    ['trouble.loss.learned', 'rudeness', 'Кладовщик нагрубил водителю'],
  ] as const) {
    const said = loss.locator('dl > div').filter({ hasText: say(label) })
    await expect(said).toContainText(say('trouble.reason', { why }))
    await expect(said).toContainText(text)
    await expect(said).toContainText(author)
  }
  await expect(loss).toContainText(say('trouble.terms.rudeness'))
  await app.saved()
  await app.device.picture('both')

  await app.tab('history')
  for (const [path, why, text] of [
    ['history.fact.lossGiven', 'price', 'Дорого, говорят'],
    ['history.fact.lossLearned', 'rudeness', 'Кладовщик нагрубил водителю'],
  ] as const) {
    const line = page.getByRole('article').filter({ hasText: say(path, { how: 'set', now: '', was: '' }).trim() })
    await expect(line.first()).toContainText(text)
    await expect(line.first()).toContainText(new RegExp(say('trouble.reason', { why }), 'i'))
  }
  await expect(page.getByRole('main')).toContainText(say('history.fact.loss', { how: 'set', now: '', was: '' }).trim())
  await app.device.picture('history')

  // The list knows who left, and why in truth.
  await app.open('/clients')
  await expect(page.getByRole('link', { name: 'Каркас' })).toBeVisible()
  await press(page, say('clients.filters'))
  const filter = page.getByRole('dialog')
  await press(filter, say('filters.field.lost'))
  await filter.getByLabel(say('trouble.reason', { why: 'rudeness' }), { exact: true }).check()
  await press(filter, say('filters.apply', { count: 1 }))
  await expect(page.locator('[data-index] a')).toHaveText(['МебельГрад'])
  noErrors()
})

test('an order list from 1C wakes a purchase alert', async () => {
  const say = sayIn('en')
  const today = dayOf(Date.now(), 'Europe/Moscow')
  const ago = (days: number): string => addDays(today, -days)
  const order = (entry: EntryId, days: number, amount: number): ChangeInput => ({
    kind: 'entry',
    entry,
    value: {
      type: 'order',
      when: Date.parse(`${ago(days)}T12:00:00+03:00`),
      text: 'Boards',
      amount: amount * 100,
      currency: 'RUB',
    },
  })
  const sixth = newId<EntryId>()
  const legal = `legal/${newId()}`
  const olga = await setUp(server, { name: 'Olga' })
  // Each thirty days, the last seventy days ago. Known up to a week after that one: nothing is late yet.
  await written(olga, [
    [
      named('Ladoga Kitchens'),
      fact(legal, true),
      fact(`${legal}/inn`, '7707083893'),
      ...[220, 190, 160, 130, 100, 70].map((days) => order(newId(), days, 120_000)),
      fact('ordersKnown', ago(63)),
    ],
    [named('Sokolov'), order(sixth, 20, 54_000), fact(`orders/${sixth}/number`, 'LP-7')],
    [named('Carcass South')],
  ])
  const app = await appOf(olga, 'orders', DESK, 'en')
  const { page } = app
  await expect(page.getByText(say('practice.day.clearTitle'))).toBeVisible()
  await expect(lines(page)).toHaveCount(0)

  const listed: ListedOrder[] = [
    { client: 'ООО «Кухни Ладога»', inn: '7707083893', number: 'LP-3', on: ago(70), amount: 120_000 },
    { client: 'ИП Соколов А. А.', number: 'LP-7', on: ago(20), amount: 54_000, state: 'Отгружен' },
    { client: 'Carcass South', number: 'LP-9', on: ago(2), amount: 8_300.5, what: 'Plywood; 18 mm' },
  ]
  const list = {
    name: 'Заказы.csv',
    mimeType: 'text/csv',
    buffer: journalFrom1C(listed, { from: ago(240), until: ago(1) }),
  }
  const toCheck = async (): Promise<void> => {
    await app.open('/import/orders')
    await page.locator('main input[type="file"]').setInputFiles(list)
    await press(page, say('ordersImport.columns.next'))
  }
  await toCheck()
  const found = page.getByRole('region', { name: say('ordersImport.matched.title') })
  for (const [client, by] of [
    ['Ladoga Kitchens', 'inn'],
    ['Sokolov', 'number'],
    ['Carcass South', 'name'],
  ] as const)
    await expect(
      found.getByRole('listitem').filter({ has: page.getByRole('link', { name: client, exact: true }) }),
    ).toContainText(say(`ordersImport.matched.by.${by}`))
  await expect(page.getByText(say('ordersImport.check.fresh', { count: 1 }))).toBeVisible()
  await expect(page.getByText(say('ordersImport.check.updated', { count: 2 }))).toBeVisible()
  await app.device.picture('check')
  await press(page, say('ordersImport.check.import', { count: 3 }))
  await expect(page.getByRole('heading', { name: say('ordersImport.done.fresh', { count: 1 }) })).toBeVisible()
  await app.saved()
  await app.device.picture('done')

  // Ladoga is late now, and only Ladoga.
  await app.open()
  const alert = lines(page)
  await expect(alert).toHaveCount(1)
  await expect(alert).toContainText(say('practice.do.purchase'))
  await expect(alert).toContainText('Ladoga Kitchens')
  await press(alert, say('today.whyStep', { what: say('practice.do.purchase') }))
  const why = page.getByRole('dialog', { name: say('practice.why.title') })
  await expect(why).toContainText('usually every 30 days')
  await expect(why.locator('a[href*="change="]').filter({ hasText: 'Boards' }).first()).toBeVisible()
  await app.device.picture('why')
  await page.keyboard.press('Escape')

  await alert.getByRole('link').click()
  await app.tab('orders')
  const until = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' }).format(Date.parse(ago(1)))
  await expect(page.getByRole('main')).toContainText(say('orders.known', { day: until }))
  await expect(page.getByRole('main')).toContainText(say('orders.numbered', { number: 'LP-3' }))
  await app.device.picture('known')

  // The same list again has nothing to say.
  await toCheck()
  await expect(page.getByText(say('ordersImport.check.nothing'))).toBeVisible()
  await expect(page.getByText(say('ordersImport.check.unchanged', { count: 3 }))).toBeVisible()
  await expect(page.getByRole('button', { name: say('ordersImport.check.import', { count: 0 }) })).toBeDisabled()
  noErrors()
})

test('a complaint passed up while offline', async () => {
  const say = sayIn('ru')
  const marina = await setUp(server, { name: 'Марина', locale: 'ru' })
  const igor = await join(server, marina, { name: 'Игорь' })
  const step = { what: 'Отправить образцы', who: marina.me.member.id, on: '2020-02-03' }
  const promised = { type: 'promise', when: Date.now() - 86_400_000, text: 'Пришлём образцы', next: step } as const
  await written(marina, [[named('Своя у Марины'), { kind: 'entry', entry: newId<EntryId>(), value: promised }]])
  await written(igor, [[named('МебельГрад')], [named('Альянс')]])
  const manager = await appOf(igor, 'manager', PHONE, 'ru', false)
  const head = await appOf(marina, 'head', DESK, 'ru')
  await expect(lines(head.page).first()).toContainText('Отправить образцы')

  // At the client's gate there is no network.
  const { page } = manager
  await manager.kept()
  await manager.openClient('МебельГрад')
  await page.context().setOffline(true)
  await manager.mark(say('sync.offlineSince', { time: '' }).trim())
  await press(page, say('profile.quick.add'))
  await press(page.getByRole('group', { name: say('profile.entry.type') }), say('profile.type.complaint'))
  await page.getByLabel(say('profile.entry.text')).fill('Плиты приехали битыми')
  await press(page, say('profile.entry.save'))
  await expect(page.getByRole('button', { name: say('trouble.complaint.raise') })).toBeVisible()
  await manager.open('/clients')
  await manager.openClient('Альянс')
  await manager.addCall('Ждут образцы', 'Прислать договор')
  await manager.write('Склад за заводом.')

  await manager.open('/clients')
  await manager.openClient('МебельГрад')
  await press(page, say('trouble.complaint.raise'))
  const raise = page.getByRole('dialog', { name: say('trouble.complaint.raiseTitle') })
  await expect(raise).toContainText(say('trouble.complaint.raiseOffline'))
  await raise.getByLabel(say('trouble.complaint.raiseText')).fill('Требуют вернуть деньги')
  await manager.device.picture('raise')
  await press(raise, say('trouble.complaint.raiseDo'))
  await expect(page.getByText(say('trouble.complaint.raiseWaits')).first()).toBeVisible()
  expect(await head.page.getByText('Плиты приехали битыми').count()).toBe(0)

  // With a network the head has it before everything else, on the page that was open.
  await page.context().setOffline(false)
  const first = lines(head.page).first()
  await expect(first).toContainText('Плиты приехали битыми')
  await expect(first).toContainText('МебельГрад')
  await expect(first).toContainText(say('practice.why.raisedBy', { name: 'Игорь' }))
  await manager.saved()
  await head.device.picture('passed-up')
  await first.getByRole('link').click()
  await expect(head.page.getByText('Требуют вернуть деньги')).toBeVisible()
  await press(head.page, say('trouble.complaint.doAnswer'))
  const form = head.page.getByRole('dialog')
  await form.getByLabel(say('trouble.complaint.decision')).fill('Вернуть деньги за две плиты')
  await form.getByLabel(say('trouble.complaint.answer'), { exact: true }).fill('Деньги вернём в пятницу')
  await press(form, say('common.save'))
  await expect(form).toHaveCount(0)
  await head.saved()

  // Igor sees what was answered on the page that he has open, and nothing is asked of the head any more.
  const settled = page.getByRole('listitem').filter({ hasText: 'Плиты приехали битыми' }).first()
  await expect(settled).toContainText('Деньги вернём в пятницу')
  await expect(settled).toContainText(say('trouble.complaint.decided', { decision: 'Вернуть деньги за две плиты' }))
  await manager.device.picture('answered')
  await head.open()
  await expect(lines(head.page)).toHaveCount(1)
  await expect(lines(head.page)).toContainText('Отправить образцы')
  noErrors()
})
