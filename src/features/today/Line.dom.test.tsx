import { render } from 'solid-js/web'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { t, useLocale } from '../../i18n'
import { newId, type EntryId, type MemberId } from '../../shared/ids'
import type { Item } from '../../shared/practice/today'
import { aRow } from '../../shared/profile/testRow'
import { Line } from './Line'

const who = newId<MemberId>()
const row = aRow({ owner: who, name: 'Кухни Ладога' })
const step = { entry: newId<EntryId>(), what: 'Позвонить', who, on: '2026-11-05' }
const signal = { id: 'step/1', kind: 'step', row, on: step.on, who, reason: { kind: 'step', step } } as const
const item: Item = { id: signal.id, signal, also: [] }
const what = { what: 'Позвонить' }

let dispose = (): void => {}
const actions = { done: vi.fn(), putOff: vi.fn(), passOn: vi.fn(), why: vi.fn() }

beforeAll(async () => {
  await useLocale('en')
  // happy-dom knows no popovers.
  Object.assign(HTMLElement.prototype, { showPopover() {}, hidePopover() {} })
})
beforeEach(() => vi.clearAllMocks())
afterEach(() => dispose())

function show(given: { may: boolean; mayPass?: boolean; narrow?: boolean }): void {
  dispose = render(
    () => (
      <ul>
        <Line
          item={item}
          words={{ ...what, client: row.name, why: ['since 1 Nov'], late: true, promise: true }}
          may={given.may}
          mayPass={given.mayPass ?? true}
          href={`/clients/${row.id}`}
          narrow={given.narrow ?? false}
          actions={actions}
        />
      </ul>
    ),
    document.body,
  )
}
const button = (name: string): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>('button')].find(
    (one) => (one.getAttribute('aria-label') ?? one.textContent) === name,
  )

test('a line says what, for whom and why, and leads to the client', () => {
  show({ may: true })
  const link = document.querySelector('a')
  expect(link?.getAttribute('href')).toBe(`/clients/${row.id}`)
  for (const words of ['Позвонить', 'Кухни Ладога', t('today.promised'), 'since 1 Nov'])
    expect(link?.textContent).toContain(words)
})

test('on the desk every action has a button of its own', () => {
  show({ may: true })
  button(t('today.doneStep', what))?.click()
  button(t('today.putOffStep', what))?.click()
  button(t('today.passOnStep', what))?.click()
  button(t('today.whyStep', what))?.click()
  for (const action of Object.values(actions)) expect(action).toHaveBeenCalledExactlyOnceWith(item)
})

test('who may only read is told why, and nothing else', () => {
  show({ may: false })
  expect([...document.querySelectorAll('button')].map((one) => one.getAttribute('aria-label'))).toEqual([
    t('today.whyStep', what),
  ])
})

test('what is nobody else’s is passed on to nobody', () => {
  show({ may: true, mayPass: false })
  expect(button(t('today.passOnStep', what))).toBeUndefined()
  expect(button(t('today.putOffStep', what))).toBeDefined()
})

test('on a phone what is done with a line, besides doing it, is behind one button', () => {
  show({ may: true, narrow: true })
  expect(button(t('today.putOffStep', what))).toBeUndefined()
  expect(button(t('today.more.of', what))).toBeDefined()
  button(t('today.doneStep', what))?.click()
  expect(actions.done).toHaveBeenCalledExactlyOnceWith(item)
})

test('the menu of a line is made when it is asked for, and opens at once', async () => {
  show({ may: true, narrow: true })
  expect(document.querySelector('[role="menu"]')).toBeNull()
  button(t('today.more.of', what))?.click()
  const names = () => [...document.querySelectorAll('[role="menuitem"]')].map((one) => one.textContent)
  expect(names()).toEqual([t('today.putOff'), t('today.passOn'), t('today.why')])
  document.querySelectorAll<HTMLElement>('[role="menuitem"]')[1]?.click()
  expect(actions.passOn).toHaveBeenCalledExactlyOnceWith(item)
  expect(button(t('today.more.of', what))?.getAttribute('aria-haspopup')).toBe('menu')
})

test('what a swipe uncovers is there with the first touch', () => {
  show({ may: true, narrow: true })
  const line = document.querySelector('li')!
  expect(line.textContent).not.toContain(t('today.putOff'))
  line.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, pointerType: 'touch', isPrimary: true }))
  expect(line.textContent).toContain(t('today.putOff'))
})
