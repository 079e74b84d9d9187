/** What one device promises: two tabs are one notebook, and a disk that refuses is said at once and loses nothing. */
import { expect, test } from '@playwright/test'
import { openDevice } from '../support/appDevice'
import { setUp, startServer, type Person, type TestServer } from '../support/server'
import { App } from './support/app'
import { DESK, Device } from './support/device'
import { sayIn } from './support/words'

const say = sayIn('en')
let server: TestServer
let marina: Person
let device: Device
let app: App

test.beforeAll(async () => {
  server = await startServer({ built: true })
  marina = await setUp(server)
  const office = await openDevice(server, marina)
  await office.create([
    { kind: 'fact', path: 'name', value: 'Alliance' },
    { kind: 'fact', path: 'city', value: 'Tula' },
  ])
  office.online()
  await office.until('all sent', async () => (await office.store.unsent()).size === 0)
  office.close()
})
test.afterAll(() => server.stop())
test.beforeEach(async () => {
  device = await Device.open({ name: 'device', size: DESK, locale: 'en', alwaysOnline: true })
  app = new App(device, server, say)
  await app.signIn(marina)
})
test.afterEach(async () => {
  expect(device.errors).toEqual([])
  await device.close()
})

test('two tabs are one notebook, and the one that stays goes on sending', async () => {
  await app.openClient('Alliance')
  const first = device.page
  device.page = await first.context().newPage()
  await app.openClient('Alliance')
  await app.changeFact(say('profile.fact.city'), 'Pskov')
  await expect(first.getByRole('button', { name: /^City: Pskov/ })).toBeVisible()
  await first.close()
  await app.changeFact(say('profile.fact.city'), 'Kaluga')
  await app.saved()
  const office = await openDevice(server, marina)
  office.online()
  await office.until('the city', async () => (await office.store.rows()).some(({ row }) => row.city === 'Kaluga'))
  office.close()
})

test('a full disk shows the red bar, offers the work as a file, and stores everything once there is room', async () => {
  await device.page.context().addInitScript(() => {
    const put = IDBObjectStore.prototype.put
    IDBObjectStore.prototype.put = function (...args: Parameters<typeof put>) {
      if (document.documentElement.dataset.full === 'yes') throw new DOMException('no room', 'QuotaExceededError')
      return put.apply(this, args)
    }
  })
  await app.openClient('Alliance')
  const disk = (full: string) => device.page.evaluate((value) => (document.documentElement.dataset.full = value), full)
  await disk('yes')
  await app.changeFact(say('profile.fact.city'), 'Vologda')
  await expect(device.page.getByText(say('sync.failure.full'))).toBeVisible()
  await expect(app.fact(say('profile.fact.city'))).toHaveText('Vologda')
  const download = device.page.waitForEvent('download')
  await device.page.getByRole('button', { name: say('sync.failure.download') }).click()
  const file = await (await download).createReadStream()
  let text = ''
  for await (const chunk of file) text += String(chunk)
  expect(text).toContain('Vologda')
  await device.picture('red-bar')
  await disk('no')
  await expect(device.page.getByText(say('sync.failure.full'))).toHaveCount(0)
  await app.saved()
  await device.page.reload()
  await expect(app.fact(say('profile.fact.city'))).toHaveText('Vologda')
})
