import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { newId, type FileId, type ProfileId } from '../shared/ids'
import { fold } from '../shared/profile/fold'
import { toRow } from '../shared/profile/row'
import type { Journal } from '../storage/journal'
import type { NewFile } from '../storage/newFile'
import type { NewItem, NotebookStore } from '../storage/notebookStore'
import { makeWriter, type Writer } from './writer'

const profile = newId<ProfileId>()
const item = (label: string): NewItem => ({ type: 'notes', profile, update: new TextEncoder().encode(label), at: 1 })
const labels = (items: NewItem[]) =>
  items.map((one) => new TextDecoder().decode((one as { update: Uint8Array }).update))

/** A disk that refuses while `refuses` holds an error. */
let refuses: Error | null
let kept: string[]
let reopened: number
let writer: Writer
let journal: NewItem[]

const page = new EventTarget()
let hasRoom: boolean
const keeping: Journal = {
  keep(items) {
    journal = items
    return hasRoom
  },
  inherit: async () => {},
}

beforeEach(() => {
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
  vi.useFakeTimers()
  refuses = null
  hasRoom = true
  journal = []
  kept = []
  reopened = 0
  const store = {
    async append(items: NewItem[]) {
      await Promise.resolve()
      if (refuses !== null) throw refuses
      kept.push(...labels(items))
      return []
    },
  } as unknown as NotebookStore
  writer = makeWriter(() => store, {
    merge: async () => (updates) => updates[0]!,
    clock: () => 1,
    stored: () => {},
    hold: () => () => {},
    journal: keeping,
    reopen: async () => {
      reopened += 1
      refuses = null
    },
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const quota = () => new DOMException('no room', 'QuotaExceededError')

describe('the writer', () => {
  test('says stored only when the device has stored it', async () => {
    const saving = writer.write([item('a')], [])
    expect(kept).toEqual([])
    await saving
    expect(kept).toEqual(['a'])
    expect(writer.pending()).toEqual([])
  })

  test('keeps everything in memory while the disk is full, says so, and stores it in order once there is room', async () => {
    refuses = quota()
    const saving = Promise.all([writer.write([item('a')], []), writer.write([item('b')], [])])
    await vi.advanceTimersByTimeAsync(10_000)
    expect(writer.failure()).toBe('full')
    expect(labels(writer.pending())).toEqual(['a', 'b'])
    const later = writer.write([item('c')], [])
    refuses = null
    await vi.advanceTimersByTimeAsync(10_000)
    await Promise.all([saving, later])
    expect(kept).toEqual(['a', 'b', 'c'])
    expect(writer.failure()).toBeNull()
  })

  test('words are not kept waiting behind a file that finds no room, nor is a file left to the next page', async () => {
    const file = { id: newId<FileId>(), profile } as NewFile
    const stored: string[] = []
    let room = false
    const store = {
      async append(items: NewItem[], _rows: unknown, _clock: number, _merge: unknown, files: NewFile[]) {
        await Promise.resolve()
        if (files.length > 0 && !room) throw quota()
        stored.push(...labels(items))
        return []
      },
    } as unknown as NotebookStore
    const one = makeWriter(() => store, {
      merge: async () => (u) => u[0]!,
      clock: () => 1,
      stored: () => {},
      reopen: async () => {},
      hold: () => () => {},
      journal: keeping,
    })
    const picture = one.write([item('picture')], [], [file])
    await one.write([item('words')], [])
    expect(stored).toEqual(['words'])
    expect(one.failure()).toBe('full')
    page.dispatchEvent(new Event('pagehide'))
    expect(labels(journal)).toEqual([])
    room = true
    await vi.advanceTimersByTimeAsync(10_000)
    await picture
    expect(stored).toEqual(['words', 'picture'])
    expect(one.failure()).toBeNull()
  })

  test('opens the database again when it was closed under the page', async () => {
    refuses = new DOMException('closing', 'InvalidStateError')
    const saving = writer.write([item('a')], [])
    await vi.advanceTimersByTimeAsync(10_000)
    await saving
    expect(reopened).toBe(1)
    expect(kept).toEqual(['a'])
  })

  test('of several rows of one client stores the last', async () => {
    const rows: unknown[] = []
    const store = {
      append: async (_items: NewItem[], given: unknown[]) => void rows.push(...given),
    } as unknown as NotebookStore
    const one = makeWriter(() => store, {
      merge: async () => (u) => u[0]!,
      clock: () => 1,
      stored: () => {},
      reopen: async () => {},
      hold: () => () => {},
      journal: keeping,
    })
    const [first, second] = [toRow(fold(profile, [])), { ...toRow(fold(profile, [])), name: 'later' }]
    await Promise.all([one.write([item('a')], [first]), one.write([item('b')], [second])])
    expect(rows.at(-1)).toBe(second)
  })

  test('[D11] leaves what is not stored behind as soon as the device refuses: a page may go without a word', async () => {
    refuses = quota()
    void writer.write([item('a')], [])
    await vi.advanceTimersByTimeAsync(1)
    expect(labels(journal)).toEqual(['a'])
    void writer.write([item('b')], [])
    expect(labels(journal)).toEqual(['a', 'b'])
    refuses = null
    await vi.advanceTimersByTimeAsync(10_000)
    expect(journal).toEqual([])
  })

  test('counts as saving until what was stored is counted', async () => {
    const held: string[] = []
    let counted = () => {}
    const store = { append: async () => [] } as unknown as NotebookStore
    const one = makeWriter(() => store, {
      merge: async () => (u) => u[0]!,
      clock: () => 1,
      stored: () => new Promise<void>((done) => (counted = done)),
      reopen: async () => {},
      hold() {
        held.push('held')
        return () => held.push('released')
      },
      journal: keeping,
    })
    await one.write([item('a')], [])
    expect(held).toEqual(['held'])
    counted()
    await vi.waitFor(() => expect(held).toEqual(['held', 'released']))
  })

  test('a page may be left unless something would be lost with it', async () => {
    expect(writer.mayLeave()).toBe(true)
    refuses = quota()
    void writer.write([item('a')], [])
    expect(writer.mayLeave()).toBe(true)
    hasRoom = false
    expect(writer.mayLeave()).toBe(false)
    hasRoom = true
    void writer.write([item('picture')], [], [{ id: newId<FileId>(), profile } as NewFile])
    expect(writer.mayLeave()).toBe(false)
  })

  test('leaves what is not stored behind when the page goes away, and nothing once it is', async () => {
    refuses = quota()
    const saving = writer.write([item('a')], [])
    page.dispatchEvent(new Event('pagehide'))
    expect(labels(journal)).toEqual(['a'])
    refuses = null
    await vi.advanceTimersByTimeAsync(10_000)
    await saving
    expect(journal).toEqual([])
  })
})
