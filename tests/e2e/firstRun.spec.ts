/**
 * A company begins: from the link that the server prints to the first client on the screen, and from an invitation
 * to a colleague's first client. One language unless all are asked for.
 */
import { expect, test } from '@playwright/test'
import { setUp, startServer, invite, PASSWORD, type TestServer } from '../support/server'
import { App } from './support/app'
import { Device, PHONE } from './support/device'
import { sayIn } from './support/words'

const say = sayIn('ru')
const devices: Device[] = []
let server: TestServer

test.afterEach(async () => {
  for (const device of devices.splice(0)) await device.close()
  await server.stop()
})

async function aPhone(name: string): Promise<App> {
  const device = await Device.open({ name, size: PHONE, locale: 'ru', alwaysOnline: true })
  devices.push(device)
  return new App(device, server, say)
}

test('a head answers six questions, makes two fields of them, and fills one for the first client', async () => {
  server = await startServer({ built: true })
  const app = await aPhone('first-run-head')
  const { page } = app
  await app.open(`/setup#${server.setupToken()}`)
  await page.getByLabel(say('account.setup.company')).fill('Лесоград')
  await page.getByLabel(say('account.name'), { exact: true }).fill('Марина Орлова')
  await page.getByLabel(say('account.email')).fill('marina@example.com')
  await page.getByLabel(say('account.newPassword'), { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: say('account.setup.button') }).click()

  const question = (key: Parameters<typeof say>[0]) => page.getByRole('heading', { level: 1, name: say(key) })
  const next = page.getByRole('button', { name: say('setup.next'), exact: true })
  await expect(question('setup.q.ideal')).toBeVisible()
  await page.getByRole('button', { name: say('setup.chip.volume') }).click()
  await page.getByLabel(say('setup.own')).fill('Свой цех')
  await next.click()
  await expect(question('setup.q.needs')).toBeVisible()
  await page.getByRole('button', { name: say('setup.chip.speed') }).click()

  // A page that is dropped in the middle loses nothing.
  await page.reload()
  await expect(page.getByRole('button', { name: say('setup.chip.speed') })).toHaveAttribute('aria-pressed', 'true')
  await page.getByRole('button', { name: say('common.back') }).click()
  await expect(page.getByLabel(say('setup.own'))).toHaveValue('Свой цех')
  await next.click()
  await next.click()
  for (const key of ['setup.q.fit', 'setup.q.more', 'setup.q.know', 'setup.q.keep'] as const) {
    await expect(question(key)).toBeVisible()
    await page.getByRole('button', { name: say('setup.skip') }).click()
  }

  await expect(question('setup.make.title')).toBeVisible()
  await expect(page.getByText('Свой цех')).toBeVisible()
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(2)
  await page.getByRole('button', { name: say('setup.make.button', { count: 2 }) }).click()
  await page.getByRole('link', { name: say('setup.first.type') }).click()

  await page.getByLabel(say('clients.capture.name'), { exact: true }).fill('Кухни Ладога')
  await page.getByRole('button', { name: say('clients.capture.save') }).click()
  await expect(page.getByRole('heading', { name: 'Кухни Ладога', level: 1 })).toBeVisible()

  const [volume, matters] = [say('setup.field.volume.name'), say('setup.field.matters.name')]
  const fields = page.getByRole('region', { name: say('own.title') })
  await fields.getByRole('button', { name: say('profile.addFactNamed', { fact: volume }) }).click()
  await fields.getByRole('textbox', { name: volume }).fill('12 500,5')
  await page.keyboard.press('Enter')
  await expect(fields.getByRole('button', { name: `${volume}: 12 500,5` })).toBeVisible()
  await fields.getByRole('button', { name: say('profile.addFactNamed', { fact: matters }) }).click()
  const [price, speed] = say('setup.field.matters.choices').split('\n')
  await fields.getByRole('button', { name: price, exact: true }).click()
  await fields.getByRole('button', { name: speed, exact: true }).click()
  await page.keyboard.press('Escape')
  await app.saved()

  // Stored, seen after a start, and told by the history.
  await page.reload()
  await expect(fields.getByRole('button', { name: `${matters}: ${price}, ${speed}` })).toBeVisible()
  await app.tab('history')
  const told = page.getByText(`${volume}: 12 500,5`)
  // A line exists when it comes near.
  await expect(async () => {
    await page.getByRole('tabpanel').hover()
    await page.mouse.wheel(0, 200)
    await expect(told).toBeVisible({ timeout: 1_000 })
  }).toPass()
  expect(app.device.errors).toEqual([])
})

test('a manager comes by an invitation, and a minute later has a client on the screen', async () => {
  server = await startServer({ built: true })
  const head = await setUp(server, { locale: 'ru' })
  const { token } = await invite(head, { name: 'Анна Белова' })
  const app = await aPhone('first-run-manager')
  const { page } = app
  await app.open(`/invitation#${token}`)
  await page.getByLabel(say('account.email')).fill('anna@example.com')
  await page.getByLabel(say('account.newPassword'), { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: say('account.invitation.button') }).click()

  // Today is empty, and says in a sentence what to do first.
  await expect(page.getByText(say('practice.day.newHereText'))).toBeVisible()
  await page
    .getByRole('main')
    .getByRole('link', { name: say('clients.new') })
    .click()
  await page.getByLabel(say('clients.capture.name'), { exact: true }).fill('Мебель Тула')
  await page.getByRole('button', { name: say('clients.capture.save') }).click()
  await expect(page.getByRole('heading', { name: 'Мебель Тула', level: 1 })).toBeVisible()
  await app.saved()
  expect(app.device.errors).toEqual([])
})
