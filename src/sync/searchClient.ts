/** The page's side of the search worker: it starts after the first screen, or at the first question. */
import type { ProfileId } from '../shared/ids'
import { later } from './later'
import type { SearchAnswer, SearchQuestion, SearchStart } from './search.worker'

export interface SearchClient {
  ask(text: string, limit?: number): Promise<ProfileId[]>
}

export function startSearch(start: SearchStart): SearchClient {
  let worker: Worker | undefined
  let asked = 0
  const waiting = new Map<number, (found: ProfileId[]) => void>()
  const wake = (): Worker => {
    if (worker !== undefined) return worker
    worker = new Worker(new URL('./search.worker.ts', import.meta.url), { type: 'module', name: 'search' })
    worker.addEventListener('message', ({ data: { id, found } }: MessageEvent<SearchAnswer>) => {
      waiting.get(id)?.(found)
      waiting.delete(id)
    })
    worker.postMessage(start)
    return worker
  }
  later(() => void wake())
  return {
    ask: (text, limit = 500) =>
      new Promise((resolve) => {
        const question: SearchQuestion = { id: ++asked, text, limit }
        waiting.set(question.id, resolve)
        wake().postMessage(question)
      }),
  }
}
