import { beforeEach, expect, test } from 'vitest'
import { farAt, swipe, type Way } from './swipe'

const WIDTH = 300
let line: HTMLElement
let ran: Way[]
let ways: Way[]
let clicked: number

beforeEach(() => {
  document.body.replaceChildren()
  line = document.createElement('div')
  Object.defineProperty(line, 'offsetWidth', { value: WIDTH })
  line.setPointerCapture = () => undefined
  document.body.append(line)
  ran = []
  ways = ['start', 'end']
  clicked = 0
  swipe(
    line,
    (way) => ways.includes(way),
    (way) => ran.push(way),
  )
  line.addEventListener('click', () => (clicked += 1))
})

const send = (type: string, x: number, y = 0, pointerType = 'touch'): void =>
  void line.dispatchEvent(
    new PointerEvent(type, { clientX: x, clientY: y, pointerId: 1, pointerType, isPrimary: true, bubbles: true }),
  )
function draw(x: number, y = 0, pointerType = 'touch'): void {
  send('pointerdown', 0, 0, pointerType)
  send('pointermove', x / 2, y / 2, pointerType)
  send('pointermove', x, y, pointerType)
}

test('drawn far to either side it does what that side means, and is where it was', () => {
  draw(farAt(WIDTH))
  expect(line.dataset['swipe']).toBe('end-far')
  expect(line.style.getPropertyValue('--swiped')).toBe(`${farAt(WIDTH)}px`)
  send('pointerup', farAt(WIDTH))
  expect(ran).toEqual(['end'])
  expect([line.dataset['swipe'], line.style.getPropertyValue('--swiped')]).toEqual([undefined, ''])
  draw(-farAt(WIDTH))
  send('pointerup', -farAt(WIDTH))
  expect(ran).toEqual(['end', 'start'])
})

test('let go too early, or cancelled by the browser, it does nothing', () => {
  draw(farAt(WIDTH) - 1)
  expect(line.dataset['swipe']).toBe('end')
  send('pointerup', farAt(WIDTH) - 1)
  draw(WIDTH)
  send('pointercancel', WIDTH)
  expect(ran).toEqual([])
})

test('scrolling past it and marking with a mouse draw nothing', () => {
  draw(10, 80)
  draw(WIDTH, 0, 'mouse')
  expect(line.dataset['swipe']).toBeUndefined()
  send('pointerup', WIDTH)
  expect(ran).toEqual([])
})

test('a side that means nothing does not move', () => {
  ways = ['start']
  draw(WIDTH)
  expect(line.style.getPropertyValue('--swiped')).toBe('0px')
  send('pointerup', WIDTH)
  expect(ran).toEqual([])
})

test('the release is no tap; the next tap is one', async () => {
  draw(farAt(WIDTH))
  send('pointerup', farAt(WIDTH))
  line.click()
  expect(clicked).toBe(0)
  await new Promise((resolve) => setTimeout(resolve))
  line.click()
  expect(clicked).toBe(1)
})
