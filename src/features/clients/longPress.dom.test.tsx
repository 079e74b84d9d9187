import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { makeLongPress } from './longPress'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const at = (x: number, pointerType = 'touch') =>
  new PointerEvent('pointerdown', { clientX: x, clientY: 0, pointerType })

function press() {
  const pressed = vi.fn()
  return { pressed, line: makeLongPress(pressed) }
}

test('a resting finger chooses, and the click that ends it opens nothing', () => {
  const { pressed, line } = press()
  line.onPointerDown(at(0))
  vi.advanceTimersByTime(500)
  line.onPointerUp()
  expect(pressed).toHaveBeenCalledOnce()
  expect(line.swallowsClick()).toBe(true)
  expect(line.swallowsClick()).toBe(false)
})

test('a tap, a scroll and a mouse choose nothing', () => {
  const { pressed, line } = press()
  line.onPointerDown(at(0))
  line.onPointerUp()
  line.onPointerDown(at(0))
  line.onPointerMove(at(30))
  vi.advanceTimersByTime(500)
  line.onPointerDown(at(0, 'mouse'))
  vi.advanceTimersByTime(500)
  expect(pressed).not.toHaveBeenCalled()
  expect(line.swallowsClick()).toBe(false)
})

test("the link's own menu stays away from a long press only", () => {
  const { line } = press()
  const menu = () => {
    const event = new Event('contextmenu', { cancelable: true })
    line.onContextMenu(event)
    return event.defaultPrevented
  }
  line.onPointerDown(at(0))
  expect(menu()).toBe(false)
  vi.advanceTimersByTime(500)
  expect(menu()).toBe(true)
})
