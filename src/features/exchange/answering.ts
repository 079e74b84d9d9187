/** A desk behind postMessage: {id, ask, args} in, {id, answer} or {id, failed} out. */
import type { FromDesk, ToDesk } from './deskClient'

/** Answers what the page asks this worker. */
export function answerFrom(desk: object): void {
  const questions = desk as Record<string, (...args: unknown[]) => unknown>
  globalThis.addEventListener('message', async ({ data }: MessageEvent<ToDesk>) => {
    const { id, ask, args } = data
    let reply: FromDesk
    try {
      reply = { id, answer: await questions[ask]!(...args) }
    } catch (error) {
      reply = { id, failed: error instanceof Error ? error.name : 'error' }
    }
    globalThis.postMessage(reply)
  })
}
