/** A device in real Chromium: the built app, signed in, with a profile folder that outlives the window. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Page } from '@playwright/test'
import { installedChromium } from '../../scripts/chromium.mjs'
import { seal } from '../../src/storage/codec'
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

/**
 * When the first pull was stored whole, by the page's clock: its last batch stores the cursor. To count all records again
 * and again, as `whenStored` does, would keep the database busy that is measured.
 */
export const whenPulled = (page: Page): Promise<number> =>
  // A device that knows its server has a cursor of nothing.
  whenSeen(page, { store: 'meta', keys: ['cursor'], there: true, besides: [...seal(0)].join() })

/** When the rows of all of these profiles are here, by the page's clock. */
export const whenShown = (page: Page, profiles: readonly string[]): Promise<number> =>
  whenSeen(page, { store: 'rows', keys: [...profiles], there: true })

/** When neither a row nor a document of any of these profiles is left, by the page's clock. */
export async function whenGone(page: Page, profiles: readonly string[]): Promise<number> {
  const gone = ['rows', 'states'].map((store) => whenSeen(page, { store, keys: [...profiles], there: false }))
  return Math.max(...(await Promise.all(gone)))
}

/** One connection, which asks for one key until that is as it should be, and only then for the others. */
function whenSeen(
  page: Page,
  asked: { store: string; keys: string[]; there: boolean; besides?: string },
): Promise<number> {
  return page.evaluate(async ({ store, keys, there, besides }) => {
    const pause = () => new Promise((resolve) => setTimeout(resolve, 20))
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(request.error))
      })
    let name: string | undefined
    while (name === undefined) {
      name = (await indexedDB.databases()).find((one) => one.name?.startsWith('kartoteka/'))?.name
      if (name === undefined) await pause()
    }
    const database = await done(indexedDB.open(name))
    const isSo = async (some: string[]) => {
      const from = database.transaction(store).objectStore(store)
      if (besides !== undefined) return String((await done(from.get(some[0]!))) ?? besides) !== besides
      const found = await Promise.all(some.map((key) => done(from.getKey(key))))
      return found.every((key) => (key !== undefined) === there)
    }
    while (!(await isSo(keys.slice(-1))) || !(await isSo(keys))) await pause()
    const at = performance.timeOrigin + performance.now()
    database.close()
    return at
  }, asked)
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
