import { createSignal } from 'solid-js'
import { render } from 'solid-js/web'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { t, useLocale } from '../../i18n'
import { newId, type EntryId, type MemberId } from '../../shared/ids'
import type { PracticeContext } from '../../shared/practice/signal'
import type { Item } from '../../shared/practice/today'
import { aRow } from '../../shared/profile/testRow'
import { NO_SETTINGS } from '../../shared/team/settings'
import { NotebookProvider, type Notebook } from '../../solid/notebook'
import { Lines } from './Lines'

const who = newId<MemberId>()
const today = '2026-11-05'
const context: PracticeContext = {
  now: Date.parse(today),
  today,
  settings: NO_SETTINGS,
  ordersKnownTo: () => undefined,
}
const actions = { done: vi.fn(), putOff: vi.fn(), passOn: vi.fn(), why: vi.fn() }

let dispose = (): void => {}
beforeAll(() => useLocale('en'))
afterEach(() => dispose())

function anItem(number: number): Item {
  const step = { entry: newId<EntryId>(), what: `Call ${number}`, who, on: today }
  const row = aRow({ owner: who, name: `Client ${number}` })
  const id = `step/${row.id}/${step.entry}`
  return { id, signal: { id, kind: 'step', row, on: today, who, reason: { kind: 'step', step } }, also: [] }
}
const items = (count: number): Item[] => Array.from({ length: count }, (_, index) => anItem(index))

function show(given: Item[], onDrawn?: () => void) {
  const [all, setAll] = createSignal(given)
  dispose = render(
    () => (
      <NotebookProvider value={{ memberName: () => 'Olga' } as unknown as Notebook}>
        <Lines
          title="Now"
          items={all()}
          context={() => context}
          may={() => true}
          actions={actions}
          words={() => undefined}
          isTeam={false}
          onDrawn={onDrawn}
        />
      </NotebookProvider>
    ),
    document.body,
  )
  return setAll
}
const drawn = (): number => document.querySelectorAll('[data-line]').length

test('a list that is drawn piece by piece begins with its first lines, grows downwards, and says when it stands', async () => {
  const counts: number[] = []
  const onDrawn = vi.fn(() => void counts.push(drawn()))
  const all = items(12)
  show(all, onDrawn)
  expect(drawn()).toBeGreaterThan(0)
  expect(drawn()).toBeLessThan(12)
  expect(onDrawn).not.toHaveBeenCalled()
  const first = document.querySelector('[data-line]')
  await vi.waitFor(() => expect(onDrawn).toHaveBeenCalledOnce(), { timeout: 10_000 })
  expect(counts).toEqual([12])
  expect(document.querySelector('[data-line]')).toBe(first)
  expect([...document.querySelectorAll<HTMLElement>('[data-line]')].map((line) => line.dataset['line'])).toEqual(
    all.map(({ id }) => id),
  )
})

test('a list of one line says that it stands, too', async () => {
  const onDrawn = vi.fn()
  show(items(1), onDrawn)
  await vi.waitFor(() => expect(onDrawn).toHaveBeenCalledOnce(), { timeout: 10_000 })
})

test('what is more than a person takes in at once is one tap away, whatever was drawn piece by piece', async () => {
  const onDrawn = vi.fn()
  const setAll = show(items(34), onDrawn)
  await vi.waitFor(() => expect(onDrawn).toHaveBeenCalledOnce(), { timeout: 10_000 })
  expect(drawn()).toBe(30)
  const more = [...document.querySelectorAll('button')].find((one) => one.textContent === t('today.more', { count: 4 }))
  more?.click()
  expect(drawn()).toBe(34)
  setAll(items(36))
  expect(drawn()).toBe(36)
})

test('a list that is not drawn piece by piece stands at once', () => {
  show(items(12))
  expect(drawn()).toBe(12)
})

test('a line stays under the thumb while its client changes, and says and does what is so now', () => {
  const all = items(3)
  const setAll = show(all)
  const line = document.querySelectorAll('[data-line]')[1]
  const was = all[1]!
  const now = { ...was, signal: { ...was.signal, row: { ...was.signal.row, name: 'Renamed' } } }
  setAll([now, all[2]!])
  expect(document.querySelectorAll('[data-line]')[0]).toBe(line)
  expect(line?.textContent).toContain('Renamed')
  line?.querySelector('button')?.click()
  expect(actions.done).toHaveBeenLastCalledWith(now)
})
