/** What a workload has started: one that takes too long is ended by ending these, and the others go on. */
import { setTimeout as wait } from 'node:timers/promises'

type End = () => Promise<unknown>

const running = new Set<End>()
let over = false

/** Notes something that runs; gives what is called once it has ended by itself. */
export function runs(end: End): () => void {
  if (over) {
    void end()
    throw new Error('begun too late')
  }
  running.add(end)
  return () => running.delete(end)
}

/** Gives what the work gives. @throws Error when it takes longer: what it started is ended then. */
export async function within<T>(ms: number, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  over = false
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done within ${ms / 60_000} minutes`)), ms)
  })
  const done = work()
  try {
    return await Promise.race([done, late])
  } finally {
    clearTimeout(timer)
    over = true
    // What the work had begun when it failed, or did not end.
    await Promise.allSettled([...running].map((end) => end()))
    running.clear()
    await Promise.race([Promise.allSettled([done]), wait(10_000)])
  }
}
