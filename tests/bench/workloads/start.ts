/**
 * Start with no network: the address is opened while the server is stopped, and the first screen of the list is
 * painted. Beside it the same app on a device of somebody who has no clients yet: the empty shell.
 */
import { median, round, spreadOf, times } from '../figures'
import type { Bench, Workload } from '../bench'
import type { Book, Worker } from '../book'
import { openBrowser, signIn, watchList, whenStored, type Browser } from '../chromium'
import { withServer } from '../serve'

const GOAL = { standard: 150, large: 700 }

export const startOffline: Workload = async (bench) => start(bench, 'start-offline', await bench.book(), GOAL.standard)
export const startOfflineLarge: Workload = async (bench) =>
  start(bench, 'start-offline-large', await bench.largeBook(), GOAL.large)

async function start(bench: Bench, workload: string, book: Book, goal: number) {
  const { full, empty } = await starts(bench, book)
  const over = median(full) - median(empty)
  return {
    workload,
    ours: round(over),
    peers: {},
    unit: 'ms',
    ratio: round(over / goal),
    goal: `<= ${goal} ms over an empty shell`,
    met: over <= goal,
    detail: { clients: book.profiles.length, firstScreen: spreadOf(full), emptyShell: spreadOf(empty) },
  }
}

function starts(bench: Bench, book: Book): Promise<{ full: number[]; empty: number[] }> {
  return withServer(book, async (server) => {
    const browsers: Browser[] = []
    const prepared = async (worker: Worker, profiles: number) => {
      const browser = await openBrowser(watchList)
      browsers.push(browser)
      await signIn(browser, server, worker)
      await browser.page.goto(`${server.url}/clients`)
      await whenStored(browser.page, ({ states, cursor }) => states >= profiles && cursor)
      await browser.page.evaluate(() => navigator.serviceWorker.ready)
      // What is written when idle (the list's head, the precache) is written.
      await browser.page.waitForTimeout(bench.quick ? 5_000 : 10_000)
      return browser
    }
    try {
      const full = await prepared(book.manager, book.profiles.length)
      const empty = await prepared(book.newcomer, 0)
      await server.end()
      const figures = { full: [] as number[], empty: [] as number[] }
      // In turns, so that a busy minute of the machine falls on both.
      await times(bench.runs, async () => {
        figures.full.push(await opened(full, `${server.url}/clients`, 'many'))
        figures.empty.push(await opened(empty, `${server.url}/clients`, 'empty'))
      })
      return figures
    } finally {
      for (const browser of browsers) await browser.close()
    }
  })
}

/** ms since the navigation, in a browser that was started for it. */
async function opened(browser: Browser, url: string, what: 'many' | 'empty'): Promise<number> {
  await browser.restart()
  await browser.context.setOffline(true)
  await browser.page.goto(url)
  await browser.page.waitForFunction((name) => globalThis.benchShown?.[name] !== undefined, what)
  return browser.page.evaluate((name) => globalThis.benchShown![name]!, what)
}
