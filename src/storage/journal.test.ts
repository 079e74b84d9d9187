import { beforeEach, expect, test, vi } from 'vitest'
import { newId, type ProfileId } from '../shared/ids'
import { makeJournal } from './journal'
import type { NewItem } from './notebookStore'

class MemoryStorage implements Storage {
  private readonly values = new Map<string, string>()
  full = false
  get length() {
    return this.values.size
  }
  key = (index: number) => [...this.values.keys()][index] ?? null
  getItem = (key: string) => this.values.get(key) ?? null
  removeItem = (key: string) => void this.values.delete(key)
  clear = () => this.values.clear()
  setItem = (key: string, value: string) => {
    if (this.full) throw new DOMException('no room', 'QuotaExceededError')
    this.values.set(key, value)
  }
}

/** Web Locks of one browser; `end` frees what a page held. */
class Locks {
  private readonly lines = new Map<string, (() => void)[]>()
  request = (async (name: string, second: unknown, third?: unknown) => {
    const run = (third ?? second) as (lock: Lock | null) => unknown
    const line = this.lines.get(name)
    if (line !== undefined && third !== undefined) return run(null)
    if (line === undefined) this.lines.set(name, [])
    else await new Promise<void>((turn) => line.push(turn))
    const held = Promise.race([run({ name, mode: 'exclusive' }), new Promise<void>((end) => this.ends.set(name, end))])
    await held
    this.next(name)
  }) as LockManager['request']
  private readonly ends = new Map<string, () => void>()
  private next(name: string) {
    const turn = this.lines.get(name)?.shift()
    if (turn === undefined) this.lines.delete(name)
    else turn()
  }
  end(name: string) {
    this.ends.get(name)?.()
  }
}

const profile = newId<ProfileId>()
const typed = (text: string): NewItem => ({
  type: 'notes',
  profile,
  update: new TextEncoder().encode(text),
  at: 1,
})
let storage: MemoryStorage
let locks: Locks
let hears: EventTarget
const key = (page: string, database = 'db') => `kartoteka.unstored/${database}/${page}`
const open = (page: string, database = 'db') => makeJournal(database, page, { storage, locks })
const close = async (page: string, database = 'db') => locks.end(key(page, database))
/** What a page is given, and what it was told to wait for. */
function heir() {
  const given: NewItem[][] = []
  const waits: number[] = []
  return {
    given,
    waits,
    take: async (items: NewItem[]) => void given.push(items),
    told: (pages: number) => void waits.push(pages),
  }
}
const changed = (page: string) => {
  const event = new Event('storage')
  hears.dispatchEvent(Object.assign(event, { key: key(page), newValue: storage.getItem(key(page)) }))
}

beforeEach(() => {
  storage = new MemoryStorage()
  locks = new Locks()
  hears = new EventTarget()
  vi.stubGlobal('addEventListener', hears.addEventListener.bind(hears))
})

test('what a page could not store is given to the next one, with its bytes, and cleared once that has stored it', async () => {
  open('1').keep([typed('Любят точные сроки.')])
  await close('1')
  const next = heir()
  let store = () => {}
  await open('2').inherit((items) => {
    void next.take(items)
    return new Promise((stored) => (store = stored))
  }, next.told)
  expect(next.given).toEqual([[typed('Любят точные сроки.')]])
  expect(storage.length).toBe(1)
  store()
  await expect.poll(() => storage.length).toBe(0)
  expect(next.waits.at(-1)).toBe(0)
})

test('pages are read in the order they were opened, and one does not take its own', async () => {
  open('2').keep([typed('b')])
  open('1').keep([typed('a')])
  await Promise.all([close('1'), close('2')])
  const own = open('3')
  own.keep([typed('c')])
  const next = heir()
  await own.inherit(next.take, next.told)
  expect(next.given).toEqual([[typed('a')], [typed('b')]])
})

test('[D11] a tab that is closed leaves its work to the tab beside it, which says so until it is stored', async () => {
  const beside = heir()
  await open('2').inherit(beside.take, beside.told)
  open('1').keep([typed('a')])
  changed('1')
  expect(beside.waits).toEqual([1])
  expect(beside.given).toEqual([])
  await close('1')
  await expect.poll(() => beside.given).toEqual([[typed('a')]])
  await expect.poll(() => beside.waits.at(-1)).toBe(0)
  expect(storage.length).toBe(0)
})

test('[D11] what a living page wrote last is not cleared by another that read what it wrote before', async () => {
  const living = open('1')
  living.keep([typed('a')])
  const next = heir()
  await open('2').inherit(next.take, next.told)
  expect(next.given).toEqual([])
  expect(next.waits.at(-1)).toBe(1)
  living.keep([typed('a'), typed('b')])
  await close('1')
  await expect.poll(() => next.given).toEqual([[typed('a'), typed('b')]])
})

test('[D11] of several tabs one inherits', async () => {
  const tabs = [heir(), heir(), heir()]
  for (const [index, { take, told }] of tabs.entries()) await open(`tab${index}`).inherit(take, told)
  open('1').keep([typed('a')])
  changed('1')
  await close('1')
  await expect.poll(() => storage.length).toBe(0)
  expect(tabs.flatMap(({ given }) => given)).toEqual([[typed('a')]])
})

test('what cannot be read stays, is not waited for, and keeps nothing else back', async () => {
  vi.stubGlobal('reportError', () => {})
  storage.setItem(key('0'), 'AQID')
  open('1').keep([typed('a')])
  await close('1')
  const next = heir()
  await open('2').inherit(next.take, next.told)
  await expect.poll(() => next.given).toEqual([[typed('a')]])
  await expect.poll(() => next.waits.at(-1)).toBe(0)
  expect(storage.getItem(key('0'))).toBe('AQID')
})

test('once everything is stored nothing is kept', () => {
  const journal = open('1')
  expect(journal.keep([typed('a')])).toBe(true)
  journal.keep([])
  expect(storage.length).toBe(0)
})

test('another member on the same device does not find it', async () => {
  open('1', 'kartoteka/w/anna').keep([typed('a')])
  await close('1', 'kartoteka/w/anna')
  const olga = heir()
  await open('2', 'kartoteka/w/olga').inherit(olga.take, olga.told)
  expect(olga.given).toEqual([])
})

test('a full localStorage says that it kept nothing', () => {
  storage.full = true
  expect(open('1').keep([typed('a')])).toBe(false)
})
