/**
 * What another app shares: kept by the service worker before a page opens, there after a reload and without a
 * network, and in the end a client with a person. And the app can be installed.
 */
import { expect, test, type Page } from '@playwright/test'
import { setUp, startServer, type TestServer } from '../support/server'
import { App } from './support/app'
import { Device, PHONE } from './support/device'
import { sayIn } from './support/words'

// Each begins where the one before ended.
test.describe.configure({ mode: 'serial' })

const say = sayIn('en')
const CARD =
  'BEGIN:VCARD\r\nVERSION:3.0\r\nN:Sokolova;Anna;;;\r\nFN:Anna Sokolova\r\nORG:Orion Kitchens\r\nTITLE:Head of purchasing\r\n' +
  'TEL;TYPE=CELL:+7 921 555-01-02\r\nEMAIL:anna@orion.example\r\nEND:VCARD\r\n'
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

let server: TestServer
let device: Device
let app: App

test.beforeAll(async () => {
  server = await startServer({ built: true })
  const head = await setUp(server)
  device = await Device.open({ name: 'arrive', size: PHONE, locale: 'en' })
  app = new App(device, server, say)
  await app.signIn(head)
  // The next page is the worker's.
  await app.open('/settings')
  await app.kept()
})
test.afterAll(async () => {
  expect(device.errors).toEqual([])
  await device.close()
  await server.stop()
})

interface Shared {
  text?: string
  files?: { name: string; type: string; base64: string }[]
}

/** Sends a form to the share target, as the system does. */
async function share(page: Page, shared: Shared): Promise<void> {
  await page.evaluate(({ text, files = [] }) => {
    const form = document.createElement('form')
    Object.assign(form, { method: 'POST', action: '/arrive', enctype: 'multipart/form-data' })
    const words = document.createElement('input')
    Object.assign(words, { name: 'text', value: text ?? '' })
    const picker = document.createElement('input')
    Object.assign(picker, { type: 'file', name: 'files', multiple: true })
    const given = new DataTransfer()
    for (const { name, type, base64 } of files)
      given.items.add(new File([Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0))], name, { type }))
    picker.files = given.files
    form.append(words, picker)
    document.body.append(form)
    form.submit()
  }, shared)
  await expect(page.getByRole('heading', { name: say('arrive.title'), level: 1 })).toBeVisible()
}

test('a shared contact and a picture outlive a reload and become a client with a person, all without a network', async () => {
  const { page } = device
  await page.context().setOffline(true)
  await share(page, {
    files: [
      { name: 'anna.vcf', type: 'text/vcard', base64: Buffer.from(CARD).toString('base64') },
      { name: 'stand.png', type: 'image/png', base64: PIXEL },
    ],
  })
  const client = page.getByRole('textbox', { name: say('arrive.client') })
  await expect(client).toHaveValue('Orion Kitchens')
  await client.fill('Orion')
  await page.reload()
  await expect(client).toHaveValue('Orion')
  await expect(page.getByRole('img', { name: say('arrive.picture', { name: 'stand.png' }) })).toBeVisible()
  await device.picture('contact')

  // Another thing comes before this one is decided on: both wait, the later one first.
  await share(page, { text: 'Call me back: 8 921 000 11 22' })
  await expect(page.getByLabel(say('arrive.text'))).toHaveValue(/Call me back/)
  await page.getByRole('button', { name: /anna\.vcf/ }).click()
  await page.getByRole('button', { name: say('arrive.saveNew') }).click()
  await expect(page.getByRole('heading', { name: 'Orion', level: 1 })).toBeVisible()
  await app.tab('people')
  await expect(page.getByText('Anna Sokolova').first()).toBeVisible()

  await page.context().setOffline(false)
  await app.saved()
})

test('a known number proposes its client first; what is thrown away comes back with undo', async () => {
  const { page } = device
  await share(page, { text: 'We take it! Anna, 8 (921) 555-01-02' })
  await expect(page.getByText('Orion', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: say('arrive.drop'), exact: true }).click()
  await expect(page.getByLabel(say('arrive.text'))).toHaveValue(/Call me back/)
  await page.getByRole('button', { name: say('common.undo') }).click()
  await expect(page.getByLabel(say('arrive.text'))).toHaveValue(/We take it/)
  await page.getByRole('button', { name: say('arrive.save'), exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Orion', level: 1 })).toBeVisible()
  await app.tab('know')
  await expect(page.getByText(/We take it/).first()).toBeVisible()
})

test('what was shared is gone from the device after sign-out', async () => {
  const { page } = device
  await app.open('/arrive')
  await expect(page.getByLabel(say('arrive.text'))).toHaveValue(/Call me back/)
  await app.open('/settings')
  await page.getByRole('button', { name: say('settings.signOut'), exact: true }).click()
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: say('settings.signOut'), exact: true })
    .click()
  await expect(page.getByLabel(say('account.email'))).toBeVisible()
  expect(await page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('kartoteka')))).toEqual(
    [],
  )
})

test('the app can be installed', async () => {
  const session = await device.page.context().newCDPSession(device.page)
  expect(await session.send('Page.getInstallabilityErrors')).toEqual({ installabilityErrors: [] })
  const manifest = await session.send('Page.getAppManifest')
  expect(manifest.errors).toEqual([])
})
