/**
 * Typing in the search field over 50,000 rows: how long until the found clients are painted after a key, and whether
 * any task holds the page's main thread for longer than a frame meanwhile (from the browser's own trace).
 */
import type { CDPSession, Page } from '@playwright/test'
import type { Bench, Workload } from '../bench'
import { openBrowser, signIn, whenStored } from '../chromium'
import { quantile, round, spreadOf } from '../figures'
import { withServer } from '../serve'

const FRAME = 16
const GOAL = 60
/** Typed a key at a time: a client's name and number. The first letters find more than are shown, and so the same ones. */
const WORDS = [
  'кухни 417',
  'oak 12',
  'facades 98',
  'лестн 3',
  'pine 4821',
  'двери липа 6',
  'h 250',
  'cedar 31',
  'окна 77',
]

interface Typed {
  /** ms from each key to the painted answer. */
  answers: number[]
  /** Keys that were pressed; one that finds what was there before has no answer to wait for. */
  keys: number
  /** The longest tasks of the main thread, ms. */
  tasks: number[]
  /** The same in processor time: what the clock says of a busy machine says little. */
  processor: number[]
}

export const search: Workload = async (bench) => {
  const book = await bench.largeBook()
  const { answers, keys, tasks, processor } = await ours(bench)
  const p95 = quantile(answers, 0.95)
  const longest = tasks[0] ?? 0
  return {
    workload: 'search',
    ours: round(p95),
    peers: {},
    unit: 'ms p95',
    ratio: round(p95 / GOAL),
    goal: `no main-thread task over ${FRAME} ms; results p95 < ${GOAL} ms`,
    met: longest <= FRAME && p95 < GOAL,
    detail: {
      clients: book.profiles.length,
      keys,
      answers: spreadOf(answers),
      longestTasks: tasks.slice(0, 5).map(round),
      longestTasksProcessorMs: processor.slice(0, 5).map(round),
    },
  }
}

async function ours(bench: Bench): Promise<Typed> {
  const book = await bench.largeBook()
  return withServer(book, async (server) => {
    const browser = await openBrowser()
    try {
      await signIn(browser, server, book.manager)
      await browser.page.goto(`${server.url}/clients`)
      await whenStored(browser.page, ({ states, cursor }) => states >= book.profiles.length && cursor)
      await browser.restart()
      const { page } = browser
      await page.goto(`${server.url}/clients`)
      await page.locator('main [data-index]').first().waitFor()
      await page.waitForTimeout(bench.quick ? 3_000 : 8_000)
      const field = page.getByRole('searchbox').first()
      // The first search makes the index: nobody's typing is measured by it.
      await field.fill('warm')
      await page.waitForTimeout(2_000)
      await field.fill('')
      await page.waitForTimeout(1_000)
      return await typing(page, await browser.context.newCDPSession(page))
    } finally {
      await browser.close()
    }
  })
}

async function typing(page: Page, control: CDPSession): Promise<Typed> {
  const events: TraceEvent[] = []
  control.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])))
  await page.evaluate(watchAnswers)
  await control.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'disabled-by-default-devtools.timeline', '__metadata'] },
  })
  const field = page.getByRole('searchbox').first()
  for (const word of WORDS) {
    await field.focus()
    for (const key of word) {
      await page.keyboard.type(key)
      await page.waitForTimeout(180)
    }
    await page.keyboard.press('Escape')
    await page.waitForTimeout(300)
  }
  const answers = await page.evaluate(() => globalThis.benchAnswers!)
  const complete = new Promise((resolve) => control.once('Tracing.tracingComplete', resolve))
  await control.send('Tracing.end')
  await complete
  return { answers, keys: WORDS.join('').length, tasks: longTasks(events, 'dur'), processor: longTasks(events, 'tdur') }
}

declare global {
  // oxlint-disable-next-line no-var
  var benchAnswers: number[] | undefined
}

/** From a key to the frame that shows what it found: the list and its count are written anew for each answer. */
function watchAnswers(): void {
  const answers: number[] = []
  globalThis.benchAnswers = answers
  let typed: number | null = null
  addEventListener('input', (event) => (typed = event.timeStamp), { capture: true })
  // A key that found what was there before is answered by nothing; that the field is emptied later is no answer to it.
  addEventListener('keydown', ({ key }) => key === 'Escape' && (typed = null), { capture: true })
  const seen = new MutationObserver(() => {
    const from = typed
    if (from === null) return
    typed = null
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => answers.push(performance.now() - from)
      channel.port2.postMessage(null)
    })
  })
  const all = { childList: true, characterData: true, subtree: true }
  // What is found may be as many as before: then only the lines change.
  seen.observe(document.querySelector('main [role="status"]')!, all)
  seen.observe(document.querySelector('main [data-index]')!.parentElement!.parentElement!, all)
}

interface TraceEvent {
  name: string
  ph: string
  pid: number
  tid: number
  /** Microseconds by the clock, and of processor time. */
  dur?: number
  tdur?: number
  args?: { name?: string }
}

/** Tasks of the renderers' main threads, the longest first. */
function longTasks(events: TraceEvent[], time: 'dur' | 'tdur'): number[] {
  const main = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid}/${tid}`),
  )
  return events
    .filter(({ name, ph, pid, tid }) => ph === 'X' && name === 'RunTask' && main.has(`${pid}/${tid}`))
    .map((event) => (event[time] ?? 0) / 1_000)
    .toSorted((a, b) => b - a)
}
