import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router'
import { render } from 'solid-js/web'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { t, useLocale } from '../../i18n'
import { newId, type MemberId } from '../../shared/ids'
import type { Row } from '../../shared/profile/row'
import { aRow } from '../../shared/profile/testRow'
import { NotebookProvider, type Notebook } from '../../solid/notebook'
import ReferralsPage from './ReferralsPage'

const ANNA = newId<MemberId>()
let dispose: () => void

beforeAll(() => useLocale('en'))
afterEach(() => {
  dispose()
  document.body.replaceChildren()
})

function show(rows: Row[], history = createMemoryHistory()): void {
  const notebook = {
    rows: () => rows,
    row: (id: string) => rows.find((row) => row.id === id),
    me: () => ({ member: { id: ANNA } }),
    role: () => 'manager',
    team: () => ({ members: [] }),
    grants: () => [],
  } as unknown as Notebook
  dispose = render(
    () => (
      <NotebookProvider value={notebook}>
        <MemoryRouter history={history}>
          <Route path="*" component={ReferralsPage} />
        </MemoryRouter>
      </NotebookProvider>
    ),
    document.body,
  )
}
const links = () => [...document.querySelectorAll('main a, section a')].map((one) => one.textContent)

test('the way back leads to the team', async () => {
  const history = createMemoryHistory()
  history.set({ value: '/team/referrals', scroll: false, replace: true })
  show([aRow({ name: 'Ladoga' })], history)
  document.querySelector<HTMLButtonElement>(`button[aria-label="${t('common.back')}"]`)!.click()
  await vi.waitFor(() => expect(history.get()).toBe('/team'))
})

test('nobody brought anybody: where one says so', () => {
  show([aRow({ name: 'Ladoga' })])
  expect(document.body.textContent).toContain(t('know.referrals.emptyHint'))
})

test('the best source first, its tree below it, and how it was thanked', () => {
  const ladoga = aRow({ name: 'Ladoga', owner: ANNA, practice: { thanks: [{ what: 'Samples', on: '2026-10-12' }] } })
  const by = (one: Row) => ({ broughtBy: { name: one.name, profile: one.id } })
  const grad = aRow({ name: 'Grad', owner: ANNA, practice: by(ladoga) })
  const mast = aRow({ name: 'Mast', practice: by(grad) })
  const tula = aRow({ name: 'Tula', practice: { broughtBy: { name: 'Peter', as: 'pays' } } })
  show([tula, mast, grad, ladoga])
  const cards = [...document.querySelectorAll('h2')].map((one) => one.textContent)
  expect(cards).toEqual(['Ladoga', 'Peter'])
  expect(document.body.textContent).toContain(t('know.referrals.sum', { sources: 2, clients: 3 }))
  expect(document.body.textContent).toContain('Samples')
  // Grad brought Mast, and was not thanked: whoever may write there can do so at once.
  expect(document.body.textContent).toContain(t('know.referrals.notThanked'))
  expect(links()).toEqual(['Ladoga', t('know.referrals.thank'), 'Grad', t('know.referrals.thank'), 'Mast', 'Tula'])
  expect(document.querySelector(`a[href="/clients/${grad.id}?add=thanks"]`)).not.toBeNull()
  expect(document.body.textContent).toContain(t('know.referrals.notOurs'))
  expect(document.body.textContent).toContain(t('know.referrals.paid'))
})
