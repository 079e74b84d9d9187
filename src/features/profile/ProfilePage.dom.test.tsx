import { MemoryRouter, Route, createMemoryHistory } from '@solidjs/router'
import { createSignal } from 'solid-js'
import { render } from 'solid-js/web'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { t, useLocale } from '../../i18n'
import { newId, type MemberId, type ProfileId } from '../../shared/ids'
import { aRow } from '../../shared/profile/testRow'
import { NO_SETTINGS } from '../../shared/team/noSettings'
import { NotebookProvider, type Notebook } from '../../solid/notebook'
import ProfilePage from './ProfilePage'

const me = newId<MemberId>()
const id = newId<ProfileId>()
type State = 'loading' | 'missing' | 'failed'
const [state, setState] = createSignal<State>('loading')
const [whole, setWhole] = createSignal(true)
const [known, setKnown] = createSignal(false)
let dispose = () => {}

beforeAll(() => {
  // The test's document knows none.
  vi.stubGlobal('reportError', vi.fn())
  return useLocale('en')
})
beforeEach(() => {
  const notebook = {
    me: () => ({ member: { id: me } }),
    role: () => 'manager',
    memberName: () => 'Olga',
    ready: () => true,
    status: () => ({ whole: whole() }),
    settings: () => NO_SETTINGS,
    row: () => (known() ? aRow({ id, name: 'Ladoga', owner: me }) : undefined),
    // Nobody knows of it: the directory is never there.
    colleagues: () => new Promise(() => {}),
    open: () => ({ state, row: () => undefined, retry: () => {} }),
  } as unknown as Notebook
  const history = createMemoryHistory()
  history.set({ value: `/clients/${id}` })
  dispose = render(
    () => (
      <NotebookProvider value={notebook}>
        <MemoryRouter history={history}>
          <Route path="/clients/:id" component={ProfilePage} />
        </MemoryRouter>
      </NotebookProvider>
    ),
    document.body,
  )
})
afterEach(() => {
  dispose()
  setState('loading')
  setWhole(true)
  setKnown(false)
})

const heading = () => document.querySelector('h1')!.textContent
const said = () => document.querySelector('[data-scroll]')!.textContent

test('a client that is still on its way to a new device is said to be, and the page has a name all the same', () => {
  setWhole(false)
  expect(said()).toContain(t('profile.arriving.title'))
  expect(heading()).toBe(t('profile.missing.page'))
  setKnown(true)
  expect(heading()).toBe('Ladoga')
})

test('a client that is read on a device that has all is only read', () => {
  expect(document.querySelector('[data-scroll]')!.children).not.toHaveLength(0)
  expect(said()).not.toContain(t('profile.arriving.title'))
})

test('a client that is not here: handed over where all clients are, not yet here where they are not', () => {
  setState('missing')
  expect(said()).toContain(t('profile.missing.text'))
  setWhole(false)
  expect(said()).toContain(t('profile.missing.notYet'))
  expect(said()).not.toContain(t('profile.missing.text'))
})
