import { beforeEach, expect, test, vi } from 'vitest'
import { ARRIVAL_LIMITS, arrivalForm, arrivals, bringBack, countArrived, dropArrived, keepArrived } from './arrived'
import { ARRIVED, BADGE } from './cacheNames'
import { leaveNoTrace } from './leave'

/** The part of CacheStorage that is used, in memory. */
function fakeCaches() {
  const all = new Map<string, Map<string, Response>>()
  const url = (key: string | Request) => new URL(typeof key === 'string' ? key : key.url, 'https://app.example').href
  const open = async (name: string) => {
    const cache = all.get(name) ?? new Map<string, Response>()
    all.set(name, cache)
    return {
      keys: async () => [...cache.keys()].map((key) => new Request(key)),
      put: async (key: string, response: Response) => void cache.set(url(key), response),
      match: async (key: string | Request) => cache.get(url(key))?.clone(),
      delete: async (key: string | Request) => cache.delete(url(key)),
    }
  }
  return { open, has: async (name: string) => all.has(name), delete: async (name: string) => all.delete(name) }
}
beforeEach(() => vi.stubGlobal('caches', fakeCaches()))

const file = (name: string, size = 1) => new File([new Uint8Array(size)], name, { type: 'image/png' })

test('what came is read again as it came, the oldest first', async () => {
  await keepArrived(arrivalForm({ text: 'later' }), 2_000)
  await keepArrived(arrivalForm({ title: 'Title', url: 'https://a.example', files: [file('снимок.png', 3)] }), 1_000)
  const [first, second] = await arrivals()
  expect(first).toMatchObject({ at: 1_000, title: 'Title', text: '', url: 'https://a.example', left: [] })
  expect(first!.files.map(({ name, size, type }) => [name, size, type])).toEqual([['снимок.png', 3, 'image/png']])
  expect(second!.text).toBe('later')
})

test('the eleventh file and one that is too large are named, not kept', async () => {
  const files = [
    ...Array.from({ length: 11 }, (_, index) => file(`${index}.png`)),
    file('large.png', ARRIVAL_LIMITS.bytes + 1),
  ]
  await keepArrived(arrivalForm({ files }))
  const [arrival] = await arrivals()
  expect([arrival!.files.length, arrival!.left]).toEqual([10, ['10.png', 'large.png']])
})

test('no more wait than may, and one that was thrown away comes back the same', async () => {
  for (let index = 0; index < ARRIVAL_LIMITS.waiting; index += 1)
    expect(await keepArrived(arrivalForm({ text: String(index) }))).not.toBeNull()
  expect(await keepArrived(arrivalForm({ text: 'one more' }))).toBeNull()
  const [arrival] = await arrivals()
  await dropArrived(arrival!.id)
  expect(await countArrived()).toBe(ARRIVAL_LIMITS.waiting - 1)
  await bringBack(arrival!)
  expect((await arrivals()).find(({ id }) => id === arrival!.id)).toEqual(arrival)
})

test('sign-out leaves nothing, unless the work of the member stays here', async () => {
  await keepArrived(arrivalForm({ text: 'x' }))
  await caches.open(BADGE)
  await leaveNoTrace(true)
  expect([await countArrived(), await caches.has(BADGE)]).toEqual([1, false])
  await leaveNoTrace(false)
  expect(await caches.has(ARRIVED)).toBe(false)
})
