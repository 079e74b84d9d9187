import { render } from 'solid-js/web'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { useLocale } from '../../i18n'
import { addDays, dayOf } from '../../shared/dates'
import { newId, type EntryId, type MemberId, type ProfileId } from '../../shared/ids'
import type { OpenStep } from '../../shared/profile/row'
import { aRow } from '../../shared/profile/testRow'
import { NotebookProvider, type ChangeInput, type Notebook } from '../../solid/notebook'
import type { Adding } from './adding'
import StepDialog from './StepDialog'

const me = newId<MemberId>()
const client = aRow({ name: 'Ладога', owner: me })
const desk = newId<ProfileId>()
const tomorrow = addDays(dayOf(Date.now()), 1)
const stored = Promise.resolve()

let dispose: (() => void) | undefined
const create = vi.fn((_steps: ChangeInput[]) => Promise.resolve(desk))
const act = vi.fn((_profile: ProfileId, _steps: ChangeInput[]) => Promise.resolve({ parts: [], stored }))
const close = vi.fn()

beforeAll(() => useLocale('en'))
beforeEach(() => localStorage.clear())
afterEach(() => {
  dispose?.()
  vi.clearAllMocks()
})

function open(adding: Adding = {}): void {
  dispose?.()
  const notebook = {
    me: () => ({ member: { id: me } }),
    role: () => 'manager',
    team: () => ({ members: [{ id: me, name: 'Марина', role: 'manager', disabled: false }] }),
    grants: () => [],
    rows: () => [client],
    desks: () => [],
    row: (id: ProfileId) => (id === client.id ? client : undefined),
    search: () => Promise.resolve([client.id]),
    create,
    act,
  } as unknown as Notebook
  dispose = render(
    () => (
      <NotebookProvider value={notebook}>
        <StepDialog adding={adding} onClose={close} />
      </NotebookProvider>
    ),
    document.body,
  )
}
const what = () =>
  document.querySelector<HTMLInputElement>('dialog input:not([type=radio], [type=date], [type=time], [type=search])')!
function type(text: string): void {
  what().value = text
  what().dispatchEvent(new Event('input', { bubbles: true }))
}
const press = (name: string): void =>
  [...document.querySelectorAll<HTMLButtonElement>('dialog button')].find((one) => one.textContent === name)!.click()
const save = () =>
  document.querySelector('form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))

test('without a client it lies on one’s desk, which is made for it', async () => {
  open()
  type('Hand in the report')
  save()
  await vi.waitFor(() => expect(close).toHaveBeenCalledOnce())
  expect(create).toHaveBeenCalledExactlyOnceWith([{ kind: 'fact', path: 'desk', value: true }])
  const [profile, [change]] = act.mock.calls[0]!
  expect(profile).toBe(desk)
  expect(change).toMatchObject({ kind: 'fact', value: { what: 'Hand in the report', who: me, on: tomorrow } })
})

test('a meeting that was agreed for an hour says it', async () => {
  open({ profile: client.id })
  type('Show the samples')
  press('Meeting')
  const time = document.querySelector<HTMLInputElement>('dialog input[type=time]')!
  time.value = '15:00'
  time.dispatchEvent(new Event('change', { bubbles: true }))
  save()
  await vi.waitFor(() => expect(close).toHaveBeenCalledOnce())
  const [, [step, hour]] = act.mock.calls[0]!
  expect(step).toMatchObject({ value: { as: 'meeting', on: tomorrow } })
  expect(hour).toMatchObject({ path: `${(step as { path: string }).path.replace('todo', 'steps')}/at`, value: '15:00' })
})

test('for a client it is what we promised, with a repeat, on the client', async () => {
  open({ profile: client.id })
  type('Send the prices')
  document.querySelector<HTMLInputElement>('input[value=promise]')!.click()
  press('Call')
  press('In a week')
  const repeat = document.querySelector('select')!
  repeat.value = 'week/2'
  repeat.dispatchEvent(new Event('change', { bubbles: true }))
  save()
  await vi.waitFor(() => expect(close).toHaveBeenCalledOnce())
  const [profile, [change]] = act.mock.calls[0]!
  expect([profile, create.mock.calls]).toEqual([client.id, []])
  expect((change as { value: unknown }).value).toEqual({
    what: 'Send the prices',
    who: me,
    on: addDays(tomorrow, 6),
    as: 'call',
    promise: true,
    repeat: { every: 'week', times: 2 },
  })
})

test('a client is chosen where none is given', async () => {
  open()
  type('Call')
  press('Choose a client')
  document.querySelector<HTMLElement>('dialog li button')!.click()
  expect(document.body.textContent).toContain('Ладога')
  save()
  await vi.waitFor(() => expect(act).toHaveBeenCalledOnce())
  expect(act.mock.calls[0]![0]).toBe(client.id)
})

test('without words nothing is written, and the field says so', () => {
  open({ profile: client.id })
  save()
  expect(what().getAttribute('aria-invalid')).toBe('true')
  expect(act).not.toHaveBeenCalled()
})

test('what was typed is there again after a slip, and gone after Cancel', () => {
  open()
  type('Half a thought')
  open()
  expect(what().value).toBe('Half a thought')
  press('Cancel')
  open()
  expect(what().value).toBe('')
})

test('what could not be stored is still there, with a word about it', async () => {
  act.mockRejectedValueOnce(new Error('the disk is full'))
  open({ profile: client.id })
  type('Send the prices')
  save()
  await vi.waitFor(() => expect(act).toHaveBeenCalledOnce())
  await vi.waitFor(() => expect(document.querySelector<HTMLButtonElement>('button[type=submit]')!.disabled).toBe(false))
  expect(close).not.toHaveBeenCalled()
  expect(what().value).toBe('Send the prices')
})

test('a step that an entry ended with is moved, its words stay the entry’s', async () => {
  const step: OpenStep = { entry: newId<EntryId>(), what: 'Call back', who: me, on: tomorrow }
  open({ profile: client.id, step })
  expect(document.querySelector('dialog')!.textContent).toContain('Call back')
  expect(what()).toBeNull()
  press('In a week')
  save()
  await vi.waitFor(() => expect(close).toHaveBeenCalledOnce())
  expect(act.mock.calls[0]![1]).toEqual([{ kind: 'fact', path: `steps/${step.entry}/on`, value: addDays(tomorrow, 6) }])
})
