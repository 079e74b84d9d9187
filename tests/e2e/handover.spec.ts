/** Handing over: clients go to a new hire while their old owner is offline with unsent edits. */
import { expect, test } from '@playwright/test'
import { newId, type EntryId } from '../../src/shared/ids'
import { openDevice } from '../support/appDevice'
import { join, setUp, startServer } from '../support/server'
import { App } from './support/app'
import { DESK, Device, PHONE } from './support/device'
import { sayIn } from './support/words'

const NAMES = ['МебельГрад', 'Альянс', 'Каркас-Юг']

for (const locale of process.env.STORIES === 'all' ? (['ru', 'en'] as const) : (['ru'] as const))
  test(`handing over (${locale})`, async () => {
    const say = sayIn(locale)
    const server = await startServer({ built: true })
    const marina = await setUp(server, { name: 'Марина', locale })
    const igor = await join(server, marina, { name: 'Игорь' })
    const anna = await join(server, marina, { name: 'Анна' })
    const office = await openDevice(server, igor)
    for (const name of NAMES)
      await office.create([
        { kind: 'fact', path: 'name', value: name },
        {
          kind: 'entry',
          entry: newId<EntryId>(),
          value: { type: 'call', when: Date.now() - 86_400_000, text: `Разговор: ${name}` },
        },
      ])
    await office.create([{ kind: 'fact', path: 'name', value: 'Остаётся у Игоря' }])
    office.online()
    await office.until('all sent', async () => (await office.store.unsent()).size === 0)
    office.close()

    const old = new App(await Device.open({ name: `handover-igor-${locale}`, size: PHONE, locale }), server, say)
    const head = new App(
      await Device.open({ name: `handover-marina-${locale}`, size: DESK, locale, alwaysOnline: true }),
      server,
      say,
    )
    const hire = new App(
      await Device.open({ name: `handover-anna-${locale}`, size: PHONE, locale, scheme: 'dark', alwaysOnline: true }),
      server,
      say,
    )
    const all = [old, head, hire]
    try {
      await Promise.all([old.signIn(igor), head.signIn(marina), hire.signIn(anna)])
      await old.openClient('МебельГрад')
      await old.write('Записано вовремя.')
      await old.saved()

      // Igor goes where there is no network, and works on.
      await old.kept()
      await old.page.context().setOffline(true)
      await old.mark(say('sync.offlineSince', { time: '' }).trim())
      await old.write(' Записано без сети.')
      await old.tab('know')
      await old.addCall('Обещал скидку', 'Прислать договор')

      // The head hands three clients to the new hire.
      await head.open('/clients')
      for (const name of NAMES)
        await head.page.getByRole('checkbox', { name: say('clients.chooseOne', { name }) }).check()
      await head.page.getByRole('button', { name: say('chosen.handOver') }).click()
      const dialog = head.page.getByRole('dialog')
      await dialog.getByLabel(say('handover.to')).selectOption({ value: anna.me.member.id })
      await dialog.getByLabel(say('handover.note')).fill('Анна, начни с МебельГрада')
      await head.device.picture('dialog')
      await dialog.getByRole('button', { name: say('handover.confirm') }).click()
      await expect(head.page.getByText(say('handover.done', { count: 3, name: 'Анна' })).first()).toBeVisible()

      // The new owner has everything.
      await hire.open('/clients')
      for (const name of NAMES) await expect(hire.page.getByRole('link', { name })).toBeVisible()
      await hire.openClient('МебельГрад')
      await expect(hire.page.getByText('Разговор: МебельГрад').first()).toBeVisible()
      await hire.tab('notes')
      await expect(hire.editor).toContainText('Записано вовремя.')
      await hire.open('/handovers')
      await expect(hire.page.getByText('Анна, начни с МебельГрада').first()).toBeVisible()
      await hire.device.picture('handed-to-me')

      // Igor comes back: his device lets go, and nothing of his is lost.
      await old.page.context().setOffline(false)
      await old.open('/clients')
      await expect(old.page.getByRole('link', { name: 'Остаётся у Игоря' })).toBeVisible()
      for (const name of NAMES) await expect(old.page.getByRole('link', { name })).toHaveCount(0)
      await old.saved()
      await old.device.picture('let-go')

      // What his device still sent is there to read, and nothing of it was applied by itself.
      await hire.openClient('МебельГрад')
      await hire.tab('history')
      const late = hire.page.getByRole('region', { name: say('history.late.title') })
      await expect(late).toContainText('Обещал скидку')
      await expect(late).toContainText('Записано без сети.')
      await expect(late).toContainText('Игорь')
      await hire.device.picture('added-after-handover')
      await hire.tab('notes')
      await expect(hire.editor).not.toContainText('Записано без сети.')

      // The history shows each owner with dates.
      await hire.tab('history')
      const owners = hire.page.getByRole('region', { name: say('history.owners') })
      await expect(owners).toContainText('Игорь')
      await expect(owners).toContainText('Анна')
      await head.openClient('МебельГрад')
      await head.tab('history')
      await expect(head.page.getByText(say('history.handover', { from: 'Игорь', to: 'Анна' })).first()).toBeVisible()
      await head.device.picture('owners')
      for (const app of all) expect(app.device.errors).toEqual([])
    } finally {
      for (const app of all) await app.device.close()
      await server.stop()
    }
  })
