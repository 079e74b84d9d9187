/**
 * Time that a history moves. Timers, dates and `setImmediate` are ours: while work is on its way that takes turns
 * of the event loop (IndexedDB in memory, SQLite) each turn costs a few simulated ms, as it would cost real ones; when
 * nothing is, the clock jumps to the next timer. So a quiet minute costs nothing, and chance is a seed's alone.
 *
 * Each timer belongs to the process that set it (a device, the server): none of a killed process ever fires.
 */
import { AsyncLocalStorage } from 'node:async_hooks'

/** Simulated ms that one turn of the event loop takes. */
const TURN = 5

export interface Process {
  alive: boolean
}

const running = new AsyncLocalStorage<Process | undefined>()

/** Runs code of this process: what it sets off ends with the process. */
export const within = <T>(process: Process, run: () => T): T => running.run(process, run)
/** Runs what belongs to no process, such as what is on its way in the network. */
export const outside = <T>(run: () => T): T => running.run(undefined, run)

interface Timer {
  at: number
  /** Of two at one moment the one that was set first. */
  order: number
  /** Null once it is cancelled, or has fired for the last time. */
  run: (() => void) | null
  every: number | null
  process: Process | undefined
  unref(): Timer
  ref(): Timer
}

const real = {
  setTimeout: globalThis.setTimeout,
  clearTimeout: globalThis.clearTimeout,
  setInterval: globalThis.setInterval,
  clearInterval: globalThis.clearInterval,
  setImmediate: globalThis.setImmediate,
  Date: globalThis.Date,
}

let now = 0
let orders = 0
/** Immediates of this history that wait for their turn. */
let waiting = { count: 0 }
/** A binary heap, the next timer first. */
let heap: Timer[] = []

export function useSimulatedTime(start: number): void {
  now = start
  orders = 0
  waiting = { count: 0 }
  heap = []
  const clear = (timer: Timer | undefined) => void (timer !== undefined && (timer.run = null))
  Object.assign(globalThis, {
    setTimeout: (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) => set(() => run(...args), ms, null),
    setInterval: (run: () => void, ms: number) => set(run, ms, ms),
    clearTimeout: clear,
    clearInterval: clear,
    setImmediate: (run: (...args: unknown[]) => void, ...args: unknown[]) => {
      const mine = waiting
      mine.count += 1
      return real.setImmediate(() => {
        mine.count -= 1
        run(...args)
      })
    },
    Date: SimulatedDate,
  })
  performance.now = () => now - start
}

export function useRealTime(): void {
  Object.assign(globalThis, real)
  // Its own hides the prototype's.
  Reflect.deleteProperty(performance, 'now')
}

class SimulatedDate extends real.Date {
  constructor(...args: unknown[]) {
    super(...((args.length === 0 ? [now] : args) as [number]))
  }
  static override now(): number {
    return now
  }
}

function set(run: () => void, ms: number, every: number | null): Timer {
  const timer: Timer = {
    at: now + Math.max(1, Math.trunc(ms)),
    order: orders++,
    run,
    every,
    process: running.getStore(),
    unref: () => timer,
    ref: () => timer,
  }
  add(timer)
  return timer
}

const isBefore = (one: Timer, other: Timer): boolean =>
  one.at < other.at || (one.at === other.at && one.order < other.order)

function add(timer: Timer): void {
  let place = heap.push(timer) - 1
  while (place > 0) {
    const parent = (place - 1) >> 1
    if (!isBefore(timer, heap[parent]!)) break
    heap[place] = heap[parent]!
    place = parent
  }
  heap[place] = timer
}

function takeFirst(): Timer {
  const first = heap[0]!
  const last = heap.pop()!
  if (heap.length === 0) return first
  let place = 0
  for (;;) {
    let child = 2 * place + 1
    if (child >= heap.length) break
    if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child += 1
    if (!isBefore(heap[child]!, last)) break
    heap[place] = heap[child]!
    place = child
  }
  heap[place] = last
  return first
}

const isOver = ({ run, process }: Timer): boolean => run === null || process?.alive === false

/** The next timer that will fire. */
function nextTimer(): Timer | undefined {
  while (heap.length > 0 && isOver(heap[0]!)) takeFirst()
  return heap[0]
}

function fireDue(): void {
  for (let timer = nextTimer(); timer !== undefined && timer.at <= now; timer = nextTimer()) {
    const { run, every, process } = takeFirst()
    if (every === null) timer.run = null
    else add(Object.assign(timer, { at: timer.at + Math.max(1, every), order: orders++ }))
    running.run(process, run!)
  }
}

const turn = (): Promise<void> => new Promise((resolve) => real.setImmediate(resolve))

/** Lets time pass until `end`, or until `done`. */
async function run(end: number, done: () => boolean): Promise<void> {
  for (;;) {
    await turn()
    if (done() || now >= end) return
    if (waiting.count > 0) now += TURN
    else now = Math.max(now, Math.min(end, nextTimer()?.at ?? end))
    fireDue()
  }
}

/** Lets `ms` pass. */
export const pass = (ms: number): Promise<void> => run(now + ms, () => false)

/** Lets time pass until the promise settles. @throws Error when that takes longer than `most` ms. */
export async function finished<T>(promise: Promise<T>, what: string, most = 120_000): Promise<T> {
  let settled = false
  const settle = () => void (settled = true)
  promise.then(settle, settle)
  await run(now + most, () => settled)
  if (!settled) throw new Error(`not within ${most} ms: ${what}`)
  return promise
}

/** Lets time pass until the condition holds. @throws Error when it does not within `most` ms. */
export async function until(condition: () => Promise<boolean>, what: () => string, most = 180_000): Promise<void> {
  const end = now + most
  while (!(await finished(condition(), what()))) {
    if (now > end) throw new Error(`never: ${what()}`)
    await pass(500)
  }
}
