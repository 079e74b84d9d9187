/**
 * The device of a disabled member: it has no session, and hands in what it had not sent by its hand-in token, before the
 * page removes the notebook (docs/sync.md, H). Imported when a session ended.
 */
import { encodeAny } from '../shared/any'
import { LIMITS, type Answer } from '../shared/protocol'
import type { EitherStore, SyncStore } from '../storage/notebookStore'
import { fitsFrame, withinFrame } from './engine'
import type { HttpResult } from './http'
import type { HandInAnswer } from './postHandIn'

export interface HandInEffects {
  store: EitherStore & SyncStore
  post(path: '/api/hand-in' | '/api/hand-in/wiped', token: string, body: Uint8Array): Promise<HttpResult<HandInAnswer>>
  /** The member was disabled: the screen says so. Called once. */
  leaving(): void
  /** Items were answered. */
  settled(): void
  /** Sends the files that the server does not have; false = not all of them yet. */
  files(token: string): Promise<boolean>
  now(): number
}

/**
 * `stays`: the session ended and no more, or this device has no token: its member signs in again. `later`: no server, or
 * too many questions: ask again. Otherwise everything is handed in.
 */
export type HandedIn = 'stays' | 'later' | { taken: number; refused: number; token: string }

export async function handIn({ store, post, leaving, settled, files, now }: HandInEffects): Promise<HandedIn> {
  const token = (await store.meta('handIn')) ?? null
  if (token === null) return 'stays'
  let all = { taken: 0, refused: 0 }
  let refusedHere = 0
  let told = false
  const settle = async (answers: Answer[]) => {
    await store.settle(answers, now())
    settled()
  }
  for (;;) {
    const unsent = await store.takeUnsent(LIMITS.pushItems)
    const tooLarge = unsent[0] !== undefined && !fitsFrame(unsent[0]) ? unsent[0] : undefined
    const items = tooLarge === undefined ? withinFrame(unsent) : []
    const answer = await post('/api/hand-in', token, encodeAny({ type: 'push', items }))
    if (!answer.ok) return answer.error === 'noAccess' ? 'stays' : 'later'
    if (!told) leaving()
    told = true
    const { answers, taken, refused } = answer.value
    // Also what came before a cut, or from another tab.
    all = { taken, refused }
    if (tooLarge !== undefined) {
      refusedHere += 1
      await settle([{ n: tooLarge.n, result: 'refused', why: 'malformed' }])
      continue
    }
    if (items.length === 0) break
    // A server that answers nothing would be asked for ever.
    if (answers.length === 0) return 'later'
    await settle(answers)
  }
  return (await files(token)) ? { ...all, refused: all.refused + refusedHere, token } : 'later'
}
