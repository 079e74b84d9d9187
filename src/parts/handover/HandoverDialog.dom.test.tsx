import { createSignal } from 'solid-js'
import { render } from 'solid-js/web'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { useLocale } from '../../i18n'
import { newId, type EntryId, type MemberId, type ProfileId } from '../../shared/ids'
import type { Row } from '../../shared/profile/row'
import { aRow } from '../../shared/profile/testRow'
import { NotebookProvider, type Notebook, type SyncStatus } from '../../solid/notebook'
import { HandoverDialog } from './HandoverDialog'

const [me, olga] = [newId<MemberId>(), newId<MemberId>()]
const mine = aRow({ name: 'Ладога', owner: me })
const members = [
  { id: me, name: 'Марина', role: 'manager', disabled: false },
  { id: olga, name: 'Ольга', role: 'manager', disabled: false },
]
const igor = newId<MemberId>()

let dispose: () => void
let post: ReturnType<typeof vi.fn>
const done = vi.fn()
const close = vi.fn()

beforeAll(() => useLocale('en'))
beforeEach(() => {
  post = vi.fn(() => Promise.resolve(new Response(JSON.stringify({ handed: 1 }), { status: 200 })))
  vi.stubGlobal('fetch', post)
})
afterEach(() => {
  dispose()
  vi.unstubAllGlobals()
  vi.clearAllMocks()
})

/** The dialog over one client, with a colleague chosen and a note written. */
function opened(
  unsentAtFirst: number,
  connection: SyncStatus['connection'] = 'online',
  { role = 'manager', row = mine, desks = [] as Row[] } = {},
) {
  const [unsent, setUnsent] = createSignal(unsentAtFirst)
  const notebook = {
    me: () => ({ member: { id: me } }),
    role: () => role,
    team: () => ({ members }),
    rows: () => [row],
    desks: () => desks,
    row: () => row,
    memberName: () => 'Ольга',
    reconnect: vi.fn(),
    status: () => ({
      connection,
      unsentByProfile: new Map<ProfileId, number>(unsent() > 0 ? [[row.id, unsent()]] : []),
    }),
  } as unknown as Notebook
  dispose = render(
    () => (
      <NotebookProvider value={notebook}>
        <HandoverDialog profiles={[row.id]} open onClose={close} onDone={done} />
      </NotebookProvider>
    ),
    document.body,
  )
  const select = document.querySelector('select')!
  select.value = olga
  select.dispatchEvent(new Event('change', { bubbles: true }))
  const note = document.querySelector('textarea')!
  note.value = 'Берегите'
  note.dispatchEvent(new Event('input', { bubbles: true }))
  const submit = () =>
    document.querySelector('form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
  return { select, note, submit, sent: () => setUnsent(0) }
}

test('hands over with what was chosen and written, then closes', async () => {
  const { submit } = opened(0)
  submit()
  await vi.waitFor(() => expect(done).toHaveBeenCalledOnce())
  const [path, request] = post.mock.calls[0] as [string, RequestInit]
  expect(path).toBe('/api/handovers')
  expect(JSON.parse(request.body as string)).toEqual({ profiles: [mine.id], to: olga, note: 'Берегите' })
  expect(close).toHaveBeenCalledOnce()
})

test('sends what is not sent before it hands over', async () => {
  const { submit, sent } = opened(3)
  expect(document.body.textContent).toContain('3 changes')
  submit()
  expect(post).not.toHaveBeenCalled()
  sent()
  await vi.waitFor(() => expect(done).toHaveBeenCalledOnce())
})

test.each([
  ['with changes to send', 2],
  ['with nothing to send', 0],
])('without a network, %s, it says so and keeps what was written', async (_with, unsent) => {
  post.mockImplementation(() => Promise.reject(new TypeError('no network')))
  const { submit, select, note } = opened(unsent, 'offline')
  submit()
  await vi.waitFor(() => expect(document.querySelector('[role=alert]')?.textContent).toContain('needs the network'))
  expect([select.value, note.value]).toEqual([olga, 'Берегите'])
  expect(done).not.toHaveBeenCalled()
})

test('with a leaver’s clients go the steps that are of no client: said in words, and left out by one tap', async () => {
  const row = aRow({ name: 'Каркас', owner: igor })
  const steps = [{ entry: newId<EntryId>(), what: 'Report', who: igor, on: '2026-11-05' }]
  const desk = aRow({ owner: igor, desk: true, steps })
  const { submit } = opened(0, 'online', { role: 'head', row, desks: [desk] })
  expect(document.body.textContent).toContain('Also hand over 1 step without a client')
  expect(document.body.textContent).not.toContain('No name')
  const sent = () => JSON.parse((post.mock.calls.at(-1) as [string, RequestInit])[1].body as string) as object
  submit()
  await vi.waitFor(() => expect(done).toHaveBeenCalledTimes(1))
  expect(sent()).toMatchObject({ profiles: [row.id, desk.id] })
  document.querySelector<HTMLInputElement>('input[type=checkbox]')!.click()
  const select = document.querySelector('select')!
  select.value = olga
  select.dispatchEvent(new Event('change', { bubbles: true }))
  submit()
  await vi.waitFor(() => expect(done).toHaveBeenCalledTimes(2))
  expect(sent()).toMatchObject({ profiles: [row.id] })
})
