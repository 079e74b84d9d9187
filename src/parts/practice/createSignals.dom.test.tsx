import { createRoot, createSignal } from 'solid-js'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { newId, type EntryId, type MemberId } from '../../shared/ids'
import type { PracticeContext, Signal } from '../../shared/practice/signal'
import type { Row } from '../../shared/profile/row'
import { aRow } from '../../shared/profile/testRow'
import { NO_SETTINGS } from '../../shared/team/settings'
import { createSignals } from './createSignals'

const me = newId<MemberId>()
const context = (today: string): PracticeContext => ({
  now: Date.parse(`${today}T09:00:00Z`),
  today,
  settings: NO_SETTINGS,
  ordersKnownTo: () => undefined,
})
const client = (on = '2026-11-05'): Row =>
  aRow({ owner: me, steps: [{ entry: newId<EntryId>(), what: 'Позвонить', who: me, on }] })

let end = (): void => {}
let signals: () => readonly Signal[] | undefined
let isFresh: () => boolean
let setRows: (rows: Row[]) => void
let setContext: (context: PracticeContext) => void

beforeEach(() => {
  createRoot((dispose) => {
    end = dispose
    const [rows, changeRows] = createSignal<Row[]>([])
    const [now, changeNow] = createSignal(context('2026-11-05'))
    setRows = (next) => void changeRows(next)
    setContext = (next) => void changeNow(() => next)
    ;({ signals, isFresh } = createSignals(rows, now))
  })
})
afterEach(() => end())

const settled = (count: number) => vi.waitFor(() => expect(signals()).toHaveLength(count))

test('many clients are worked out in tasks; the last answer stays until the next is whole', async () => {
  const rows = Array.from({ length: 300 }, () => client())
  setRows(rows)
  expect([signals(), isFresh()]).toEqual([[], false])
  await settled(300)
  expect(isFresh()).toBe(true)
  setContext(context('2026-11-06'))
  expect(signals()).toHaveLength(300)
  expect(isFresh()).toBe(false)
  await vi.waitFor(() => expect(signals()?.every((one, index) => one.row === rows[index]) && isFresh()).toBe(true))
})

test('what one edit changes is there at once, and nothing else is worked out anew', async () => {
  const rows = Array.from({ length: 300 }, () => client())
  setRows(rows)
  await settled(300)
  const before = signals()!
  const done = { ...rows[7]!, steps: [] }
  setRows(rows.map((row, index) => (index === 7 ? done : row)))
  expect([signals()?.length, isFresh()]).toEqual([299, true])
  expect(signals()![0]).toBe(before[0])
  expect(signals()!.at(-1)).toBe(before.at(-1))
})

test('another day is another answer: what lay ahead is due', async () => {
  setRows([client('2026-11-06')])
  await settled(0)
  setContext(context('2026-11-06'))
  await settled(1)
})

test('an edit while many are worked out is in the answer', async () => {
  const rows = Array.from({ length: 300 }, () => client())
  setRows(rows)
  setRows([...rows.slice(1), { ...rows[0]!, steps: [] }])
  await settled(299)
})

test('nothing is said after the page is gone', async () => {
  setRows(Array.from({ length: 300 }, () => client()))
  end()
  await new Promise((resolve) => setTimeout(resolve))
  expect(signals()).toEqual([])
})
