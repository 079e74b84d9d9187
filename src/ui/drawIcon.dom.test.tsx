import { createSignal, type JSX } from 'solid-js'
import { render } from 'solid-js/web'
import { afterEach, expect, test } from 'vitest'
import { piecesOf } from '../../scripts/iconCompiler'
import IconTag from '~icons/lucide/tag'

let dispose: (() => void) | undefined
afterEach(() => dispose?.())
function draw(what: () => JSX.Element): HTMLElement {
  const container = document.createElement('div')
  dispose = render(what, container)
  return container
}

test('an icon is drawn of its pieces, in a frame that says once what all have', () => {
  const [label, setLabel] = createSignal('old')
  const container = draw(() => <IconTag class="quiet" aria-hidden="true" data-label={label()} />)
  const icon = container.querySelector('svg')!
  expect(icon.namespaceURI).toBe('http://www.w3.org/2000/svg')
  expect(icon.getAttribute('viewBox')).toBe('0 0 24 24')
  expect(icon.getAttribute('stroke')).toBe('currentColor')
  expect(icon.getAttribute('class')).toBe('quiet')
  expect(icon.getAttribute('aria-hidden')).toBe('true')
  expect([...icon.children].map(({ tagName }) => tagName)).toEqual(['path', 'circle'])
  expect(icon.querySelector('circle')!.getAttribute('fill')).toBe('currentColor')
  setLabel('new')
  expect(icon.getAttribute('data-label')).toBe('new')
})

test('each use is an element of its own', () => {
  const container = draw(() => [<IconTag />, <IconTag />])
  expect(container.querySelectorAll('svg')).toHaveLength(2)
})

test('what is no icon of plain pieces is refused when the app is built', () => {
  expect(() => piecesOf('<svg viewBox="0 0 24 24"><path d="M0 0"/><!-- by hand --></svg>')).toThrow('not an icon')
  expect(() => piecesOf('<svg viewBox="0 0 16 16"><path d="M0 0"/></svg>')).toThrow('24 by 24')
})
