/** Every main screen of the demo workspace passes axe (WCAG 2.2 A and AA), on the phone and on the desk. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { startServer, type TestServer } from '../support/server'
import { DESK, Device, PHONE } from './support/device'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const PLACES = ['/', '/clients', '/clients/new', '/handovers', '/import', '/export', '/team', '/settings', '/more']
const TABS = ['know', 'people', 'history', 'orders', 'notes']

let server: TestServer
test.beforeAll(async () => {
  server = await startServer({ built: true, demo: true, env: { DEMO_LANGUAGE: 'ru' } })
})
test.afterAll(() => server.stop())

for (const [name, size, locale, scheme] of [
  ['phone-ru-dark', PHONE, 'ru', 'dark'],
  ['desk-en-light', DESK, 'en', 'light'],
] as const)
  test(`axe finds nothing: ${name}`, async () => {
    const device = await Device.open({ name: `axe-${name}`, size, locale, scheme })
    const { page } = device
    try {
      await page.goto(server.demoLinks()[0]!.url)
      await page.goto(`${server.url}/clients`)
      const first = page
        .getByRole('main')
        .getByRole('listitem')
        .or(page.getByRole('main').getByRole('row'))
        .getByRole('link')
        .first()
      await expect(first).toBeVisible()
      const client = new URL((await first.getAttribute('href'))!, server.url).pathname
      for (const path of [...PLACES, ...TABS.map((tab) => `${client}?tab=${tab}`)]) {
        await page.goto(`${server.url}${path}`)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze()
        expect(violations.map(({ id, nodes }) => `${path}: ${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
          [],
        )
      }
      expect(device.errors).toEqual([])
    } finally {
      await device.close()
    }
  })
