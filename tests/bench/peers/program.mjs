/** A peer's program answers the orders of the bench, one after the other. */

/** `orders` by name; each takes the order and gives its answer. */
export function obey(orders) {
  let line = Promise.resolve()
  process.on('message', ({ n, order }) => {
    line = line.then(async () => {
      try {
        process.send({ n, answer: (await orders[order.do](order)) ?? null })
      } catch (error) {
        process.send({ n, error: error?.stack ?? String(error) })
      }
    })
  })
  process.on('disconnect', () => process.exit(0))
  process.send({ ready: true })
}

/** Does the work for all, so many at a time. */
export async function inPool(all, most, work) {
  const waiting = [...all]
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next)
  }
  await Promise.all(Array.from({ length: most }, worker))
}

/** Looks again each few milliseconds until it holds. */
export async function until(holds) {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 2))
}
