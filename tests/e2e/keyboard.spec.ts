/** The three stories of the notebook without a mouse: at the stand, together, handing over. */
import { expect, test } from '@playwright/test'
import { newId, type PartId } from '../../src/shared/ids'
import { openDevice } from '../support/appDevice'
import { join, setUp, startServer } from '../support/server'
import { App } from './support/app'
import { DESK, Device } from './support/device'
import { Keys } from './support/keys'
import { sayIn } from './support/words'

const STAND = 'Шкафы Тула'
const HANDED = ['Альянс', 'Багет', 'Ворота-Юг']

test('the stand, two at one client and a handover, by keyboard alone', async () => {
  const say = sayIn('ru')
  const server = await startServer({ built: true })
  const marina = await setUp(server, { name: 'Марина', locale: 'ru' })
  const olga = await join(server, marina, { name: 'Ольга' })
  const anna = await join(server, marina, { name: 'Анна' })
  const office = await openDevice(server, olga)
  await office.create([
    { kind: 'fact', path: 'name', value: STAND },
    { kind: 'fact', path: 'city', value: 'Тула' },
    { kind: 'fact', path: `phones/${newId<PartId>()}`, value: '+7 921 555-00-01' },
  ])
  for (const name of HANDED) await office.create([{ kind: 'fact', path: 'name', value: name }])
  office.online()
  await office.until('all sent', async () => (await office.store.unsent()).size === 0)
  office.close()

  const open = async (name: string) =>
    new Keys(new App(await Device.open({ name: `keyboard-${name}`, size: DESK, locale: 'ru' }), server, say))
  const [hers, heads] = [await open('olga'), await open('marina')]
  const { page } = hers
  try {
    await test.step('at the stand, with no network', async () => {
      await hers.signIn(olga)
      await hers.app.kept()
      await server.end()

      // A few letters in the wrong keyboard layout.
      await hers.goToClient('irfas', STAND)
      // The letter of the Russian layout on the place of C: a call.
      await hers.pressRussian('с', 'C')
      await expect(page.getByLabel(say('profile.entry.text'))).toBeFocused()
      await hers.type('Решает директор завода')
      await hers.tabTo(page.getByLabel(say('profile.entry.endsWithStep')))
      await hers.press('Space')
      await expect(page.getByLabel(say('profile.entry.what'), { exact: true })).toBeFocused()
      await hers.type('Выслать образцы')
      await hers.press('Control+Enter')
      await expect(page.getByText('Выслать образцы').first()).toBeVisible()

      await hers.changeFact(say('profile.fact.phone'), '+7 921 555-00-02')
      await expect(page.getByRole('link', { name: /921.555.00.02/ }).first()).toBeVisible()
      // A slip of the hand: what was changed last is as it was, and changed again.
      await hers.press('u')
      await expect(page.getByRole('link', { name: /921.555.00.01/ }).first()).toBeVisible()
      await hers.changeFact(say('profile.fact.phone'), '+7 921 555-00-02')

      await hers.press('5')
      await hers.tabTo(hers.app.editor)
      await hers.type('Любят точные сроки.')
      await expect(hers.app.editor).toContainText('Любят точные сроки.')

      // From the middle of the notes: Ctrl+K is heard in fields too, and the last thing it offers is a new client.
      await hers.press('Control+k')
      await hers.type('Новые Двери')
      await expect(hers.palette.getByRole('option').last()).toContainText('Новые Двери')
      await hers.press('ArrowUp', 'Enter')
      await expect(page.getByRole('textbox', { name: new RegExp(`^${say('clients.capture.name')}`) })).toHaveValue(
        'Новые Двери',
      )
      await hers.tabTo(page.getByRole('textbox', { name: say('clients.capture.phone') }))
      await hers.type('8 921 555 00 03')
      await hers.press('Enter')
      await expect(page.getByRole('heading', { name: 'Новые Двери', level: 1 })).toBeVisible()
      await server.restart()
      await hers.app.saved()
    })

    await test.step('two change one client at once, and one settles it', async () => {
      await heads.signIn(marina)
      for (const member of [hers, heads]) await member.goToClient('шкаф', STAND)
      await heads.app.kept()
      await server.end()
      await hers.changeFact(say('profile.fact.city'), 'Рязань')
      await heads.changeFact(say('profile.fact.city'), 'Калуга')
      await server.restart()
      const conflict = page.getByRole('group', { name: say('profile.conflict.title') }).first()
      await expect(conflict).toContainText('Калуга')
      await expect(conflict).toContainText('Рязань')
      const keep = conflict.getByRole('button', { name: /Рязань/ })
      await hers.tabTo(keep)
      await hers.press('Enter')
      await expect(conflict).toHaveCount(0)
      for (const member of [hers, heads]) await expect(member.app.fact(say('profile.fact.city'))).toHaveText('Рязань')
      // Taken back, both stand beside each other again.
      await hers.press('u')
      await expect(conflict).toContainText('Калуга')
      await hers.tabTo(keep)
      await hers.press('Enter')
      await expect(conflict).toHaveCount(0)
      await hers.app.saved()
      await hers.app.device.picture('settled')
    })

    await test.step('what one client can do is gone with its page, also after a look at its past', async () => {
      const board = heads.page
      await heads.press('3')
      await heads.tabTo(board.getByRole('button', { name: say('history.past.show') }))
      await heads.press('Enter')
      const back = board.getByRole('button', { name: say('history.past.back'), exact: true })
      await expect(back).toBeVisible()
      await heads.press('g', 't')
      await expect(back).toHaveCount(0)
      await heads.press('Control+k')
      await expect(heads.palette.getByRole('option').first()).toBeVisible()
      await expect(heads.palette.getByText(say('commands.group.client'), { exact: true })).toHaveCount(0)
      await heads.press('Escape')
      await board.goBack()
      await expect(back).toBeVisible()
    })

    await test.step('three clients are handed over', async () => {
      const board = heads.page
      // Esc closes the client, K goes to the list where it was left, Home to its first line.
      await heads.press('Escape', 'k', 'Home')
      for (const [index, name] of HANDED.entries()) {
        if (index > 0) await heads.press('j')
        await expect(board.getByRole('link', { name })).toBeFocused()
        await heads.press('x')
      }
      await heads.tabTo(board.getByRole('button', { name: say('chosen.handOver') }))
      await heads.press('Enter')
      const dialog = board.getByRole('dialog')
      const to = dialog.getByLabel(say('handover.to'))
      await heads.tabTo(to)
      for (let more = 0; more < 4 && (await to.inputValue()) !== anna.me.member.id; more++)
        await heads.press('ArrowDown')
      await expect(to).toHaveValue(anna.me.member.id)
      await heads.tabTo(dialog.getByLabel(say('handover.note')))
      await heads.type('Анна, начни с Альянса')
      await heads.tabTo(dialog.getByRole('button', { name: say('handover.confirm') }))
      await heads.press('Enter')
      await expect(board.getByText(say('handover.done', { count: 3, name: 'Анна' })).first()).toBeVisible()
      await heads.app.device.picture('handed-over')
      for (const name of HANDED) await expect(page.getByRole('link', { name })).toHaveCount(0)
    })
    for (const { app } of [hers, heads]) expect(app.device.errors).toEqual([])
  } finally {
    for (const { app } of [hers, heads]) await app.device.close()
    await server.stop()
  }
})
