/**
 * What a real Chromium does to the built app: it is killed while somebody types, its tabs are closed a moment after a
 * key, its disk is full, its storage is taken away, other tabs and newer versions open the same database. What the
 * screen called saved is there afterwards. notebookStore.ts [D1] [D2], docs/sync.md [S5].
 *
 * FAULT_SEED runs the same chance again; FAULT_ROUNDS sets how often each fault is made.
 */
import { readFile } from 'node:fs/promises'
import { expect, test, type CDPSession, type Page } from '@playwright/test'
import { textOf } from '../../src/shared/profile/fold'
import { loadDocument, newDocument } from '../../src/storage/document'
import { App } from '../e2e/support/app'
import { DESK, Device } from '../e2e/support/device'
import { sayIn } from '../e2e/support/words'
import { makeRandom } from '../fuzz/random'
import { openDevice } from '../support/appDevice'
import { notesText } from '../support/notebook'
import { setUp, startServer, type Person, type TestServer } from '../support/server'

const { FAULT_SEED, FAULT_ROUNDS = '4' } = process.env
const SEED = FAULT_SEED === undefined ? Date.now() % 1_000_000 : Number(FAULT_SEED)
const ROUNDS = Number(FAULT_ROUNDS)
const say = sayIn('en')
const CITY = say('profile.fact.city')

let server: TestServer
let marina: Person
let device: Device
let app: App
let random = makeRandom(SEED)

test.beforeEach(async () => {
  process.stderr.write(`fault seed ${SEED}\n`)
  random = makeRandom(SEED)
  server = await startServer({ built: true })
  marina = await setUp(server)
  const office = await openDevice(server, marina)
  await office.create([
    { kind: 'fact', path: 'name', value: 'Alliance' },
    { kind: 'fact', path: 'city', value: 'Tula' },
    { kind: 'fact', path: 'segment', value: 'Retail' },
  ])
  office.online()
  await office.until('all sent', async () => (await office.store.unsent()).size === 0)
  office.close()
  device = await Device.open({ name: 'faults', size: DESK, locale: 'en' })
  app = new App(device, server, say)
  await app.signIn(marina)
  // Cookies reach the disk when the browser is closed.
  await device.restart()
  await app.open('/clients')
  await device.page.waitForFunction(() => navigator.serviceWorker.controller !== null, null, { timeout: 90_000 })
})
test.afterEach(async () => {
  await device.close()
  await server.stop()
})

/** What everybody else would see: the city, and the lines of the notes. */
async function onServer(): Promise<{ city: string | null; lines: string[]; changes: number }> {
  const office = await openDevice(server, marina)
  office.online()
  await office.until('all', () => office.told.some(({ type }) => type === 'whole'))
  const id = (await office.store.rows()).find(({ row }) => row.name === 'Alliance')!.row.id
  const doc = newDocument()
  await loadDocument(doc, await office.store.profile(id))
  const city = textOf(await office.fold(id), 'city')
  const result = { city, lines: notesText(doc).split('\n'), changes: (await office.known(id)).length }
  doc.destroy()
  office.close()
  return result
}

const words = (count: number, round: number): string =>
  Array.from({ length: count }, (_, index) => `word${round}n${index}.`).join(' ')

test('kill -9 of the browser while somebody types: what was typed a second before is there, once', async () => {
  await app.openClient('Alliance')
  await app.tab('notes')
  await server.end()
  const kept: string[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const safe = words(4, round)
    await app.write(`${safe} `)
    await app.mark(say('sync.unsent', { count: 1 }))
    await device.page.waitForTimeout(1_000)
    kept.push(...safe.split(' '))
    const typing = device.page.keyboard.type('and nobody promised this to be kept', { delay: 15 }).catch(() => {})
    await device.page.waitForTimeout(random.below(400))
    await device.kill()
    await typing
    await device.start()
    await app.openClient('Alliance')
    await app.tab('notes')
    for (const word of kept) await expect(app.editor).toContainText(word)
  }
  await server.restart()
  await app.saved()
  const { lines } = await onServer()
  for (const word of kept) expect(lines.join(' ').split(word)).toHaveLength(2)
})

