/**
 * What `npm run measure` counts is what a browser loads before somebody can work, on a device that has nothing yet; and
 * the page that the server sends names it.
 */
import { resolve } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { BUDGETED, byTheClock, filesOfPage, firstLoad, leftOut, LOCALES } from '../../scripts/firstLoad.mjs'
import { startServer, type TestServer } from '../support/server'

const app = resolve(import.meta.dirname, '../../dist/app')
/** What is seen only when rows have come from the server. */
const SHOWN = {
  '/': 'main li a',
  '/clients': 'main [data-index] a',
  '/clients/:id': 'main [role="tabpanel"] section li',
} as const

/** What a client's page asks for where there is something to tell. */
const OF_SOME = /\/(Trouble|LossCard)-/

let server: TestServer
let cookies: Awaited<ReturnType<ReturnType<Page['context']>['cookies']>>
let client: string

test.beforeAll(async ({ browser }) => {
  server = await startServer({ built: true, demo: true })
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(server.demoLinks().find(({ role }) => role === 'head')!.url)
  await expect(page.locator('main h1')).toBeVisible()
  cookies = await context.cookies()
  await page.goto(`${server.url}/clients`)
  client = (await page.locator(SHOWN['/clients']).first().getAttribute('href'))!
  await context.close()
})
test.afterAll(() => server.stop())

for (const address of ['/', '/clients', '/clients/:id'] as const)
  for (const locale of LOCALES)
    test(`${address} (${locale})`, async ({ browser }) => {
      // A client that a desk opens has the list beside it.
      const viewport = address === '/clients/:id' ? { width: 390, height: 844 } : undefined
      const context = await browser.newContext({ locale: locale === 'ru' ? 'ru-RU' : 'en-GB', viewport })
      await context.addCookies(cookies)
      const page = await context.newPage()
      const asked: { path: string; at: number }[] = []
      const kept = new Set<string | undefined>()
      context.on('requestfinished', (request) => {
        const { pathname } = new URL(request.url())
        if (pathname.endsWith('.js')) asked.push({ path: pathname.slice(1), at: request.timing().startTime })
      })
      context.on('response', (response) => {
        if (new URL(response.url()).pathname.startsWith('/assets/')) kept.add(response.headers()['cache-control'])
      })
      await noteWhenShown(page, SHOWN[address])
      const sent = await page.goto(server.url + address.replace('/clients/:id', client))
      const shownAt = await page
        .waitForFunction(() => (window as { shownAt?: number }).shownAt)
        .then((at) => at.jsonValue())

      const counted = firstLoad(app, address, locale).map(({ path }) => path)
      const before = asked.filter(({ at }) => at <= shownAt!).map(({ path }) => path)
      const anyTime = byTheClock(app).filter((path) => !counted.includes(path))
      const isCounted = (path: string): boolean => !anyTime.includes(path) && !OF_SOME.test(path)
      expect([...new Set(before)].filter(isCounted).toSorted()).toEqual(counted.toSorted())

      // Its name says what is in it: no browser asks for it again.
      expect([...kept]).toEqual(['public, max-age=31536000, immutable'])

      // The page itself names it, so that it is asked for at once.
      const { scripts, styles } = filesOfPage(app, address, locale)
      expect(namedIn(await sent!.text())).toEqual([...scripts.keys(), ...styles].toSorted())
      // It is there, and slides in from nowhere.
      if (address === '/clients/:id') await expect(page.locator('[data-pane=page]')).toHaveCSS('animation-name', 'none')

      // What is left out does come: nothing is taken away, it waits.
      if (locale === 'en') {
        const later = () => asked.map(({ path }) => path)
        await expect.poll(later, { timeout: 60_000 }).toContainEqual(expect.stringMatching(/search\.worker/))
        await expect.poll(later, { timeout: 60_000 }).toContain('sw.js')
      }
      if (BUDGETED.includes(address)) expect(leftOut(app).filter(({ path }) => counted.includes(path))).toEqual([])
      await context.close()
    })

for (const locale of LOCALES)
  test(`whoever has to sign in is sent a page that names what that needs (${locale})`, async ({ request }) => {
    for (const path of ['/sign-in', '/setup', '/invitation']) {
      const sent = await request.get(server.url + path, { headers: { 'accept-language': locale } })
      const { scripts, styles } = filesOfPage(app, '/sign-in', locale)
      expect(namedIn(await sent.text())).toEqual([...scripts.keys(), ...styles].toSorted())
    }
  })

/** The scripts and styles of a page as the server sent it. */
const namedIn = (page: string): string[] =>
  [...page.matchAll(/<(?:script|link rel="(?:modulepreload|preload|stylesheet)")[^>]* (?:src|href)="\/([^"]+)"/g)]
    .map(([, path]) => path!)
    .toSorted()

/** Keeps the moment in which the first element of what is waited for is there, ms since 1970 UTC. */
async function noteWhenShown(page: Page, selector: string): Promise<void> {
  await page.addInitScript((wanted) => {
    const observer = new MutationObserver(() => {
      if (document.querySelector(wanted) === null) return
      ;(window as { shownAt?: number }).shownAt = performance.timeOrigin + performance.now()
      observer.disconnect()
    })
    observer.observe(document, { childList: true, subtree: true })
  }, selector)
}
