/** At the stand: a manager in a hall without network; nothing she types is lost, and a colleague gets all of it. */
import { expect, test } from '@playwright/test'
import { newId, type PartId } from '../../src/shared/ids'
import { openDevice } from '../support/appDevice'
import { join, setUp, startServer, type TestServer } from '../support/server'
import { App } from './support/app'
import { DESK, Device, PHONE } from './support/device'
import { sayIn } from './support/words'

const PHONE_BEFORE = '+7 921 555-00-01'
const PHONE_AFTER = '+7 921 555-00-02'
/** However the screen groups its digits. */
const SHOWN_AFTER = /921.555.00.02/
const SHOWN_BEFORE = /921.555.00.01/

for (const locale of process.env.STORIES === 'all' ? (['ru', 'en'] as const) : (['ru'] as const))
  test(`at the stand (${locale})`, async () => {
    const say = sayIn(locale)
    const server: TestServer = await startServer({ built: true })
    const marina = await setUp(server, { locale })
    const olga = await join(server, marina, { name: 'Ольга' })
    const office = await openDevice(server, olga)
    await office.create([
      { kind: 'fact', path: 'name', value: 'Шкафы Тула' },
      { kind: 'fact', path: 'city', value: 'Тула' },
      { kind: 'fact', path: `phones/${newId<PartId>()}`, value: PHONE_BEFORE },
    ])
    office.online()
    await office.until('all sent', async () => (await office.store.unsent()).size === 0)
    office.close()

    const phone = await Device.open({
      name: `stand-${locale}`,
      size: PHONE,
      locale,
      scheme: locale === 'ru' ? 'light' : 'dark',
    })
    const desk = await Device.open({ name: `stand-colleague-${locale}`, size: DESK, locale, alwaysOnline: true })
    const hers = new App(phone, server, say)
    const colleague = new App(desk, server, say)
    try {
      await hers.signIn(olga)
      await phone.restart()
      await hers.open('/clients')
      await expect(hers.page.getByRole('link', { name: 'Шкафы Тула' })).toBeVisible()

      await hers.kept()
      await server.end()
      await hers.page.reload()
      await hers.openClient('Шкафы Тула')
      await phone.picture('client-offline')
      const began = Date.now()
      await hers.addCall('Решает директор завода', 'Выслать образцы')
      await hers.changeFact(say('profile.fact.phone'), PHONE_AFTER)
      await expect(hers.page.getByRole('link', { name: SHOWN_AFTER }).first()).toBeVisible()
      await hers.write('Любят точные сроки.')
      await phone.picture('notes-offline')

      await hers.open('/clients/new')
      await hers.page.getByRole('textbox', { name: new RegExp(`^${say('clients.capture.name')}`) }).fill('Новые Двери')
      await hers.page.getByRole('textbox', { name: say('clients.capture.phone') }).fill('8 921 555 00 03')
      await hers.page.getByRole('button', { name: say('clients.capture.save') }).click()
      await expect(hers.page.getByRole('heading', { name: 'Новые Двери', level: 1 })).toBeVisible()
      await hers.mark(say('sync.unsent', { count: 4 }))
      await phone.picture('not-sent')

      await phone.kill()
      await phone.start()
      await hers.openClient('Шкафы Тула')
      await expect(hers.page.getByText('Решает директор завода').first()).toBeVisible()
      await expect(hers.page.getByText('Выслать образцы').filter({ visible: true }).first()).toBeVisible()
      await expect(hers.page.getByRole('link', { name: SHOWN_AFTER }).first()).toBeVisible()
      await hers.tab('notes')
      await expect(hers.editor).toContainText('Любят точные сроки.')
      await hers.mark(say('sync.unsent', { count: 4 }))
      await hers.search('Новые Двери')
      await expect(hers.page.getByRole('link', { name: 'Новые Двери' })).toBeVisible()
      const ended = Date.now()

      await server.restart()
      await hers.saved()
      await phone.picture('sent')

      await colleague.signIn(marina)
      await colleague.openClient('Шкафы Тула')
      await expect(colleague.page.getByText('Решает директор завода').first()).toBeVisible()
      await expect(colleague.page.getByRole('link', { name: SHOWN_AFTER }).first()).toBeVisible()
      await colleague.tab('history')
      const line = colleague.page.getByRole('article').filter({ hasText: SHOWN_AFTER })
      await expect(line).toContainText('Ольга')
      await expect(line).toContainText(SHOWN_BEFORE)
      const written = await line.locator('time').first().getAttribute('datetime')
      expect(Date.parse(written!)).toBeGreaterThanOrEqual(began - 60_000)
      expect(Date.parse(written!)).toBeLessThanOrEqual(ended)
      await desk.picture('history')
      await colleague.tab('notes')
      await expect(colleague.editor).toContainText('Любят точные сроки.')
      await colleague.search('8 (921) 555-00-03')
      await expect(colleague.page.getByRole('link', { name: 'Новые Двери' })).toBeVisible()
      await desk.picture('found-by-phone')
      expect([...phone.errors, ...desk.errors]).toEqual([])
    } finally {
      await phone.close()
      await desk.close()
      await server.stop()
    }
  })
