/** Loaded before each file of the unit tests that share a process: what all of them see is as it was when it ends. */
import { afterAll, expect } from 'vitest'

/** Reading these opens a store. */
const UNREAD = new Set(['localStorage', 'sessionStorage'])
/** By these Solid, Yjs and others tell whether they were loaded before. */
const LOADED = /^(?:Solid\$\$|__)/

const seen = () =>
  new Map<string, unknown>([
    ...Object.getOwnPropertyNames(globalThis)
      .filter((name) => !UNREAD.has(name) && !LOADED.test(name))
      .map((name): [string, unknown] => [name, globalThis[name as keyof typeof globalThis]]),
    ...Object.entries(process.env).map(([name, value]): [string, unknown] => [`process.env.${name}`, value]),
    ['Date.now', Date.now],
    ['Math.random', Math.random],
    ['cwd', process.cwd()],
  ])

const before = seen()
afterAll(() => {
  const after = seen()
  const changed = new Set([...before.keys(), ...after.keys()])
  for (const name of changed) if (Object.is(before.get(name), after.get(name))) changed.delete(name)
  expect([...changed], 'changed for all tests: such a file belongs to those alone (unitFiles.ts)').toEqual([])
})
