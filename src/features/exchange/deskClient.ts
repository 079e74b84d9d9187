/** The import desk as the page asks it: the same questions, answered by a worker. */
import type { ImportDesk } from './importDesk'

export interface ToDesk {
  id: number
  ask: keyof ImportDesk
  args: unknown[]
}
export type FromDesk = { id: number; answer: unknown } | { id: number; failed: string }

type Asked<F> = F extends (...args: infer A) => infer R ? (...args: A) => Promise<Awaited<R>> : never
/** Every answer may reject: when the worker could not be loaded, or ran out of memory. */
export type RemoteDesk = { [K in keyof ImportDesk]: Asked<ImportDesk[K]> } & { close(): void }

/** Starts a worker for one import; `close` ends it and frees the table it holds. */
export function startDesk(): RemoteDesk {
  const worker = new Worker(new URL('./parse.worker.ts', import.meta.url), { type: 'module', name: 'import' })
  const waiting = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>()
  let lastId = 0

  function giveUp(why: string): void {
    for (const { reject } of waiting.values()) reject(new Error(why))
    waiting.clear()
  }
  worker.addEventListener('message', ({ data }: MessageEvent<FromDesk>) => {
    const asked = waiting.get(data.id)
    waiting.delete(data.id)
    if ('failed' in data) asked?.reject(new Error(data.failed))
    else asked?.resolve(data.answer)
  })
  worker.addEventListener('error', () => giveUp('worker'))
  worker.addEventListener('messageerror', () => giveUp('message'))

  const ask = (name: keyof ImportDesk, args: unknown[]): Promise<never> =>
    new Promise((resolve, reject) => {
      const id = ++lastId
      waiting.set(id, { resolve, reject })
      worker.postMessage({ id, ask: name, args } satisfies ToDesk)
    })
  return {
    open: (...args) => ask('open', args),
    layout: (...args) => ask('layout', args),
    check: (request) => ask('check', [request]),
    take: (which) => ask('take', [which]),
    cards: (which) => ask('cards', [which]),
    close() {
      worker.terminate()
      giveUp('closed')
    },
  }
}
