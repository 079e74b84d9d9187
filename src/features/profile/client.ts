/** What every part of a client's page shares: the open client, the notebook, and the few ways to change it. */
import { createContext, createMemo, useContext, type Accessor } from 'solid-js'
import { changeWithUndo } from '../../parts/undo'
import { dayOf } from '../../shared/dates'
import type { FactValue } from '../../shared/profile/facts'
import { entriesOf, factOf, textOf } from '../../shared/profile/fold'
import type { ChangeInput, Notebook, Present, ProfileView } from '../../solid/notebook'
import type { FormDefaults } from './entryForm'
import { usualCurrency } from './orders'
import type { WordsContext } from './words'

export interface Client {
  notebook: Notebook
  view: ProfileView
  /** May this member change it? */
  may: Accessor<boolean>
  /** The day as which it is shown, YYYY-MM-DD; undefined = as it is now. */
  on: Accessor<string | undefined>
  name: Accessor<string>
  /** The timeline, newest first, made once for all who read it. */
  entries: Accessor<ReturnType<typeof entriesOf>>
  text(path: string): string
  fact(path: string): FactValue | undefined
  /** One intended step. Resolves when stored on this device. */
  change(steps: ChangeInput[]): Promise<void>
  set(path: string, value: FactValue | null): Promise<void>
  /** The same for what one tap does: `text` says what was done, beside a way back. */
  tap(steps: ChangeInput[], text: string): Promise<void>
  /** Others who are in this field right now. */
  othersIn(path: string): Present[]
  words: WordsContext
  defaults(): FormDefaults
}

export function makeClient(
  notebook: Notebook,
  view: ProfileView,
  on: Accessor<string | undefined> = () => undefined,
): Client {
  const change = (steps: ChangeInput[]): Promise<void> => notebook.change(view.id, steps)
  const others = createMemo(() => view.present().filter(({ self, field }) => !self && field !== null))
  const currency = createMemo(() => usualCurrency(view.profile(), notebook.me().workspace.locale))
  return {
    notebook,
    view,
    may: view.mayWrite,
    on,
    entries: createMemo(() => entriesOf(view.profile())),
    name: () => textOf(view.profile(), 'name'),
    text: (path) => textOf(view.profile(), path),
    fact: (path) => factOf(view.profile(), path),
    change,
    tap: (steps, text) => changeWithUndo(notebook, view.id, steps, text),
    set: (path, value) => change([{ kind: 'fact', path, value }]),
    othersIn: (path) => others().filter(({ field }) => field === path),
    words: {
      get profile() {
        return view.profile()
      },
      memberName: (id) => notebook.memberName(id),
      clientName: (id) => notebook.row(id)?.name ?? '',
      ownField: (id) => notebook.settings().fields.find((field) => field.id === id),
      stageName: (id) => notebook.settings().stages?.find((stage) => stage.id === id)?.name ?? '',
    },
    defaults: () => ({ me: notebook.me().member.id, currency: currency(), today: dayOf(Date.now()) }),
  }
}

const ClientContext = createContext<Client>()
export const ClientProvider = ClientContext.Provider

export function useClient(): Client {
  const client = useContext(ClientContext)
  if (client === undefined) throw new Error('useClient needs a ClientProvider above it')
  return client
}
