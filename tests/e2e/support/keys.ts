/** A person who has no mouse: every step is a key. */
import { expect, type Locator, type Page } from '@playwright/test'
import { PASSWORD, type Person } from '../../support/server'
import type { App } from './app'

/** Further than this nobody tabs. */
const FAR = 80

export class Keys {
  constructor(readonly app: App) {}

  get page(): Page {
    return this.app.page
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text)
  }

  /** A key of the Russian layout: its letter, on the place of a Latin one. */
  async pressRussian(letter: string, latin: string): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page)
    const key = { key: letter, code: `Key${latin}`, windowsVirtualKeyCode: latin.charCodeAt(0) }
    await session.send('Input.dispatchKeyEvent', { type: 'keyDown', text: letter, ...key })
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })
    await session.detach()
  }

  /** Tab until the focus is there. Whoever cannot be reached so, or is passed unseen, fails. */
  async tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await expect(target).toBeVisible()
    for (let tabs = 0; tabs < FAR; tabs++) {
      if (await target.evaluate((element) => element === document.activeElement)) return
      await this.press(key)
    }
    const where = await this.page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200))
    throw new Error(`${FAR} times ${key} did not lead there; the focus is on ${where}`)
  }

  async signIn(person: Person): Promise<void> {
    const { app } = this
    await app.open()
    await this.tabTo(this.page.getByLabel(app.say('account.email')))
    await this.type(person.email)
    await this.tabTo(this.page.getByLabel(app.say('account.password'), { exact: true }))
    await this.type(PASSWORD)
    await this.press('Enter')
    await app.saved()
  }

  get palette(): Locator {
    return this.page.getByRole('dialog', { name: this.app.say('commands.title') })
  }

  /** What is chosen in the palette. */
  get chosen(): Locator {
    return this.palette.getByRole('option', { selected: true })
  }

  /** Ctrl+K, a few letters, Enter. */
  async run(letters: string, words: string | RegExp): Promise<void> {
    await this.press('Control+k')
    await expect(this.palette.getByRole('combobox')).toBeFocused()
    await this.type(letters)
    await expect(this.chosen).toContainText(words)
    await this.press('Enter')
    await expect(this.palette).toHaveCount(0)
  }

  async goToClient(letters: string, name: string): Promise<void> {
    await this.run(letters, name)
    await expect(this.page.getByRole('heading', { name, level: 1 })).toBeVisible()
    // The name is there before the client is read; its keys come with the rest of the page.
    await expect(this.page.getByRole('tablist').first()).toBeVisible()
  }

  /** Changes a fact in its place: to its value, Enter, the new one, Enter. */
  async changeFact(label: string, after: string): Promise<void> {
    await this.tabTo(this.app.fact(label))
    await this.press('Enter')
    const field = this.page.getByRole('textbox', { name: label })
    await expect(field).toBeFocused()
    await this.press('Control+a')
    await this.type(after)
    await this.press('Enter')
    await expect(field).toHaveCount(0)
  }
}
