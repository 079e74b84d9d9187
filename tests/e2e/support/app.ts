/** What a person does in the app, in the words of the screen. */
import { expect, type Locator, type Page } from '@playwright/test'
import { PASSWORD, type Person, type TestServer } from '../../support/server'
import type { Device } from './device'
import type { Say } from './words'

export class App {
  constructor(
    readonly device: Device,
    readonly server: TestServer,
    readonly say: Say,
  ) {}

  get page(): Page {
    return this.device.page
  }

  async open(path = '/'): Promise<void> {
    await this.page.goto(`${this.server.url}${path}`)
  }

  /** Signs in on the screen. */
  async signIn(person: Person): Promise<void> {
    await this.open()
    await this.page.getByLabel(this.say('account.email')).fill(person.email)
    await this.page.getByLabel(this.say('account.password'), { exact: true }).fill(PASSWORD)
    await this.page.getByRole('button', { name: this.say('account.signIn.button') }).click()
    await this.saved()
  }

  /** Waits until the app would also open with no network: before it is taken away. */
  async kept(): Promise<void> {
    if (this.device.isAlwaysOnline) throw new Error('this device was opened as one that is always online')
    // All files of the app are fetched once: on a busy machine that takes its time.
    await this.page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, { timeout: 90_000 })
  }

  /** "All saved on the server" */
  async saved(): Promise<void> {
    await this.mark(this.say('sync.saved'))
  }

  async mark(words: string): Promise<void> {
    await expect(this.page.getByRole('button', { name: words }).first()).toBeVisible()
  }

  async search(text: string): Promise<void> {
    const field = this.page.getByRole('searchbox')
    if (!(await field.isVisible())) await this.open('/clients')
    await field.fill(text)
  }

  /** Opens a client from the list. */
  async openClient(name: string): Promise<void> {
    await this.search(name)
    await this.page.getByRole('link', { name }).first().click()
    await expect(this.page.getByRole('heading', { name, level: 1 })).toBeVisible()
  }

  async tab(key: 'know' | 'people' | 'history' | 'orders' | 'notes'): Promise<void> {
    await this.page.getByRole('tab', { name: this.say(`profile.tab.${key}`) }).click()
  }

  get editor(): Locator {
    return this.page.getByRole('textbox', { name: this.say('notes.label') })
  }

  /** Writes at the end of the notes. */
  async write(text: string): Promise<void> {
    await this.tab('notes')
    await this.editor.click()
    await this.page.keyboard.press('Control+End')
    await this.page.keyboard.type(text)
  }

  /** Changes a fact: its value or pencil, then the field, then Enter. */
  async changeFact(label: string, after: string): Promise<void> {
    const field = this.page.getByRole('textbox', { name: label })
    let presses = 0
    await expect(async () => {
      if (!(await field.isVisible())) {
        // A person whose press is lost, because something moved under it, presses again; but it is told.
        if (presses++ > 0) console.log(`a press on the fact ${label} opened nothing`)
        await this.fact(label).click({ timeout: 10_000 })
      }
      await expect(field).toBeVisible({ timeout: 10_000 })
    }).toPass({ timeout: 40_000 })
    await field.fill(after)
    await this.page.keyboard.press('Enter')
  }

  /** The value of a fact that is changed in place. */
  fact(label: string): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^${label}: `) }).first()
  }

  async addCall(text: string, next: string): Promise<void> {
    await expect(this.page.getByRole('tab').first()).toBeVisible()
    const add = this.page.getByRole('button', { name: this.say('profile.quick.add'), exact: true })
    if (await add.isVisible()) await add.click()
    await this.page
      .getByRole('button', { name: this.say('profile.type.call'), exact: true })
      .first()
      .click()
    await this.page.getByLabel(this.say('profile.entry.text')).fill(text)
    await this.page.getByText(this.say('profile.entry.endsWithStep')).click()
    await this.page.getByLabel(this.say('profile.entry.what'), { exact: true }).fill(next)
    await this.page.getByRole('button', { name: this.say('profile.quick.tomorrow') }).click()
    await this.page.getByRole('button', { name: this.say('profile.entry.save') }).click()
    await expect(this.page.getByText(text).first()).toBeVisible()
  }
}
