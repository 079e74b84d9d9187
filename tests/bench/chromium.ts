/** A device in real Chromium: the built app, signed in, with a profile folder that outlives the window. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Page } from '@playwright/test'
import { installedChromium } from '../../scripts/chromium.mjs'
import type { TestServer } from '../support/server'
import type { Worker } from './book'
import { runs } from './running'

export interface Browser {
  context: BrowserContext
  page: Page
  /** Closes the window and opens it again: what is stored stays, what was in memory is gone. */
  restart(): Promise<void>
  close(): Promise<void>
}

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const PATIENCE = 900_000

/** `setUp` runs in every page before its own scripts. */
export async function openBrowser(setUp?: () => void): Promise<Browser> {
  const folder = await mkdtemp(join(tmpdir(), 'kartoteka-bench-browser-'))
  const launch = async () => {
    const context = await chromium.launchPersistentContext(folder, {
      viewport: { width: 1440, height: 900 },
      locale: 'en-GB',
      executablePath: installedChromium(),
      serviceWorkers: 'allow',
      args: FLAGS,
    })
    context.setDefaultTimeout(PATIENCE)
    // The compiler that runs this file names functions by a helper that no page has.
    await context.addInitScript('globalThis.__name = (value) => value')
    if (setUp !== undefined) await context.addInitScript(setUp)
    return { context, page: context.pages()[0] ?? (await context.newPage()) }
  }
  const ended = runs(() => browser.close())
  const browser: Browser = {
    ...(await launch()),
    async restart() {
      await browser.context.close()
      Object.assign(browser, await launch())
    },
    async close() {
      ended()
      await browser.context.close()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
  return browser
}

/** The session's cookies, as signing in would have left them. */
export async function signIn(browser: Browser, server: Pick<TestServer, 'url'>, worker: Worker): Promise<void> {
  const expires = Math.floor(Date.now() / 1_000) + 86_400
  const cookies = worker.cookie.split('; ').map((cookie) => {
    const at = cookie.indexOf('=')
    return { name: cookie.slice(0, at), value: cookie.slice(at + 1), url: server.url, expires, httpOnly: true }
  })
  await browser.context.addCookies(cookies)
}

export interface Stored {
  rows: number
  states: number
  cursor: boolean
}

/** How much of the notebook lies in this device's IndexedDB. */
export function stored(page: Page): Promise<Stored> {
  return page.evaluate(async () => {
    const known = (await indexedDB.databases()).find(({ name }) => name?.startsWith('kartoteka/'))
    if (known?.name === undefined) return { rows: 0, states: 0, cursor: false }
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(known.name!)
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => reject(request.error))
    })
    const count = (store: string, key?: string) =>
      new Promise<number>((resolve) => {
        const request = database.transaction(store).objectStore(store).count(key)
        request.addEventListener('success', () => resolve(request.result))
      })
    const found = {
      rows: await count('rows'),
      states: await count('states'),
      cursor: (await count('meta', 'cursor')) > 0,
    }
    database.close()
    return found
  })
}

/** When the device holds so many profiles, by the page's clock; looked at each 20 ms. */
export async function whenStored(page: Page, holds: (now: Stored) => boolean): Promise<number> {
  for (;;) {
    if (holds(await stored(page))) return page.evaluate(() => performance.timeOrigin + performance.now())
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

declare global {
  // oxlint-disable-next-line no-var
  var benchShown: { line?: number; empty?: number; many?: number } | undefined
}

/**
 * Notes in the page when the first line of the list was painted, when the empty state was, and when the list was long
 * enough to be scrolled, in ms since the navigation began.
 */
export function watchList(): void {
  const shown: { line?: number; empty?: number; many?: number } = {}
  globalThis.benchShown = shown
  /** The next frame after the one that draws it: then it is on the screen. */
  const painted = (what: 'line' | 'empty' | 'many') =>
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => (shown[what] ??= performance.now())
      channel.port2.postMessage(null)
    })
  const look = () => {
    if (shown.line === undefined && document.querySelector('main [data-index]') !== null) painted('line')
    if (shown.many === undefined && document.querySelectorAll('main [data-index]').length >= 8) painted('many')
    if (shown.empty === undefined && document.querySelector('main h2') !== null) painted('empty')
    if (shown.many === undefined) requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}
