/** A press on a client with 5,000 changes, to the painted page on which one can work. */
import type { Page } from '@playwright/test'
import type { Workload } from '../bench'
import { openBrowser, signIn, whenStored } from '../chromium'
import { median, round, spreadOf, times } from '../figures'
import { withServer } from '../serve'

const GOAL = 100

export const openProfile: Workload = async (bench) => {
  const book = await bench.book()
  const figures = await withServer(book, async (server) => {
    const browser = await openBrowser()
    try {
      await signIn(browser, server, book.manager)
      const { page } = browser
      await page.goto(`${server.url}/clients`)
      await whenStored(page, ({ states, cursor }) => states > book.profiles.length && cursor)
      await page.waitForTimeout(3_000)
      const href = `/clients/${book.long}`
      const field = page.getByRole('searchbox').first()
      await field.fill(` ${book.profiles.length}`)
      await page.locator(`main a[href^="${href}"]`).first().waitFor()
      // What a page of a client needs is loaded by the first one that is opened.
      await pressed(page, href)
      return await times(bench.runs + 2, async () => {
        await page.goBack()
        await page.locator(`main a[href^="${href}"]`).first().waitFor()
        // Long enough for the document to be let go.
        await page.waitForTimeout(2_000)
        return pressed(page, href)
      })
    } finally {
      await browser.close()
    }
  })
  return {
    workload: 'open-profile',
    ours: round(median(figures)),
    peers: {},
    unit: 'ms',
    ratio: round(median(figures) / GOAL),
    goal: `< ${GOAL} ms to a usable page`,
    met: median(figures) < GOAL,
    detail: { ours: spreadOf(figures), changes: 5_000 },
  }
}

/** From the click to the frame after its tabs and what is known of it are there. */
function pressed(page: Page, href: string): Promise<number> {
  return page.evaluate(async (address) => {
    const link = document.querySelector<HTMLElement>(`main a[href^="${address}"]`)!
    const began = performance.now()
    link.click()
    const isUsable = () => {
      const main = document.querySelector('main')!
      return (
        location.pathname.startsWith(address) &&
        main.querySelector('[role="tab"]') !== null &&
        main.querySelector('[role="tabpanel"]')?.querySelector('button') != null &&
        main.querySelector('[class*="skeleton"], [class*="spinner"]') === null
      )
    }
    while (!isUsable()) await new Promise((frame) => requestAnimationFrame(frame))
    await new Promise<void>((painted) => {
      requestAnimationFrame(() => {
        const channel = new MessageChannel()
        channel.port1.onmessage = () => painted()
        channel.port2.postMessage(null)
      })
    })
    return performance.now() - began
  }, href)
}
