/**
 * A morning in the demo workspace: a manager on the way to her first meeting, with no network, does, puts off or passes
 * on every line of Today, by thumb and by button, until nothing is left; and all of it has left its trace.
 */
import { expect, test, type CDPSession, type Locator, type Page } from '@playwright/test'
import { startServer, type TestServer } from '../support/server'
import { App } from './support/app'
import { DESK, Device, PHONE } from './support/device'
import { sayIn } from './support/words'

const say = sayIn('ru')
/** A manager with lines of every kind. */
const MANAGER = 1
/** More lines than this have nobody in a morning: something comes back that was done. */
const AT_MOST = 120

let server: TestServer
const devices: Device[] = []

test.afterEach(async () => {
  for (const device of devices.splice(0)) await device.close()
  await server.stop()
})

async function aDevice(name: string, size: typeof PHONE | typeof DESK, alwaysOnline = false): Promise<App> {
  const device = await Device.open({ name, size, locale: 'ru', alwaysOnline })
  devices.push(device)
  return new App(device, server, say)
}

test('Today to empty, offline', async () => {
  test.setTimeout(600_000)
  server = await startServer({ built: true, demo: true, env: { DEMO_LANGUAGE: 'ru' } })
  const links = server.demoLinks()
  const manager = links[MANAGER]!
  const app = await aDevice('morning', PHONE)
  const { page } = app
  await page.goto(manager.url)
  await app.saved()
  await expect(lines(page).first()).toBeVisible()
  await app.kept()
  await app.device.picture('today')

  await server.end()
  await page.reload()
  await expect(lines(page).first()).toBeVisible()
  const thumb = await page.context().newCDPSession(page)
  const ways = [
    async (line: Locator) => finish(page, line, () => swipe(thumb, line, 'right')),
    async (line: Locator) => putOff(page, () => swipe(thumb, line, 'left')),
    async (line: Locator) => finish(page, line, () => button(line, 'today.doneStep').click()),
    async (line: Locator) => passOn(page, line),
  ]
  const done: string[] = []
  let count = 0
  const clear = page.getByText(say('practice.day.clearTitle'), { exact: true })
  for (; count < AT_MOST; count++) {
    const rest = page.getByRole('button', { name: /^Ещё \d+ подожд/ })
    await expect(lines(page).or(rest).or(clear).first()).toBeVisible()
    if ((await lines(page).count()) === 0) {
      if (await clear.isVisible()) break
      await expect(page.getByText(say('practice.day.dayDoneTitle'))).toBeVisible()
      await app.device.picture('day-done')
      await rest.click()
      continue
    }
    const id = await lines(page).first().getAttribute('data-line')
    const line = page.locator(`[data-line="${id}"]`)
    // What is on one's own desk leads nowhere, and is nobody else's.
    const [href] = await line.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))
    const way = href === undefined ? 0 : count % ways.length
    const isDone = await ways[way]!(line)
    if (isDone && href?.startsWith('/clients/')) done.push(href)
    await expect(line.and(ofNow(page).locator('[data-line]'))).toHaveCount(0)
  }
  await expect(clear).toBeVisible()
  expect(count).toBeGreaterThan(ways.length)
  expect(done.length).toBeGreaterThan(1)
  await app.device.picture('all-done')

  await page.reload()
  await expect(clear).toBeVisible()
  expect(await lines(page).count()).toBe(0)

  await server.restart()
  await app.saved()
  await expect(clear).toBeVisible()

  // What was done stands in the client's history for everybody, with who did it.
  const head = await aDevice('morning-head', DESK, true)
  await head.page.goto(server.demoLinks()[0]?.url ?? links[0]!.url)
  await head.saved()
  await head.open(`${done[0]!}?tab=history`)
  await expect(head.page.getByRole('article').first()).toContainText(manager.name)
  expect(devices.flatMap(({ errors }) => errors)).toEqual([])
})

/** What is for now, and what could wait; not what lies ahead. */
const ofNow = (page: Page): Locator =>
  page.getByRole('region', { name: new RegExp(`^(${say('today.now')}|${say('today.rest')})`) })
const lines = (page: Page): Locator => ofNow(page).locator('[data-line]')

const button = (line: Locator, key: 'today.doneStep' | 'today.more.of'): Locator =>
  line.getByRole('button', { name: new RegExp(`^${say(key, { what: '' })}`) })

/** A thumb draws the line aside. */
async function swipe(thumb: CDPSession, line: Locator, way: 'left' | 'right'): Promise<void> {
  const box = await line.evaluate((element) => {
    element.scrollIntoView({ block: 'center' })
    const { x, y, width, height } = element.getBoundingClientRect()
    return { x, y, width, height }
  })
  const y = box.y + box.height / 2
  const [from, to] = way === 'right' ? [0.3, 0.9] : [0.7, 0.1]
  const at = (part: number) => [{ x: box.x + box.width * part, y }]
  await thumb.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(from) })
  for (const part of [0.25, 0.5, 0.75, 1])
    await thumb.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(from + (to - from) * part) })
  await thumb.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
}

/** True: what was done says so in the ledger. Some ask first what came of it. */
async function finish(page: Page, line: Locator, gesture: () => Promise<void>): Promise<boolean> {
  const kind = (await line.getAttribute('data-line'))!.split('/')[0]!
  await gesture()
  const sheet = page.getByRole('dialog')
  const press = (name: string) => sheet.getByRole('button', { name, exact: true }).click()
  switch (kind) {
    case 'rhythm':
      await sheet.getByLabel(say('practice.done.text')).fill('Говорили утром')
      await press(say('practice.done.saveTalk'))
      break
    case 'purchase':
    case 'volume':
    case 'decider':
      await press(say('practice.done.justDone'))
      break
    case 'complaint':
      await sheet.getByLabel(say('practice.done.complaintText')).fill('Заменим в четверг')
      await press(say('practice.done.complaintSave'))
      break
    case 'loss':
      await press(say('trouble.reason', { why: 'price' }))
      break
    case 'contract':
      await sheet
        .locator('button')
        .filter({ hasText: say('know.renewal.agreed') })
        .or(sheet.locator('button').filter({ hasText: say('know.renewal.signed') }))
        .first()
        .click()
      break
    case 'deal':
      await press(say('practice.done.dealStill'))
      break
    case 'conflict':
      await press(say('practice.done.conflictKeep'))
      break
  }
  await expect(sheet).toHaveCount(0)
  return true
}

async function putOff(page: Page, gesture: () => Promise<void>): Promise<boolean> {
  await gesture()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: new RegExp(`^${say('practice.putOff.tomorrow')}`) })
    .click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  return false
}

/** To the first colleague who may work with the client. */
async function passOn(page: Page, line: Locator): Promise<boolean> {
  await button(line, 'today.more.of').click()
  await page.getByRole('menuitem', { name: say('today.passOn'), exact: true }).click()
  const sheet = page.getByRole('dialog', { name: say('practice.passOn.title') })
  await sheet.locator('[data-autofocus]').click()
  await expect(sheet).toHaveCount(0)
  return false
}