test('closing the tab 0 to 500 ms after a key loses nothing: neither in the notes nor in a field', async () => {
  await app.openClient('Alliance')
  await server.end()
  for (let round = 0; round < ROUNDS; round++) {
    const word = `closing${round}.`
    const other = await device.page.context().newPage()
    await app.write(`${word} `)
    await device.page.waitForTimeout(random.below(500))
    await device.page.close({ runBeforeUnload: true })
    device.page = other
    await app.openClient('Alliance')
    await app.tab('notes')
    await expect(app.editor, `${word} after a close`).toContainText(word)
    await app.tab('know')
    const last = await device.page.context().newPage()
    await app.changeFact(CITY, `City ${round}`)
    await device.page.waitForTimeout(random.below(500))
    await device.page.close({ runBeforeUnload: true })
    device.page = last
    await app.openClient('Alliance')
    await expect(app.fact(CITY)).toHaveText(`City ${round}`)
  }
  await server.restart()
  await app.saved()
  const { city, lines } = await onServer()
  expect(city).toBe(`City ${ROUNDS - 1}`)
  for (let round = 0; round < ROUNDS; round++) expect(lines.join(' ').split(`closing${round}.`)).toHaveLength(2)
})

test('IndexedDB over its quota: the red bar within 2 s, and everything stored once there is room', async () => {
  // Chromium looks at the quota when it opens the storage, and then every half minute.
  await device.restart()
  const devtools = await device.page.context().newCDPSession(device.page)
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: server.url, quotaSize: 1 })
  await app.openClient('Alliance')
  await app.changeFact(CITY, 'Vologda')
  const bar = device.page.getByText(say('sync.failure.full'))
  await expect(bar).toBeVisible({ timeout: 2_000 })
  await expect(device.page.getByRole('button', { name: say('sync.saved') })).toHaveCount(0)
  await expect(app.fact(CITY)).toHaveText('Vologda')
  await app.write('typed with no room. ')
  const [download] = await Promise.all([
    device.page.waitForEvent('download'),
    device.page.getByRole('button', { name: say('sync.failure.download') }).click(),
  ])
  expect(await readFile(await download.path(), 'utf8')).toContain('Vologda')
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: server.url })
  await expect(bar).toHaveCount(0, { timeout: 60_000 })
  await app.saved()
  const { city, lines } = await onServer()
  expect(city).toBe('Vologda')
  expect(lines.join(' ')).toContain('typed with no room.')
})

test('[D14] the browser takes the storage away: the app says so and what was lost, and has its clients again', async () => {
  await app.openClient('Alliance')
  const devtools = await device.page.context().newCDPSession(device.page)
  await server.end()
  await app.changeFact(CITY, 'Tomsk')
  await app.mark(say('sync.unsent', { count: 1 }))
  await takeStorage(devtools)
  const said = device.page.getByText(say('sync.taken'))
  await expect(said).toBeVisible()
  await expect(device.page.getByText(say('sync.takenUnsent', { count: 1 }))).toBeVisible()
  await expect(device.page.getByText(say('sync.failure.closed'))).toHaveCount(0)
  // Also to whoever opens the app only later.
  await server.restart()
  await app.open('/clients')
  await expect(said).toBeVisible()
  await expect(device.page.getByRole('link', { name: 'Alliance' }).first()).toBeVisible()
  await device.page
    .getByRole('button', { name: say('common.close'), exact: true })
    .first()
    .click()
  await expect(said).toHaveCount(0)
  await app.openClient('Alliance')
  await app.changeFact(CITY, 'Tver')
  await app.saved()
  expect((await onServer()).city).toBe('Tver')
  await app.open('/clients')
  await expect(device.page.getByRole('link', { name: 'Alliance' }).first()).toBeVisible()
  await expect(said).toHaveCount(0)
})

const takeStorage = (devtools: CDPSession) =>
  devtools.send('Storage.clearDataForOrigin', { origin: server.url, storageTypes: 'indexeddb' })

