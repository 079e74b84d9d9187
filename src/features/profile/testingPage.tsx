/** A client's page, or a part of it, in a test: over a ledger that grows by what is tapped and typed. */
import { createSignal, type JSX } from 'solid-js'
import { render } from 'solid-js/web'
import { newId, type ChangeId } from '../../shared/ids'
import type { Draft, Known } from '../../shared/profile/change'
import { fold, headsOf, type Profile } from '../../shared/profile/fold'
import type { Row } from '../../shared/profile/row'
import { NO_SETTINGS } from '../../shared/team/noSettings'
import type { TeamSettings } from '../../shared/team/settings'
import { NotebookProvider, type ChangeInput, type Notebook, type ProfileView, type Step } from '../../solid/notebook'
import { ClientProvider, makeClient } from './client'
import { CLIENT, IGOR } from './testing'

interface Options {
  /** What stands at first (`makeLedger().changes`). */
  changes?: Known[]
  settings?: Partial<TeamSettings>
  role?: 'head' | 'manager'
  may?: boolean
  /** The other clients that this member may see. */
  rows?: Row[]
}

/** Renders it into the document's body; `dispose` takes it away and forgets what was typed. */
export function shownClient(part: () => JSX.Element, { changes = [], settings = {}, ...rest }: Options = {}) {
  const { role = 'manager', may = true, rows = [] } = rest
  const [ledger, setLedger] = createSignal<Known[]>([...changes])
  /** The steps of each tap and each form. */
  const done: ChangeInput[][] = []
  const act = (_: unknown, inputs: ChangeInput[]): Promise<Step> => {
    done.push(inputs)
    for (const input of inputs) {
      const thing = input.kind === 'fact' ? input.path : `entry/${input.entry}`
      const after = headsOf(ledger(), thing)
      const draft: Draft = { id: newId<ChangeId>(), profile: CLIENT, at: Date.now(), after, ...input }
      setLedger((before) => [...before, { ...draft, by: undefined, device: undefined }])
    }
    return Promise.resolve({ parts: [], stored: Promise.resolve() })
  }
  const profile = (): Profile => fold(CLIENT, ledger())
  const notebook = {
    me: () => ({ member: { id: IGOR, name: 'Игорь', role }, workspace: { locale: 'ru', zone: 'Europe/Moscow' } }),
    role: () => role,
    team: () => ({ members: [{ id: IGOR, name: 'Игорь', role, disabled: false }] }),
    settings: () => ({ ...NO_SETTINGS, ...settings }),
    rows: () => rows,
    row: (id: string) => rows.find((row) => row.id === id),
    grants: () => [],
    memberName: () => 'Игорь',
    deviceLabel: () => '',
    act,
    change: (id: unknown, inputs: ChangeInput[]) => act(id, inputs).then(() => undefined),
    undo: () => Promise.resolve('undone'),
  } as unknown as Notebook
  const view = {
    id: CLIENT,
    state: () => 'ready',
    profile,
    changes: ledger,
    row: () => undefined,
    mayWrite: () => may,
    grants: () => [],
    present: () => [],
    enterField: () => {},
  } as unknown as ProfileView
  const dispose = render(
    () => (
      <NotebookProvider value={notebook}>
        <ClientProvider value={makeClient(notebook, view)}>{part()}</ClientProvider>
      </NotebookProvider>
    ),
    document.body,
  )
  return {
    profile,
    done,
    dispose: () => {
      dispose()
      localStorage.clear()
      document.body.replaceChildren()
    },
  }
}

/** The button of this name, as it is spoken. */
export const button = (name: string): HTMLButtonElement | undefined =>
  [...document.querySelectorAll('button')].find(
    (one) => (one.getAttribute('aria-label') ?? one.textContent)?.trim() === name,
  )

/** The field of this label. */
export function field(label: string): HTMLInputElement {
  const found = [...document.querySelectorAll('label')].find((one) => one.textContent?.trim() === label)
  const element = found === undefined ? null : document.querySelector(`[id="${found.htmlFor}"]`)
  if (element === null) throw new Error(`No field ${label}`)
  return element as HTMLInputElement
}

export function typeInto(label: string, text: string): void {
  const element = field(label)
  element.value = text
  element.dispatchEvent(new Event('input', { bubbles: true }))
  element.dispatchEvent(new Event('change', { bubbles: true }))
}

/** Sends the form of the open dialog. */
export const submit = (): boolean =>
  document.querySelector('dialog form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
