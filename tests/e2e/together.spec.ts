/** Together: two members edit one client at once; both screens agree, and a conflict is shown and settled. */
import { expect, test } from '@playwright/test'
import { openDevice } from '../support/appDevice'
import { join, setUp, startServer } from '../support/server'
import { App } from './support/app'
import { DESK, Device } from './support/device'
import { sayIn } from './support/words'

for (const locale of process.env.STORIES === 'all' ? (['en', 'ru'] as const) : (['en'] as const))
  test(`together (${locale})`, async () => {
    const say = sayIn(locale)
    const server = await startServer({ built: true })
    const marina = await setUp(server, { name: 'Марина', locale })
    const olga = await join(server, marina, { name: 'Ольга' })
    const office = await openDevice(server, olga)
    await office.create([
      { kind: 'fact', path: 'name', value: 'Кухни Ладога' },
      { kind: 'fact', path: 'city', value: 'Тула' },
      { kind: 'fact', path: 'segment', value: 'Мебельщики' },
    ])
    office.online()
    await office.until('all sent', async () => (await office.store.unsent()).size === 0)
    office.close()

    const scheme = locale === 'en' ? 'light' : 'dark'
    const hers = new App(
      await Device.open({ name: `together-olga-${locale}`, size: DESK, locale, scheme }),
      server,
      say,
    )
    const heads = new App(
      await Device.open({ name: `together-marina-${locale}`, size: DESK, locale, scheme }),
      server,
      say,
    )
    const both = [hers, heads]
    const cityIs = async (city: string) => {
      for (const app of both) await expect(app.fact(say('profile.fact.city'))).toHaveText(city)
    }
    try {
      await Promise.all([hers.signIn(olga), heads.signIn(marina)])
      await Promise.all(both.map((app) => app.openClient('Кухни Ладога')))
      await expect(hers.page.getByText(say('profile.present.here', { name: 'Марина' })).first()).toBeAttached()
      await expect(heads.page.getByText(say('profile.present.here', { name: 'Ольга' })).first()).toBeAttached()

      // Different facts: both stand, nobody waits.
      await hers.changeFact(say('profile.fact.city'), 'Псков')
      await heads.changeFact(say('profile.fact.segment'), 'Дилеры')
      await cityIs('Псков')
      for (const app of both) await expect(app.fact(say('profile.fact.segment'))).toHaveText('Дилеры')

      // What somebody is typing stays while a colleague's change arrives.
      await hers.page.getByRole('button', { name: new RegExp(`^${say('profile.fact.segment')}: `) }).click()
      const typing = hers.page.getByRole('textbox', { name: say('profile.fact.segment') })
      await typing.fill('Сети')
      await heads.changeFact(say('profile.fact.city'), 'Тверь')
      await expect(hers.fact(say('profile.fact.city'))).toHaveText('Тверь')
      await expect(typing).toBeFocused()
      await expect(typing).toHaveValue('Сети')
      await typing.press('Enter')
      for (const app of both) await expect(app.fact(say('profile.fact.segment'))).toHaveText('Сети')

      // The same paragraph of the notes.
      await heads.write('Отгрузка по вторникам.')
      await hers.tab('notes')
      await expect(hers.editor).toContainText('Отгрузка по вторникам.')
      await hers.editor.click()
      await hers.page.keyboard.press('Control+Home')
      await Promise.all([
        hers.page.keyboard.type('Важно: ', { delay: 20 }),
        heads.page.keyboard.type(' Звонить утром.', { delay: 20 }),
      ])
      for (const app of both) await expect(app.editor).toContainText('Важно: ')
      for (const app of both) await expect(app.editor).toContainText('Отгрузка по вторникам. Звонить утром.')
      await expect(hers.editor.getByText('Марина')).toBeAttached()
      await expect(heads.editor.getByText('Ольга')).toBeAttached()
      const textOf = (app: App) =>
        app.editor
          .locator('p')
          .first()
          .evaluate((p) => {
            const copy = p.cloneNode(true) as HTMLElement
            for (const caret of copy.querySelectorAll('[class*="caret"]')) caret.remove()
            return copy.textContent?.replaceAll(/[\u2060\uFEFF]/g, '')
          })
      await expect.poll(() => textOf(hers)).toBe('Важно: Отгрузка по вторникам. Звонить утром.')
      expect(await textOf(heads)).toBe(await textOf(hers))

      // A mention and a picture: on the colleague's screen as well.
      await hers.page.keyboard.press('Control+End')
      await hers.page.keyboard.press('Enter')
      await hers.page.keyboard.type('@Мар')
      await hers.page.getByRole('option', { name: 'Марина' }).click()
      await expect(heads.editor.locator('[data-mention="member"]')).toHaveText('@Марина')
      const chooser = hers.page.waitForEvent('filechooser')
      await hers.page.getByRole('button', { name: say('notes.image'), exact: true }).click()
      await (await chooser).setFiles({ name: 'stand.png', mimeType: 'image/png', buffer: await hers.page.screenshot() })
      for (const app of both) await expect(app.editor.getByRole('img', { name: 'stand' })).toBeVisible()
      for (const app of both) await app.device.picture('notes')
      for (const app of both) await app.saved()

      // The same fact, without knowing of each other.
      for (const app of both) {
        await app.tab('know')
        await app.kept()
      }
      await server.end()
      await hers.changeFact(say('profile.fact.city'), 'Рязань')
      await expect(hers.fact(say('profile.fact.city'))).toHaveText('Рязань')
      await heads.changeFact(say('profile.fact.city'), 'Калуга')
      await server.restart()
      await cityIs('Калуга')
      for (const app of both) {
        const conflict = app.page.getByRole('group', { name: say('profile.conflict.title') }).first()
        await expect(conflict).toContainText('Калуга')
        await expect(conflict).toContainText('Рязань')
        await expect(conflict).toContainText('Ольга')
        await app.device.picture('conflict')
      }
      await hers.page
        .getByRole('button', { name: new RegExp(`${say('profile.conflict.keepNamed', { value: '' })}.*Рязань`) })
        .first()
        .click()
      await cityIs('Рязань')
      for (const app of both) {
        await expect(app.page.getByRole('group', { name: say('profile.conflict.title') })).toHaveCount(0)
        await app.saved()
        expect(app.device.errors).toEqual([])
      }
      await hers.device.picture('settled')
    } finally {
      for (const app of both) await app.device.close()
      await server.stop()
    }
  })
