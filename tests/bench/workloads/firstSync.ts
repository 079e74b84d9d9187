/**
 * A new device in Chromium takes the whole book into IndexedDB. Ours is timed from the opening of the address, app
 * and all; the peers from the call in a page that has loaded already.
 */
import type { Bench, Workload } from '../bench'
import { openBrowser, signIn, stored, watchList, whenPulled } from '../chromium'
import { median, round, spreadOf, times } from '../figures'
import { servePages } from '../pages'
import { figuresOf, withPrograms, type PeerFigures } from '../peers'
import { withServer } from '../serve'
import { fastest } from './reconnect'

const USABLE = 2_000
const OVER_FLOOR = 2
const OVER_PEERS = 5

interface Synced {
  usable: number
  whole: number
}

declare global {
  // oxlint-disable-next-line no-var
  var firstSync: Record<string, (port: number, ids: string[]) => Promise<{ ms: number; records: number }>> | undefined
}

export const firstSync: Workload = async (bench) => {
  const all = await ours(bench)
  const { floor, peers, failed } = await others(bench)
  const whole = median(all.map((one) => one.whole))
  const usable = median(all.map((one) => one.usable))
  const best = fastest(Object.values(peers))
  return {
    workload: 'first-sync',
    ours: round(whole),
    peers,
    unit: 'ms',
    ratio: best === null ? null : round(best / whole),
    goal: `list usable < ${USABLE} ms; whole <= ${OVER_FLOOR}x one download and one bulk write; >= ${OVER_PEERS}x faster than each peer`,
    met: usable < USABLE && whole <= OVER_FLOOR * floor && best !== null && best >= OVER_PEERS * whole,
    detail: {
      listUsable: spreadOf(all.map((one) => one.usable)),
      whole: spreadOf(all.map((one) => one.whole)),
      floor: round(floor),
      timesTheFloor: round(whole / floor),
      failed,
    },
  }
}

async function ours(bench: Bench): Promise<Synced[]> {
  const book = await bench.book()
  return withServer(book, (server) =>
    times(bench.quick ? 2 : 3, async () => {
      const browser = await openBrowser(watchList)
      try {
        await signIn(browser, server, book.manager)
        const { page } = browser
        await page.goto(`${server.url}/clients`)
        const ended = await whenPulled(page)
        const { states } = await stored(page)
        if (states <= book.profiles.length) throw new Error(`${states} of ${book.profiles.length} profiles are stored`)
        return await page.evaluate(
          (at) => ({ usable: globalThis.benchShown!.many!, whole: at - performance.timeOrigin }),
          ended,
        )
      } finally {
        await browser.close()
      }
    }),
  )
}

/** Each in a browser of its own. */
async function others(bench: Bench): Promise<PeerFigures & { floor: number }> {
  const book = await bench.book()
  const documents = await bench.documents()
  const pages = await servePages(book, documents)
  const inPage = async (peer: string, port: number) => {
    const browser = await openBrowser()
    try {
      await browser.page.goto(pages.url)
      await browser.page.waitForFunction(() => globalThis.firstSync !== undefined)
      const asked = { peer, port, ids: book.profiles }
      const { ms, records } = await browser.page.evaluate(
        ({ peer, port, ids }) => globalThis.firstSync![peer]!(port, ids),
        asked,
      )
      if (records < book.profiles.length) throw new Error(`${peer} has ${records} of ${book.profiles.length}`)
      return ms
    } finally {
      await browser.close()
    }
  }
  try {
    const floor = median(await times(bench.quick ? 2 : 3, () => inPage('floor', 0)))
    const names = bench.alone ? [] : (['y-websocket', 'hocuspocus', 'pouchdb'] as const)
    const found = await figuresOf(names, (peer) =>
      withPrograms(async (start, folder) => {
        const server = await start(`${peer}-server.mjs`, [await folder(), documents])
        return round(await inPage(peer, await server.ask<number>({ do: 'port' })))
      }),
    )
    return { floor, ...found }
  } finally {
    pages.close()
  }
}
