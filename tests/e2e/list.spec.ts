/** The list: a manager filters, groups, saves and tags; the head gives the team a view; nothing is lost by a reload. */
import { expect, test } from '@playwright/test'
import { openDevice } from '../support/appDevice'
import { join, setUp, startServer, type TestServer } from '../support/server'
import { App } from './support/app'
import { DESK, Device } from './support/device'
import { sayIn } from './support/words'

const CLIENTS = [
  ['Ладога', 'Тула', 'дом'],
  ['Урал', 'Тула', 'опт'],
  ['Ёлка', 'Псков', 'дом'],
  ['Каркас', 'Казань', 'опт'],
] as const

test('the list is filtered, saved, shared, grouped and tagged', async () => {
  const say = sayIn('ru')
  const server: TestServer = await startServer({ built: true })
  const marina = await setUp(server, { locale: 'ru' })
  const olga = await join(server, marina, { name: 'Ольга' })
  const office = await openDevice(server, olga)
  for (const [name, city, tag] of CLIENTS)
    await office.create([
      { kind: 'fact', path: 'name', value: name },
      { kind: 'fact', path: 'city', value: city },
      { kind: 'fact', path: `tags/${tag}`, value: tag },
    ])
  office.online()
  await office.until('all sent', async () => (await office.store.unsent()).size === 0)
  office.close()

  const desk = await Device.open({ name: 'list', size: DESK, locale: 'ru', alwaysOnline: true })
  const headDesk = await Device.open({
    name: 'list-head',
    size: DESK,
    locale: 'ru',
    scheme: 'dark',
    alwaysOnline: true,
  })
  const hers = new App(desk, server, say)
  const head = new App(headDesk, server, say)
  const names = (app: App) => app.page.locator('[data-index] a')
  const shows = (app: App, ...expected: string[]) => expect(names(app)).toHaveText(expected)
  const press = (app: App, key: Parameters<typeof say>[0], values = {}) =>
    app.page.getByRole('button', { name: say(key, values), exact: true }).click()
  const filter = async (app: App, field: Parameters<typeof say>[0], value: string, shown: number, not = false) => {
    const dialog = app.page.getByRole('dialog')
    await dialog.getByRole('button', { name: say(field), exact: true }).click()
    await dialog.getByLabel(value, { exact: true }).check()
    if (not) await dialog.getByLabel(say('filters.not')).check()
    await dialog.getByRole('button', { name: say('filters.apply', { count: shown }) }).click()
  }
  try {
    await hers.signIn(olga)
    await hers.open('/clients')
    await shows(hers, 'Ёлка', 'Каркас', 'Ладога', 'Урал')

    await press(hers, 'clients.filters')
    await filter(hers, 'filters.field.city', 'Тула', 2)
    await shows(hers, 'Ладога', 'Урал')
    await press(hers, 'filters.add')
    await filter(hers, 'filters.field.tag', 'дом', 1, true)
    await shows(hers, 'Урал')
    await press(hers, 'filters.switchToOr')
    await shows(hers, 'Каркас', 'Ладога', 'Урал')
    await desk.picture('or-not')

    await press(hers, 'filters.save')
    await hers.page.getByRole('textbox', { name: say('filters.view.name') }).fill('Тула и опт')
    await press(hers, 'common.save')
    const view = (app: App, name: string) => app.page.getByRole('button', { name: new RegExp(name), pressed: true })
    await expect(view(hers, 'Тула и опт')).toBeVisible()
    // The address follows what is shown a task later.
    await expect(hers.page).not.toHaveURL(/[?&]f=/)
    await hers.page.reload()
    await expect(view(hers, 'Тула и опт')).toBeVisible()
    await shows(hers, 'Каркас', 'Ладога', 'Урал')

    await press(hers, 'clients.options')
    const dialog = hers.page.getByRole('dialog')
    await dialog.getByLabel(say('filters.options.group')).selectOption({ label: say('filters.field.city') })
    await dialog
      .getByRole('button', { name: say('filters.options.takeAway', { column: say('filters.field.tag') }) })
      .click()
    await dialog.getByRole('button', { name: say('filters.field.source') }).click()
    await press(hers, 'filters.options.done')
    await expect(hers.page.getByRole('heading', { name: /^Тула\s*2$/ })).toBeVisible()
    await expect(hers.page.getByRole('button', { name: say('clients.column.tag'), exact: true })).toBeHidden()
    await expect(hers.page.getByRole('button', { name: say('filters.field.source'), exact: true })).toBeVisible()
    await desk.picture('grouped')
    await hers.page.getByRole('button', { name: /^Тула\s*2$/ }).click()
    await shows(hers, 'Каркас')
    await press(hers, 'filters.back')
    await shows(hers, 'Каркас', 'Ладога', 'Урал')

    await names(hers).first().focus()
    await hers.page.keyboard.press('x')
    await hers.page.keyboard.press('Shift+ArrowDown')
    await expect(hers.page.getByText(say('chosen.count', { count: 2 }))).toBeVisible()
    // The column has the same name.
    await hers.page
      .getByRole('button', { name: say('chosen.tag'), exact: true })
      .last()
      .click()
    await hers.page.getByRole('textbox', { name: say('filters.tag.new') }).fill('выставка')
    await press(hers, 'filters.tag.addButton')
    const done = say('filters.tag.added', { tag: 'выставка', count: 2 })
    await expect(hers.page.getByText(done).first()).toBeVisible()
    const takeAway = hers.page.getByRole('button', { name: say('filters.tag.takeAway', { tag: 'выставка', count: 2 }) })
    await expect(takeAway).toBeVisible()
    await press(hers, 'common.undo')
    await expect(takeAway).toBeHidden()
    await press(hers, 'filters.options.done')
    await hers.saved()

    await head.signIn(marina)
    await head.open('/clients?f=city:is:Псков')
    await shows(head, 'Ёлка')
    await press(head, 'filters.save')
    await head.page.getByRole('textbox', { name: say('filters.view.name') }).fill('Едем в Псков')
    await head.page.getByLabel(say('filters.view.team')).check()
    await press(head, 'common.save')
    await expect(view(head, 'Едем в Псков')).toBeVisible()
    await headDesk.picture('shared')

    await hers.page.getByRole('button', { name: /Едем в Псков/ }).click()
    await shows(hers, 'Ёлка')
    await expect(hers.page.getByRole('button', { name: say('filters.view.menu') })).toBeHidden()
    await desk.picture('shared-by-head')
    expect([...desk.errors, ...headDesk.errors]).toEqual([])
  } finally {
    await desk.close()
    await headDesk.close()
    await server.stop()
  }
})
