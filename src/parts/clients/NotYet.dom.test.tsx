import { createSignal } from 'solid-js'
import { render } from 'solid-js/web'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { t, useLocale } from '../../i18n'
import { NotebookProvider, type Notebook, type SyncStatus } from '../../solid/notebook'
import { NotYet } from './NotYet'

let dispose: () => void
beforeAll(() => useLocale('en'))
afterEach(() => dispose())

function shown(first: Pick<SyncStatus, 'connection' | 'pulling'>) {
  const [status, setStatus] = createSignal(first)
  const notebook = { status: () => ({ whole: false, ...status() }), role: () => 'viewer' } as unknown as Notebook
  dispose = render(
    () => (
      <NotebookProvider value={notebook}>
        <NotYet />
      </NotebookProvider>
    ),
    document.body,
  )
  return { title: () => document.querySelector('h2')?.textContent, setStatus }
}

test('clients are on their way while the server can be reached, and are not awaited where it cannot', () => {
  const { title, setStatus } = shown({ connection: 'connecting', pulling: null })
  expect(title()).toBe(t('clients.loadingTitle'))
  for (const connection of ['offline', 'signIn', 'update'] as const) {
    setStatus({ connection, pulling: null })
    expect(title()).toBe(t('clients.notHereTitle'))
  }
  setStatus({ connection: 'online', pulling: null })
  expect(title()).toBe(t('clients.loadingTitle'))
})
