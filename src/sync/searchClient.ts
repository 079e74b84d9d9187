/**
 * The page's side of the search worker: it starts when the first screen is calm, or at the first question. A worker
 * that fails (its database was closed, the browser ended it) is begun anew once for what it left unanswered;
 * when that fails too, the page answers itself, more simply. Every question is answered.
 */
import type { ProfileId } from '../shared/ids'
import { whenCalm } from './calm'
import { later } from './later'
import type { SearchAnswer, SearchQuestion, SearchStart } from './search.worker'

export interface SearchClient {
  ask(text: string, limit?: number): Promise<ProfileId[]>
}

interface Waiting {
  question: SearchQuestion
  answer(found: ProfileId[]): void
  /** A worker failed it once. */
  failed: boolean
}

/** ms after the first screen in which the rows are not read a second time: the screen is still being drawn. */
const AFTER_FIRST_SCREEN = 3_000

/** `plain` searches on the page, where the worker cannot (plainSearch.ts). */
export function startSearch(
  start: SearchStart,
  plain: (text: string, limit: number) => Promise<ProfileId[]>,
): SearchClient {
  let worker: Worker | undefined
  let asked = 0
  const waiting = new Map<number, Waiting>()

  const heard = ({ id, found }: Extract<SearchAnswer, { found: unknown }>) => {
    waiting.get(id)?.answer(found)
    waiting.delete(id)
  }
  const failed = (mine: Worker) => {
    if (mine !== worker) return
    worker = undefined
    mine.terminate()
    for (const [id, one] of waiting) {
      if (one.failed) {
        waiting.delete(id)
        void plain(one.question.text, one.question.limit).then(one.answer, () => one.answer([]))
      } else {
        one.failed = true
        wake().postMessage(one.question)
      }
    }
  }
  const wake = (): Worker => {
    if (worker !== undefined) return worker
    const mine = new Worker(new URL('./search.worker.ts', import.meta.url), { type: 'module', name: 'search' })
    worker = mine
    mine.addEventListener('message', ({ data }: MessageEvent<SearchAnswer>) =>
      'found' in data ? heard(data) : failed(mine),
    )
    mine.addEventListener('error', () => failed(mine))
    mine.postMessage(start)
    return mine
  }
  later(() => void whenCalm(wake, AFTER_FIRST_SCREEN))
  return {
    ask: (text, limit = 500) =>
      new Promise((resolve) => {
        const question: SearchQuestion = { id: ++asked, text, limit }
        waiting.set(question.id, { question, answer: resolve, failed: false })
        wake().postMessage(question)
      }),
  }
}
