import { createEffect, createRoot, createSignal, untrack } from 'solid-js'
import { afterEach, expect, test, vi } from 'vitest'
import { newId, type ProfileId } from '../../shared/ids'
import type { Row } from '../../shared/profile/row'
import { NotebookProvider, type Notebook } from '../../solid/notebook'
import { createAnswer, type Answer } from './createAnswer'

const ladoga = newId<ProfileId>()
const [rows, setRows] = createSignal<readonly Row[]>([])
const [text, setText] = createSignal('')
const search = vi.fn<(text: string) => Promise<ProfileId[]>>()
let shown: Answer[] = []
let hurry: () => void
let dispose = (): void => {}

/** What is shown, picture by picture. */
function open(): void {
  shown = []
  createRoot((end) => {
    dispose = end
    const notebook = { rows, search } as unknown as Notebook
    NotebookProvider({
      value: notebook,
      get children() {
        const made = untrack(() => createAnswer(text))
        hurry = made.hurry
        createEffect(() => shown.push(made.answer()))
        return undefined
      },
    })
  })
}
const last = () => shown.at(-1)

/** Searches that answer when they are told to, by what was looked for. */
function slowly(): Map<string, (ids: ProfileId[]) => void> {
  const asked = new Map<string, (ids: ProfileId[]) => void>()
  search.mockImplementation((typed) => new Promise((resolve) => asked.set(typed, resolve)))
  return asked
}

afterEach(() => {
  dispose()
  setText('')
  setRows([])
  search.mockReset()
})

test('it opens empty, then has what is in sight, then all', async () => {
  open()
  await vi.waitFor(() => expect(last()?.lines).toBe(Infinity))
  expect(shown.map(({ lines }) => lines)).toEqual([0, 12, Infinity])
})

test('a key is answered once, with its clients, when they are found in time', async () => {
  search.mockImplementation(() => Promise.resolve([ladoga]))
  open()
  await vi.waitFor(() => expect(last()?.lines).toBe(Infinity))
  shown = []
  setText('лад')
  await vi.waitFor(() => expect(last()).toEqual({ text: 'лад', clients: [ladoga], lines: Infinity }))
  expect(shown.map(({ lines }) => lines)).toEqual([12, Infinity])
})

test('commands do not wait for a search that takes its time', async () => {
  const asked = slowly()
  open()
  setText('лад')
  await vi.waitFor(() => expect(last()?.text).toBe('лад'))
  expect(last()?.clients).toEqual([])
  asked.get('лад')!([ladoga])
  asked.get('kfl')!([])
  await vi.waitFor(() => expect(last()?.clients).toEqual([ladoga]))
})

test('commands are there when the search fails', async () => {
  const reported = vi.fn()
  vi.stubGlobal('reportError', reported)
  search.mockImplementation(() => Promise.reject(new Error('no search')))
  open()
  setText('лад')
  await vi.waitFor(() => expect(last()).toEqual({ text: 'лад', clients: [], lines: Infinity }))
  expect(reported).toHaveBeenCalledOnce()
  vi.unstubAllGlobals()
})

test('an answer that comes after the next key says nothing about that', async () => {
  const asked = slowly()
  open()
  setText('ла')
  setText('лад')
  asked.get('лад')!([ladoga])
  asked.get('kfl')!([])
  await vi.waitFor(() => expect(last()?.clients).toEqual([ladoga]))
  asked.get('ла')!([newId<ProfileId>()])
  asked.get('kf')!([])
  setRows([])
  await vi.waitFor(() => expect(last()?.lines).toBe(Infinity))
  expect(last()).toMatchObject({ text: 'лад', clients: [ladoga] })
})

test('who moves or chooses has what was typed at once, and whole', () => {
  search.mockImplementation(() => Promise.resolve([ladoga]))
  open()
  setText('лад')
  hurry()
  expect(last()).toEqual({ text: 'лад', clients: [], lines: Infinity })
})

test('a client that comes meanwhile is found too', async () => {
  search.mockImplementation(() => Promise.resolve([]))
  open()
  setText('лад')
  await vi.waitFor(() => expect(last()?.lines).toBe(Infinity))
  search.mockImplementation(() => Promise.resolve([ladoga]))
  setRows([{} as Row])
  await vi.waitFor(() => expect(last()).toEqual({ text: 'лад', clients: [ladoga], lines: Infinity }))
})
