/** Loaded before each file of the tests with a page, which share one: it is empty when a file begins, and nothing in it stays replaced. */
import { afterAll, expect, vi } from 'vitest'

const SHARED = ['fetch', 'Date', 'setTimeout', 'queueMicrotask', 'requestAnimationFrame', 'matchMedia', 'indexedDB']
const seen = () => ({
  attributes: [document.documentElement, document.body].flatMap((element) =>
    [...element.attributes].filter(({ name }) => name !== 'lang').map(({ name, value }) => `${name}=${value}`),
  ),
  address: location.href,
  clock: vi.isFakeTimers() ? 'replaced' : 'real',
})
const shared = () => SHARED.map((name) => globalThis[name as keyof typeof globalThis] as unknown)

document.body.replaceChildren()
localStorage.clear()
sessionStorage.clear()
const before = { seen: seen(), shared: shared() }
afterAll(() => {
  expect(seen(), 'left for the tests after these').toEqual(before.seen)
  const now = shared()
  const replaced = SHARED.filter((_, at) => !Object.is(now[at], before.shared[at]))
  expect(replaced, 'replaced for the tests after these').toEqual([])
})
