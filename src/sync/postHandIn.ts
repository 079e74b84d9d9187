/** The calls of a device without a session (docs/sync.md, H). */
import type { Answer } from '../shared/protocol'
import { readAnswer, type HttpResult } from './http'

export interface HandInAnswer {
  answers: Answer[]
  /** Of all steps that came by this token. */
  taken: number
  refused: number
}

/** One call without a session. */
export async function postHandIn(
  path: '/api/hand-in' | '/api/hand-in/wiped',
  token: string,
  body?: Uint8Array,
): Promise<HttpResult<HandInAnswer>> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      credentials: 'omit',
      headers: { authorization: `HandIn ${token}`, 'content-type': 'application/octet-stream' },
      body: body as Uint8Array<ArrayBuffer> | undefined,
      signal: AbortSignal.timeout(60_000),
    })
    return await readAnswer<HandInAnswer>(response)
  } catch {
    return { ok: false, error: 'offline' }
  }
}
