import { MemoryRouter, Route } from '@solidjs/router'
import { render } from 'solid-js/web'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { t, useLocale } from '../../i18n'
import { newId } from '../../shared/ids'
import { aRow } from '../../shared/profile/testRow'
import { NotebookProvider, type Notebook } from '../../solid/notebook'
import DatesPage from './DatesPage'

beforeAll(() => useLocale('en'))
afterEach(() => vi.useRealTimers())

test('what comes in 30 days, and the round anniversaries of the whole year', async () => {
  vi.useFakeTimers({ now: Date.parse('2026-11-22T12:00:00Z'), toFake: ['Date'] })
  const ivan = { id: newId(), on: '1979-11-24', what: 'Ivan', birthday: true } as const
  const rows = [
    aRow({ name: 'Ladoga', practice: { dates: [ivan] } }),
    aRow({ name: 'Grad', practice: { firstWon: '2016-03-01' } }),
  ]
  const notebook = {
    rows: () => rows,
    me: () => ({ member: { id: newId() }, workspace: { zone: 'Europe/Moscow' } }),
  } as unknown as Notebook
  const dispose = render(
    () => (
      <NotebookProvider value={notebook}>
        <MemoryRouter>
          <Route path="*" component={DatesPage} />
        </MemoryRouter>
      </NotebookProvider>
    ),
    document.body,
  )
  const links = [...document.querySelectorAll('a[href^="/clients/"]')].map((one) => one.textContent)
  expect(links).toHaveLength(2)
  expect(links[0]).toContain('Ladoga')
  expect(links[0]).toContain(t('dates.what', { about: 'birthday', what: 'Ivan' }))
  expect(links[0]).toContain(t('dates.years', { years: 47 }))
  expect(links[1]).toContain('Grad')
  expect(links[1]).toContain(t('dates.years', { years: 10 }))
  // One kind alone, and back to all.
  const chip = [...document.querySelectorAll('button')].find(
    (one) => one.textContent === t('dates.kind', { kind: 'birthday' }),
  )!
  chip.click()
  await vi.waitFor(() => expect(document.querySelectorAll('a[href^="/clients/"]')).toHaveLength(1))
  expect(chip.getAttribute('aria-pressed')).toBe('true')
  expect(document.body.textContent).toContain(t('dates.chosenNone'))
  chip.click()
  await vi.waitFor(() => expect(document.querySelectorAll('a[href^="/clients/"]')).toHaveLength(2))
  dispose()
})
