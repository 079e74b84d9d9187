/**
 * 500 profiles pass to a colleague: how long the server takes, when the colleague's device has them in its list, and
 * when they are gone from the device of the one who had them. Both devices are real Chromium, open and connected.
 */
import { call } from '../../support/server'
import type { Bench, Workload } from '../bench'
import { openBrowser, signIn, whenGone, whenShown, whenStored, type Browser } from '../chromium'
import { median, round, spreadOf, times } from '../figures'
import { withServer } from '../serve'

const HANDED = 500
const GOAL = { server: 1_000, visible: 3_000, gone: 1_000 }

interface Handed {
  server: number
  /** From the request. */
  visible: number
  /** From the server's answer: the hint, the pull and the wipe. */
  gone: number
}

const measured = new WeakMap<Bench, Promise<Handed[]>>()
/** Both workloads look at the same handovers. */
const handovers = (bench: Bench): Promise<Handed[]> => {
  const known = measured.get(bench) ?? ours(bench)
  measured.set(bench, known)
  return known
}

export const handover: Workload = async (bench) => {
  const all = await handovers(bench)
  const server = median(all.map((one) => one.server))
  const visible = median(all.map((one) => one.visible))
  return {
    workload: 'handover-500',
    ours: round(server),
    peers: {},
    unit: 'ms',
    ratio: round(Math.max(server / GOAL.server, visible / GOAL.visible)),
    goal: `< ${GOAL.server} ms on the server; visible to the new owner < ${GOAL.visible} ms`,
    met: server < GOAL.server && visible < GOAL.visible,
    detail: {
      handed: Math.min(HANDED, bench.profiles),
      server: spreadOf(all.map((one) => one.server)),
      visible: spreadOf(all.map((one) => one.visible)),
    },
  }
}

export const leave: Workload = async (bench) => {
  const gone = (await handovers(bench)).map((one) => one.gone)
  return {
    workload: 'leave-500',
    ours: round(median(gone)),
    peers: {},
    unit: 'ms',
    ratio: round(median(gone) / GOAL.gone),
    goal: `< ${GOAL.gone} ms`,
    met: median(gone) < GOAL.gone,
    detail: { left: Math.min(HANDED, bench.profiles), ours: spreadOf(gone) },
  }
}

async function ours(bench: Bench): Promise<Handed[]> {
  const book = await bench.book()
  const profiles = book.profiles.slice(0, HANDED)
  return withServer(book, async (server) => {
    const browsers: Browser[] = []
    const opened = async (worker: typeof book.manager) => {
      const browser = await openBrowser()
      browsers.push(browser)
      await signIn(browser, server, worker)
      await browser.page.goto(`${server.url}/clients`)
      return browser.page
    }
    try {
      const before = await opened(book.manager)
      const after = await opened(book.heir)
      const whole = book.profiles.length + 1
      await whenStored(before, ({ states, cursor }) => states >= whole && cursor)
      await whenStored(after, ({ cursor }) => cursor)
      await before.waitForTimeout(3_000)
      const hand = async (from: typeof before, to: typeof after, receiver: typeof book.manager) => {
        const began = performance.timeOrigin + performance.now()
        const body = { profiles, to: receiver.member, note: 'Taken over' }
        const answer = call(server, 'POST', '/api/handovers', body, { cookie: book.head.cookie })
        const visible = whenShown(to, profiles)
        const gone = whenGone(from, profiles)
        const { status } = await answer
        const answered = performance.timeOrigin + performance.now()
        if (status !== 200) throw new Error(`the handover was refused: ${status}`)
        return {
          server: answered - began,
          visible: (await visible) - began,
          gone: Math.max(0, (await gone) - answered),
        }
      }
      return await times(bench.quick ? 2 : 5, async () => {
        const there = await hand(before, after, book.heir)
        await after.waitForTimeout(2_000)
        // And back again: each way is one more figure of the next round.
        await hand(after, before, book.manager)
        await after.waitForTimeout(2_000)
        return there
      })
    } finally {
      for (const browser of browsers) await browser.close()
    }
  })
}
