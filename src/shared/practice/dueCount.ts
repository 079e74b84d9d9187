/**
 * How many lines Today has for a member, counted client by client: whoever counts holds one client at a time, and stops
 * when the day is full [TD5].
 */
import type { PracticeContext, Signal } from './signal'
import { A_DAY, itemsOf, type Whose } from './today'

export interface DueCount {
  /** `signals`: what the rules say of one client (signals.ts). */
  add(signals: readonly Signal[]): void
  /** At most a day's dozen. */
  count(): number
  isFull(): boolean
}

export function countDue(context: Pick<PracticeContext, 'now' | 'today'>, whose: Whose): DueCount {
  let count = 0
  // Clients that one colleague handed over on one day are one line [TD3].
  const handed = new Set<string>()
  return {
    add(signals) {
      for (const { signal } of itemsOf(signals, context, whose)) {
        if (signal.reason.kind !== 'handed') count += 1
        else handed.add(`${signal.reason.from}/${signal.who}/${signal.on}`)
      }
    },
    count: () => Math.min(A_DAY, count + handed.size),
    isFull: () => count >= A_DAY,
  }
}
