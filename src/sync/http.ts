/** Typed calls to the server's routes (src/shared/api.ts). A refusal is a value, never an exception. */
import { API_ERRORS, type ApiErrorCode } from '../shared/apiErrors'

export type HttpResult<T> = { ok: true; value: T } | { ok: false; error: ApiErrorCode | 'offline' }

/** Sends JSON, gets JSON. `offline` when no server answered within `timeout` ms. */
export async function http<T>(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: `/api/${string}`,
  body?: unknown,
  timeout = 15_000,
  headers: Record<string, string> = {},
): Promise<HttpResult<T>> {
  let response: Response
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(timeout),
    })
  } catch {
    return { ok: false, error: 'offline' }
  }
  return readAnswer(response)
}

/** What a route answered, also one that was called by hand. */
export async function readAnswer<T>(response: Response): Promise<HttpResult<T>> {
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok) return { ok: true, value: answer as T }
  const code = (answer as { error?: { code?: ApiErrorCode } } | null)?.error?.code
  // A proxy in front of a stopped server answers without our error shape.
  if (code === undefined && response.status >= 502) return { ok: false, error: 'offline' }
  return { ok: false, error: code !== undefined && API_ERRORS.includes(code) ? code : 'server' }
}
