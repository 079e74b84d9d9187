/**
 * What other apps gave to this one (shared, opened with it, dropped on it) and what waits for a decision: it stays
 * on the device until it was stored with a client or thrown away, also when the app is closed in between, there is
 * no network or nobody is signed in. Each arrival is one response in a cache of its own: the service worker keeps
 * it in a single write, so there is no half of one.
 *
 * Any page of the web can send a form here. So nothing that arrives is taken for true, few arrivals wait at a
 * time, and nothing becomes of one without a tap.
 */
import { ARRIVED } from './cacheNames'

export const ARRIVAL_LIMITS = {
  files: 10,
  /** Bytes of one file. */
  bytes: 25 * 1024 * 1024,
  /** Characters of each text. */
  text: 20_000,
  /** Arrivals that wait. */
  waiting: 20,
} as const

export interface Arrival {
  id: string
  /** ms since 1970 UTC */
  at: number
  title: string
  text: string
  url: string
  files: File[]
  /** Names of files that were too many or too large. */
  left: string[]
}

const PREFIX = '/arrived/'
const keyOf = (id: string): string => PREFIX + id
const TEXTS = ['title', 'text', 'url'] as const

/**
 * Keeps what came as a form with `title`, `text`, `url` and `files`, and tells its id; null when as many wait as may.
 * @throws when the device has no room
 */
export async function keepArrived(form: FormData, now: number = Date.now()): Promise<string | null> {
  const cache = await caches.open(ARRIVED)
  if ((await cache.keys()).length >= ARRIVAL_LIMITS.waiting) return null
  const id = `${now.toString(36)}-${crypto.randomUUID()}`
  await cache.put(keyOf(id), new Response(limited(form, now)))
  return id
}

function limited(form: FormData, now: number): FormData {
  const kept = new FormData()
  kept.set('at', String(now))
  for (const name of TEXTS) {
    const value = form.get(name)
    if (typeof value === 'string') kept.set(name, value.slice(0, ARRIVAL_LIMITS.text))
  }
  for (const name of form.getAll('left')) if (typeof name === 'string') kept.append('left', name)
  const files = form.getAll('files').filter((value): value is File => value instanceof File && value.name !== '')
  let count = 0
  for (const file of files) {
    const fits = file.size <= ARRIVAL_LIMITS.bytes && count < ARRIVAL_LIMITS.files
    if (fits) kept.append('files', file, file.name)
    else kept.append('left', file.name.slice(0, 200))
    count += Number(fits)
  }
  return kept
}

/** The form that `keepArrived` takes, from files or text that came another way. */
export function arrivalForm(parts: Partial<Pick<Arrival, 'title' | 'text' | 'url' | 'files' | 'left'>>): FormData {
  const form = new FormData()
  for (const name of TEXTS) if (parts[name] !== undefined) form.set(name, parts[name])
  for (const file of parts.files ?? []) form.append('files', file, file.name)
  for (const name of parts.left ?? []) form.append('left', name)
  return form
}

/** Everything that waits, the oldest first. What cannot be read is thrown away. */
export async function arrivals(): Promise<Arrival[]> {
  if (!('caches' in globalThis) || !(await caches.has(ARRIVED))) return []
  const cache = await caches.open(ARRIVED)
  const found = await Promise.all(
    (await cache.keys()).map(async (request) => {
      const id = new URL(request.url).pathname.slice(PREFIX.length)
      const kept = await cache.match(request)
      const arrival = await kept?.formData().then(
        (form) => read(id, form),
        () => undefined,
      )
      if (arrival === undefined) await cache.delete(request)
      return arrival === undefined ? [] : [arrival]
    }),
  )
  return found.flat().toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

/** How many wait, without reading them. */
export async function countArrived(): Promise<number> {
  if (!('caches' in globalThis) || !(await caches.has(ARRIVED))) return 0
  return (await (await caches.open(ARRIVED)).keys()).length
}

function read(id: string, form: FormData): Arrival {
  const text = (name: string): string => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  return {
    id,
    at: Number(text('at')) || 0,
    title: text('title'),
    text: text('text'),
    url: text('url'),
    files: form.getAll('files').filter((value): value is File => value instanceof File),
    left: form.getAll('left').filter((value) => typeof value === 'string'),
  }
}

/** Forgets an arrival: it was stored, or thrown away. */
export async function dropArrived(id: string): Promise<void> {
  await (await caches.open(ARRIVED)).delete(keyOf(id))
}

/** Takes back that an arrival was thrown away. */
export async function bringBack(arrival: Arrival): Promise<void> {
  await (await caches.open(ARRIVED)).put(keyOf(arrival.id), new Response(limited(arrivalForm(arrival), arrival.at)))
}
