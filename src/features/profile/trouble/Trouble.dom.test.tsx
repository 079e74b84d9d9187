import { createSignal, Show } from 'solid-js'
import { render } from 'solid-js/web'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { useLocale } from '../../../i18n'
import type { Role } from '../../../shared/access'
import { newId, type EntryId, type LossId } from '../../../shared/ids'
import type { Known } from '../../../shared/profile/change'
import { fold } from '../../../shared/profile/fold'
import { NO_SETTINGS } from '../../../shared/team/noSettings'
import type { ChangeInput, Notebook, ProfileView, SyncStatus } from '../../../solid/notebook'
import { ClientProvider, makeClient } from '../client'
import { ANNA, CLIENT, IGOR, makeLedger } from '../testing'
import Dialogs from './Dialogs'
import { ask, asked, close } from './open'
import { Trouble, TroubleStory } from './Trouble'

const NAMES = new Map([
  [IGOR, 'Igor'],
  [ANNA, 'Anna'],
])
const ENTRY = newId<EntryId>()

let ledger: ReturnType<typeof makeLedger>
let dispose: () => void

beforeAll(() => useLocale('en'))
beforeEach(() => {
  ledger = makeLedger()
  ledger.created()
  localStorage.clear()
})
afterEach(() => {
  close()
  dispose()
})

interface Shown {
  me?: typeof ANNA
  role?: Role
  connection?: SyncStatus['connection']
}

/** The client's cards and dialogs as this member has them; what is changed is there at once. */
function show({ me = ANNA, role = 'manager', connection = 'online' }: Shown = {}) {
  const [changes, setChanges] = createSignal<Known[]>([...ledger.changes])
  const act = vi.fn(async (_profile: unknown, steps: ChangeInput[]) => {
    for (const step of steps) if (step.kind === 'fact') ledger.fact(step.path, step.value, { by: me })
    setChanges([...ledger.changes])
    return { parts: [], stored: Promise.resolve() }
  })
  const notebook = {
    me: () => ({ member: { id: me }, workspace: { zone: 'UTC', locale: 'en' } }),
    role: () => role,
    team: () => ({ members: [...NAMES].map(([id, name]) => ({ id, name, role: 'manager', disabled: false })) }),
    memberName: (id: typeof IGOR) => NAMES.get(id) ?? '',
    settings: () => NO_SETTINGS,
    status: () => ({ connection }),
    rows: () => [],
    row: () => undefined,
    act,
  } as unknown as Notebook
  const view = {
    id: CLIENT,
    profile: () => fold(CLIENT, changes()),
    present: () => [],
    mayWrite: () => true,
  } as unknown as ProfileView
  dispose = render(
    () => (
      <ClientProvider value={makeClient(notebook, view)}>
        <Trouble />
        <TroubleStory />
        <Show when={asked()}>
          <Dialogs />
        </Show>
      </ClientProvider>
    ),
    document.body,
  )
  return { act, value: (path: string) => fold(CLIENT, changes()).facts.get(path)?.current.value }
}

const buttonOf = (name: string, within: ParentNode = document): HTMLButtonElement => {
  const found = [...within.querySelectorAll('button')].find((one) => one.textContent?.trim() === name)
  if (found === undefined) throw new Error(`no button ${name}`)
  return found
}
const fieldOf = (label: string): HTMLTextAreaElement => {
  const found = [...document.querySelectorAll('label')].find((one) => one.textContent?.trim().startsWith(label))
  return document.getElementById(found?.htmlFor ?? '') as HTMLTextAreaElement
}
const type = (label: string, text: string): void => {
  const field = fieldOf(label)
  field.value = text
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
const submit = (): void =>
  void document.querySelector('form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
const said = (): string => document.body.textContent ?? ''

test('one tap says why they left; what is learned later stands beside it, each with its author', async () => {
  const loss = newId<LossId>()
  ledger.fact(`losses/${loss}`, { on: '2026-03-03' })
  ledger.fact(`losses/${newId<LossId>()}`, { on: '2025-01-01' })
  const first = show({ me: IGOR })
  expect(said()).toContain('Nobody has asked why yet')
  buttonOf('Price').click()
  await vi.waitFor(() => expect(first.value(`losses/${loss}/given`)).toEqual({ why: 'price', text: '' }))
  dispose()
  const { value } = show({ me: ANNA })
  ask({ dialog: 'loss', loss })
  const groups = document.querySelectorAll('dialog [role="group"]')
  buttonOf('Rudeness or personal dislike', groups[1]).click()
  expect(said()).toContain('Terms do not make up for rudeness')
  type('How we learned it', 'Their buyer told us')
  submit()
  await vi.waitFor(() =>
    expect(value(`losses/${loss}/learned`)).toEqual({ why: 'rudeness', text: 'Their buyer told us' }),
  )
  expect(document.querySelector('dialog')).toBeNull()
  const card = document.querySelector('section')!
  expect(card.textContent).toMatch(/What they said.*Price.*Igor.*What it really was.*Rudeness.*Anna/)
  const drafts = () => Object.keys(localStorage).filter((key) => key.includes('draft'))
  await vi.waitFor(() => expect(drafts()).toEqual([]))
})

test('a complaint that is passed up offline says that it goes first; what was typed outlives a closed dialog', async () => {
  ledger.entry(ENTRY, { type: 'complaint', when: Date.parse('2026-11-02T12:00:00Z'), text: 'Scratched fronts' })
  const { value } = show({ connection: 'offline' })
  buttonOf('I cannot settle this').click()
  expect(said()).toContain('sent first')
  type('What should the head know?', 'They threaten to leave')
  close()
  expect(document.querySelector('dialog')).toBeNull()
  buttonOf('I cannot settle this').click()
  expect(fieldOf('What should the head know?').value).toBe('They threaten to leave')
  submit()
  await vi.waitFor(() => expect(value(`complaints/${ENTRY}/raised`)).toMatchObject({ text: 'They threaten to leave' }))
  expect(said()).toContain('with the head since')
})

test('a head takes what was passed up, and nobody else is asked to', async () => {
  ledger.entry(ENTRY, { type: 'complaint', when: Date.parse('2026-11-02T12:00:00Z'), text: 'Scratched fronts' })
  ledger.fact(`complaints/${ENTRY}/raised`, { on: '2026-11-03', text: 'Please call them' })
  show({ role: 'manager' })
  expect(said()).toContain('Please call them')
  expect(() => buttonOf('I’ll take it')).toThrow()
  dispose()
  const { value } = show({ role: 'head' })
  buttonOf('I’ll take it').click()
  await vi.waitFor(() => expect(value(`complaints/${ENTRY}/owner`)).toBe(ANNA))
  expect(value(`complaints/${ENTRY}/raised`)).toBeNull()
})

test('a failure without words stays in its dialog and says what is missing', async () => {
  const { act } = show()
  ask({ dialog: 'failure' })
  type('How we made up for it', 'Brought the right one')
  submit()
  expect(said()).toContain('Say in a few words what went wrong.')
  expect(act).not.toHaveBeenCalled()
  type('What went wrong', 'Wrong edge colour')
  submit()
  await vi.waitFor(() => expect(document.querySelector('dialog')).toBeNull())
  expect(said()).toContain('Wrong edge colour')
  expect(said()).toContain('Put right: Brought the right one')
})
