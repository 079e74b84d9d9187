import { createSignal, Show } from 'solid-js'
import { render } from 'solid-js/web'
import { afterEach, expect, test } from 'vitest'
import { keepOnTop, modalOpened } from './onTop'

let dispose: () => void
afterEach(() => {
  dispose()
  document.body.replaceChildren()
})

const [shown, setShown] = createSignal(true)

function Kept() {
  let element!: HTMLDivElement
  keepOnTop(
    () => element,
    () => {},
  )
  return (
    <div ref={element} id="kept">
      <button>Undo</button>
    </div>
  )
}

function start(): HTMLElement {
  const root = document.createElement('div')
  document.body.append(root)
  setShown(true)
  dispose = render(
    () => (
      <Show when={shown()}>
        <Kept />
      </Show>
    ),
    root,
  )
  return root
}
const dialog = (): HTMLDialogElement => {
  const made = document.createElement('dialog')
  document.body.append(made)
  return made
}
const home = () => document.getElementById('kept')?.parentNode

test('it goes into the dialog that opens, into the next, and back as they close', () => {
  const root = start()
  const [first, second] = [dialog(), dialog()]
  const closeFirst = modalOpened(first)
  expect(home()).toBe(first)
  const closeSecond = modalOpened(second)
  expect(home()).toBe(second)
  closeSecond()
  expect(home()).toBe(first)
  closeFirst()
  expect(home()).toBe(root)
})

test('what comes while a dialog is open is inside it at once', () => {
  start()
  setShown(false)
  const open = dialog()
  const close = modalOpened(open)
  setShown(true)
  expect(home()).toBe(open)
  close()
})

test('what ends while it is inside a dialog is gone', () => {
  start()
  const close = modalOpened(dialog())
  setShown(false)
  expect(document.getElementById('kept')).toBeNull()
  close()
})

test('the focus inside it stays there', () => {
  start()
  const button = document.querySelector<HTMLElement>('#kept button')!
  button.focus()
  const close = modalOpened(dialog())
  expect(document.activeElement).toBe(button)
  close()
  expect(document.activeElement).toBe(button)
})
