import { createSignal } from 'solid-js'
import { render } from 'solid-js/web'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { t, useLocale } from '../../i18n'
import { NotebookProvider, type Notebook } from '../../solid/notebook'
import { SignOut } from './SignOut'

let dispose: () => void
let left: boolean[]
beforeAll(() => useLocale('en'))
beforeEach(() => {
  left = []
})
afterEach(() => dispose())

function shown(unsent: number) {
  const [open, setOpen] = createSignal(true)
  const notebook = {
    status: () => ({ unsent, connection: 'online' }),
    signOut: async (keep: boolean) => void left.push(keep),
  } as unknown as Notebook
  dispose = render(
    () => (
      <NotebookProvider value={notebook}>
        <SignOut open={open()} onClose={() => setOpen(false)} />
      </NotebookProvider>
    ),
    document.body,
  )
  const button = (name: string) =>
    [...document.querySelectorAll('button')].find((one) => one.textContent?.trim() === name)
  return { button, open }
}

test('with everything sent one confirmation signs out', () => {
  const { button } = shown(0)
  expect(button(t('settings.unsentKeep'))).toBeUndefined()
  button(t('settings.signOut'))!.click()
  expect(left).toEqual([false])
})

test('with something unsent it asks: wait, download, keep it here, or give it up after one more question', () => {
  const { button, open } = shown(3)
  expect(document.body.textContent).toContain(t('settings.unsentTitle', { count: 3 }))
  expect(button(t('settings.unsentDownload'))).toBeDefined()
  button(t('settings.unsentForget'))!.click()
  expect(left).toEqual([])
  expect(document.body.textContent).toContain(t('settings.unsentSureText', { count: 3 }))
  button(t('settings.unsentKeep'))!.click()
  expect(left).toEqual([true])
  button(t('settings.unsentWait'))!.click()
  expect(open()).toBe(false)
})
