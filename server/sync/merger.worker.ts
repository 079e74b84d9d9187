/** The thread that merges (merger.ts): one order after the other, an answer to each. */
import { parentPort } from 'node:worker_threads'
import { snapshotOf, stateOf } from './merging'
import type { Done, Order } from './merger'

parentPort?.on('message', ({ n, order }: { n: number; order: Order }) => {
  const done = answer(n, order)
  parentPort?.postMessage(done, 'made' in done ? done.made.map(({ buffer }) => buffer as ArrayBuffer) : [])
})

function answer(n: number, order: Order): Done {
  try {
    const made = order.type === 'states' ? order.logs.map(stateOf) : [snapshotOf(order.before, order.updates)]
    // A copy of its own size: what zlib gives lies in a larger buffer, and all of that would travel.
    return { n, made: made.map((bytes) => new Uint8Array(bytes)) }
  } catch (error) {
    return { n, failed: error instanceof Error ? error.message : String(error) }
  }
}
