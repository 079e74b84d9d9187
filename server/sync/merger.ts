/**
 * Merging beside the conversation: a thread of its own, started when it is first needed and ended after a while
 * without work. What it was asked when it died is asked of the next one once; then the asker hears of it.
 */
import { Worker } from 'node:worker_threads'
import { snapshotOf, stateOf } from './merging'

export interface Merger {
  /** @throws Error when the snapshot does not say what its log says. */
  snapshot(before: Uint8Array | null, updates: Uint8Array[]): Promise<Uint8Array>
  /** Each log merged and compressed, in their order. */
  states(logs: Uint8Array[][]): Promise<Uint8Array[]>
  close(): Promise<void>
}

export type Order =
  | { type: 'snapshot'; before: Uint8Array | null; updates: Uint8Array[] }
  | { type: 'states'; logs: Uint8Array[][] }
export type Done = { n: number; made: Uint8Array[] } | { n: number; failed: string }

/** On this thread: for tests in which time is not real, where nobody would know how long another takes. */
export const mergerHere = (): Merger => ({
  snapshot: async (before, updates) => snapshotOf(before, updates),
  states: async (logs) => logs.map(stateOf),
  close: async () => {},
})

/** ms without work after which the thread and its memory are given back. */
const IDLE = 30_000
/** Beside the server's own heap: the largest document a few times over. */
const HEAP_MB = 512

interface Asked {
  order: Order
  again: boolean
  resolve: (made: Uint8Array[]) => void
  reject: (error: Error) => void
}

export function startMerger(): Merger {
  const waiting = new Map<number, Asked>()
  let thread: Worker | null = null
  let idle: NodeJS.Timeout | undefined
  let count = 0
  let closed = false

  const settle = (done: Done) => {
    const asked = waiting.get(done.n)
    if (asked === undefined) return
    waiting.delete(done.n)
    if ('made' in done) asked.resolve(done.made)
    else asked.reject(new Error(done.failed))
    if (waiting.size === 0) idle = setTimeout(() => void end(), IDLE).unref()
  }

  const end = async (): Promise<void> => {
    const ending = thread
    thread = null
    await ending?.terminate()
  }

  /** Only that thread's end: another may be at work already. */
  const died = (gone: Worker, cause?: unknown) => {
    if (thread !== gone) return
    thread = null
    const asked = [...waiting.values()]
    waiting.clear()
    for (const one of asked) {
      if (one.again || closed) one.reject(new Error('the thread that merges ended', { cause }))
      else post({ ...one, again: true })
    }
  }

  const post = (asked: Asked) => {
    clearTimeout(idle)
    if (thread === null) {
      const made = makeThread()
      made.on('message', settle)
      made.on('error', (error) => died(made, error))
      made.on('exit', () => died(made))
      made.unref()
      thread = made
    }
    const n = ++count
    waiting.set(n, asked)
    thread.postMessage({ n, order: asked.order })
  }

  const ask = (order: Order) =>
    new Promise<Uint8Array[]>((resolve, reject) => {
      if (closed) reject(new Error('the server stops'))
      else post({ order, again: false, resolve, reject })
    })

  return {
    snapshot: async (before, updates) => (await ask({ type: 'snapshot', before, updates }))[0]!,
    states: (logs) => (logs.length === 0 ? Promise.resolve([]) : ask({ type: 'states', logs })),
    async close() {
      closed = true
      clearTimeout(idle)
      const asked = [...waiting.values()]
      waiting.clear()
      await end()
      for (const { reject } of asked) reject(new Error('the server stops'))
    },
  }
}

/** Built, it lies beside this file; from the sources it is compiled as it is loaded, as the process itself is. */
function makeThread(): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: HEAP_MB }
  if (!import.meta.url.endsWith('.ts'))
    return new Worker(new URL('./merger.worker.js', import.meta.url), { resourceLimits })
  const here = JSON.stringify(import.meta.url)
  const load = `import('tsx/esm/api').then(({ tsImport }) => tsImport('./merger.worker.ts', ${here}))`
  return new Worker(load, { eval: true, execArgv: [], resourceLimits })
}
