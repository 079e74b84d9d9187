import { MemoryRouter, Route } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { render } from 'solid-js/web'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { useLocale } from '../../i18n'
import { newId, type MemberId } from '../../shared/ids'
import type { Row } from '../../shared/profile/row'
import { aRow } from '../../shared/profile/testRow'
import { NO_SETTINGS } from '../../shared/team/noSettings'
import { NotebookProvider, type Notebook } from '../../solid/notebook'
import { createCommands } from './commands'
import { Palette } from './Palette'

const me = newId<MemberId>()
const ladoga = aRow({ name: 'Кухни Ладога', city: 'Псков', owner: me })
const call = vi.fn()
const search = vi.fn((text: string) => Promise.resolve(text.startsWith('лад') ? [ladoga.id] : []))
const [rows, setRows] = createSignal<readonly Row[]>([])
let dispose: () => void

beforeAll(() => {
  // The test's document knows no popovers.
  Object.assign(HTMLElement.prototype, { showPopover: () => {}, hidePopover: () => {} })
  return useLocale('en')
})
beforeEach(() => {
  const notebook = {
    me: () => ({ member: { id: me } }),
    role: () => 'manager',
    memberName: () => 'Olga',
    rows,
    row: (id: string) => (id === ladoga.id ? ladoga : undefined),
    done: () => [],
    myViews: () => [],
    settings: () => NO_SETTINGS,
    search,
  } as unknown as Notebook
  function Page() {
    const [open, setOpen] = createSignal(true)
    createCommands(() => [{ id: 'client.call', group: 'client', keys: ['c'], run: call }])
    return (
      <Show when={open()}>
        <Palette onClose={() => setOpen(false)} />
      </Show>
    )
  }
  dispose = render(
    () => (
      <NotebookProvider value={notebook}>
        <MemoryRouter>
          <Route path="*" component={Page} />
        </MemoryRouter>
      </NotebookProvider>
    ),
    document.body,
  )
})
afterEach(() => {
  dispose()
  localStorage.clear()
  vi.clearAllMocks()
})

const field = () => document.querySelector<HTMLInputElement>('[role=combobox]')!
const chosen = () => document.querySelector('[role=option][aria-selected=true]')
function type(text: string): void {
  field().value = text
  field().dispatchEvent(new InputEvent('input', { bubbles: true }))
}
const press = (key: string) => field().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))

test('opens with what can be done here, and the field names what is chosen', async () => {
  await vi.waitFor(() => expect(chosen()?.textContent).toContain('Write down a call'))
  expect(field().getAttribute('aria-activedescendant')).toBe(chosen()!.id)
  press('ArrowDown')
  expect(chosen()?.textContent).not.toContain('Write down a call')
  expect(field().getAttribute('aria-activedescendant')).toBe(chosen()!.id)
})

test('a word in either language and Enter run a command, once the palette is gone', async () => {
  await vi.waitFor(() => expect(field()).not.toBeNull())
  type('звонок')
  await vi.waitFor(() => expect(chosen()?.textContent).toContain('Write down a call'))
  press('Enter')
  await vi.waitFor(() => expect(call).toHaveBeenCalledOnce())
  expect(document.querySelector('dialog')).toBeNull()
})

test('Enter means what was typed, however fast it follows', async () => {
  await vi.waitFor(() => expect(field()).not.toBeNull())
  type('звонок')
  press('Enter')
  await vi.waitFor(() => expect(call).toHaveBeenCalledOnce())
})

test('letters of the wrong keyboard layout find a client, with city and responsible', async () => {
  await vi.waitFor(() => expect(field()).not.toBeNull())
  type('kfl')
  await vi.waitFor(() => expect(chosen()?.textContent).toMatch(/Кухни Ладога.*Псков · you/))
  expect(search.mock.calls.map(([text]) => text)).toEqual(['kfl', 'лад'])
})

test('what is found nowhere can be begun, a phone as a phone', async () => {
  await vi.waitFor(() => expect(field()).not.toBeNull())
  type('8 921 555 01 99')
  await vi.waitFor(() => expect(chosen()?.textContent).toContain('8 921 555 01 99'))
  expect(document.querySelectorAll('[role=option]')).toHaveLength(1)
})

test('a client that comes after its name was typed is found', async () => {
  search.mockImplementationOnce(() => Promise.resolve([]))
  type('лад')
  await vi.waitFor(() => expect(search).toHaveBeenCalled())
  await vi.waitFor(() => expect(chosen()?.textContent).not.toContain('Кухни Ладога'))
  setRows([ladoga])
  await vi.waitFor(() => expect(chosen()?.textContent).toContain('Кухни Ладога'))
})

test('Tab goes round within the palette, either way', () => {
  const close = document.querySelector<HTMLButtonElement>('dialog button')!
  const tab = (shiftKey = false) =>
    document.activeElement!.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Tab', shiftKey, bubbles: true, cancelable: true }),
    )
  expect(document.activeElement).toBe(field())
  // False: the browser itself moves the focus nowhere.
  expect(tab()).toBe(false)
  expect(document.activeElement).toBe(close)
  tab()
  expect(document.activeElement).toBe(field())
  tab(true)
  expect(document.activeElement).toBe(close)
})
