import { expect, test } from 'vitest'
import { mapInTasks } from './nextTask'

test('all are made, in their order', async () => {
  const numbers = Array.from({ length: 1_000 }, (_, index) => index)
  expect(await mapInTasks(numbers, (one) => one * 2)).toEqual(numbers.map((one) => one * 2))
})

test('others have their turn while a long list is made', async () => {
  const others: number[] = []
  let made = 0
  setTimeout(() => others.push(made))
  await mapInTasks(Array.from({ length: 64 }), () => {
    const began = performance.now()
    while (performance.now() - began < 1);
    made += 1
  })
  expect(others[0]).toBeLessThan(64)
})
