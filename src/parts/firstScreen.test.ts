import { createRoot } from 'solid-js'
import { expect, test } from 'vitest'
import { isWorkedOut, whileWorkingOut } from './firstScreen'

test('a page that says nothing is worked out', () => {
  expect(isWorkedOut()).toBe(true)
})

test('one that is still working it out is not, until it is done or left', () => {
  let working = true
  const leave = createRoot((dispose) => {
    whileWorkingOut(() => working)
    return dispose
  })
  expect(isWorkedOut()).toBe(false)
  working = false
  expect(isWorkedOut()).toBe(true)
  working = true
  leave()
  expect(isWorkedOut()).toBe(true)
})

test('the page that comes next is asked, also when the one before goes after it came', () => {
  const [leaveBefore, leaveNext] = [false, true].map((working) =>
    createRoot((dispose) => {
      whileWorkingOut(() => working)
      return dispose
    }),
  )
  leaveBefore!()
  expect(isWorkedOut()).toBe(false)
  leaveNext!()
  expect(isWorkedOut()).toBe(true)
})
