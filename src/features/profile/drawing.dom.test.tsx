import { createRoot, createSignal, type JSX } from 'solid-js'
import { render } from 'solid-js/web'
import { afterEach, expect, test, vi } from 'vitest'
import { createApart, createDrawing, createMoreAndMore } from './drawing'
import { inTime } from './inTime'

let dispose = (): void => {}
afterEach(() => {
  dispose()
  document.body.replaceChildren()
})
const show = (part: () => JSX.Element): void => {
  dispose = render(part, document.body)
}
/** A file that comes when it is let. */
function file(words: string) {
  let come!: () => void
  let fail!: (error: Error) => void
  const coming = new Promise<void>((resolve, reject) => ([come, fail] = [resolve, reject]))
  return {
    part: inTime(() => coming.then(() => () => <p>{words}</p>)),
    come: () => come(),
    fail: () => fail(new Error('cut')),
  }
}

test('a part whose file is not here holds those below it, and all are drawn when it came', async () => {
  const told = file('told')
  const drawn = createRoot((end) => {
    dispose = end
    return createDrawing(['head', 'told', 'below'], { needs: { told: () => told.part.need() }, seen: [] })
  })
  await vi.waitFor(() => expect(drawn('head')).toBe(true))
  await new Promise((resolve) => requestAnimationFrame(resolve))
  expect(drawn('below')).toBe(false)
  told.come()
  await vi.waitFor(() => expect(drawn('below')).toBe(true))
})

test('a file that cannot be had holds nobody', async () => {
  const told = file('told')
  const drawn = createRoot((end) => {
    dispose = end
    return createDrawing(['told', 'below'], { needs: { told: () => told.part.need() }, seen: ['told'] })
  })
  const needed = told.part.need()
  told.fail()
  await needed
  await vi.waitFor(() => expect(drawn('below')).toBe(true))
})

/** A page of two parts of which the first fills the screen. */
const fullPage = () =>
  createRoot((end) => {
    dispose = end
    return createDrawing(['head', 'below'], {
      needs: {},
      seen: [],
      rest: { from: 'below', may: () => true, isFull: () => true },
    })
  })

test('what lies below the screen is drawn once somebody goes on in the page', async () => {
  const drawn = fullPage()
  await vi.waitFor(() => expect(drawn('head')).toBe(true))
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
  expect(drawn('below')).toBe(false)
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', bubbles: true }))
  await vi.waitFor(() => expect(drawn('below')).toBe(true))
})

test('what lies below the screen comes by itself, for those who read it without touching the page', async () => {
  const drawn = fullPage()
  await vi.waitFor(() => expect(drawn('head')).toBe(true))
  await vi.waitFor(() => expect(drawn('below')).toBe(true), 6_000)
})

test('what is here already is drawn at once with what stands around it; what is not comes by itself', async () => {
  const here = file('here')
  const later = file('later')
  here.come()
  await here.part.need()
  show(() => (
    <>
      <here.part />
      <later.part />
    </>
  ))
  expect(document.body.textContent).toBe('here')
  later.come()
  await vi.waitFor(() => expect(document.body.textContent).toBe('herelater'))
})

test('of a long list the first are there at once and the rest by and by; what is added then is there at once', async () => {
  const [most, setMost] = createSignal(7)
  const count = createRoot((end) => {
    dispose = end
    return createMoreAndMore(3, most)
  })
  expect(count()).toBe(3)
  await vi.waitFor(() => expect(count()).toBe(7))
  setMost(8)
  expect(count()).toBe(8)
})

test('what becomes slow to draw is drawn in the next task; what goes away goes at once', async () => {
  const [state, setState] = createSignal('loading')
  const drawn = createRoot((end) => {
    dispose = end
    return createApart(state, 'ready')
  })
  await Promise.resolve()
  setState('ready')
  expect(drawn()).toBe('loading')
  await vi.waitFor(() => expect(drawn()).toBe('ready'))
  setState('missing')
  expect(drawn()).toBe('missing')
})