test('[D12] the browser closes the database under page and workers: what is typed is stored, sent and found', async () => {
  await app.openClient('Alliance')
  await app.saved()
  await closeDatabase()
  await app.changeFact(CITY, 'Tver')
  await app.write('after it was closed. ')
  await app.saved()
  await expect(device.page.getByText(say('sync.failure.closed'))).toHaveCount(0)
  const { city, lines } = await onServer()
  expect(city).toBe('Tver')
  expect(lines.join(' ')).toContain('after it was closed.')
  await app.search('Tver')
  await expect(device.page.getByRole('link', { name: 'Alliance' }).first()).toBeVisible()
})

/** As Chromium does it by itself when its disk is in trouble: every connection of page and workers is closed. */
async function closeDatabase(): Promise<void> {
  const internals = await device.page.context().newPage()
  await internals.goto('chrome://indexeddb-internals')
  await device.page.evaluate(async () => {
    const [found] = (await indexedDB.databases()).filter(({ name }) => name?.startsWith('kartoteka/'))
    const witness = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(found!.name!)
      opening.addEventListener('success', () => resolve(opening.result))
      opening.addEventListener('error', () => reject(opening.error))
    })
    witness.addEventListener('close', () => document.documentElement.toggleAttribute('data-database-closed', true))
  })
  await internals.locator('.force-close').first().click()
  await device.page.locator('html[data-database-closed]').waitFor()
  await internals.close()
}

/** What pages that are gone could not store, and nobody has stored for them. */
const leftBehind = () =>
  device.page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('kartoteka.unstored/')))

test('[D11] five tabs are one notebook: each change is stored once, whichever tab is closed', async () => {
  await app.openClient('Alliance')
  const tabs: Page[] = [device.page]
  while (tabs.length < 5) {
    device.page = await tabs[0]!.context().newPage()
    await app.openClient('Alliance')
    tabs.push(device.page)
  }
  const { changes } = await onServer()
  for (let count = 0; tabs.length > 0; count++) {
    device.page = tabs.splice(random.below(tabs.length), 1)[0]!
    await device.page.bringToFront()
    await app.changeFact(CITY, `Tab ${count}`)
    if (tabs.length > 0) await device.page.close({ runBeforeUnload: true })
  }
  // What a tab could not store before it was closed is stored by the one that is left: no other page is opened.
  await app.saved()
  expect(await leftBehind()).toEqual([])
  expect((await onServer()).changes).toBe(changes + 5)
  await expect(app.fact(CITY)).toHaveText('Tab 4')
})

test('[D13] an old tab beside a newer schema lets go of the database at once, and what was typed in it is stored', async () => {
  const newer = await device.page.context().newPage()
  // A page of the same origin that is not the app.
  await newer.goto(`${server.url}/api/me`)
  await device.page.bringToFront()
  await app.openClient('Alliance')
  await server.end()
  await app.changeFact(CITY, 'Kaluga')
  await app.mark(say('sync.unsent', { count: 1 }))
  await app.write('typed in the old tab. ')
  const stored = await newer.evaluate(async () => {
    const [found] = (await indexedDB.databases()).filter(({ name }) => name?.startsWith('kartoteka/'))
    const asked = performance.now()
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(found!.name!, found!.version! + 1)
      opening.addEventListener('success', () => resolve(opening.result))
      opening.addEventListener('error', () => reject(opening.error))
    })
    const waited = performance.now() - asked
    const count = await new Promise<number>((resolve, reject) => {
      const counting = database.transaction('outbox').objectStore('outbox').count()
      counting.addEventListener('success', () => resolve(counting.result))
      counting.addEventListener('error', () => reject(counting.error))
    })
    const journal = Object.keys(localStorage).filter((key) => key.startsWith('kartoteka.unstored/')).length
    return { waited, kept: count + journal }
  })
  expect(stored.waited).toBeLessThan(5_000)
  expect(stored.kept).toBeGreaterThanOrEqual(2)
  // The old app cannot read it any more: it says so, and what is typed all the same goes on to the next page.
  await expect(device.page.getByText(say('sync.failure.outdated'))).toBeVisible()
  await app.write('and a little more. ')
  await expect.poll(async () => (await leftBehind()).length).toBeGreaterThan(0)
  await device.page.getByRole('button', { name: say('sync.failure.reload') }).click()
  await expect(device.page.getByText(say('shell.newer.title'))).toBeVisible()
  expect((await leftBehind()).length).toBeGreaterThan(0)
})
