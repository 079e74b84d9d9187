/**
 * Ends the task that runs now and goes on in the next one, so that between two pieces of work the browser draws and
 * hears keys. Not inside a transaction of IndexedDB: it would be over.
 */
export const nextTask = (): Promise<void> =>
  globalThis.scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve, 0))

/** ms of work in one task: a fast desk does much in it, a slow phone needs four times that, which nobody notices yet. */
export const ENOUGH = 3

/** `make` of each, in as many tasks as it takes. */
export async function mapInTasks<From, To>(all: readonly From[], make: (one: From) => To): Promise<To[]> {
  const made: To[] = []
  let began = performance.now()
  for (const [index, one] of all.entries()) {
    made.push(make(one))
    // The clock is not asked each time.
    if (index % 8 === 7 && performance.now() - began > ENOUGH) {
      await nextTask()
      began = performance.now()
    }
  }
  return made
}
