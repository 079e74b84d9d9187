import { beforeEach, expect, test } from 'vitest'
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

const profile = newId<ProfileId>()
const typed = (text: string): NewItem => ({
  type: 'notes',
  profile,
  update: new TextEncoder().encode(text),
  at: 1,
})
let storage: MemoryStorage
beforeEach(() => {
  storage = new MemoryStorage()
})

test('what a page could not store is found by the next one, with its bytes, until it is cleared', () => {
  makeJournal('db', '1', storage).keep([typed('Любят точные сроки.')])
  const next = makeJournal('db', '2', storage)
  expect(next.left().items).toEqual([typed('Любят точные сроки.')])
  next.left().clear()
  expect(next.left().items).toEqual([])
})

test('pages are read in the order they were opened, and one does not take its own', () => {
  makeJournal('db', '2', storage).keep([typed('b')])
  makeJournal('db', '1', storage).keep([typed('a')])
  const own = makeJournal('db', '3', storage)
  own.keep([typed('c')])
  expect(own.left().items).toEqual([typed('a'), typed('b')])
})

test('once everything is stored nothing is kept', () => {
  const journal = makeJournal('db', '1', storage)
  journal.keep([typed('a')])
  journal.keep([])
  expect(storage.length).toBe(0)
})

test('another member on the same device does not find it', () => {
  makeJournal('kartoteka/w/anna', '1', storage).keep([typed('a')])
  expect(makeJournal('kartoteka/w/olga', '2', storage).left().items).toEqual([])
})

test('a full localStorage throws nothing', () => {
  storage.full = true
  expect(() => makeJournal('db', '1', storage).keep([typed('a')])).not.toThrow()
})
