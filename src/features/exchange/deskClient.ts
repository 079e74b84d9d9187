/** A desk as the page asks it: the same questions, answered by a worker. */
import type { ImportDesk } from './importDesk'

export interface ToDesk {
  id: number
  ask: string
  args: unknown[]
}
export type FromDesk = { id: number; answer: unknown } | { id: number; failed: string }

type Asked<F> = F extends (...args: infer A) => infer R ? (...args: A) => Promise<Awaited<R>> : never
/** Every answer may reject: when the worker could not be loaded, or ran out of memory. */
export type Remote<Desk> = { [K in keyof Desk]: Asked<Desk[K]> } & { close(): void }
export type RemoteDesk = Remote<ImportDesk>

/** Starts a worker for one import; `close` ends it and frees the table it holds. */
export const startDesk = (): RemoteDesk =>
  remoteDesk<ImportDesk>(
    new Worker(new URL('./parse.worker.ts', import.meta.url), { type: 'module', name: 'import' }),
    ['open', 'layout', 'check', 'take', 'cards'],
  )

/** The desk behind a worker, asked by the names of its functions. */
export function remoteDesk<Desk>(worker: Worker, names: readonly (keyof Desk & string)[]): Remote<Desk> {
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

  const ask = (name: string, args: unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = ++lastId
      waiting.set(id, { resolve, reject })
      worker.postMessage({ id, ask: name, args } satisfies ToDesk)
    })
  const questions = Object.fromEntries(names.map((name) => [name, (...args: unknown[]) => ask(name, args)]))
  return {
    ...questions,
    close() {
      worker.terminate()
      giveUp('closed')
    },
  } as Remote<Desk>
}
